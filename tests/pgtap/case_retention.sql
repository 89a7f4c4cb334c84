-- A case is disposed of with its contacts and its person, and the statistics of its years stay what they were.
\ir fixture.psql
select plan(26);

create function tap.pick(variadic text[]) returns text language sql volatile as
$$ select $1[1 + floor(random() * cardinality($1))] $$;
create function tap.north() returns bigint language sql stable security definer as
$$ select staff_id from madoguchi.staff where municipality = '990001' and login = 'north' $$;

-- Sixty cases of forty people and of anonymous callers, closed in 2020年度, and their contacts of
-- 2019年度 and 2020年度; the seed is told when something fails.
select '# seed ' || seed, setseed(seed) from (select random() as seed) s;
insert into person (municipality, person_no, name)
select '990001', 'T01-' || lpad(n::text, 6, '0') || '-X', '対象者' from generate_series(1, 40) n;
insert into case_file (municipality, case_no, person_no, desk, opened_by, state, state_at)
select '990001', 'C01-' || lpad(n::text, 6, '0') || '-X',
       case when n <= 50 then 'T01-' || lpad((1 + n % 40)::text, 6, '0') || '-X' end,
       tap.pick('north', 'central'), tap.north(), 'closed', '2020-09-01 10:00+09'
  from generate_series(1, 60) n;
insert into response (municipality, response_no, questionnaire_url, questionnaire_version, language, desk,
                      begun_by, saved_by, status, revision, answers, revised_by, revised_at, case_no)
select '990001', 'K01-' || lpad(n::text, 6, '0') || '-X', 'https://test.example/form', '2026.1', 'ja',
       'north', tap.north(), tap.north(), 'completed', 1, '{"summary": "秘密"}', tap.north(), '2020-01-01',
       'C01-' || lpad((1 + n % 60)::text, 6, '0') || '-X'
  from generate_series(1, 400) n;
insert into response_revision (municipality, response_no, revision, status, answers, revised_by, revised_at)
select '990001', 'K01-000001-X', 0, 'completed', '{"summary": "秘密"}', tap.north(), '2020-01-01';
insert into contact (municipality, response_no, case_no, desk, log_no, contact_on, contact_time, case_kind,
                     channel, handler, completed_at)
select '990001', r.response_no, r.case_no, 'north', '01-002-' || lpad(substr(r.response_no, 6, 5), 5, '0'),
       day, case when random() < 0.8 then time '06:00' + random() * interval '17 hours' end, 'new', 'tel',
       tap.north(), '2020-01-01'
  from response r, lateral (select '2019-04-01'::date + floor(random() * 500 + length(r.response_no) * 0)::integer as day) d
 where r.response_no like 'K01-%';
-- One of the cases has a neighbour of the same person that is still open, with a contact of those years.
insert into case_file (municipality, case_no, person_no, desk, opened_by)
values ('990001', 'C01-STAYXX-X', 'T01-000007-X', 'north', tap.north());
insert into response (municipality, response_no, questionnaire_url, questionnaire_version, language, desk,
                      begun_by, saved_by, status, revision, answers, revised_by, revised_at, case_no)
values ('990001', 'K01-STAYXX-X', 'https://test.example/form', '2026.1', 'ja', 'north', tap.north(),
        tap.north(), 'completed', 1, '{}', tap.north(), '2020-01-01', 'C01-STAYXX-X');
insert into contact (municipality, response_no, case_no, desk, log_no, contact_on, completed_at)
values ('990001', 'K01-STAYXX-X', 'C01-STAYXX-X', 'north', '01-002-99999', '2019-10-01', '2020-01-01');
select become('owner', '990001');
insert into contact_fact (
    log_no, person, case_no, desk, contact_on, contact_time, after_hours, handler, case_kind, channel,
    caller_type, age, gender, town, area, household, place_now, care_level, main_disease, scene_main, topics,
    main_factor, sub_factors, difficult, difficult_reason, actions, action_method, resources, unmet,
    partners, community_issue, urgency, minutes, state, outcome, outcome_on, discharge_on, received_at,
    first_at)
select k.log_no, coalesce(c.person_no, k.log_no), k.case_no, c.desk, k.contact_on, k.contact_time,
       is_after_hours(k.contact_on, k.contact_time), 1, pick('new', 'cont'), pick('tel', 'visit_in'),
       'self', pick('a80', 'a85'), pick('f', 'm'), 'north-1', pick('east', 'west', null), pick('alone', 'couple'),
       pick('home', 'hospital'), pick('applying', 'k1'), pick('cancer_end', 'dementia'), 'daily',
       array[pick('acp', 'eol')], pick('cancer_end', 'frail'), array[pick('acp', 'poverty')], random() < 0.3, '{}',
       '{info}', '{tel}', '{}', array[pick('night', 'bed')], '{}', '{gap}', pick('today', 'w1'), 'm30',
       pick('open', 'closed'), pick('death_home', 'info', null),
       k.contact_on + floor(random() * 20)::integer, k.contact_on - floor(random() * 20)::integer,
       case when random() < 0.4 then k.contact_on + time '09:00' end,
       k.contact_on + time '09:00' + random() * interval '60 hours'
  from contact k join case_file c using (municipality, case_no)
 where k.response_no like 'K01-%';
update contact_fact set first_at = null where received_at is null;
reset role;

create function tap.everything() returns table (said text) language plpgsql as
$$
declare
    years constant daterange[] := array['[2019-04-01,2020-03-31]', '[2020-04-01,2021-03-31]'];
    which daterange;
    area text;
begin
    foreach which in array years loop
        foreach area in array array['east', null] loop
            return query
            select format('%s %s %s', which, area, t)
              from (select 'total' as page, s.* from statistics_items('{total}', lower(which), upper(which) - 1, null, area, '{total}') s
                    union all select 'months', s.* from statistics_items('{month}', lower(which), upper(which) - 1, null, area, '{month}') s
                    union all select 'desks', s.* from statistics_items('{desk}', lower(which), upper(which) - 1, null, area, '{desk}') s
                    union all select 'areas', s.* from statistics_items('{area}', lower(which), upper(which) - 1, null, area, '{area}') s
                    union all select 'people', s.* from statistics_people(lower(which), upper(which) - 1, null, area) s
                    union all select 'speed', s.* from statistics_speed(lower(which), upper(which) - 1, null, area) s
                    union all select 'cancer', s.* from statistics_cancer(lower(which), upper(which) - 1, null, area) s
                    union all select 'hours', s.* from statistics_items('{hours}', lower(which), upper(which) - 1, null, area, '{hours}') s
                    union all select 'unmet', s.* from statistics_unmet_areas(lower(which), upper(which) - 1, null, area) s
                    union all select 'pairs', s.* from statistics_factor_pairs(lower(which), upper(which) - 1, null, area) s
                    union all select 'topics', s.* from statistics_items('{topics}', lower(which), upper(which) - 1, null, area, '{topics}') s
                    union all select 'years', s.* from statistics_years(upper(which) - 1, null, area) s
                    union all select 'diseases', s.* from statistics_diseases(upper(which) - 1, null, area) s) t;
        end loop;
    end loop;
end
$$;
select become('staff', '990001', session => '990001admin');
reset role;
-- Two were merged, one after the other, into somebody who goes.
insert into person (municipality, person_no) values ('990001', 'T01-WINNER-X'), ('990001', 'T01-L0SERX-X');
update person set merged_into = case person_no when 'T01-WINNER-X' then 'T01-000001-X' else 'T01-WINNER-X' end
 where municipality = '990001' and person_no in ('T01-WINNER-X', 'T01-L0SERX-X');
insert into outbox (municipality, effect_key, kind, params)
values ('990001', 'case/C01-000040-X/transfer/2', 'staff_notice', '{"case_no": "C01-000040-X", "desk": "north"}');
-- And a contact of one of them was corrected lately: the case stays closed since then, but not at rest.
update response set revised_at = now() where municipality = '990001' and response_no = 'K01-000029-X';
create table tap.before as select said from everything();
select cmp_ok((select count(*) from tap.before), '>', 200::bigint, 'there is something to compare');

-- --- what is due ---

select become('staff', '990001', session => '990001admin');
select results_eq($$ select due from retention_overview() where kind = 'case' $$, 'values (59::bigint)',
    'closed cases are due five fiscal years later; not open ones, nor one that was written into since');
select results_eq($$ select due, held from retention_overview() where kind = 'response' $$,
    $$ values (0::bigint, 0::bigint) $$, 'their contacts are no responses of their own');
select is(hold_subject('C01-000020-X', '訴訟'), 'done', 'a case can be held');
reset role;
insert into retention_hold (municipality, subject, reason, held_by)
select '990001', response_no, '訴訟', tap.north() from contact where case_no = 'C01-000021-X' limit 1;
select become('worker', '990001');
select is(purge_due('response', 500), 0::bigint, 'contacts do not go without their case');
select cmp_ok(purge_due('case', 25), '<', 45::bigint, 'cases go in portions');
select cmp_ok(purge_due('case', 500), '>', 0::bigint, 'but not one that is held, nor one of which a contact is');
select is(purge_due('case', 500), 0::bigint, 'and then no more');
reset role;

-- --- what is gone, and what stays ---

select results_eq($$ select case_no from case_file where case_no like 'C01-%' order by 1 $$,
    $$ values ('C01-000020-X'), ('C01-000021-X'), ('C01-000030-X'), ('C01-STAYXX-X') $$, 'the others stay');
select results_eq($$ select count(*) from response where case_no like 'C01-%' $$,
    $$ select count(*) from contact where case_no like 'C01-%' $$, 'responses go with their contacts');
select is_empty($$ select from response_revision v where response_no like 'K01-%'
                    and not exists (select from response r where r.response_no = v.response_no) $$, 'and revisions');
select results_eq($$ select person_no from person where person_no like 'T01-%' order by 1 $$,
    $$ values ('T01-000007-X'), ('T01-000021-X'), ('T01-000022-X'), ('T01-000031-X') $$,
    'so does a person of whom no case is left, with those who were merged into them, and no other');
select is_empty($$ select from outbox where params ->> 'case_no' = 'C01-000040-X' $$,
    'and what is told of a case by mail');
select is((select count(*) from contact_fact where municipality = '990001'), 402::bigint, 'no fact is lost');
select is_empty($$ select from contact_fact f where f.municipality = '990001' and f.log_no is null
                    and (f.person !~ '^[0-9a-f]{8}-' or f.case_no !~ '^[0-9a-f]{8}-'
                         or f.town is not null) $$,
    'none of those that stay alone names a person, a case or a town');
select is_empty($$ select from contact_fact f where f.municipality = '990001' and f.log_no is null
                    and (contact_time not in ('00:00', '12:00', '22:00')
                         or extract(day from coalesce(outcome_on, '2020-01-01')) <> 1
                         or extract(day from coalesce(received_at, '2020-01-01')) <> 1) $$,
    'nor a time, or the day on which something ended or came');
select is((select count(distinct person) from contact_fact where contact_on between '2019-04-01' and '2021-03-31'
                                                           and municipality = '990001'
                                                           and (log_no is null or case_no = 'C01-STAYXX-X')),
          (select count(distinct person) from contact_fact where log_no is null),
    'who has a case that stays is still one person with those that went');
select become('staff', '990001', session => '990001admin');
reset role;
select bag_eq('select said from everything()', 'select said from tap.before',
    'every count of those years is what it was');

-- Who may take data away takes whole months: a period of one day would tell the day of a contact.
update staff set rights = '{export}' where municipality = '990001' and login = 'contractor';
select become('staff', '990001', session => '990001contractor');
select is((select count(*) from contact_pseudonyms('2019-10-15', '2019-10-15')),
          (select value::bigint from statistics_items('{total}', '2019-10-01', '2019-10-31', null, null, '{}')
            where column_code = 'contacts'), 'a file of a day is one of its month');
reset role;

-- --- what is told of it ---

select become('staff', '990001', session => '990001admin');
select results_eq($$ select rows from disposal where kind = 'case' $$, 'values (57::bigint)',
    'the disposal is on record');
select is(pick_record((select disclosure_id from disclosure limit 1), 'C08-N0RTHX-X', false), 'closed',
    'a disclosure that is closed takes no case any more');
select open_disclosure('00000000000000ff', '{"kind": {"code": "suspension"}, "requester": "髙﨑 花子",
    "relation": {"code": "self"}, "identified": {"code": "card"}, "received_on": "2026-09-01"}') as opened \gset
select is(pick_record(:opened, 'C08-N0RTHX-X', false), 'done', 'an open one does');
select is((select answers ->> 'summary' from disclosed_contacts(:opened, 'C08-N0RTHX-X')), '退院後の相談',
    'an administrator is told its contacts, of whatever range');
select is(suspend_request(:opened, 'C08-N0RTHX-X', true), 'done', 'its use can be stopped');
select become('staff', '990001', session => '990001north');
select is_empty($$ select from case_file where case_no = 'C08-N0RTHX-X' $$, 'then its desk does not see it');
select is_empty($$ select from disclosed_contacts(1, 'C08-N0RTHX-X') $$, 'and a desk is told nothing of disclosures');

select * from finish();
rollback;
