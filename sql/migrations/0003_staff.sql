-- Staff accounts, their sessions and desks, and the slowing down of guessed passwords.

-- What is stored of a token: 32 bytes of BLAKE2b.
create domain digest as bytea check (octet_length(value) = 32);

create function scope_session() returns bytea language sql stable as
$$ select decode(nullif(current_setting('madoguchi.session', true), ''), 'hex') $$;

create table staff (
    municipality  municipality_code not null default scope_municipality() references municipality,
    staff_id      bigint generated always as identity,
    login         text not null check (login ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
    name          text not null check (name <> ''),
    role          text not null check (role in ('administrator', 'desk', 'viewer', 'contractor')),
    password_hash text not null,
    disabled_at   timestamptz,
    created_at    timestamptz not null default now(),
    primary key (municipality, staff_id),
    unique (municipality, login)
);

create table staff_desk (
    municipality municipality_code not null default scope_municipality(),
    staff_id     bigint not null,
    desk         short_code not null,
    primary key (municipality, staff_id, desk),
    foreign key (municipality, staff_id) references staff,
    foreign key (municipality, desk) references desk
);

create table session (
    municipality municipality_code not null default scope_municipality(),
    token_hash   digest not null,
    staff_id     bigint not null,
    opened_at    timestamptz not null default now(),
    seen_at      timestamptz not null default now(),
    -- seen_at decides the idle end, this one the absolute.
    expires_at   timestamptz not null,
    primary key (municipality, token_hash),
    foreign key (municipality, staff_id) references staff
);
create index session_expiry on session (municipality, expires_at);

-- One row an attempt that was not (or not yet) a success, of known and unknown logins alike. Only
-- a hash is kept: what people type as a login is now and then their password.
create table login_failure (
    municipality municipality_code not null default scope_municipality(),
    failure_id   bigint generated always as identity,
    login_hash   digest not null,
    address      text,
    failed_at    timestamptz not null default now(),
    primary key (municipality, failure_id)
);
create index login_failure_by_account on login_failure (municipality, login_hash, failed_at);
create index login_failure_by_address on login_failure (municipality, address, failed_at);
create index login_failure_by_age on login_failure (municipality, failed_at);

alter table staff enable row level security;
alter table staff force row level security;
alter table staff_desk enable row level security;
alter table staff_desk force row level security;
alter table session enable row level security;
alter table session force row level security;
alter table login_failure enable row level security;
alter table login_failure force row level security;

-- Only the owner's functions below reach these tables; the zones have no right on them at all.
create policy own_municipality on staff to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on staff_desk to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on session to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on login_failure to madoguchi_owner
    using (municipality = (select scope_municipality()));

-- The account of the scope's live session. This is the one place that says what "live" means:
-- not expired, not idle too long, account not disabled.
create function session_staff_id() returns bigint
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select a.staff_id
      from session s
      join staff a using (municipality, staff_id)
      join municipality m using (municipality)
     where s.municipality = scope_municipality()
       and s.token_hash = scope_session()
       and s.expires_at > now()
       and s.seen_at > now() - m.session_idle
       and a.disabled_at is null
$$;

create function session_role() returns text
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select role from staff
     where municipality = scope_municipality() and staff_id = session_staff_id()
$$;

-- The desks whose requests the session may read: an administrator all, desk and viewer their own,
-- a contractor none. Empty without a live session, so that policies fail closed.
create function session_desks() returns text[]
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select coalesce(array_agg(d.desk::text order by d.position), '{}')
      from staff a
      join desk d using (municipality)
     where a.municipality = scope_municipality()
       and a.staff_id = session_staff_id()
       and (a.role = 'administrator'
            or a.role in ('desk', 'viewer')
               and exists (select from staff_desk sd
                            where sd.municipality = a.municipality
                              and sd.staff_id = a.staff_id
                              and sd.desk = d.desk))
$$;

grant execute on function session_staff_id(), session_role(), session_desks() to madoguchi_staff;
-- Defaults of the audit table call it in the public zone too, where it finds nobody.
grant execute on function session_staff_id() to madoguchi_public;

-- Who did what, when, from where, to what. Written once, never changed: no role has the right, the
-- owner gave up its own, and a trigger refuses even a superuser's slip.
create table audit (
    municipality municipality_code not null default scope_municipality(),
    audit_id     bigint generated always as identity,
    at           timestamptz not null default now(),
    -- The role that logged in: madoguchi_public, madoguchi_staff, …
    zone         text not null default session_user,
    staff_id     bigint default session_staff_id(),
    address      text default scope_address(),
    request_id   text default scope_request_id(),
    kind         text not null check (kind ~ '^[a-z]+\.[a-z_]+$'),
    subject      text,
    -- Filters, counts, reasons; never an answer.
    detail       jsonb not null default '{}' check (jsonb_typeof(detail) = 'object'),
    primary key (municipality, audit_id),
    foreign key (municipality, staff_id) references staff
);
create index audit_by_subject on audit (municipality, subject, at);
create index audit_by_time on audit (municipality, at);

create trigger audit_is_append_only
    before update or delete or truncate on audit execute function refuse_change();

alter table audit enable row level security;
alter table audit force row level security;
create policy own_municipality on audit to madoguchi_owner
    using (municipality = (select scope_municipality()));

-- The staff zone writes what, the defaults write who and when. The row about an export is also the
-- gate to it: a role that must not export cannot write it, and then the transaction ends.
create policy staff_notes_reading on audit for insert to madoguchi_staff
    with check (municipality = (select scope_municipality())
                and staff_id = (select session_staff_id())
                and (kind in ('request.list', 'request.view')
                     or kind = 'request.export'
                        and (select session_role()) in ('desk', 'administrator')));

revoke update, delete, truncate on audit from madoguchi_owner;
grant insert (kind, subject, detail) on audit to madoguchi_staff;

-- Seconds to wait before the next attempt: the first `free` failures of a quarter of an hour cost
-- nothing, each one more doubles the wait up to a minute. A delay, not a lockout: a whole town hall
-- may sit behind one address, and nobody shall be able to lock a colleague out for a day.
create function login_wait(failures bigint, free integer, latest timestamptz) returns integer
    language sql stable as
$$
    select case when failures < free then 0
                else greatest(0, ceil(extract(epoch from
                         latest + least(60, 2 ^ least(failures - free, 10)) * interval '1 second'
                         - now())))::integer
           end
$$;

-- Begins a login: how long to wait, or else what to compare the password with (NULL for an unknown
-- or disabled account). The attempt counts as a failure from now on; login_open() takes that back.
-- Counting first, under a lock on the account, leaves no gap for a hundred attempts at once.
create function login_begin(p_login text)
    returns table (retry_after integer, staff_id bigint, password_hash text)
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    account bytea := sha256(convert_to(p_login, 'UTF8'));
    since constant timestamptz := now() - interval '15 minutes';
begin
    perform pg_advisory_xact_lock(
        hashtextextended(scope_municipality() || ':' || encode(account, 'hex'), 0));

    select greatest(
               (select login_wait(count(*), 5, max(f.failed_at)) from login_failure f
                 where f.municipality = scope_municipality()
                   and f.login_hash = account and f.failed_at > since),
               (select login_wait(count(*), 100, max(f.failed_at)) from login_failure f
                 where f.municipality = scope_municipality()
                   and f.address = scope_address() and f.failed_at > since))
      into retry_after;

    if retry_after > 0 then
        insert into audit (kind, staff_id, detail)
        select 'staff.throttled', min(a.staff_id), jsonb_build_object('retry_after', retry_after)
          from staff a
         where a.municipality = scope_municipality() and a.login = p_login;
        return next;
        return;
    end if;

    insert into login_failure (login_hash, address) values (account, scope_address());
    select a.staff_id, a.password_hash into staff_id, password_hash
      from staff a
     where a.municipality = scope_municipality() and a.login = p_login
       and a.disabled_at is null;
    return next;
end
$$;

-- The password was right: opens the session and forgets the account's failures. False when the
-- account was disabled in between.
create function login_open(p_staff_id bigint, p_token_hash bytea) returns boolean
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    account staff;
begin
    select * into account from staff a
     where a.municipality = scope_municipality() and a.staff_id = p_staff_id
       and a.disabled_at is null;
    if not found then
        return false;
    end if;

    delete from login_failure f
     where f.municipality = account.municipality
       and f.login_hash = sha256(convert_to(account.login, 'UTF8'));
    insert into session (token_hash, staff_id, expires_at)
    select p_token_hash, p_staff_id, now() + m.session_length
      from municipality m where m.municipality = account.municipality;
    insert into audit (kind, staff_id) values ('staff.login', p_staff_id);
    return true;
end
$$;

-- The password was wrong, or there is no such account (NULL).
create function login_refuse(p_staff_id bigint) returns void
    language sql security definer set search_path = madoguchi, pg_temp as
$$
    insert into audit (kind, staff_id) values ('staff.refused', p_staff_id)
$$;

-- The account of the scope's session, its idle clock wound up again. At most one write a minute:
-- the clock need not be finer, and most page views then write nothing but their audit row.
create function session_renew()
    returns table (staff_id bigint, login text, name text, role text, desks text)
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
begin
    update session s set seen_at = now()
     where s.municipality = scope_municipality() and s.token_hash = scope_session()
       and s.seen_at < now() - interval '1 minute'
       and session_staff_id() is not null;

    return query
    select a.staff_id, a.login, a.name, a.role,
           (select coalesce(string_agg(d.name ->> 'ja', '、' order by d.position), '')
              from desk d
             where d.municipality = a.municipality and d.desk::text = any (session_desks()))
      from staff a
     where a.municipality = scope_municipality() and a.staff_id = session_staff_id();
end
$$;

create function session_close() returns void
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
begin
    -- A session that is over already leaves no line: nobody logged out.
    insert into audit (kind) select 'staff.logout' where session_staff_id() is not null;
    delete from session s
     where s.municipality = scope_municipality() and s.token_hash = scope_session();
end
$$;

grant execute on function login_begin(text), login_open(bigint, bytea), login_refuse(bigint),
    session_renew(), session_close() to madoguchi_staff;
