-- Accounts: what each may do besides what its role may, how it proves who it is, what it has open.
--
--                 password right           code right
--   (nobody) ────────────────┬──────────────────────────► session ──► idle, or locked by hand
--                            └──► half_login ──────────►     ▲                  │
--                     (a second factor is set up)            └── password right ┘
--
-- Each arrow makes a new token; what the old one opened is gone.

alter table municipality
    -- Untouched for so long a session is locked: the password opens it again, until session_length
    -- is over.
    alter column session_idle set default '15 minutes',
    -- How long a link to choose a password holds.
    add column link_life interval not null default '72 hours',
    -- Roles that see nothing before their account has a second factor.
    add column totp_required_roles text[] not null default '{administrator}'
        check (totp_required_roles <@ array['administrator', 'desk', 'viewer', 'contractor']);

alter table staff
    -- Seeing a request is one thing, taking it away as a file another, and taking the sensitive
    -- answers along a third.
    add column rights text[] not null default '{}'
        check (rights <@ array['export', 'export_sensitive']),
    -- 個人情報取扱特記事項: the terms under which a contractor handles personal data.
    add column contract text check (contract <> ''),
    -- NULL until the first password was chosen: nothing matches it.
    alter column password_hash drop not null,
    add column last_login_at timestamptz,
    -- Grows with every change by an administrator: a page tells the number that it was made from.
    add column saves    bigint not null default 0,
    add column saved_by bigint,
    add column saved_at timestamptz,
    add constraint staff_saved_by foreign key (municipality, saved_by) references staff;

alter table session
    -- To speak of it without its token's hash.
    add column session_id bigint generated always as identity,
    add column address    text default scope_address(),
    add column browser    text,
    add column locked_at  timestamptz,
    add constraint session_number unique (municipality, session_id);
create index session_by_account on session (municipality, staff_id);

-- The password was right, the code is still to come. It opens nothing. The next login removes what its
-- time is over for.
create table half_login (
    municipality municipality_code not null default scope_municipality(),
    token_hash   digest not null,
    staff_id     bigint not null,
    expires_at   timestamptz not null default now() + interval '10 minutes',
    primary key (municipality, token_hash),
    foreign key (municipality, staff_id) references staff
);
create index half_login_by_account on half_login (municipality, staff_id);
create index half_login_expiry on half_login (municipality, expires_at);

-- A link by which the holder of an account chooses a password; only its hash is kept, and removed by
-- the next link when its time is over.
create table password_link (
    municipality municipality_code not null default scope_municipality(),
    token_hash   digest not null,
    staff_id     bigint not null,
    expires_at   timestamptz not null,
    primary key (municipality, token_hash),
    foreign key (municipality, staff_id) references staff
);
create index password_link_by_account on password_link (municipality, staff_id);
create index password_link_expiry on password_link (municipality, expires_at);

-- TOTP (RFC 6238). The secret is sealed by the process (fcgi/base/seal.h); it counts once a code of
-- it was typed, which sets confirmed_at. last_step is the time step of the last code that was taken,
-- so that no code is taken twice.
create table second_factor (
    municipality municipality_code not null default scope_municipality(),
    staff_id     bigint not null,
    secret       text not null,
    confirmed_at timestamptz,
    last_step    bigint not null default 0,
    primary key (municipality, staff_id),
    foreign key (municipality, staff_id) references staff
);

create table recovery_code (
    municipality municipality_code not null default scope_municipality(),
    staff_id     bigint not null,
    code_hash    digest not null,
    used_at      timestamptz,
    primary key (municipality, staff_id, code_hash),
    foreign key (municipality, staff_id) references second_factor on delete cascade
);

alter table half_login enable row level security;
alter table half_login force row level security;
alter table password_link enable row level security;
alter table password_link force row level security;
alter table second_factor enable row level security;
alter table second_factor force row level security;
alter table recovery_code enable row level security;
alter table recovery_code force row level security;

-- As with the other tables of accounts: nobody but the owner's functions below.
create policy own_municipality on half_login to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on password_link to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on second_factor to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on recovery_code to madoguchi_owner
    using (municipality = (select scope_municipality()));

-- Sessions.

-- The account of the scope's session, locked or not: not over, account not disabled.
create function session_holder_id() returns bigint
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select a.staff_id
      from session s
      join staff a using (municipality, staff_id)
     where s.municipality = scope_municipality()
       and s.token_hash = scope_session()
       and s.expires_at > now()
       and a.disabled_at is null
$$;

-- Still the one place that says what "live" means: held by somebody, not idle too long, not locked.
create or replace function session_staff_id() returns bigint
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
       and s.locked_at is null
       and a.disabled_at is null
$$;

create function session_has_right(p_right text) returns boolean
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select exists (select from staff
                    where municipality = scope_municipality() and staff_id = session_staff_id()
                      and p_right = any (rights))
$$;
grant execute on function session_has_right(text) to madoguchi_staff;

-- Whether an account must have a second factor, and has none yet.
create function lacks_factor(p_staff_id bigint) returns boolean language sql stable as
$$
    select exists (select from staff a join municipality m using (municipality)
                    where a.municipality = scope_municipality() and a.staff_id = p_staff_id
                      and a.role = any (m.totp_required_roles))
       and not exists (select from second_factor f
                        where f.municipality = scope_municipality() and f.staff_id = p_staff_id
                          and f.confirmed_at is not null)
$$;

drop function session_renew();

-- The account of the scope's session, its idle clock wound up again. At most one write a minute:
-- the clock need not be finer, and most page views then write nothing but their audit row.
create function session_renew()
    returns table (staff_id bigint, login text, name text, role text, rights text, desks text,
                   idle_seconds integer, lacks_factor boolean)
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
             where d.municipality = a.municipality and d.desk::text = any (session_desks())),
           extract(epoch from m.session_idle)::integer, lacks_factor(a.staff_id)
      from staff a
      join municipality m using (municipality)
     where a.municipality = scope_municipality() and a.staff_id = session_staff_id();
end
$$;

-- The name of whom the scope's locked session belongs to; no row when there is none, or it is open.
create function session_locked() returns table (name text)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select a.name from staff a
     where a.municipality = scope_municipality() and a.staff_id = session_holder_id()
       and session_staff_id() is null
$$;

-- Locked by hand, or by a page that nobody touched; what only stands still is locked by itself.
create function session_lock() returns void
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
begin
    insert into audit (kind) select 'staff.lock' where session_staff_id() is not null;
    update session s set locked_at = now()
     where s.municipality = scope_municipality() and s.token_hash = scope_session()
       and s.locked_at is null;
end
$$;

-- The open sessions of the scope's account, the latest used first.
create function session_list()
    returns table (session_id bigint, opened_at text, seen_at text, address text, browser text,
                   locked boolean, this boolean)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select s.session_id, tokyo_time(s.opened_at), tokyo_time(s.seen_at), s.address, s.browser,
           s.locked_at is not null or s.seen_at <= now() - m.session_idle,
           s.token_hash = scope_session()
      from session s
      join municipality m using (municipality)
     where s.municipality = scope_municipality() and s.staff_id = session_staff_id()
       and s.expires_at > now()
     order by s.seen_at desc, s.session_id
$$;

-- Ends one session of the scope's own account, or all of them (NULL). How many.
create function session_end(p_session_id bigint) returns bigint
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    who constant bigint := session_staff_id();
    ended bigint;
begin
    insert into audit (kind, subject)
    select 'staff.end_session', p_session_id::text where who is not null;
    delete from session s
     where s.municipality = scope_municipality() and s.staff_id = who
       and (p_session_id is null or s.session_id = p_session_id);
    get diagnostics ended = row_count;
    return ended;
end
$$;

-- Everything that an account has open, or half open.
create function end_sessions(p_staff_id bigint) returns void language sql as
$$
    delete from session where municipality = scope_municipality() and staff_id = p_staff_id;
    delete from half_login where municipality = scope_municipality() and staff_id = p_staff_id;
$$;

-- The scope's session goes on under another token, with its end as it was.
create function session_rotate(p_token_hash bytea) returns void language sql as
$$
    update session
       set token_hash = p_token_hash, seen_at = now(), locked_at = null, address = scope_address()
     where municipality = scope_municipality() and token_hash = scope_session()
$$;

-- Logging in.

drop function login_begin(text);
drop function login_open(bigint, bytea);

create function login_digest(p_login text) returns bytea language sql immutable as
$$ select sha256(convert_to(p_login, 'UTF8')) $$;

-- Seconds to wait before the next attempt on a login, password or code; 0 lets it through, and
-- counts it as a failure from then on. Counting first, under a lock on the account, leaves no gap for a
-- hundred attempts at once.
create function login_throttle(p_login text) returns integer
    language plpgsql as
$$
declare
    account constant bytea := login_digest(p_login);
    since constant timestamptz := now() - interval '15 minutes';
    wait integer;
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
      into wait;
    if wait > 0 then
        insert into audit (kind, staff_id, detail)
        select 'staff.throttled', min(a.staff_id), jsonb_build_object('retry_after', wait)
          from staff a
         where a.municipality = scope_municipality() and a.login = p_login;
    else
        insert into login_failure (login_hash, address) values (account, scope_address());
    end if;
    return wait;
end
$$;

create function login_forgive(p_staff_id bigint) returns void language sql as
$$
    delete from login_failure f
     where f.municipality = scope_municipality()
       and f.login_hash = (select login_digest(a.login) from staff a
                            where a.municipality = scope_municipality() and a.staff_id = p_staff_id)
$$;

-- Begins a login: how long to wait, or else what to compare the password with (NULL for an unknown
-- or disabled account, and for one that has chosen none yet).
create function login_begin(p_login text)
    returns table (retry_after integer, staff_id bigint, password_hash text)
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
begin
    retry_after := login_throttle(p_login);
    if retry_after = 0 then
        select a.staff_id, a.password_hash into staff_id, password_hash
          from staff a
         where a.municipality = scope_municipality() and a.login = p_login
           and a.disabled_at is null;
    end if;
    return next;
end
$$;

create function open_session(p_staff_id bigint, p_token_hash bytea, p_browser text, p_kind text)
    returns void language plpgsql as
$$
begin
    perform login_forgive(p_staff_id);
    update staff set last_login_at = now()
     where municipality = scope_municipality() and staff_id = p_staff_id;
    insert into session (token_hash, staff_id, expires_at, browser)
    select p_token_hash, p_staff_id, now() + m.session_length, p_browser
      from municipality m where m.municipality = scope_municipality();
    insert into audit (kind, staff_id) values (p_kind, p_staff_id);
end
$$;

-- The password was right: 'opened', a session under this token; 'code', with a second factor, half
-- a login under it; 'refused', when the account was disabled in between. Failures are forgotten only
-- with the whole login: who knows the password shall not try codes for nothing.
create function login_open(p_staff_id bigint, p_token_hash bytea, p_browser text) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
begin
    perform from staff a
      where a.municipality = scope_municipality() and a.staff_id = p_staff_id
        and a.disabled_at is null;
    if not found then
        return 'refused';
    end if;
    if exists (select from second_factor f
                where f.municipality = scope_municipality() and f.staff_id = p_staff_id
                  and f.confirmed_at is not null) then
        delete from half_login h
         where h.municipality = scope_municipality() and h.expires_at <= now();
        insert into half_login (token_hash, staff_id) values (p_token_hash, p_staff_id);
        return 'code';
    end if;
    perform open_session(p_staff_id, p_token_hash, p_browser, 'staff.login');
    return 'opened';
end
$$;

-- Whose half login that is; no row when its time is over.
create function half_login_holder(p_half_hash bytea) returns setof staff language sql stable as
$$
    select a.* from half_login h join staff a using (municipality, staff_id)
     where h.municipality = scope_municipality() and h.token_hash = p_half_hash
       and h.expires_at > now() and a.disabled_at is null
$$;

create function half_login_exists(p_half_hash bytea) returns boolean
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$ select exists (select from half_login_holder(p_half_hash)) $$;

-- Begins the second step: how long to wait, or the sealed secret to compare the code with. No row
-- when there is no such half login any more, or its account has no second factor since.
create function code_begin(p_half_hash bytea)
    returns table (retry_after integer, staff_id bigint, secret text)
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    holder staff;
begin
    select * into holder from half_login_holder(p_half_hash);
    if holder.staff_id is null then
        return;
    end if;
    retry_after := login_throttle(holder.login);
    if retry_after = 0 then
        select f.staff_id, f.secret into staff_id, secret from second_factor f
         where f.municipality = scope_municipality() and f.staff_id = holder.staff_id
           and f.confirmed_at is not null;
        if not found then
            return;
        end if;
    end if;
    return next;
end
$$;

-- The code of a time step was right, or a recovery code was typed (its hash; p_step NULL): opens the
-- session in place of the half login. False when that code was taken before.
create function code_open(p_half_hash bytea, p_step bigint, p_recovery_hash bytea,
                          p_token_hash bytea, p_browser text) returns boolean
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    holder staff;
begin
    select * into holder from half_login_holder(p_half_hash);
    -- The row lock of the update is what two workers with one code meet at.
    if p_step is not null then
        update second_factor f set last_step = p_step
         where f.municipality = scope_municipality() and f.staff_id = holder.staff_id
           and f.last_step < p_step;
    else
        update recovery_code c set used_at = now()
         where c.municipality = scope_municipality() and c.staff_id = holder.staff_id
           and c.code_hash = p_recovery_hash and c.used_at is null;
    end if;
    if not found then
        return false;
    end if;
    delete from half_login h
     where h.municipality = scope_municipality() and h.token_hash = p_half_hash;
    perform open_session(holder.staff_id, p_token_hash, p_browser,
                         case when p_step is null then 'staff.recovery' else 'staff.login' end);
    return true;
end
$$;

create function code_refuse(p_half_hash bytea) returns void
    language sql security definer set search_path = madoguchi, pg_temp as
$$
    insert into audit (kind, staff_id)
    select 'staff.code_refused', staff_id from half_login_holder(p_half_hash)
$$;

-- The password once more.

-- To unlock, or before a change of what proves who somebody is: as login_begin(), for whom the
-- scope's session belongs to. No row when it is over.
create function password_begin()
    returns table (retry_after integer, staff_id bigint, login text, password_hash text)
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
begin
    select a.staff_id, a.login into staff_id, login from staff a
     where a.municipality = scope_municipality() and a.staff_id = session_holder_id();
    if staff_id is null then
        return;
    end if;
    retry_after := login_throttle(login);
    if retry_after = 0 then
        select a.password_hash into password_hash from staff a
         where a.municipality = scope_municipality() and a.staff_id = session_holder_id();
    end if;
    return next;
end
$$;

-- It was right. Unlocks, under another token.
create function session_unlock(p_token_hash bytea) returns boolean
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    who constant bigint := session_holder_id();
begin
    if who is null then
        return false;
    end if;
    perform login_forgive(who);
    insert into audit (kind, staff_id) values ('staff.unlock', who);
    perform session_rotate(p_token_hash);
    return true;
end
$$;

-- It was right. Another password: every other session ends, and so does every link.
create function password_change(p_password_hash text, p_token_hash bytea) returns boolean
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    who constant bigint := session_staff_id();
begin
    if who is null then
        return false;
    end if;
    perform login_forgive(who);
    insert into audit (kind) values ('staff.password');
    update staff set password_hash = p_password_hash
     where municipality = scope_municipality() and staff_id = who;
    delete from password_link where municipality = scope_municipality() and staff_id = who;
    delete from half_login where municipality = scope_municipality() and staff_id = who;
    delete from session
     where municipality = scope_municipality() and staff_id = who and token_hash <> scope_session();
    perform session_rotate(p_token_hash);
    return true;
end
$$;

-- Whom a link is for; no row when it was used, replaced, or is over.
create function link_holder(p_token_hash bytea) returns table (staff_id bigint, login text, name text)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select a.staff_id, a.login, a.name
      from password_link l join staff a using (municipality, staff_id)
     where l.municipality = scope_municipality() and l.token_hash = p_token_hash
       and l.expires_at > now() and a.disabled_at is null
$$;

-- The password that was chosen by a link, which is used up by it, as are all others of the account.
create function link_use(p_token_hash bytea, p_password_hash text) returns boolean
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    who bigint;
begin
    -- Two clicks at once: the second finds no link.
    delete from password_link l
     where l.municipality = scope_municipality() and l.token_hash = p_token_hash
       and l.staff_id = (select h.staff_id from link_holder(p_token_hash) h)
    returning l.staff_id into who;
    if who is null then
        return false;
    end if;
    insert into audit (kind, staff_id) values ('staff.first_password', who);
    update staff set password_hash = p_password_hash
     where municipality = scope_municipality() and staff_id = who;
    delete from password_link where municipality = scope_municipality() and staff_id = who;
    perform login_forgive(who), end_sessions(who);
    return true;
end
$$;

-- One's own second factor.

-- state: none, begun, set. The sealed secret only while it is begun: nobody needs it afterwards.
create function factor_state()
    returns table (state text, secret text, confirmed_at text, codes_left bigint, required boolean)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select case when f.staff_id is null then 'none'
                when f.confirmed_at is null then 'begun' else 'set' end,
           case when f.confirmed_at is null then f.secret end, tokyo_time(f.confirmed_at),
           (select count(*) from recovery_code c
             where c.municipality = a.municipality and c.staff_id = a.staff_id
               and c.used_at is null),
           a.role = any (m.totp_required_roles)
      from staff a
      join municipality m using (municipality)
      left join second_factor f using (municipality, staff_id)
     where a.municipality = scope_municipality() and a.staff_id = session_staff_id()
$$;

-- A secret to set up an app with. One that is begun already stays: two clicks show one picture.
create function factor_begin(p_secret text) returns void
    language sql security definer set search_path = madoguchi, pg_temp as
$$
    insert into second_factor (staff_id, secret)
    select session_staff_id(), p_secret where session_staff_id() is not null
    on conflict do nothing
$$;

create function store_recovery_codes(p_staff_id bigint, p_hashes jsonb) returns void language sql as
$$
    delete from recovery_code where municipality = scope_municipality() and staff_id = p_staff_id;
    insert into recovery_code (staff_id, code_hash)
    select p_staff_id, decode(hash, 'hex') from jsonb_array_elements_text(p_hashes) as code (hash)
$$;

-- A first code was right: from now on the account has a second factor, with these recovery codes.
create function factor_confirm(p_step bigint, p_hashes jsonb, p_token_hash bytea) returns boolean
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    who constant bigint := session_staff_id();
begin
    update second_factor set confirmed_at = now(), last_step = p_step
     where municipality = scope_municipality() and staff_id = who and confirmed_at is null;
    if not found then
        return false;
    end if;
    insert into audit (kind) values ('staff.factor');
    perform store_recovery_codes(who, p_hashes), session_rotate(p_token_hash);
    return true;
end
$$;

-- The password was right: other recovery codes, and the old ones are worth nothing.
create function factor_codes(p_hashes jsonb) returns boolean
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    who constant bigint := session_staff_id();
begin
    perform from second_factor f
      where f.municipality = scope_municipality() and f.staff_id = who
        and f.confirmed_at is not null
        for update;
    if not found then
        return false;
    end if;
    perform login_forgive(who), store_recovery_codes(who, p_hashes);
    insert into audit (kind) values ('staff.codes');
    return true;
end
$$;

-- The password was right: no second factor any more, or none that was only begun.
create function factor_remove() returns void
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    who constant bigint := session_staff_id();
begin
    perform login_forgive(who);
    insert into audit (kind)
    select 'staff.factor_removed' from second_factor f
     where f.municipality = scope_municipality() and f.staff_id = who;
    delete from second_factor where municipality = scope_municipality() and staff_id = who;
end
$$;

-- For administrators, and the operator's commands.

-- Takes the turn of all changes to accounts: two administrators who demote each other at once must
-- not both succeed. False when the caller may not administer.
create function administer_accounts() returns boolean language plpgsql as
$$
begin
    perform pg_advisory_xact_lock(hashtextextended(scope_municipality() || ':accounts', 0));
    return session_user = 'madoguchi_owner' or coalesce(session_role() = 'administrator', false);
end
$$;

-- Whether somebody else could still administer.
create function administered_without(p_staff_id bigint) returns boolean language sql stable as
$$
    select exists (select from staff
                    where municipality = scope_municipality() and staff_id <> p_staff_id
                      and role = 'administrator' and disabled_at is null
                      and password_hash is not null)
$$;

create function desks_of(p_staff_id bigint) returns text[] language sql stable as
$$
    select coalesce(array_agg(desk::text order by desk::text), '{}') from staff_desk
     where municipality = scope_municipality() and staff_id = p_staff_id
$$;

-- An account as its page shows it.
create function account_facts(a staff) returns jsonb language sql stable as
$$
    select jsonb_build_object(
        'id', a.staff_id, 'login', a.login, 'name', a.name, 'role', a.role, 'rights', a.rights,
        'desks', desks_of(a.staff_id), 'contract', a.contract, 'saves', a.saves,
        'saved_by', (select s.name from staff s
                      where s.municipality = a.municipality and s.staff_id = a.saved_by),
        'saved_at', tokyo_time(a.saved_at), 'created_at', tokyo_time(a.created_at),
        'last_login_at', tokyo_time(a.last_login_at), 'disabled_at', tokyo_time(a.disabled_at),
        'has_password', a.password_hash is not null,
        'has_factor', exists (select from second_factor f
                               where f.municipality = a.municipality and f.staff_id = a.staff_id
                                 and f.confirmed_at is not null),
        'sessions', (select count(*) from session s
                      where s.municipality = a.municipality and s.staff_id = a.staff_id
                        and s.expires_at > now()),
        'link_until', (select tokyo_time(max(l.expires_at)) from password_link l
                        where l.municipality = a.municipality and l.staff_id = a.staff_id
                          and l.expires_at > now()))
$$;

-- A page of the accounts by login, after that one. NULL leaves a filter out; state: active, disabled.
create function account_list(p_state text, p_role text, p_desk text, p_after text, p_limit integer)
    returns setof jsonb
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
begin
    if not administer_accounts() then
        return;
    end if;
    insert into audit (kind, detail)
    values ('account.list', jsonb_strip_nulls(jsonb_build_object(
                'state', p_state, 'role', p_role, 'desk', p_desk, 'after', p_after)));
    return query
    select account_facts(a) from staff a
     where a.municipality = scope_municipality()
       and (p_state is null or (p_state = 'disabled') = (a.disabled_at is not null))
       and (p_role is null or a.role = p_role)
       and (p_desk is null or p_desk = any (desks_of(a.staff_id)))
       and (p_after is null or a.login > p_after)
     order by a.login
     limit p_limit;
end
$$;

create function account_read(p_staff_id bigint) returns setof jsonb
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
begin
    if administer_accounts() then
        insert into audit (kind, subject)
        select 'account.view', a.login from staff a
         where a.municipality = scope_municipality() and a.staff_id = p_staff_id;
        return query
        select account_facts(a) from staff a
         where a.municipality = scope_municipality() and a.staff_id = p_staff_id;
    end if;
end
$$;

-- For the commands, which know an account by its login.
create function account_id(p_login text) returns bigint language sql stable as
$$ select staff_id from staff where municipality = scope_municipality() and login = p_login $$;

-- Whether somebody may do more afterwards than before.
create function account_rises(a staff, p_role text, p_rights text[], p_desks text[]) returns boolean
    language sql stable as
$$
    select a.staff_id is null
        or array_position(array['contractor', 'viewer', 'desk', 'administrator'], p_role)
           > array_position(array['contractor', 'viewer', 'desk', 'administrator'], a.role)
        or not p_rights <@ a.rights or not p_desks <@ desks_of(a.staff_id)
$$;

-- Makes an account (p_staff_id NULL) or changes one. p_facts: login, name, role, rights, desks,
-- contract. outcome:
--   done      staff_id is the account; when it may do something else than before, its sessions ended
--   changed   somebody was quicker      taken   the login is another's
--   reason    it would rise, and no reason was given (commands need none)
--   self      nobody demotes themselves   last   nobody could administer any more
--   contract  a contractor needs its terms
--   gone      there is none, or the caller may not administer
create function account_save(p_staff_id bigint, p_saves bigint, p_facts jsonb, p_reason text)
    returns table (outcome text, staff_id bigint)
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    before staff;
    new_role constant text := p_facts ->> 'role';
    new_desks constant text[] := case when new_role in ('desk', 'viewer') then array(
        select jsonb_array_elements_text(p_facts -> 'desks') as code order by code) else '{}' end;
    new_rights constant text[] := case when new_role <> 'contractor' then array(
        select jsonb_array_elements_text(p_facts -> 'rights') as code order by code) else '{}' end;
    new_contract constant text :=
        case when new_role = 'contractor' then nullif(p_facts ->> 'contract', '') end;
    other boolean;
begin
    if not administer_accounts() then
        outcome := 'gone';
        return next;
        return;
    end if;
    select * into before from staff a
     where a.municipality = scope_municipality() and a.staff_id = p_staff_id
       for update;
    other := before.staff_id is null or before.role <> new_role
             or not (before.rights <@ new_rights and new_rights <@ before.rights)
             or desks_of(before.staff_id) <> new_desks;
    staff_id := before.staff_id;
    outcome := case
        when p_staff_id is not null and before.staff_id is null then 'gone'
        when before.saves <> p_saves then 'changed'
        when exists (select from staff a
                      where a.municipality = scope_municipality() and a.login = p_facts ->> 'login'
                        and a.staff_id is distinct from p_staff_id) then 'taken'
        when new_role = 'contractor' and new_contract is null then 'contract'
        when before.role = 'administrator' and new_role <> 'administrator'
             and before.staff_id = session_staff_id() then 'self'
        when before.role = 'administrator' and new_role <> 'administrator'
             and not administered_without(before.staff_id) then 'last'
        when nullif(p_reason, '') is null and session_user <> 'madoguchi_owner'
             and account_rises(before, new_role, new_rights, new_desks) then 'reason'
        else 'done' end;
    if outcome <> 'done' then
        return next;
        return;
    end if;

    if before.staff_id is null then
        insert into staff (login, name, role, rights, contract, saves, saved_by, saved_at)
        values (p_facts ->> 'login', p_facts ->> 'name', new_role, new_rights, new_contract, 1,
                session_staff_id(), now())
        returning staff.staff_id into staff_id;
    else
        update staff a
           set login = p_facts ->> 'login', name = p_facts ->> 'name', role = new_role,
               rights = new_rights, contract = new_contract, saves = a.saves + 1,
               saved_by = session_staff_id(), saved_at = now()
         where a.municipality = scope_municipality() and a.staff_id = before.staff_id;
    end if;
    insert into audit (kind, subject, detail)
    values (case when before.staff_id is null then 'account.add' else 'account.save' end,
            p_facts ->> 'login',
            jsonb_strip_nulls(jsonb_build_object(
                'role', new_role, 'rights', new_rights, 'desks', new_desks,
                'was_login', nullif(before.login, p_facts ->> 'login'),
                'was', case when other and before.staff_id is not null then jsonb_build_object(
                           'role', before.role, 'rights', before.rights,
                           'desks', desks_of(before.staff_id)) end,
                'reason', nullif(p_reason, ''))));
    if other then
        delete from staff_desk d
         where d.municipality = scope_municipality() and d.staff_id = account_save.staff_id;
        insert into staff_desk (staff_id, desk)
        select account_save.staff_id, code from unnest(new_desks) as code;
        perform end_sessions(before.staff_id);
    end if;
    return next;
end
$$;

-- Disables an account, or lets it in again. outcome: done, changed, reason, self, last, gone. A
-- disabled account keeps its password, and has neither sessions nor links.
create function account_disable(p_staff_id bigint, p_saves bigint, p_disabled boolean, p_reason text)
    returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    before staff;
begin
    if not administer_accounts() then
        return 'gone';
    end if;
    select * into before from staff a
     where a.municipality = scope_municipality() and a.staff_id = p_staff_id
       for update;
    if before.staff_id is null then
        return 'gone';
    elsif (before.disabled_at is not null) = p_disabled then
        return 'done';
    elsif before.saves <> p_saves then
        return 'changed';
    elsif p_disabled and before.staff_id = session_staff_id() then
        return 'self';
    elsif p_disabled and before.role = 'administrator'
          and not administered_without(before.staff_id) then
        return 'last';
    elsif nullif(p_reason, '') is null and session_user <> 'madoguchi_owner' then
        return 'reason';
    end if;

    update staff a
       set disabled_at = case when p_disabled then now() end, saves = a.saves + 1,
           saved_by = session_staff_id(), saved_at = now()
     where a.municipality = scope_municipality() and a.staff_id = p_staff_id;
    insert into audit (kind, subject, detail)
    values (case when p_disabled then 'account.disable' else 'account.enable' end, before.login,
            jsonb_strip_nulls(jsonb_build_object('reason', nullif(p_reason, ''))));
    perform end_sessions(p_staff_id);
    delete from password_link where municipality = scope_municipality() and staff_id = p_staff_id;
    return 'done';
end
$$;

-- A link by which its holder chooses a password, in place of any before. Until when, or NULL when
-- there is no such account in use.
create function account_link(p_staff_id bigint, p_token_hash bytea) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    until timestamptz;
begin
    if not administer_accounts() then
        return null;
    end if;
    delete from password_link
     where municipality = scope_municipality() and (staff_id = p_staff_id or expires_at <= now());
    insert into password_link (token_hash, staff_id, expires_at)
    select p_token_hash, a.staff_id, now() + m.link_life
      from staff a join municipality m using (municipality)
     where a.municipality = scope_municipality() and a.staff_id = p_staff_id
       and a.disabled_at is null
    returning expires_at into until;
    insert into audit (kind, subject)
    select 'account.link', a.login from staff a
     where a.municipality = scope_municipality() and a.staff_id = p_staff_id
       and until is not null;
    return tokyo_time(until);
end
$$;

-- Takes the second factor away from somebody who lost it; outcome: done, reason, gone.
create function account_remove_factor(p_staff_id bigint, p_reason text) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
begin
    if not administer_accounts() or not exists (
        select from staff where municipality = scope_municipality() and staff_id = p_staff_id) then
        return 'gone';
    elsif nullif(p_reason, '') is null and session_user <> 'madoguchi_owner' then
        return 'reason';
    end if;
    delete from second_factor where municipality = scope_municipality() and staff_id = p_staff_id;
    if found then
        insert into audit (kind, subject, detail)
        select 'account.remove_factor', a.login,
               jsonb_strip_nulls(jsonb_build_object('reason', nullif(p_reason, '')))
          from staff a where a.municipality = scope_municipality() and a.staff_id = p_staff_id;
        perform end_sessions(p_staff_id);
    end if;
    return 'done';
end
$$;

-- Ends all sessions of an account; outcome: done, gone.
create function account_end_sessions(p_staff_id bigint) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
begin
    if not administer_accounts() or not exists (
        select from staff where municipality = scope_municipality() and staff_id = p_staff_id) then
        return 'gone';
    end if;
    insert into audit (kind, subject)
    select 'account.end_sessions', a.login from staff a
     where a.municipality = scope_municipality() and a.staff_id = p_staff_id;
    perform end_sessions(p_staff_id);
    return 'done';
end
$$;

grant execute on function session_renew(), session_locked(), session_lock(), session_list(),
    session_end(bigint), login_begin(text), login_open(bigint, bytea, text),
    half_login_exists(bytea), code_begin(bytea),
    code_open(bytea, bigint, bytea, bytea, text), code_refuse(bytea), password_begin(),
    session_unlock(bytea), password_change(text, bytea), link_holder(bytea), link_use(bytea, text),
    factor_state(), factor_begin(text), factor_confirm(bigint, jsonb, bytea), factor_codes(jsonb),
    factor_remove(), account_list(text, text, text, text, integer), account_read(bigint),
    account_save(bigint, bigint, jsonb, text), account_disable(bigint, bigint, boolean, text),
    account_link(bigint, bytea), account_remove_factor(bigint, text),
    account_end_sessions(bigint) to madoguchi_staff;

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
