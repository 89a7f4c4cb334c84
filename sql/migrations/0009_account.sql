-- Accounts: what each may do besides what its role may.

-- Seeing a request is one thing, taking it away as a file another, and taking the sensitive answers
-- along a third.
alter table staff add column rights text[] not null default '{}'
    check (rights <@ array['export', 'export_sensitive']);
update staff set rights = array['export'] where role in ('desk', 'administrator');

create function session_has_right(p_right text) returns boolean
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select exists (select from staff
                    where municipality = scope_municipality() and staff_id = session_staff_id()
                      and p_right = any (rights))
$$;
grant execute on function session_has_right(text) to madoguchi_staff;

drop function session_renew();

-- The account of the scope's session, its idle clock wound up again. At most one write a minute:
-- the clock need not be finer, and most page views then write nothing but their audit row.
create function session_renew()
    returns table (staff_id bigint, login text, name text, role text, rights text, desks text)
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
begin
    update session s set seen_at = now()
     where s.municipality = scope_municipality() and s.token_hash = scope_session()
       and s.seen_at < now() - interval '1 minute'
       and session_staff_id() is not null;

    return query
    select a.staff_id, a.login, a.name, a.role, array_to_string(a.rights, ' '),
           (select coalesce(string_agg(d.name ->> 'ja', '、' order by d.position), '')
              from desk d
             where d.municipality = a.municipality and d.desk::text = any (session_desks()))
      from staff a
     where a.municipality = scope_municipality() and a.staff_id = session_staff_id();
end
$$;
grant execute on function session_renew() to madoguchi_staff;

-- The row about an export is also the gate to it.
drop policy staff_notes_reading on audit;
create policy staff_notes_reading on audit for insert to madoguchi_staff
    with check (municipality = (select scope_municipality())
                and staff_id = (select session_staff_id())
                and (kind in ('request.list', 'request.view')
                     or kind = 'request.export' and (select session_has_right('export'))));
drop policy staff_notes_responses on audit;
create policy staff_notes_responses on audit for insert to madoguchi_staff
    with check (municipality = (select scope_municipality())
                and staff_id = (select session_staff_id())
                and (kind in ('response.list', 'response.view')
                     or kind = 'response.export' and (select session_has_right('export'))));
