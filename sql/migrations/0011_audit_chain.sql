-- The audit trail as a chain: what was written is sealed in batches, each seal stands on the one
-- before it, and whoever changes or takes away a row breaks it. docs/audit.md defines the bytes, so
-- that another program can check them; "madoguchi audit verify" does.

-- One field of what is hashed: its length in bytes, a colon, itself, a comma; "-," for NULL. No
-- value can be taken for two others.
create function audit_field(p_value text) returns text language sql immutable as
$$ select coalesce(octet_length(p_value) || ':' || p_value || ',', '-,') $$;

-- Microseconds since 1970, whatever time zone the session is in.
create function audit_time(p_at timestamptz) returns text language sql stable as
$$ select (extract(epoch from p_at) * 1000000)::bigint::text $$;

create function audit_row_hash(a audit) returns bytea language sql stable as
$$
    select sha256(convert_to(
               audit_field(a.municipality) || audit_field(a.audit_id::text)
               || audit_field(audit_time(a.at)) || audit_field(a.zone)
               || audit_field(a.staff_id::text) || audit_field(a.address)
               || audit_field(a.request_id) || audit_field(a.kind) || audit_field(a.subject)
               || audit_field(a.detail::text), 'UTF8'))
$$;

--   seal 1             seal 2                seal 3
--   ids  1-4           ids  6-9              ids  5, 10-12     (5 was committed late)
--   row hashes         row hashes            row hashes
--        |                  |                     |
--   rows_hash          rows_hash             rows_hash
--        |                  |                     |
--   hash -> previous_hash, hash -> previous_hash, hash = the head
create table audit_seal (
    municipality  municipality_code not null default scope_municipality(),
    seal_no       bigint not null check (seal_no > 0),
    sealed_at     timestamptz not null default now(),
    -- Exactly the rows that it is about: what was rolled back was never a row.
    ids           int8multirange not null check (not isempty(ids)),
    row_count     integer not null,
    -- The highest id that is sealed up to here.
    reach         bigint not null,
    -- Of each row in the order of ids, 32 bytes, so that a changed row can be named.
    row_hashes    bytea check (octet_length(row_hashes) = 32 * row_count),
    rows_hash     digest not null,
    previous_hash digest,
    hash          digest not null,
    -- Its rows' time was over: they are gone, and so are their hashes. The chain still holds.
    disposal      text check (disposal <> ''),
    removed_at    timestamptz,
    primary key (municipality, seal_no),
    check ((removed_at is null) = (disposal is null) and (removed_at is null) = (row_hashes is not null)),
    check ((seal_no = 1) = (previous_hash is null))
);
create index audit_seal_by_reach on audit_seal (municipality, reach);

create function audit_rows_hash(p_row_hashes bytea) returns bytea language sql immutable as
$$ select sha256(convert_to(encode(p_row_hashes, 'hex'), 'UTF8')) $$;

create function audit_seal_hash(s audit_seal) returns bytea language sql stable as
$$
    select sha256(convert_to(
               audit_field('madoguchi audit seal 1') || audit_field(s.municipality)
               || audit_field(s.seal_no::text) || audit_field(audit_time(s.sealed_at))
               || audit_field(s.ids::text) || audit_field(s.row_count::text)
               || audit_field(s.reach::text) || audit_field(encode(s.rows_hash, 'hex'))
               || audit_field(encode(s.previous_hash, 'hex')), 'UTF8'))
$$;

-- How many ids behind the highest a row may still turn up: ids are drawn before the commit, and
-- every role's statements end within minutes. What turns up later was put there.
create function audit_look_back() returns bigint language sql immutable as $$ select 50000::bigint $$;

create function audit_lock() returns boolean language sql volatile as
$$ select pg_try_advisory_xact_lock(hashtextextended('audit_seal:' || scope_municipality(), 0)) $$;

-- Seals the oldest rows that are in no seal; tells how many. It takes no lock that a writer waits
-- for. Of two workers one seals; the other finds nothing to do.
create function seal_audit(p_limit integer) returns integer
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    head audit_seal;
    made audit_seal;
    since bigint;
    sealed int8multirange;
begin
    if not audit_lock() then
        return 0;
    end if;
    select * into head from audit_seal s
     where s.municipality = scope_municipality() order by s.seal_no desc limit 1;
    since := coalesce(head.reach, 0) - audit_look_back();
    select coalesce(range_agg(s.ids), '{}') into sealed from audit_seal s
     where s.municipality = scope_municipality() and s.reach > since;

    select count(*), range_agg(int8range(b.audit_id, b.audit_id, '[]')),
           string_agg(b.hash, '' order by b.audit_id), max(b.audit_id)
      into made.row_count, made.ids, made.row_hashes, made.reach
      from (select a.audit_id, audit_row_hash(a) as hash
              from audit a
             where a.municipality = scope_municipality() and a.audit_id > since
               and not a.audit_id <@ sealed
             order by a.audit_id
             limit p_limit) b;
    if made.row_count = 0 then
        return 0;
    end if;

    made.municipality := scope_municipality();
    made.seal_no := coalesce(head.seal_no, 0) + 1;
    made.sealed_at := now();
    made.reach := greatest(made.reach, head.reach);
    made.rows_hash := audit_rows_hash(made.row_hashes);
    made.previous_hash := head.hash;
    made.hash := audit_seal_hash(made);
    insert into audit_seal select made.*;
    return made.row_count;
end
$$;

-- What is sealed leaves only together with its mark, the oldest seal first: the seal says with which
-- disposal record, then its rows may go. Nothing else is ever changed or removed.
create function refuse_audit_removal() returns trigger language plpgsql as
$$
begin
    if exists (select from audit_seal s
                where s.municipality = old.municipality
                  and s.seal_no = nullif(current_setting('madoguchi.removed_seal', true), '')::bigint
                  and s.removed_at is not null
                  and old.audit_id <@ s.ids) then
        return old;
    end if;
    raise exception 'rows of % are never changed or removed', tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

create function refuse_seal_change() returns trigger language plpgsql as
$$
declare
    marked audit_seal := old;
begin
    marked.row_hashes := null;
    marked.disposal := new.disposal;
    marked.removed_at := new.removed_at;
    if old.removed_at is not null or new.removed_at is null or new is distinct from marked
       or exists (select from audit_seal s
                   where s.municipality = old.municipality and s.seal_no = old.seal_no - 1
                     and s.removed_at is null) then
        raise exception 'rows of % are never changed or removed', tg_table_name
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

drop trigger audit_is_append_only on audit;
create trigger audit_is_append_only
    before update or truncate on audit execute function refuse_change();
create trigger audit_leaves_with_its_seal
    before delete on audit for each row execute function refuse_audit_removal();
grant delete on audit to madoguchi_owner;

create trigger audit_seal_stays
    before delete or truncate on audit_seal execute function refuse_change();
create trigger audit_seal_is_only_marked
    before update on audit_seal for each row execute function refuse_seal_change();

-- The rows of a seal.
create function audit_of_seal(p_ids int8multirange) returns setof audit language sql stable as
$$
    select a.* from unnest(p_ids) r
      join audit a on a.municipality = scope_municipality()
                  and a.audit_id >= lower(r) and a.audit_id < upper(r)
$$;

-- For the disposal of old rows: removes the oldest seals' rows, all of them older than p_before, of
-- at most p_seals seals, and tells how many rows went. Call it again until it says 0. NULL while
-- somebody is sealing. Verifying goes on to hold, and tells what was removed under which disposal.
create function remove_sealed_audit(p_before timestamptz, p_disposal text, p_seals integer)
    returns bigint language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    s audit_seal;
    first bigint;
    last bigint;
    removed bigint := 0;
begin
    if not audit_lock() then
        return null;
    end if;
    for s in select * from audit_seal o
              where o.municipality = scope_municipality() and o.removed_at is null
              order by o.seal_no limit p_seals
    loop
        exit when exists (select from audit_of_seal(s.ids) a where a.at >= p_before);
        update audit_seal m set row_hashes = null, disposal = p_disposal, removed_at = now()
         where m.municipality = s.municipality and m.seal_no = s.seal_no;
        perform set_config('madoguchi.removed_seal', s.seal_no::text, true);
        delete from audit d
         where d.municipality = s.municipality
           and d.audit_id in (select a.audit_id from audit_of_seal(s.ids) a);
        first := coalesce(first, s.seal_no);
        last := s.seal_no;
        removed := removed + s.row_count;
    end loop;
    perform set_config('madoguchi.removed_seal', '', true);
    if removed > 0 then
        insert into audit (kind, subject, detail)
        values ('audit.remove', p_disposal,
                jsonb_build_object('before', tokyo_time(p_before), 'first_seal', first,
                                   'last_seal', last, 'rows', removed));
    end if;
    return removed;
end
$$;

-- The last verification, and what it found.
create table audit_check (
    municipality municipality_code not null default scope_municipality(),
    checked_at   timestamptz not null default now(),
    seals        bigint not null,
    rows         bigint not null,
    unsealed     bigint not null,
    head         digest,
    -- [{"what": "row_changed", "seal": 3, "row": 17}…]; empty when all is as it was written.
    problems     jsonb not null check (jsonb_typeof(problems) = 'array'),
    primary key (municipality)
);

alter table audit_seal enable row level security;
alter table audit_seal force row level security;
alter table audit_check enable row level security;
alter table audit_check force row level security;
create policy own_municipality on audit_seal to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on audit_check to madoguchi_owner
    using (municipality = (select scope_municipality()));
revoke delete, truncate on audit_seal from madoguchi_owner;

-- The chain for the worker, who may check it and must not read it: a line for each row that a seal
-- is about, with the hash that was sealed and that of what is there now (NULL: nothing is).
create function audit_chain(p_after bigint, p_seals integer)
    returns table (municipality text, seal_no bigint, sealed_at text, ids text, row_count integer,
                   reach bigint, rows_hash text, previous_hash text, hash text, disposal text,
                   audit_id bigint, sealed_hash text, found_hash text)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select s.municipality, s.seal_no, audit_time(s.sealed_at), s.ids::text, s.row_count, s.reach,
           encode(s.rows_hash, 'hex'), encode(s.previous_hash, 'hex'), encode(s.hash, 'hex'),
           s.disposal, e.audit_id,
           encode(substring(s.row_hashes from e.place::integer * 32 - 31 for 32), 'hex'),
           encode(case when a.audit_id is not null then audit_row_hash(a) end, 'hex')
      from (select * from audit_seal o
             where o.municipality = scope_municipality() and o.seal_no > p_after
             order by o.seal_no limit p_seals) s
      left join lateral (
               select i as audit_id, row_number() over (order by i) as place
                 from unnest(s.ids) r, generate_series(lower(r), upper(r) - 1) i) e
        on s.removed_at is null
      left join audit a on a.municipality = s.municipality and a.audit_id = e.audit_id
     order by s.seal_no, e.audit_id
$$;

-- What no seal holds: how many rows, since when, those that are too old to have come late; and up
-- to which seal the last removal on record went.
create function audit_outside()
    returns table (unsealed bigint, since text, strays jsonb, removed_through bigint)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    with sealed as (
        select coalesce(range_agg(s.ids), '{}') as ids, coalesce(max(s.reach), 0) as reach
          from audit_seal s
         where s.municipality = scope_municipality() and s.removed_at is null
    ), outside as (
        select a.audit_id, a.at, row_number() over (order by a.audit_id) as place
          from audit a
         where a.municipality = scope_municipality()
           and not a.audit_id <@ (select ids from sealed)
    )
    select count(*), tokyo_time(min(at)),
           coalesce(jsonb_agg(audit_id order by audit_id)
                        filter (where place <= 10
                                  and audit_id <= (select reach from sealed) - audit_look_back()),
                    '[]'),
           (select (a.detail ->> 'last_seal')::bigint from audit a
             where a.municipality = scope_municipality() and a.kind = 'audit.remove'
             order by a.audit_id desc limit 1)
      from outside
$$;

-- The first look of a night is due at three o'clock.
create function audit_check_is_due() returns boolean
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select coalesce(max(c.checked_at), '-infinity')
           < date_trunc('day', now() at time zone 'Asia/Tokyo' - interval '3 hours')
                 at time zone 'Asia/Tokyo' + interval '3 hours'
      from audit_check c where c.municipality = scope_municipality()
$$;

create function note_audit_check(p_seals bigint, p_rows bigint, p_unsealed bigint, p_head text,
                                 p_problems jsonb) returns void
    language sql security definer set search_path = madoguchi, pg_temp as
$$
    insert into audit_check (seals, rows, unsealed, head, problems)
    values (p_seals, p_rows, p_unsealed, decode(p_head, 'hex'), p_problems)
    on conflict (municipality) do update
       set checked_at = now(), seals = excluded.seals, rows = excluded.rows,
           unsealed = excluded.unsealed, head = excluded.head, problems = excluded.problems;
    insert into audit (kind, detail)
    values ('audit.verify', jsonb_build_object('seals', p_seals, 'rows', p_rows, 'problems',
                                               jsonb_array_length(p_problems)))
$$;

-- What an administrator sees of the chain; for anybody else no row.
create function audit_state()
    returns table (seal_no bigint, sealed_at text, head text, checked_at text, problems jsonb,
                  late boolean)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select s.seal_no, tokyo_time(s.sealed_at), encode(s.hash, 'hex'), tokyo_time(c.checked_at),
           coalesce(c.problems, '[]'),
           -- Never verified is late too, as soon as there is something to verify for so long.
           coalesce(coalesce(c.checked_at, (select min(a.at) from audit a
                                             where a.municipality = scope_municipality()))
                    < now() - interval '2 days', false)
      from (select 1) as one
      left join (select * from audit_seal o where o.municipality = scope_municipality()
                  order by o.seal_no desc limit 1) s on true
      left join audit_check c on c.municipality = scope_municipality()
     where session_role() = 'administrator'
$$;

-- The head of the chain, to be kept where nobody who can write here can.
create function audit_head() returns table (seal_no bigint, head text)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select s.seal_no, encode(s.hash, 'hex') from audit_seal s
     where s.municipality = scope_municipality() order by s.seal_no desc limit 1
$$;

grant execute on function seal_audit(integer), audit_chain(bigint, integer), audit_outside(),
    audit_check_is_due(), note_audit_check(bigint, bigint, bigint, text, jsonb), audit_head()
    to madoguchi_worker;
grant execute on function audit_state() to madoguchi_staff;

-- Administrators read the trail, and each look is a row of it.
create policy administrators_read on audit for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and (select session_role()) = 'administrator');
grant select on audit to madoguchi_staff;
create policy staff_notes_audit on audit for insert to madoguchi_staff
    with check (municipality = (select scope_municipality())
                and staff_id = (select session_staff_id())
                and (select session_role()) = 'administrator'
                and (kind in ('audit.view', 'audit.search')
                     or kind = 'audit.export' and (select session_has_right('export'))));
create index audit_by_staff on audit (municipality, staff_id, audit_id);
create index audit_by_kind on audit (municipality, kind, audit_id);
create index audit_by_address on audit (municipality, address, audit_id);

-- Refusals. Of one account sixty a minute are a row each, of one address without a session five,
-- and of at most fifty such addresses a minute; the rest is counted, and becomes one row when the
-- minute is over. So a stranger can fill a page of the trail, and not the disk.
create table audit_refusal (
    municipality municipality_code not null default scope_municipality(),
    minute       timestamptz not null default date_trunc('minute', now()),
    -- 0: no session.
    staff_id     bigint not null,
    -- "other" when too many came at once; of IPv6 the network, since one household has 2^64.
    address      text not null,
    refusals     bigint not null default 1,
    primary key (municipality, minute, staff_id, address)
);
alter table audit_refusal enable row level security;
alter table audit_refusal force row level security;
create policy own_municipality on audit_refusal to madoguchi_owner
    using (municipality = (select scope_municipality()));

create function refusals_kept(p_staff_id bigint) returns bigint language sql immutable as
$$ select case p_staff_id when 0 then 5 else 60 end::bigint $$;

-- Whom a refusal without a session is counted with.
create function refusal_source() returns text
    language plpgsql stable security definer set search_path = madoguchi, pg_temp as
$$
declare
    source text := coalesce(scope_address(), 'other');
    this_minute constant timestamptz := date_trunc('minute', now());
begin
    if source like '%:%' then
        source := network(set_masklen(source::inet, 64))::text;
    end if;
    if (select count(*) from audit_refusal c
         where c.municipality = scope_municipality() and c.minute = this_minute
           and c.staff_id = 0 and c.address <> source) >= 50 then
        return 'other';
    end if;
    return source;
end
$$;

-- p_subject is a number that was asked for, never what somebody typed freely.
create function note_refusal(p_route text, p_why text, p_status integer, p_subject text)
    returns void language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    who constant bigint := coalesce(session_staff_id(), 0);
    so_far bigint;
begin
    insert into audit_refusal as c (staff_id, address)
    values (who, case who when 0 then refusal_source() else '' end)
    on conflict (municipality, minute, staff_id, address) do update set refusals = c.refusals + 1
    returning c.refusals into so_far;
    if so_far <= refusals_kept(who) then
        insert into audit (kind, subject, detail)
        values ('page.refused', p_subject,
                jsonb_build_object('route', p_route, 'why', p_why, 'status', p_status));
    end if;
end
$$;

-- Minutes that are over become rows of what was only counted; tells how many minutes.
create function fold_refusals() returns bigint
    language sql security definer set search_path = madoguchi, pg_temp as
$$
    with over as (
        delete from audit_refusal c
         where c.municipality = scope_municipality() and c.minute < date_trunc('minute', now())
        returning c.*
    ), noted as (
        insert into audit (kind, staff_id, address, detail)
        select 'page.refused_more', nullif(staff_id, 0), nullif(address, ''),
               jsonb_build_object('minute', tokyo_time(minute),
                                  'refusals', refusals - refusals_kept(staff_id))
          from over
         where refusals > refusals_kept(staff_id)
    )
    select count(*) from over
$$;

grant execute on function note_refusal(text, text, integer, text)
    to madoguchi_public, madoguchi_staff;
grant execute on function fold_refusals() to madoguchi_worker;
