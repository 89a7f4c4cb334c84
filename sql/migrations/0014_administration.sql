-- The municipality's own facts in the hands of its administrators: desks, towns, texts, languages,
-- notices, maintenance. Nobody changes them but by the functions below, each of which writes what
-- was and what is now into the audit trail.

alter table municipality
    -- What residents may choose; Japanese is what everything falls back on.
    add column languages text[] not null default '{ja,ja-x-easy,en,zh-Hans,ko}'
        check ('ja' = any (languages) and languages <@ array['ja', 'ja-x-easy', 'en', 'zh-Hans', 'ko']),
    -- Grows with every change of what pages show: a worker compares it before it trusts what it keeps.
    add column version bigint not null default 0;

-- A town that is retired keeps its name in requests.
alter table town add column retired_at timestamptz;

create or replace function desk_of_town(p_town text) returns text language sql stable as
$$
    select coalesce(
        (select desk::text from town
          where municipality = scope_municipality() and town = p_town and retired_at is null),
        (select desk::text from desk where municipality = scope_municipality() and central))
$$;

-- What the first page of the public zone tells between two moments, as plain text.
create table notice (
    municipality municipality_code not null default scope_municipality() references municipality,
    notice       short_code not null,
    title        localized not null,
    body         localized not null,
    level        text not null check (level in ('info', 'important')),
    starts_at    timestamptz not null default now(),
    ends_at      timestamptz check (ends_at > starts_at),
    position     integer not null default 0,
    primary key (municipality, notice)
);

-- While it lasts, the public zone shows its message in place of every page.
create table maintenance (
    municipality   municipality_code primary key default scope_municipality() references municipality,
    starts_at      timestamptz not null default now(),
    -- When residents are told to come again; past it, it lasts on unless ends_by_itself.
    ends_at        timestamptz check (ends_at > starts_at),
    ends_by_itself boolean not null default false check (not ends_by_itself or ends_at is not null),
    message        localized not null
);

-- Who saved what last, of all that is edited here: "desk/north", "town/asahi-1", "texts", "towns"
-- (any of them). A page carries saves, the number that it was made from. What was sent is kept to
-- tell a second click from a colleague.
create table edited (
    municipality municipality_code not null default scope_municipality() references municipality,
    subject      text not null,
    saves        bigint not null default 0,
    saved_by     bigint,
    saved_at     timestamptz not null default now(),
    answers      jsonb,
    primary key (municipality, subject),
    foreign key (municipality, saved_by) references staff
);

-- A file of towns between the look at what it would change and the click on "do it": one an account.
create table town_import (
    municipality municipality_code not null default scope_municipality(),
    staff_id     bigint not null default session_staff_id(),
    number       bigint generated always as identity,
    towns_saves  bigint not null,
    -- {"rows": answers of towns that are new or change, "new": …, "changed": …, "vanished": …}
    plan         jsonb not null,
    staged_at    timestamptz not null default now(),
    applied_at   timestamptz,
    primary key (municipality, staff_id),
    foreign key (municipality, staff_id) references staff
);

alter table notice enable row level security;
alter table notice force row level security;
alter table maintenance enable row level security;
alter table maintenance force row level security;
alter table edited enable row level security;
alter table edited force row level security;
alter table town_import enable row level security;
alter table town_import force row level security;

create policy own_municipality on notice to madoguchi_owner, madoguchi_staff
    using (municipality = (select scope_municipality()));
create policy not_over on notice for select to madoguchi_public
    using (municipality = (select scope_municipality()) and (ends_at is null or ends_at > now()));
create policy own_municipality on maintenance
    using (municipality = (select scope_municipality()));
create policy own_municipality on edited to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on town_import to madoguchi_owner
    using (municipality = (select scope_municipality()));
grant select on notice, maintenance to madoguchi_public, madoguchi_staff;

-- The list of towns that leaves as a file; what is changed is noted by the functions below.
create policy staff_notes_administration on audit for insert to madoguchi_staff
    with check (municipality = (select scope_municipality())
                and staff_id = (select session_staff_id())
                and kind = 'town.export' and (select session_role()) = 'administrator');

-- What an own form asks (forms/own) to columns and back: "name.ja", "name.en" … are one localized.

create function localized_of(p_answers jsonb, p_name text) returns jsonb language sql immutable as
$$
    select coalesce(jsonb_object_agg(l, p_answers -> (p_name || '.' || l)), '{}')
      from unnest(array['ja', 'ja-x-easy', 'en', 'zh-Hans', 'ko']) l
     where p_answers ? (p_name || '.' || l)
$$;

create function answers_of_localized(p_name text, p_value jsonb) returns jsonb language sql immutable as
$$
    select coalesce(jsonb_object_agg(p_name || '.' || key, value), '{}') from jsonb_each(p_value)
$$;

-- A moment as one types it, to the minute: what a page shows and nobody touches comes back the same.
create function typed_time(at timestamptz) returns text language sql stable strict as
$$ select to_char(at at time zone 'Asia/Tokyo', 'YYYY-MM-DD HH24:MI') $$;

create function desk_answers(p_desk text) returns jsonb language sql stable as
$$
    select jsonb_strip_nulls(
               jsonb_build_object('tel', tel, 'fax', fax, 'position', position)
               || answers_of_localized('name', name) || answers_of_localized('hours', hours))
      from desk where municipality = scope_municipality() and desk = p_desk
$$;

create function town_answers(p_town text) returns jsonb language sql stable as
$$
    select jsonb_build_object('kana', kana, 'desk', jsonb_build_object('code', desk),
                              'position', position,
                              'postals', (select coalesce(jsonb_agg(p.postal order by p.postal), '[]')
                                            from town_postal p
                                           where p.municipality = t.municipality and p.town = t.town))
           || answers_of_localized('name', name)
      from town t where municipality = scope_municipality() and town = p_town
$$;

-- Of the {places}, those that read alike in every language, and those that do not.
create function plain_places() returns text[] language sql immutable as
$$ select array['reply_days', 'retention_years', 'disclosure_tel', 'mail_domain', 'emergency_tel',
                'emergency_advice_tel'] $$;
create function localized_places() returns text[] language sql immutable as
$$ select array['disclosure_desk', 'contractor', 'crisis_list'] $$;

create function texts_answers() returns jsonb language sql stable as
$$
    select answers_of_localized('name', m.name)
           || (select coalesce(jsonb_object_agg(key, value), '{}')
                 from jsonb_each(m.places -> 'ja') where key = any (plain_places()))
           || (select coalesce(jsonb_object_agg(own.key || '.' || l.key, own.value), '{}')
                 from jsonb_each(m.places) l, jsonb_each(l.value) own
                where own.key = any (localized_places()))
      from municipality m where m.municipality = scope_municipality()
$$;

create function languages_answers() returns jsonb language sql stable as
$$
    select jsonb_build_object('languages',
               (select coalesce(jsonb_agg(jsonb_build_object('code', l)), '[]')
                  from unnest(m.languages) l where l <> 'ja'))
      from municipality m where m.municipality = scope_municipality()
$$;

create function notice_answers(p_notice text) returns jsonb language sql stable as
$$
    select jsonb_strip_nulls(
               jsonb_build_object('level', jsonb_build_object('code', level), 'position', position,
                                  'starts', typed_time(starts_at), 'ends', typed_time(ends_at))
               || answers_of_localized('title', title) || answers_of_localized('body', body))
      from notice where municipality = scope_municipality() and notice = p_notice
$$;

create function maintenance_answers() returns jsonb language sql stable as
$$
    select jsonb_strip_nulls(
               jsonb_build_object('starts', typed_time(starts_at), 'ends', typed_time(ends_at),
                                  'by_itself', ends_by_itself)
               || answers_of_localized('message', message))
      from maintenance where municipality = scope_municipality()
$$;

-- Which save of it a page is made from, whose and when; nobody's since it was set up: 0.
create function edit_state(p_subject text) returns table (saves bigint, saved_by text, saved_at text)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select coalesce(e.saves, 0), s.name, tokyo_time(e.saved_at)
      from (values (scope_municipality())) as here (municipality)
      left join edited e on e.municipality = here.municipality and e.subject = p_subject
      left join staff s on s.municipality = e.municipality and s.staff_id = e.saved_by
     where session_role() = 'administrator'
$$;

-- How a change went:
--   done     it is so now, by this click or by the one before
--   changed  a colleague was quicker: nothing was done
--   gone     there is no such thing
--   refused  because of reason (a sentence staff_refused_REASON), at a field when it is one's fault
create type edit_result as (outcome text, field text, reason text);

-- Every change begins so. It holds the municipality's row, so that changes of its facts come one
-- after another, and what a function has looked at stays true until it is done.
create function administer_facts() returns void language plpgsql as
$$
begin
    if session_role() is distinct from 'administrator' and session_user <> 'madoguchi_owner' then
        raise insufficient_privilege using message = 'only an administrator may change this';
    end if;
    update municipality set version = version + 1 where municipality = scope_municipality();
end
$$;

create function count_saves(p_subjects text[], p_answers jsonb = null) returns void language sql as
$$
    insert into edited as e (subject, saves, saved_by, answers)
    select subject, 1, session_staff_id(), p_answers from unnest(p_subjects) subject
    on conflict (municipality, subject) do update
       set saves = e.saves + 1, saved_by = excluded.saved_by, saved_at = now(),
           answers = excluded.answers
$$;

create function gone() returns edit_result language sql immutable as
$$ select ('gone', null, null)::edit_result $$;

create function refused(p_field text, p_reason text) returns edit_result language sql immutable as
$$ select ('refused', p_field, p_reason)::edit_result $$;

-- NULL: go on, and the save is counted. Else what to answer in its place: that it is done or changed,
-- or what is against it (NULL: nothing), of which no trace is left. Without p_at (the operator at the
-- command line) nobody was quicker.
create function begin_edit(p_subject text, p_at bigint, p_answers jsonb, p_against edit_result = null)
    returns edit_result language plpgsql as
$$
declare
    last edited;
begin
    select * into last from edited
     where municipality = scope_municipality() and subject = p_subject;
    if coalesce(last.saves, 0) <> p_at then
        return (case when last.saves = p_at + 1 and last.saved_by = session_staff_id()
                      and last.answers = p_answers then 'done' else 'changed' end, null, null)::edit_result;
    elsif p_against.outcome is not null then
        return p_against;
    end if;
    perform count_saves(array[p_subject], p_answers);
    return null;
end
$$;

-- Members of the first that the second has not, or otherwise.
create function changed_members(p_of jsonb, p_from jsonb) returns jsonb language sql immutable as
$$
    select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(p_of)
     where value is distinct from p_from -> key
$$;

create function note_edit(p_kind text, p_subject text, p_old jsonb, p_new jsonb) returns edit_result
    language plpgsql as
$$
begin
    insert into audit (kind, subject, detail)
    select p_kind, p_subject,
           jsonb_build_object('old', changed_members(coalesce(p_old, '{}'), coalesce(p_new, '{}')),
                              'new', changed_members(coalesce(p_new, '{}'), coalesce(p_old, '{}')));
    return ('done', null, null)::edit_result;
end
$$;

-- Desks

create function put_desk(p_desk text, p_answers jsonb) returns void language sql as
$$
    insert into desk (desk, name, tel, fax, hours, position)
    values (p_desk, localized_of(p_answers, 'name'), p_answers ->> 'tel', p_answers ->> 'fax',
            localized_of(p_answers, 'hours'),
            coalesce((p_answers ->> 'position')::integer,
                     (select coalesce(max(position), 0) + 1 from desk
                       where municipality = scope_municipality())))
    on conflict (municipality, desk) do update
       set name = excluded.name, tel = excluded.tel, fax = excluded.fax, hours = excluded.hours,
           position = excluded.position
$$;

-- Without p_desk it is a new one, under the code among its answers.
create function save_desk(p_desk text, p_at bigint, p_answers jsonb) returns edit_result
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    is_new constant boolean := p_desk is null;
    code constant text := coalesce(p_desk, p_answers ->> 'code');
    old jsonb;
    ended edit_result;
begin
    perform administer_facts();
    old := desk_answers(code);
    if not is_new and old is null then
        return gone();
    end if;
    ended := begin_edit('desk/' || code, case when is_new then 0 else p_at end, p_answers,
                        case when is_new and old is not null then refused('code', 'code_taken') end);
    if is_new and ended.outcome = 'changed' then
        return refused('code', 'code_taken');
    elsif ended.outcome is not null then
        return ended;
    end if;
    perform put_desk(code, p_answers);
    return note_edit(case when is_new then 'desk.add' else 'desk.save' end, code, old, desk_answers(code));
end
$$;

-- Why a desk cannot do without what it would lose, or NULL.
create function desk_refusal(p_desk desk, p_action text) returns edit_result language sql stable as
$$
    select refused(null, reason)
      from (select case
                when p_action in ('close', 'central') and p_desk.closed_at is not null then 'desk_is_closed'
                when p_action <> 'close' then null
                when p_desk.central then 'desk_is_central'
                when exists (select from town where municipality = p_desk.municipality
                                and desk = p_desk.desk and retired_at is null) then 'desk_has_towns'
                when exists (select from request where municipality = p_desk.municipality
                                and desk = p_desk.desk and state in ('open', 'in_progress'))
                    then 'desk_has_requests'
            end) as found (reason)
     where reason is not null
$$;

-- close: it takes nothing any more. reopen. central: it is the one where all goes that no town leads
-- away from; there is always exactly one.
create function turn_desk(p_desk text, p_at bigint, p_action text) returns edit_result
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    found_desk desk;
    ended edit_result;
    before text;
begin
    perform administer_facts();
    select * into found_desk from desk
     where municipality = scope_municipality() and desk = p_desk;
    select desk into before from desk where municipality = scope_municipality() and central;
    if found_desk.desk is null then
        return gone();
    end if;
    ended := begin_edit('desk/' || p_desk, p_at, jsonb_build_object('action', p_action),
                        desk_refusal(found_desk, p_action));
    if ended.outcome is not null then
        return ended;
    end if;

    if p_action = 'central' then
        update desk set central = false where municipality = scope_municipality() and central;
    end if;
    update desk
       set central = central or p_action = 'central',
           closed_at = case p_action when 'close' then now() when 'reopen' then null else closed_at end
     where municipality = scope_municipality() and desk = p_desk;
    return note_edit('desk.' || p_action, p_desk,
                     case p_action when 'central' then jsonb_build_object('central', before) end,
                     case p_action when 'central' then jsonb_build_object('central', p_desk) end);
end
$$;

-- Towns

create function desk_is_open(p_desk text) returns boolean language sql stable as
$$
    select exists (select from desk where municipality = scope_municipality() and desk = p_desk
                      and closed_at is null)
$$;

-- Puts towns in as their answers have them, with their "code"; in use again those that were retired.
create function put_towns(p_rows jsonb) returns void language sql as
$$
    insert into town (town, name, kana, desk, position)
    select r ->> 'code', localized_of(r, 'name'), r ->> 'kana', r -> 'desk' ->> 'code',
           coalesce((r ->> 'position')::integer, n::integer
                    + (select coalesce(max(position), 0) from town
                        where municipality = scope_municipality()))
      from jsonb_array_elements(p_rows) with ordinality as file (r, n)
    on conflict (municipality, town) do update
       set name = excluded.name, kana = excluded.kana, desk = excluded.desk,
           position = excluded.position, retired_at = null;

    delete from town_postal
     where municipality = scope_municipality()
       and town in (select r ->> 'code' from jsonb_array_elements(p_rows) r);

    insert into town_postal (postal, town)
    select distinct postal, r ->> 'code'
      from jsonb_array_elements(p_rows) r, jsonb_array_elements_text(r -> 'postals') postal
$$;

create function put_town(p_town text, p_answers jsonb) returns void language sql as
$$ select put_towns(jsonb_build_array(p_answers || jsonb_build_object('code', p_town))) $$;

-- Without p_town it is a new one, under the code among its answers.
create function save_town(p_town text, p_at bigint, p_answers jsonb) returns edit_result
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    is_new constant boolean := p_town is null;
    code constant text := coalesce(p_town, p_answers ->> 'code');
    old jsonb;
    ended edit_result;
begin
    perform administer_facts();
    old := town_answers(code);
    if not is_new and not exists (select from town where municipality = scope_municipality()
                                     and town = code and retired_at is null) then
        return gone();
    elsif not desk_is_open(p_answers -> 'desk' ->> 'code') then
        return refused('desk', 'desk_is_closed');
    end if;
    ended := begin_edit('town/' || code, case when is_new then 0 else p_at end, p_answers,
                        case when is_new and old is not null then refused('code', 'code_taken') end);
    if is_new and ended.outcome = 'changed' then
        return refused('code', 'code_taken');
    elsif ended.outcome is not null then
        return ended;
    end if;
    perform count_saves(array['towns']);
    perform put_town(code, p_answers);
    return note_edit(case when is_new then 'town.add' else 'town.save' end, code, old, town_answers(code));
end
$$;

-- retire: it is not offered any more; what was answered with it stays. restore.
create function turn_town(p_town text, p_at bigint, p_action text) returns edit_result
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    old jsonb;
    ended edit_result;
begin
    perform administer_facts();
    old := town_answers(p_town);
    if old is null then
        return gone();
    elsif p_action = 'restore' and not desk_is_open(old -> 'desk' ->> 'code') then
        return refused(null, 'desk_is_closed');
    end if;
    ended := begin_edit('town/' || p_town, p_at, jsonb_build_object('action', p_action));
    if ended.outcome is not null then
        return ended;
    end if;
    perform count_saves(array['towns']);
    update town set retired_at = case p_action when 'retire' then now() end
     where municipality = scope_municipality() and town = p_town;
    return note_edit('town.' || p_action, p_town, null, null);
end
$$;

-- Keeps a plan until it is applied; another one of the same account takes its place.
create function stage_towns(p_towns_saves bigint, p_plan jsonb) returns bigint
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    given bigint;
begin
    if session_role() is distinct from 'administrator' then
        raise insufficient_privilege using message = 'only an administrator may change this';
    end if;
    delete from town_import
     where municipality = scope_municipality()
       and (staff_id = session_staff_id() or staged_at < now() - interval '1 day');
    insert into town_import (towns_saves, plan) values (p_towns_saves, p_plan)
    returning number into given;
    return given;
end
$$;

create function staged_towns() returns table (number bigint, plan jsonb, stale boolean, applied boolean)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select i.number, i.plan, i.towns_saves <> coalesce(e.saves, 0), i.applied_at is not null
      from town_import i
      left join edited e on e.municipality = i.municipality and e.subject = 'towns'
     where i.municipality = scope_municipality() and i.staff_id = session_staff_id()
       and session_role() = 'administrator'
$$;

-- By code, the answers of those of the rows that there are.
create function answers_of_towns(p_rows jsonb) returns jsonb language sql stable as
$$
    select coalesce(jsonb_object_agg(t.town, town_answers(t.town)), '{}') from town t
     where t.municipality = scope_municipality()
       and t.town in (select r ->> 'code' from jsonb_array_elements(p_rows) r)
$$;

-- All of the plan, or none: what is new, what changes, and of what the file has not those that
-- p_retire names.
create function import_towns(p_number bigint, p_retire jsonb) returns edit_result
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    staged record;
    gone text[];
    was jsonb;
    became jsonb;
begin
    perform administer_facts();
    select * into staged from staged_towns() s where s.number = p_number;
    gone := array(select v ->> 'code' from jsonb_array_elements(staged.plan -> 'vanished') v
                   where p_retire ? (v ->> 'code'));
    if staged.number is null then
        return gone();
    elsif staged.applied then
        return ('done', null, null)::edit_result;
    elsif staged.stale then
        return ('changed', null, null)::edit_result;
    end if;

    if exists (select from jsonb_array_elements(staged.plan -> 'rows') r
                where not desk_is_open(r -> 'desk' ->> 'code')) then
        return ('changed', null, null)::edit_result;
    end if;

    was := answers_of_towns(staged.plan -> 'rows');
    perform put_towns(staged.plan -> 'rows');
    became := answers_of_towns(staged.plan -> 'rows');
    update town set retired_at = now()
     where municipality = scope_municipality() and town = any (gone);

    perform count_saves(array(select 'town/' || town from jsonb_object_keys(became) town)
                        || array(select 'town/' || town from unnest(gone) town));
    insert into audit (kind, subject, detail)
    select case when was ? key then 'town.save' else 'town.add' end, key,
           jsonb_build_object('old', changed_members(coalesce(was -> key, '{}'), value),
                              'new', changed_members(value, coalesce(was -> key, '{}')))
      from jsonb_each(became);
    insert into audit (kind, subject) select 'town.retire', town from unnest(gone) town;
    perform count_saves(array['towns']);
    update town_import set applied_at = now(), plan = plan - 'rows'
     where municipality = scope_municipality() and staff_id = session_staff_id();
    insert into audit (kind, detail)
    values ('town.import',
            jsonb_build_object('new', jsonb_array_length(staged.plan -> 'new'),
                               'changed', jsonb_array_length(staged.plan -> 'changed'),
                               'retired', cardinality(gone)));
    return ('done', null, null)::edit_result;
end
$$;

-- Texts and languages

create function save_texts(p_at bigint, p_answers jsonb) returns edit_result
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    old jsonb;
    ended edit_result;
begin
    perform administer_facts();
    old := texts_answers();
    ended := begin_edit('texts', p_at, p_answers);
    if ended.outcome is not null then
        return ended;
    end if;
    -- What is in places beside what is asked for stays.
    update municipality m
       set name = localized_of(p_answers, 'name'),
           places = (select jsonb_object_agg(l,
                                coalesce(m.places -> l, '{}') - plain_places() - localized_places()
                                || (select coalesce(jsonb_object_agg(k, p_answers -> k), '{}')
                                      from unnest(plain_places()) k where p_answers ? k)
                                || (select coalesce(jsonb_object_agg(k, p_answers -> (k || '.' || l)), '{}')
                                      from unnest(localized_places()) k
                                     where p_answers ? (k || '.' || l)))
                       from unnest(array['ja', 'ja-x-easy', 'en', 'zh-Hans', 'ko']) l)
     where m.municipality = scope_municipality();
    return note_edit('text.save', null, old, texts_answers());
end
$$;

create function save_languages(p_at bigint, p_answers jsonb) returns edit_result
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    old jsonb;
    ended edit_result;
begin
    perform administer_facts();
    old := languages_answers();
    ended := begin_edit('languages', p_at, p_answers);
    if ended.outcome is not null then
        return ended;
    end if;
    update municipality
       set languages = array['ja'] || array(
               select c ->> 'code' from jsonb_array_elements(p_answers -> 'languages') c)
     where municipality = scope_municipality();
    return note_edit('language.save', null, old, languages_answers());
end
$$;

-- Notices

-- Writes the notice of that code, new ones (p_at 0) included.
create function save_notice(p_notice text, p_at bigint, p_answers jsonb) returns edit_result
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    old jsonb;
    begins constant timestamptz := date_trunc('minute',
        coalesce((p_answers ->> 'starts')::timestamptz, now()));
    ended edit_result;
begin
    perform administer_facts();
    old := notice_answers(p_notice);
    if old is null and p_at <> 0 then
        return gone();
    elsif (p_answers ->> 'ends')::timestamptz <= begins then
        return refused('ends', 'ends_before_start');
    end if;
    ended := begin_edit('notice/' || p_notice, p_at, p_answers);
    if ended.outcome is not null then
        return ended;
    end if;
    insert into notice (notice, title, body, level, starts_at, ends_at, position)
    values (p_notice, localized_of(p_answers, 'title'), localized_of(p_answers, 'body'),
            p_answers -> 'level' ->> 'code', begins, (p_answers ->> 'ends')::timestamptz,
            coalesce((p_answers ->> 'position')::integer, 0))
    on conflict (municipality, notice) do update
       set title = excluded.title, body = excluded.body, level = excluded.level,
           starts_at = excluded.starts_at, ends_at = excluded.ends_at, position = excluded.position;
    return note_edit(case when old is null then 'notice.add' else 'notice.save' end, p_notice, old,
                     notice_answers(p_notice));
end
$$;

create function remove_notice(p_notice text, p_at bigint, p_action text) returns edit_result
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    old jsonb;
    ended edit_result;
begin
    perform administer_facts();
    old := notice_answers(p_notice);
    ended := begin_edit('notice/' || p_notice, p_at, jsonb_build_object('action', p_action),
                        case when old is null then gone() end);
    if ended.outcome is not null then
        return ended;
    end if;
    delete from notice where municipality = scope_municipality() and notice = p_notice;
    return note_edit('notice.remove', p_notice, old, null);
end
$$;

-- Maintenance

create function start_maintenance(p_at bigint, p_answers jsonb) returns edit_result
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    old jsonb;
    begins constant timestamptz := date_trunc('minute',
        coalesce((p_answers ->> 'starts')::timestamptz, now()));
    ends constant timestamptz := (p_answers ->> 'ends')::timestamptz;
    by_itself constant boolean := coalesce((p_answers ->> 'by_itself')::boolean, false);
    ended edit_result;
begin
    perform administer_facts();
    old := maintenance_answers();
    if ends <= begins then
        return refused('ends', 'ends_before_start');
    elsif ends <= now() then
        return refused('ends', 'ends_in_past');
    elsif by_itself and ends is null then
        return refused('ends', 'end_needed');
    end if;
    ended := begin_edit('maintenance', p_at, p_answers);
    if ended.outcome is not null then
        return ended;
    end if;
    insert into maintenance (starts_at, ends_at, ends_by_itself, message)
    values (begins, ends, by_itself, localized_of(p_answers, 'message'))
    on conflict (municipality) do update
       set starts_at = excluded.starts_at, ends_at = excluded.ends_at,
           ends_by_itself = excluded.ends_by_itself, message = excluded.message;
    return note_edit('maintenance.on', null, old, maintenance_answers());
end
$$;

create function end_maintenance(p_at bigint) returns edit_result
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    old jsonb;
    ended edit_result;
begin
    perform administer_facts();
    old := maintenance_answers();
    ended := begin_edit('maintenance', p_at, '{"action": "end"}');
    if ended.outcome is not null then
        return ended;
    end if;
    delete from maintenance where municipality = scope_municipality();
    return note_edit('maintenance.off', null, old, null);
end
$$;

grant execute on function desk_answers(text), town_answers(text), texts_answers(), languages_answers(),
    notice_answers(text), maintenance_answers(), localized_places(), plain_places(),
    answers_of_localized(text, jsonb), typed_time(timestamptz), edit_state(text),
    save_desk(text, bigint, jsonb), turn_desk(text, bigint, text),
    save_town(text, bigint, jsonb), turn_town(text, bigint, text),
    stage_towns(bigint, jsonb), staged_towns(), import_towns(bigint, jsonb),
    save_texts(bigint, jsonb), save_languages(bigint, jsonb),
    save_notice(text, bigint, jsonb), remove_notice(text, bigint, text),
    start_maintenance(bigint, jsonb), end_maintenance(bigint)
    to madoguchi_staff;
grant execute on function tokyo_time(timestamptz) to madoguchi_public;
