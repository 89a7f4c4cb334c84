-- Contacts are not plain responses: who is named to read a strict one, how long a case is kept and what
-- stays of it, and what is told of it to whom it is about.

-- --- named readers of a strict contact ---

-- Beside those who had to do with it (readers_of). Named by one of its readers, or by an administrator,
-- who need not see it: whoever names themselves does so with a reason, and it is in the audit trail.
create table contact_reader (
    municipality municipality_code not null default scope_municipality(),
    response_no  text not null,
    staff_id     bigint not null,
    named_by     bigint not null default session_staff_id(),
    named_at     timestamptz not null default now(),
    primary key (municipality, response_no, staff_id),
    foreign key (municipality, response_no) references contact on delete cascade,
    foreign key (municipality, staff_id) references staff,
    foreign key (municipality, named_by) references staff
);
alter table contact_reader enable row level security;
alter table contact_reader force row level security;
create policy own_municipality on contact_reader to madoguchi_owner
    using (municipality = (select scope_municipality()));

alter function readers_of(response) rename to readers_by_work;
create function readers_of(r response) returns bigint[] language sql stable as
$$
    select array_agg(distinct reader order by reader)
      from (select unnest(readers_by_work(r)) as reader
            union all
            select n.staff_id from contact_reader n
             where n.municipality = r.municipality and n.response_no = r.response_no) as all_of_them
$$;

-- Whether the session may know, and say, who reads a contact: who sees it; of a strict one an
-- administrator too, who is told no more of it by that.
create function knows_readers(k contact) returns boolean
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select session_role() in ('desk', 'administrator') and sees_contact(k.response_no)
           or session_role() = 'administrator' and k.conf = 'strict'
$$;

-- The contact, locked, if the session may say who reads it; else a row of NULLs.
create function lock_scope_of_contact(p_no text) returns contact
    language sql security definer set search_path = madoguchi, pg_temp as
$$
    select k.* from contact k
     where k.municipality = scope_municipality() and k.response_no = p_no and knows_readers(k)
       for update
$$;

-- The range of a contact, for whoever may know its readers; else NULL.
create function contact_conf(p_no text) returns text
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select k.conf from contact k
     where k.municipality = scope_municipality() and k.response_no = p_no and knows_readers(k)
$$;

-- Who reads a strict contact.
create function contact_readers(p_no text)
    returns table (staff_id bigint, name text, active boolean, named boolean, named_by text,
                   named_at timestamptz)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select a.staff_id, a.name, a.disabled_at is null, n.staff_id is not null, by.name, n.named_at
      from contact k
      join staff a on a.municipality = k.municipality and a.staff_id = any (k.readers)
      left join contact_reader n on n.municipality = k.municipality
                                and n.response_no = k.response_no and n.staff_id = a.staff_id
      left join staff by on by.municipality = n.municipality and by.staff_id = n.named_by
     where k.municipality = scope_municipality() and k.response_no = p_no and k.conf = 'strict'
       and knows_readers(k)
     order by a.name, a.staff_id
$$;

create function read_again(k contact) returns void language sql as
$$
    update contact o set readers = readers_of(r)
      from response r
     where o.municipality = k.municipality and o.response_no = k.response_no
       and r.municipality = k.municipality and r.response_no = k.response_no
$$;

-- done, also when they read it already; gone; unknown, when no account in use can read it; or open: it
-- is not strict.
create function name_reader(p_no text, p_staff bigint, p_reason text) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    k contact := lock_scope_of_contact(p_no);
begin
    if k.response_no is null then
        return 'gone';
    elsif k.conf <> 'strict' then
        return 'open';
    elsif not exists (select from staff a
                       where a.municipality = k.municipality and a.staff_id = p_staff
                         and a.disabled_at is null
                         and a.role in ('desk', 'administrator', 'viewer')) then
        return 'unknown';
    end if;
    insert into contact_reader (response_no, staff_id) values (p_no, p_staff) on conflict do nothing;
    if found then
        perform read_again(k);
        insert into audit (kind, subject, detail)
        values ('contact.reader', p_no, jsonb_build_object('staff_id', p_staff, 'reason', p_reason));
    end if;
    return 'done';
end
$$;

-- Takes a name back. Who had to do with the contact stays its reader. done or gone.
create function drop_reader(p_no text, p_staff bigint) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    k contact := lock_scope_of_contact(p_no);
begin
    if k.response_no is null then
        return 'gone';
    end if;
    delete from contact_reader n
     where n.municipality = k.municipality and n.response_no = p_no and n.staff_id = p_staff;
    if found then
        perform read_again(k);
        insert into audit (kind, subject, detail)
        values ('contact.reader_drop', p_no, jsonb_build_object('staff_id', p_staff));
    end if;
    return 'done';
end
$$;

grant execute on function contact_conf(text), contact_readers(text), name_reader(text, bigint, text),
    drop_reader(text, bigint) to madoguchi_staff;

create policy staff_notes_readers on audit for insert to madoguchi_staff
    with check (municipality = (select scope_municipality())
                and staff_id = (select session_staff_id())
                and kind = 'contact.readers');

-- --- how long a case is kept ---

create or replace function retention_kinds()
    returns table (kind text, "position" integer, unit text, usual integer, lowest integer,
                   highest integer, document boolean, may_pseudonymise boolean)
    language sql immutable as
$$
    values ('draft', 1, 'hours', 24, 1, 168, false, false),
           ('shared_draft', 2, 'minutes', 60, 10, 240, false, false),
           ('session', 3, 'days', 0, 0, 30, false, false),
           -- Throttling looks back a quarter of an hour; the rest is for whoever looks into an attack.
           ('login_failure', 4, 'days', 1, 1, 90, false, false),
           ('spam', 5, 'days', 30, 7, 365, true, false),
           ('request', 6, 'fiscal_years', 5, 1, 30, true, true),
           ('response_unfinished', 7, 'days', 30, 7, 365, true, false),
           ('response', 8, 'fiscal_years', 5, 1, 30, true, true),
           -- A case that is closed, with its contacts, whatever became of them.
           ('case', 9, 'fiscal_years', 5, 1, 30, true, true),
           ('disclosure', 10, 'fiscal_years', 5, 1, 30, true, false),
           -- Access logs are kept for a year at the very least.
           ('audit', 11, 'fiscal_years', 3, 1, 30, false, false)
$$;

create or replace function held_subjects() returns setof text language sql stable as
$$
    with held as (
        select h.subject from retention_hold h where h.municipality = scope_municipality()
        union all
        select c.subject from disclosure_record c
          join disclosure d using (municipality, disclosure_id)
         where c.municipality = scope_municipality() and d.closed_at is null
    )
    select subject from held
    union all
    -- A contact that is held holds its case.
    select k.case_no from held
      join contact k on k.municipality = scope_municipality() and k.response_no = held.subject
$$;

alter table retention_hold drop constraint retention_hold_subject_check,
    add constraint retention_hold_subject_check
        check (subject ~ '^[CKZ][0-9]{2}-[0-9A-Z]{6}-[0-9A-Z]$');
alter table disclosure_record drop constraint disclosure_record_subject_check,
    add constraint disclosure_record_subject_check
        check (subject ~ '^[CKZ][0-9]{2}-[0-9A-Z]{6}-[0-9A-Z]$');

-- Since when a case has been at rest: it was closed, and nothing was written into it after that. A
-- contact that leaves a closed case closed changes no state_at.
create function case_rests_since(c case_file) returns timestamptz language sql stable as
$$
    select greatest(c.state_at, max(r.revised_at),
                    max(r.saved_at) filter (where r.entries is not null))
      from contact k join response r using (municipality, response_no)
     where k.municipality = c.municipality and k.case_no = c.case_no
$$;

alter function retention_rows(text, timestamptz) rename to retention_rows_before_cases;
create function retention_rows(p_kind text, p_before timestamptz)
    returns table (subject text, since timestamptz)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select o.subject, o.since
      from retention_rows_before_cases(p_kind, p_before) o
     where p_kind not in ('response', 'response_unfinished')
        or not exists (select from contact k
                        where k.municipality = scope_municipality() and k.response_no = o.subject)
    union all
    select c.case_no, case_rests_since(c) from case_file c
     where p_kind = 'case' and c.municipality = scope_municipality() and c.state = 'closed'
       and c.state_at < p_before and case_rests_since(c) < p_before
$$;

-- Statistics of forms leave contacts out, which have their own; only what is to be pseudonymised names
-- them.
create or replace function counted_rows(p_source text, p_numbers text[])
    returns table (questionnaire_url text, questionnaire_version text, month date, desk text,
                   state text, priority smallint, language text, answers jsonb)
    language sql stable as
$$
    select r.questionnaire_url, r.questionnaire_version, month_of(r.received_at), r.desk, r.state,
           r.priority, r.language, r.answers
      from request r
     where p_source = 'request' and r.municipality = scope_municipality()
       and (p_numbers is null or r.receipt_no = any (p_numbers))
    union all
    select r.questionnaire_url, r.questionnaire_version, month_of(r.begun_at), r.desk, r.status,
           0::smallint, r.language, r.answers
      from response r
     where p_source = 'response' and r.municipality = scope_municipality() and r.revision > 0
       and case when p_numbers is null then r.case_no is null
                else r.response_no = any (p_numbers) end
$$;

create or replace function purge_responses(p_unfinished boolean, p_before timestamptz, p_action text,
                                           p_limit integer)
    returns purged language plpgsql as
$$
declare
    numbers text[];
    done purged;
begin
    numbers := array(select response_no from response r
                      where r.municipality = scope_municipality() and not is_held(r.response_no)
                        and r.case_no is null
                        and case when p_unfinished then r.revision = 0
                                 else r.revision > 0 and r.revised_at < p_before end
                        and (r.entries is null or r.saved_at < p_before)
                      order by r.saved_at limit p_limit for update skip locked);
    numbers := array(select n from unnest(numbers) n where not is_held(n));

    if not p_unfinished then
        perform fold_rows('response', numbers);
    end if;
    if p_action = 'pseudonymise' then
        perform pseudonymise_rows('response', numbers);
    end if;
    with gone as (
        delete from response r
         where r.municipality = scope_municipality() and r.response_no = any (numbers)
        returning coalesce(revised_at, saved_at) as since
    )
    select count(*), min(since), max(since) into done from gone;
    return done;
end
$$;

-- The first day of a month that the office was open on, or closed, from a day of that month on. What
-- is counted by month, or by days off, comes out as before.
create function day_of_kind(p_from date, p_like date) returns date language sql immutable as
$$
    select p_from + n from generate_series(0, 31) as n
     where is_office_day(p_from + n) = is_office_day(p_like) order by n limit 1
$$;

-- What stays of a fact when its contact goes: codes, the month, and how long things took. p_from is
-- where its day may be looked for.
create function strip_fact(f contact_fact, p_person text, p_case text, p_from date)
    returns contact_fact language plpgsql stable as
$$
declare
    month constant date := date_trunc('month', f.contact_on)::date;
    office municipality;
begin
    select * into office from municipality m where m.municipality = f.municipality;
    f.person := p_person;
    f.case_no := p_case;
    f.log_no := null;
    f.town := null;
    f.contact_on := day_of_kind(greatest(month, p_from), f.contact_on);
    -- Before opening, late at night, or neither, is all that is counted of a time.
    f.contact_time := case when f.contact_time < office.office_opens then '00:00'
                           when f.contact_time >= '22:00' then '22:00'
                           when f.contact_time is not null then '12:00' end;
    f.discharge_on := case when f.outcome_on is not null
                           then month - (f.outcome_on - f.discharge_on) end;
    f.outcome_on := case when f.discharge_on is not null then month end;
    f.first_at := month + (f.first_at - f.received_at);
    f.received_at := case when f.received_at is not null then month end;
    return f;
end
$$;

-- Strips the facts of cases that go. They are written anew, in the order of each person's days, so that
-- neither their numbers nor their order tell which they were. A person of whom another case stays is
-- called by the new name in its facts of those years too: whoever is one person is counted as one.
create function strip_facts(p_cases text[]) returns void language plpgsql as
$$
declare
    f contact_fact;
    earlier contact_fact;
    names jsonb;
begin
    select coalesce(jsonb_object_agg(old, gen_random_uuid()), '{}') into names
      from (select o.person as old from contact_fact o
             where o.municipality = scope_municipality() and o.case_no = any (p_cases)
            union
            select unnest(p_cases)) as named;
    update contact_fact o set person = names ->> o.person
      from (select g.person, max(fiscal_year_of(g.contact_on)) as year from contact_fact g
             where g.municipality = scope_municipality() and g.case_no = any (p_cases)
             group by g.person) as going
     where o.municipality = scope_municipality() and o.person = going.person
       and o.case_no <> all (p_cases) and fiscal_year_of(o.contact_on) <= going.year;

    for f in with gone as (
                 delete from contact_fact o
                  where o.municipality = scope_municipality() and o.case_no = any (p_cases)
                 returning o.*
             )
             select * from gone order by names ->> gone.person, contact_on, fact_id
    loop
        f := strip_fact(f, names ->> f.person, names ->> f.case_no,
                        case when earlier.person = names ->> f.person then earlier.contact_on end);
        earlier := f;
        insert into contact_fact (municipality, person, case_no, desk, contact_on, contact_time,
               after_hours, handler, case_kind, channel, route, caller_type, age, gender, area,
               household, place_now, care_level, main_disease, scene_main, topics, main_factor,
               sub_factors, difficult, difficult_reason, actions, action_method, resources, unmet,
               partners, community_issue, urgency, minutes, state, outcome, outcome_on, discharge_on,
               received_at, first_at)
        values (f.municipality, f.person, f.case_no, f.desk, f.contact_on, f.contact_time,
               f.after_hours, f.handler, f.case_kind, f.channel, f.route, f.caller_type, f.age,
               f.gender, f.area, f.household, f.place_now, f.care_level, f.main_disease,
               f.scene_main, f.topics, f.main_factor, f.sub_factors, f.difficult,
               f.difficult_reason, f.actions, f.action_method, f.resources, f.unmet, f.partners,
               f.community_issue, f.urgency, f.minutes, f.state, f.outcome, f.outcome_on,
               f.discharge_on, f.received_at, f.first_at);
    end loop;
end
$$;

-- Closed cases that are due and not held, locked: those of one portion, and of whom they are about all
-- that are due, so that the order of a person's days is not lost between two portions.
create function due_cases(p_before timestamptz, p_limit integer) returns text[] language plpgsql as
$$
declare
    cases text[];
begin
    cases := array(select case_no from case_file c
                    where c.municipality = scope_municipality() and c.state = 'closed'
                      and c.state_at < p_before and case_rests_since(c) < p_before
                      and not is_held(c.case_no)
                    order by c.state_at limit p_limit for update skip locked);
    cases := cases || array(
        select c.case_no from case_file c
         where c.municipality = scope_municipality() and c.state = 'closed' and c.state_at < p_before
           and case_rests_since(c) < p_before and c.case_no <> all (cases)
           and c.person_no in (select o.person_no from case_file o
                                where o.municipality = scope_municipality()
                                  and o.case_no = any (cases))
           for update skip locked);
    return array(select c.case_no from case_file c
                  where c.municipality = scope_municipality() and c.case_no = any (cases)
                    and case_rests_since(c) < p_before and not is_held(c.case_no));
end
$$;

-- Cases with all that belongs to them, and people of whom no case is left, with those who were merged
-- into them, one after the other.
create function purge_cases(p_before timestamptz, p_action text, p_limit integer)
    returns purged language plpgsql as
$$
declare
    cases constant text[] := due_cases(p_before, p_limit);
    contacts text[];
    people text[];
    done purged;
begin
    contacts := array(select k.response_no from contact k
                       where k.municipality = scope_municipality() and k.case_no = any (cases));
    people := array(select distinct c.person_no from case_file c
                     where c.municipality = scope_municipality() and c.case_no = any (cases)
                       and c.person_no is not null);

    if p_action = 'pseudonymise' then
        perform pseudonymise_rows('response', contacts);
    end if;
    perform strip_facts(cases);
    select count(*), min(case_rests_since(c)), max(case_rests_since(c)) into done from case_file c
     where c.municipality = scope_municipality() and c.case_no = any (cases);
    delete from outbox o
     where o.municipality = scope_municipality()
       and (o.params ->> 'contact' = any (contacts) or o.params ->> 'case_no' = any (cases));
    delete from response r
     where r.municipality = scope_municipality() and r.response_no = any (contacts);
    delete from case_file c
     where c.municipality = scope_municipality() and c.case_no = any (cases);
    with recursive gone as (
        select p.person_no from person p
         where p.municipality = scope_municipality() and p.person_no = any (people)
           and not exists (select from case_file c
                            where c.municipality = p.municipality and c.person_no = p.person_no)
        union
        select p.person_no from gone
          join person p on p.municipality = scope_municipality() and p.merged_into = gone.person_no
    )
    delete from person p using gone
     where p.municipality = scope_municipality() and p.person_no = gone.person_no;
    return done;
end
$$;

create or replace function purge_kind(p_kind text, p_before timestamptz, p_action text, p_limit integer)
    returns purged language plpgsql as
$$
begin
    return case p_kind
               when 'draft' then purge_drafts(false, p_before, p_limit)
               when 'shared_draft' then purge_drafts(true, p_before, p_limit)
               when 'session' then purge_sessions(p_before, p_limit)
               when 'login_failure' then purge_login_failures(p_before, p_limit)
               when 'spam' then purge_requests('spam', p_before, p_action, p_limit)
               when 'request' then purge_requests('done', p_before, p_action, p_limit)
               when 'response_unfinished' then purge_responses(true, p_before, p_action, p_limit)
               when 'response' then purge_responses(false, p_before, p_action, p_limit)
               when 'case' then purge_cases(p_before, p_action, p_limit)
               when 'disclosure' then purge_disclosures(p_before, p_limit)
               when 'audit' then purge_audit(p_before)
           end;
end
$$;

-- --- what is told of a case to whom it is about ---

create or replace function lock_subject(p_subject text) returns boolean language plpgsql as
$$
begin
    perform from request r
      where r.municipality = scope_municipality() and r.receipt_no = p_subject for update;
    if found then
        return true;
    end if;
    perform from case_file c
      where c.municipality = scope_municipality() and c.case_no = p_subject for update;
    if found then
        return true;
    end if;
    perform from response r
      where r.municipality = scope_municipality() and r.response_no = p_subject for update;
    return found;
end
$$;

create or replace function subject_marks(p_subject text)
    returns table (held boolean, suspended boolean)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select is_held(s.subject), s.suspended_at is not null
      from (select r.receipt_no as subject, r.suspended_at from request r
             where r.municipality = scope_municipality() and r.receipt_no = p_subject
            union all
            select c.case_no, c.suspended_at from case_file c
             where c.municipality = scope_municipality() and c.case_no = p_subject) as s
     where session_role() = 'administrator'
$$;

-- Stops the use of a request or a case, or lets it go on. done or gone.
create or replace function suspend_request(p_id bigint, p_subject text, p_suspended boolean)
    returns text language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    d disclosure := lock_disclosure(p_id);
    at constant timestamptz := case when p_suspended then now() end;
    changed boolean;
begin
    if p_subject !~ '^[CZ]'
       or not exists (select from disclosure_record c
                       where c.municipality = d.municipality and c.disclosure_id = d.disclosure_id
                         and c.subject = p_subject)
       or not lock_subject(p_subject) then
        return 'gone';
    end if;
    update request r set suspended_at = at
     where r.municipality = d.municipality and r.receipt_no = p_subject
       and (r.suspended_at is not null) <> p_suspended;
    changed := found;
    update case_file c set suspended_at = at
     where c.municipality = d.municipality and c.case_no = p_subject
       and (c.suspended_at is not null) <> p_suspended;
    if found or changed then
        insert into audit (kind, subject, detail)
        values (case when p_suspended then 'disclosure.suspend' else 'disclosure.resume' end,
                p_subject, jsonb_build_object('disclosure', p_id));
    end if;
    return 'done';
end
$$;

-- All contacts of a case that somebody has asked for, strict ones too: the law makes no difference. For
-- administrators, and only while the case is picked; the page that reads them leaves its audit row.
create function disclosed_contacts(p_id bigint, p_case text)
    returns table (log_no text, url text, version text, answers jsonb, at timestamptz, staff text)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select k.log_no, r.questionnaire_url, r.questionnaire_version, r.answers, r.begun_at, a.name
      from disclosure_record c
      join contact k on k.municipality = c.municipality and k.case_no = c.subject
      join response r on r.municipality = k.municipality and r.response_no = k.response_no
      join staff a on a.municipality = r.municipality and a.staff_id = r.begun_by
     where c.municipality = scope_municipality() and c.disclosure_id = p_id and c.subject = p_case
       and r.answers is not null and session_role() = 'administrator'
     order by k.contact_on desc, k.log_no desc
$$;
grant execute on function disclosed_contacts(bigint, text) to madoguchi_staff;

-- --- downloads of the log ---

-- The contacts that a filter means (requests_of_filter(), 0012): days of the contact, states that it
-- left its case in, desks. Of these, those that row security shows; none that was entered in error.
create function contacts_of_filter(filter jsonb) returns setof contact language sql stable as
$$
    select k.*
      from contact k
      join response r using (municipality, response_no)
     where k.municipality = (select scope_municipality())
       and k.completed_at is not null and r.status <> 'entered-in-error'
       and (filter ->> 'since' is null or k.contact_on >= (filter ->> 'since')::date)
       and (filter ->> 'until' is null or k.contact_on <= (filter ->> 'until')::date)
       and (filter -> 'states' is null or filter -> 'states' ? answer_code(r.answers, 'state'))
       and (filter -> 'desks' is null or filter -> 'desks' ? k.desk::text)
$$;
grant execute on function contacts_of_filter(jsonb), answer_code(jsonb, text) to madoguchi_staff;

-- As downloads of requests (0012); for statistics, with neither names nor words, contractors too.
create policy staff_notes_contact_exports on audit for insert to madoguchi_staff
    with check (municipality = (select scope_municipality())
                and staff_id = (select session_staff_id())
                and kind in ('contact.export', 'contact.export_check', 'contact.pseudonyms')
                and (select session_has_right('export'))
                and (kind = 'contact.pseudonyms' or (select session_role()) <> 'contractor')
                and (detail ->> 'sensitive' is null
                     or (select session_has_right('export_sensitive'))
                        and btrim(coalesce(detail ->> 'reason', '')) <> ''));

-- What is counted of the contacts of a period, without what a person or a contact is called by: age
-- bands, areas, codes. Persons are numbered for this once and in no order, so that two downloads cannot
-- be laid beside each other. Whole months, those that the two days are in: who could ask for one day
-- would learn the day of a contact. Several codes stand in one text, between spaces. For whoever may
-- take data away.
create function contact_pseudonyms(p_since date, p_until date)
    returns table (person bigint, "month" text,
                   desk text, after_hours boolean, case_kind text, channel text, route text,
                   caller_type text, age text, gender text, area text, household text,
                   place_now text, care_level text, main_disease text, scene_main text,
                   topics text, main_factor text, sub_factors text, difficult boolean,
                   difficult_reason text, actions text, action_method text, resources text,
                   unmet text, partners text, community_issue text, urgency text, minutes text,
                   state text, outcome text)
    language sql volatile security definer set search_path = madoguchi, pg_temp as
$$
    with facts as (
        select f.* from contact_fact f
         where f.municipality = scope_municipality() and session_has_right('export')
           and f.contact_on >= date_trunc('month', p_since)
           and f.contact_on < date_trunc('month', p_until) + interval '1 month'
    ), persons as materialized (
        select named.person, row_number() over (order by random()) as number
          from (select distinct f.person from facts f) as named
    )
    select p.number, to_char(f.contact_on, 'YYYY-MM'),
           f.desk, f.after_hours, f.case_kind, f.channel, f.route, f.caller_type, f.age, f.gender,
           f.area, f.household, f.place_now, f.care_level, f.main_disease, f.scene_main,
           array_to_string(f.topics, ' '), f.main_factor, array_to_string(f.sub_factors, ' '),
           f.difficult, array_to_string(f.difficult_reason, ' '), array_to_string(f.actions, ' '),
           array_to_string(f.action_method, ' '), array_to_string(f.resources, ' '),
           array_to_string(f.unmet, ' '), array_to_string(f.partners, ' '),
           array_to_string(f.community_issue, ' '), f.urgency, f.minutes, f.state, f.outcome
      from facts f
      join persons p using (person)
     order by 2, random()
$$;
grant execute on function contact_pseudonyms(date, date) to madoguchi_staff;

alter function record_accesses(text) rename to record_accesses_before_cases;
revoke execute on function record_accesses_before_cases(text) from madoguchi_staff;
-- Of a case also those to its contacts and to whom it is about.
create function record_accesses(p_subject text)
    returns table (at timestamptz, kind text, name text, among boolean)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select a.at, a.kind, a.name, a.among
      from (select p_subject as subject
            union
            select k.response_no from contact k
             where k.municipality = scope_municipality() and k.case_no = p_subject
            union
            select c.person_no from case_file c
             where c.municipality = scope_municipality() and c.case_no = p_subject
               and c.person_no is not null) as s
     cross join lateral record_accesses_before_cases(s.subject) a
    union all
    -- Downloads of the log that one of the contacts can have been in.
    select a.at, a.kind, s.name, true
      from audit a
      left join staff s on s.municipality = a.municipality and s.staff_id = a.staff_id
     where a.municipality = scope_municipality() and a.kind = 'contact.export'
       and session_role() = 'administrator'
       and exists (select from contact k
                    where k.municipality = a.municipality and k.case_no = p_subject
                      and k.completed_at <= a.at
                      and (a.detail ->> 'since' is null
                           or k.contact_on >= (a.detail ->> 'since')::date)
                      and (a.detail ->> 'until' is null
                           or k.contact_on <= (a.detail ->> 'until')::date)
                      and (a.detail -> 'desks' is null or a.detail -> 'desks' ? k.desk::text))
     order by at
$$;
grant execute on function record_accesses(text) to madoguchi_staff;
