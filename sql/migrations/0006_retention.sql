-- The worker removes what its time is over for. It may find and delete such rows by their age, and
-- cannot read a word of what is in them.

grant delete on draft, session, login_failure to madoguchi_worker;
grant select (municipality, token_hash, expires_at) on draft to madoguchi_worker;
grant select (municipality, token_hash, expires_at) on session to madoguchi_worker;
grant select (municipality, failure_id, failed_at) on login_failure to madoguchi_worker;

create policy expired on draft to madoguchi_worker
    using (municipality = (select scope_municipality()) and expires_at <= now());
create policy expired on session to madoguchi_worker
    using (municipality = (select scope_municipality()) and expires_at <= now());
-- Throttling looks back a quarter of an hour; a day is kept for whoever looks into an attack.
create policy expired on login_failure to madoguchi_worker
    using (municipality = (select scope_municipality())
           and failed_at <= now() - interval '1 day');

grant execute on function scope_municipality() to madoguchi_worker;
