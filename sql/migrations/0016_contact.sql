-- Contacts: days of the office, numbers of the log, and what is counted of a completed contact.

-- --- days of the office ---

-- When a desk is at work: what comes at another time is 時間外.
alter table municipality
    add column office_opens  time not null default '08:30',
    add column office_closes time not null default '17:15',
    add check (office_opens < office_closes);

-- 国民の祝日に関する法律, as it is since 2016 (2018 for names), with the moved days of 2019 to 2021.
-- The equinoxes are those of the usual approximation, good from 1980 to 2099.
create function named_holiday(p_day date) returns boolean language plpgsql immutable as
$$
declare
    y constant integer := extract(year from p_day);
    m constant integer := extract(month from p_day);
    d constant integer := extract(day from p_day);
    md constant text := to_char(p_day, 'MMDD');
begin
    return case
        when y = 2020 then md in ('0101', '0113', '0211', '0223', '0320', '0429', '0503', '0504', '0505',
                                  '0723', '0724', '0810', '0921', '0922', '1103', '1123')
        when y = 2021 then md in ('0101', '0111', '0211', '0223', '0320', '0429', '0503', '0504', '0505',
                                  '0722', '0723', '0808', '0920', '0923', '1103', '1123')
        else md in ('0101', '0211', '0429', '0503', '0504', '0505', '0811', '1103', '1123')
             or md = '0223' and y >= 2020 or md = '1223' and y < 2019
             or y = 2019 and md in ('0430', '0501', '0502', '1022')
             or extract(dow from p_day) = 1
                and (m = 1 and d between 8 and 14 or m = 7 and d between 15 and 21
                     or m = 9 and d between 15 and 21 or m = 10 and d between 8 and 14)
             or m = 3 and d = floor(20.8431 + 0.242194 * (y - 1980)) - floor((y - 1980) / 4.0)
             or m = 9 and d = floor(23.2488 + 0.242194 * (y - 1980)) - floor((y - 1980) / 4.0)
        end;
end
$$;

-- The named ones, the day between two of them, and the next day that is none when one falls on a
-- Sunday (3条).
create function is_holiday(p_day date) returns boolean language plpgsql immutable as
$$
declare
    back date := p_day - 1;
begin
    if named_holiday(p_day) then
        return true;
    elsif extract(dow from p_day) = 0 then
        return false;
    elsif named_holiday(p_day - 1) and named_holiday(p_day + 1) then
        return true;
    end if;
    while named_holiday(back) loop
        if extract(dow from back) = 0 then
            return true;
        end if;
        back := back - 1;
    end loop;
    return false;
end
$$;

-- Offices are closed on weekends, on holidays, and from 29 December to 3 January.
create function is_office_day(p_day date) returns boolean language sql immutable as
$$
    select case when extract(isodow from p_day) > 5
                     or to_char(p_day, 'MMDD') in ('1229', '1230', '1231', '0101', '0102', '0103')
                then false else not is_holiday(p_day) end
$$;

-- The first office day on or after a day.
create function office_day_from(p_day date) returns date language sql immutable as
$$
    select p_day + days from generate_series(0, 31) as days
     where is_office_day(p_day + days) order by days limit 1
$$;

create function is_after_hours(p_day date, p_time time) returns boolean language sql stable as
$$
    select not is_office_day(p_day)
           or coalesce(p_time < m.office_opens or p_time > m.office_closes, false)
      from municipality m where m.municipality = scope_municipality()
$$;

create function today() returns date language sql stable as
$$ select (now() at time zone 'Asia/Tokyo')::date $$;

grant execute on function
    is_holiday(date), is_office_day(date), office_day_from(date), is_after_hours(date, time), today(),
    named_holiday(date) to madoguchi_staff, madoguchi_worker;

-- --- answers ---

create function answer_code(p_answers jsonb, p_item text) returns text language sql immutable as
$$ select p_answers -> p_item ->> 'code' $$;

create function answer_codes(p_answers jsonb, p_item text) returns text[] language sql immutable as
$$
    select coalesce(array_agg(a ->> 'code') filter (where a ->> 'code' is not null), '{}')
      from jsonb_array_elements(coalesce(p_answers -> p_item, '[]')) as a
$$;

create function fiscal_year_of(p_day date) returns integer language sql immutable as
$$ select extract(year from p_day - interval '3 months')::integer $$;
grant execute on function fiscal_year_of(date) to madoguchi_staff;

-- The next number of a desk and fiscal year: 08-013-00042. Two at once wait for each other here, so
-- that none is left out.
create function next_log_no(p_desk text, p_day date) returns text language plpgsql as
$$
declare
    year integer := fiscal_year_of(p_day);
    given integer;
begin
    insert into log_counter as c (fiscal_year, desk, last) values (year, p_desk, 1)
        on conflict (municipality, fiscal_year, desk) do update set last = c.last + 1
    returning last into given;
    return (select to_char((year - 2018) % 100, 'FM00') || to_char(d.number, '"-"FM000')
                   || to_char(given, '"-"FM00000')
              from desk d where d.municipality = scope_municipality() and d.desk = p_desk);
end
$$;

-- Writes what is counted of a completed contact, out of the answers that hold.
create function count_contact(p_no text) returns void language sql as
$$
    delete from contact_fact f using contact k
     where k.municipality = scope_municipality() and k.response_no = p_no
       and f.municipality = k.municipality and f.log_no = k.log_no;

    insert into contact_fact (
        log_no, person, case_no, desk, contact_on, contact_time, after_hours, handler, case_kind,
        channel, route, caller_type, age, gender, town, area, household, place_now, care_level,
        main_disease, scene_main, topics, main_factor, sub_factors, difficult, difficult_reason,
        actions, action_method, resources, unmet, partners, community_issue, urgency, minutes, state,
        outcome, outcome_on, discharge_on, received_at, first_at)
    select k.log_no, coalesce(c.person_no, k.log_no), k.case_no, k.desk, k.contact_on, k.contact_time,
           is_after_hours(k.contact_on, k.contact_time), k.handler, k.case_kind, k.channel,
           answer_code(a, 'route'), answer_code(a, 'caller_type'), answer_code(a, 'subj_age'),
           answer_code(a, 'subj_gender'), t.town, t.area, answer_code(a, 'household'),
           answer_code(a, 'place_now'), answer_code(a, 'care_level'), answer_code(a, 'main_disease'),
           answer_code(a, 'scene_main'), answer_codes(a, 'topics'), answer_code(a, 'main_factor'),
           answer_codes(a, 'sub_factors'), answer_code(a, 'is_difficult') = 'yes',
           answer_codes(a, 'difficult_reason'), answer_codes(a, 'actions'),
           answer_codes(a, 'action_method'), answer_codes(a, 'resources'), answer_codes(a, 'unmet'),
           answer_codes(a, 'partners'), answer_codes(a, 'community_issue'),
           answer_code(a, 'urgency'), answer_code(a, 'minutes'), answer_code(a, 'state'),
           answer_code(a, 'outcome'), (a ->> 'outcome_date')::date, (a ->> 'discharge_date')::date,
           q.received_at,
           case when q.receipt_no is not null then
               (k.contact_on + coalesce(k.contact_time, '12:00')) at time zone 'Asia/Tokyo' end
      from contact k
      join response r using (municipality, response_no)
      join case_file c on c.municipality = k.municipality and c.case_no = k.case_no
      cross join lateral (select r.answers) as said (a)
      left join town t on t.municipality = k.municipality and t.town = answer_code(a, 'subj_town')
      left join request q on q.municipality = k.municipality and q.receipt_no = k.receipt_no
     where k.municipality = scope_municipality() and k.response_no = p_no
       and k.log_no is not null and r.status <> 'entered-in-error'
$$;

-- --- who may change one ---

-- As the policy of_scope (0015) has it, for the functions that the policy does not meet.
create function sees_contact(p_no text) returns boolean
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select exists (
        select from contact k join case_file c using (municipality, case_no)
         where k.municipality = scope_municipality() and k.response_no = p_no
           and case k.conf
                   when 'strict' then session_staff_id() = any (k.readers)
                   else k.conf = 'office' and session_role() = 'administrator'
                        or k.desk::text = any (session_own_desks())
                        or c.desk::text = any (session_own_desks())
               end
           and (c.suspended_at is null or session_role() = 'administrator'))
$$;

create or replace function lock_response(p_no text) returns response
    language sql security definer set search_path = madoguchi, pg_temp as
$$
    select r.* from response r
     where r.municipality = scope_municipality() and r.response_no = p_no
       and case when r.case_no is null then r.desk::text = any (session_desks())
                else sees_contact(p_no) end
       and session_role() in ('desk', 'administrator')
       for update
$$;

-- 閲覧範囲 follows what is typed at once, so that a strict draft is hidden while it is one. Until a
-- correction is completed, the narrower of both ranges holds: a wider one is only asked for.
create function conf_of(p_entries jsonb, p_answers jsonb) returns text language sql immutable as
$$
    select case when 'strict' in (typed, held) then 'strict'
                when coalesce(typed, held) = 'office' and coalesce(held, 'office') = 'office'
                    then 'office'
                else 'desk' end
      from (select p_entries -> 'conf_level' ->> 0 as typed,
                   answer_code(p_answers, 'conf_level') as held) as conf
$$;

-- Whom a strict contact is shown to: who wrote it, who dealt with it, and who goes on with it.
create function readers_of(r response) returns bigint[] language sql stable as
$$
    select array_agg(distinct reader order by reader)
      from (select unnest(array[r.begun_by, r.saved_by, r.revised_by]) as reader
            union all
            select code::bigint
              from unnest(array['handler', 'next_handler']) as item,
                   unnest(array[r.entries -> item ->> 0, answer_code(r.answers, item)]) as code
             where code ~ '^[0-9]{1,18}$') as named
     where reader is not null
$$;

create function scope_contact() returns trigger
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
begin
    update contact k
       set conf = conf_of(new.entries, new.answers), readers = readers_of(new)
     where k.municipality = new.municipality and k.response_no = new.response_no;
    return null;
end
$$;
create trigger contact_follows_its_response after update on response
    for each row when (new.case_no is not null) execute function scope_contact();

-- --- a sheet that saves itself ---
--
-- turn: what response.saves was when a button saved the sheet last; typed_at: what the clock of the
-- page said when what it sent since was typed. A save that was overtaken by either changes nothing.
alter table contact
    add column turn bigint not null default 0,
    add column typed_at bigint not null default 0;

-- save_response() of a contact. p_at: of a page that saves itself; NULL: a button was pressed.
create function save_contact(p_no text, p_saves bigint, p_entries jsonb, p_at bigint) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    r response := lock_response(p_no);
    outcome text;
begin
    if exists (select from contact k
                where k.municipality = r.municipality and k.response_no = r.response_no
                  and (p_saves < k.turn or p_at <= k.typed_at) and p_at is not null) then
        return 'changed';
    end if;
    outcome := save_response(p_no, p_saves, p_entries);
    if outcome = 'done' then
        update contact k
           set turn = case when p_at is null then o.saves else k.turn end,
               typed_at = coalesce(p_at, 0)
          from response o
         where k.municipality = r.municipality and k.response_no = r.response_no
           and o.municipality = k.municipality and o.response_no = k.response_no;
    end if;
    return outcome;
end
$$;
grant execute on function save_contact(text, bigint, jsonb, bigint) to madoguchi_staff;

-- --- the life of a contact ---
--
-- Outcomes as in 0007, and
--   refused  (amend) a contact completed more than a week ago is corrected for a reason only

-- p_desk: one of the session's own, as the case's; an administrator who is of no desk would not see what
-- they write (of_scope, 0015).
create function begin_contact(p_no text, p_case text, p_url text, p_version text, p_language text,
                              p_desk text, p_entries jsonb) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    r response;
begin
    if (p_desk = any (session_own_desks()) and session_role() in ('desk', 'administrator')
        and exists (select from case_file c
                     where c.municipality = scope_municipality() and c.case_no = p_case
                       and c.desk::text = any (session_own_desks())
                       and (c.suspended_at is null or session_role() = 'administrator')))
       is not true then
        return 'gone';
    end if;

    insert into response (response_no, questionnaire_url, questionnaire_version, language, desk,
                          entries, case_no)
    values (p_no, p_url, p_version, p_language, p_desk, p_entries, p_case)
    on conflict do nothing
    returning * into r;
    if not found then
        r := lock_response(p_no);
        return case when r.begun_by = session_staff_id() and r.saves = 0 and r.case_no = p_case
                    then 'done' else 'taken' end;
    end if;

    insert into contact (response_no, case_no, desk, conf, readers)
    values (p_no, p_case, p_desk, conf_of(p_entries, null), readers_of(r));
    insert into audit (kind, subject, detail)
    values ('contact.begin', p_no, jsonb_build_object('case', p_case, 'desk', p_desk));
    return 'done';
end
$$;

-- The contact of a case that the case is left by; NULL when none is completed.
create function latest_contact(p_case text) returns text language sql stable as
$$
    select k.response_no
      from contact k join response r using (municipality, response_no)
     where k.municipality = scope_municipality() and k.case_no = p_case
       and k.completed_at is not null and r.status <> 'entered-in-error'
     order by k.contact_on desc, k.begun_at desc, k.response_no desc
     limit 1
$$;

create function latest_answers(p_case text) returns jsonb language sql stable as
$$
    select r.answers from response r
     where r.municipality = scope_municipality() and r.response_no = latest_contact(p_case)
$$;

create function note_case_state(c case_file, p_state text) returns void language sql as
$$
    insert into case_event (case_no, saves, kind, old, new)
    select c.case_no, c.saves, 'state', c.state, p_state where c.state <> p_state;
$$;

-- Whether an answer is another than it was; of what is new, each is.
create function says_anew(p_held jsonb, p_says jsonb, p_item text) returns boolean
    language sql immutable as
$$ select p_held is null or p_held -> p_item is distinct from p_says -> p_item $$;

-- What a case tells of its contact to everybody who sees the case: of a strict one, no words.
create function told_of(p_answers jsonb) returns jsonb language sql immutable as
$$
    select case answer_code(p_answers, 'conf_level') when 'strict' then p_answers - 'next_action'
                else p_answers end
$$;

-- Leaves a case as these answers say. What they do not change of what was held before stays as
-- somebody has put it since: a correction of a word moves no follow-up.
create function leave_case(p_case text, p_answers jsonb, p_held jsonb) returns void
    language plpgsql as
$$
declare
    c case_file;
    says constant jsonb := coalesce(told_of(p_answers), '{"state": {"code": "open"}}');
    held constant jsonb := told_of(p_held);
    next_state text;
begin
    select * into strict c from case_file f
     where f.municipality = scope_municipality() and f.case_no = p_case for update;
    next_state := case when says_anew(held, says, 'state')
                       then answer_code(says, 'state') else c.state end;
    c.saves := c.saves + 1;
    perform note_case_state(c, next_state);

    update case_file f
       set saves = case when c.state <> next_state then c.saves else f.saves end,
           state = next_state,
           state_at = case when c.state <> next_state then now() else f.state_at end,
           outcome = answer_code(says, 'outcome'),
           outcome_on = (says ->> 'outcome_date')::date,
           urgency = answer_code(says, 'urgency'),
           next_on = case when says_anew(held, says, 'next_date')
                          then (says ->> 'next_date')::date else f.next_on end,
           next_action = case when says_anew(held, says, 'next_action')
                              then says ->> 'next_action' else f.next_action end,
           assigned_to =
               case when says_anew(held, says, 'handler') or says_anew(held, says, 'next_handler')
                    then coalesce((select s.staff_id from staff s
                                    where s.municipality = f.municipality
                                      and s.staff_id::text =
                                          coalesce(answer_code(says, 'next_handler'),
                                                   answer_code(says, 'handler'))), f.assigned_to)
                    else f.assigned_to end,
           last_on = (says ->> 'contact_at')::date
     where f.municipality = c.municipality and f.case_no = p_case;
end
$$;

-- A person who died has no open cases, and nobody calls on them.
create function close_cases_of_dead(p_case text, p_answers jsonb) returns void
    language plpgsql as
$$
declare
    c case_file;
begin
    for c in
        select f.* from case_file f join case_file dead using (municipality, person_no)
         where dead.municipality = scope_municipality() and dead.case_no = p_case
           and f.case_no <> p_case and f.state <> 'closed'
         order by f.case_no for update of f
    loop
        c.saves := c.saves + 1;
        perform note_case_state(c, 'closed');
        update case_file f
           set saves = c.saves, state = 'closed', state_at = now(), next_on = null, next_action = null,
               outcome = answer_code(p_answers, 'outcome'),
               outcome_on = (p_answers ->> 'outcome_date')::date
         where f.municipality = c.municipality and f.case_no = c.case_no;
        insert into audit (kind, subject, detail)
        values ('case.state', c.case_no, jsonb_build_object('from', c.state, 'to', 'closed',
                                                            'case', p_case));
    end loop;
end
$$;

-- A person is as the latest contact has them. What it left empty was not asked again.
create function know_person(p_case text, p_answers jsonb, p_keys jsonb) returns void
    language plpgsql as
$$
declare
    p_no text := (select c.person_no from case_file c
                   where c.municipality = scope_municipality() and c.case_no = p_case);
begin
    if p_no is null then
        return;
    end if;
    update person p
       set name = coalesce(p_answers ->> 'subj_name', p.name),
           kana = coalesce(p_answers ->> 'subj_kana', p.kana),
           birth_on = coalesce((p_answers ->> 'subj_birth')::date, p.birth_on),
           gender = coalesce(answer_code(p_answers, 'subj_gender'), p.gender),
           town = coalesce((select t.town from town t
                             where t.municipality = p.municipality
                               and t.town = answer_code(p_answers, 'subj_town')), p.town),
           saves = p.saves + 1
     where p.municipality = scope_municipality() and p.person_no = p_no;
    -- Of each kind of key that this contact has, its own; of the others, those that were known.
    delete from person_key k
     where k.municipality = scope_municipality() and k.person_no = p_no
       and k.kind in (select e ->> 0 from jsonb_array_elements(p_keys) as e);
    insert into person_key (person_no, kind, key)
    select distinct p_no, e ->> 0, e ->> 1 from jsonb_array_elements(p_keys) as e
    on conflict do nothing;
end
$$;

-- The row of a contact follows its answers, which were just completed. The first time it gets its
-- number, which stays, and is the first answer to the request that its case came from.
create function number_contact(k contact, p_answers jsonb) returns contact
    language plpgsql as
$$
declare
    given_desk text := answer_code(p_answers, 'desk');
    given_on date := (p_answers ->> 'contact_at')::date;
begin
    if k.completed_at is null then
        k.log_no := next_log_no(given_desk, given_on);
        k.completed_at := now();
        k.receipt_no := (select q.receipt_no from case_request q
                          where q.municipality = k.municipality and q.case_no = k.case_no
                            and not exists (select from contact o
                                             where o.municipality = k.municipality
                                               and o.case_no = k.case_no
                                               and o.completed_at is not null)
                          order by q.linked_at, q.receipt_no limit 1);
    end if;
    update contact o
       set log_no = k.log_no, completed_at = k.completed_at, receipt_no = k.receipt_no,
           desk = given_desk, contact_on = given_on,
           contact_time = (p_answers ->> 'contact_time')::time,
           case_kind = answer_code(p_answers, 'case_kind'),
           channel = answer_code(p_answers, 'channel'),
           handler = answer_code(p_answers, 'handler')::bigint
     where o.municipality = k.municipality and o.response_no = k.response_no
    returning * into k;
    update response r set desk = given_desk
     where r.municipality = k.municipality and r.response_no = k.response_no;
    return k;
end
$$;

create function note_contact(k contact) returns void language sql as
$$
    with counted as (
        update case_file c set saves = c.saves + 1
         where c.municipality = k.municipality and c.case_no = k.case_no
        returning c.saves
    )
    insert into case_event (case_no, saves, kind, new)
    select k.case_no, saves, 'contact', k.log_no from counted
$$;

-- What else hangs on the answers. p_held: those before, or NULL. p_latest: the contact that the case was
-- left by before. A correction of the day may make it another one.
create function follow_contact(k contact, p_answers jsonb, p_held jsonb, p_keys jsonb, p_latest text)
    returns void language plpgsql as
$$
begin
    perform count_contact(k.response_no);
    if latest_contact(k.case_no) = k.response_no then
        perform leave_case(k.case_no, p_answers, case when p_latest = k.response_no then p_held end);
        perform know_person(k.case_no, p_answers, p_keys);
    elsif p_latest = k.response_no then
        perform leave_case(k.case_no, latest_answers(k.case_no), p_held);
    end if;
    if answer_code(p_answers, 'outcome') like 'death%' then
        perform close_cases_of_dead(k.case_no, p_answers);
    end if;
end
$$;

-- The superior is told that there is a risk, and not which, or whose.
create function notice_of_risk(k contact, p_revision integer, p_answers jsonb, p_held jsonb)
    returns void language sql as
$$
    insert into outbox (effect_key, kind, params)
    select format('contact/%s/risk/%s', k.response_no, p_revision), 'risk_notice',
           jsonb_build_object('contact', k.response_no, 'desk', k.desk)
     where exists (select from unnest(answer_codes(p_answers, 'risk_flags')) as flag
                    where flag <> 'none' and flag <> all (answer_codes(p_held, 'risk_flags')))
$$;

alter table outbox drop constraint outbox_kind_check,
    add constraint outbox_kind_check check (kind in ('staff_notice', 'receipt_mail', 'risk_notice'));

-- complete_response() of a contact. p_keys: what the person is found by (person_key).
create function complete_contact(p_no text, p_saves bigint, p_answers jsonb, p_keys jsonb)
    returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    r response := lock_response(p_no);
    k contact;
    latest text;
    outcome text;
    is_first boolean;
begin
    select * into k from contact o
     where o.municipality = scope_municipality() and o.response_no = r.response_no for update;
    if k.response_no is null then
        return 'gone';
    end if;
    -- Two contacts of a case queue here, and the second finds what the first has left.
    perform from case_file c
      where c.municipality = k.municipality and c.case_no = k.case_no for update;
    latest := latest_contact(k.case_no);
    outcome := complete_response(p_no, p_saves, p_answers);
    if outcome <> 'done' or r.entries is null then
        return outcome;
    end if;

    is_first := k.completed_at is null;
    k := number_contact(k, p_answers);
    if is_first then
        perform note_contact(k);
    end if;
    perform follow_contact(k, p_answers, r.answers, p_keys, latest);
    perform notice_of_risk(k, r.revision + 1, p_answers, r.answers);
    insert into audit (kind, subject, detail)
    values ('contact.complete', p_no,
            jsonb_build_object('log_no', k.log_no, 'case', k.case_no, 'revision', r.revision + 1));
    return 'done';
end
$$;

-- Whether a correction must say why: the contact was completed more than a week ago.
create function is_old_contact(k contact) returns boolean language sql stable as
$$ select coalesce(k.completed_at < now() - interval '7 days', false) $$;

-- amend_response() of a contact. p_soon is kept as the reason within the week, when none was given.
create function amend_contact(p_no text, p_saves bigint, p_entries jsonb, p_reason text, p_soon text)
    returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    k contact;
    reason text := nullif(p_reason, '');
begin
    select * into k from contact o
     where o.municipality = scope_municipality() and o.response_no = p_no;
    if reason is null and is_old_contact(k) then
        return case when sees_contact(p_no) then 'refused' else 'gone' end;
    end if;
    return amend_response(p_no, p_saves, p_entries, coalesce(reason, p_soon));
end
$$;

-- withdraw_response() of a contact: it is counted no longer, and the case is as the one before left it.
create function withdraw_contact(p_no text, p_saves bigint, p_reason text) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    r response := lock_response(p_no);
    latest text;
    outcome text;
begin
    -- As in complete_contact().
    perform from case_file c
      where c.municipality = r.municipality and c.case_no = r.case_no for update;
    latest := latest_contact(r.case_no);
    outcome := withdraw_response(p_no, p_saves, p_reason);
    if outcome <> 'done' or r.case_no is null or r.status = 'entered-in-error' then
        return outcome;
    end if;
    perform count_contact(p_no);
    if latest = p_no then
        perform leave_case(r.case_no, latest_answers(r.case_no), r.answers);
    end if;
    insert into audit (kind, subject, detail)
    values ('contact.withdraw', p_no, jsonb_build_object('case', r.case_no));
    return 'done';
end
$$;

-- What an officer is (staff.profession) is a fact of the account as others are (0009).
alter function account_facts(staff) rename to account_facts_before_contacts;
create function account_facts(a staff) returns jsonb language sql stable as
$$ select account_facts_before_contacts(a) || jsonb_build_object('profession', a.profession) $$;

-- account_save() with one fact more, profession: empty for none; without it, it stays.
create function account_save_whole(p_staff_id bigint, p_saves bigint, p_facts jsonb, p_reason text)
    returns table (outcome text, staff_id bigint)
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
begin
    select * into outcome, staff_id from account_save(p_staff_id, p_saves, p_facts, p_reason);
    if outcome = 'done' and p_facts ? 'profession' then
        update staff a set profession = nullif(p_facts ->> 'profession', '')
         where a.municipality = scope_municipality()
           and a.staff_id = account_save_whole.staff_id;
    end if;
    return next;
end
$$;
grant execute on function account_save_whole(bigint, bigint, jsonb, text) to madoguchi_staff;

-- What the session's account is: a contact begins with it.
create function session_profession() returns text
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select profession from staff
     where municipality = scope_municipality() and staff_id = session_staff_id()
$$;

-- As request_unmasked() (0010).
create function contact_unmasked(p_no text) returns boolean
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select exists (select from audit
                    where municipality = scope_municipality() and subject = p_no
                      and at > now() - interval '15 minutes'
                      and kind = 'contact.unmask' and staff_id = session_staff_id())
$$;

grant execute on function
    session_profession(), contact_unmasked(text),
    begin_contact(text, text, text, text, text, text, jsonb),
    complete_contact(text, bigint, jsonb, jsonb),
    amend_contact(text, bigint, jsonb, text, text),
    withdraw_contact(text, bigint, text),
    is_old_contact(contact) to madoguchi_staff;

create policy staff_notes_contacts on audit for insert to madoguchi_staff
    with check (municipality = (select scope_municipality())
                and staff_id = (select session_staff_id())
                and kind = 'contact.unmask');
