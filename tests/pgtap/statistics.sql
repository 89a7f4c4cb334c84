-- Statistics: each table on rows made by hand, and who may see them.
\ir fixture.psql
select plan(39);

-- --- the rows: the north desk's in a fiscal year, and one of the year before ---

reset role;
delete from contact_fact;

create function tap.fact(m text, log_no text, day date, changes jsonb = '{}') returns void
    language sql as
$$
    insert into contact_fact overriding system value
    select (jsonb_populate_record(null::contact_fact, jsonb_build_object(
               'municipality', m, 'log_no', log_no, 'person', 'T08-NAMEDX-X', 'case_no', 'C08-N0RTHX-X',
               'desk', 'north', 'contact_on', day, 'contact_time', '10:00', 'after_hours', false,
               'handler', 1, 'case_kind', 'cont', 'channel', 'tel', 'caller_type', 'self', 'age', 'a85',
               'gender', 'f', 'household', 'alone', 'place_now', 'home', 'care_level', 'k1',
               'main_disease', 'dementia', 'scene_main', 'daily', 'topics', '{home_dr}'::text[],
               'main_factor', 'dementia', 'sub_factors', '{}'::text[], 'difficult', false,
               'difficult_reason', '{}'::text[], 'actions', '{info}'::text[],
               'action_method', '{tel}'::text[], 'resources', '{}'::text[], 'unmet', '{}'::text[],
               'partners', '{}'::text[], 'community_issue', '{}'::text[], 'urgency', 'w1',
               'minutes', 'm30', 'state', 'open', 'area', 'hill',
               'fact_id', nextval('madoguchi.contact_fact_fact_id_seq')) || changes)).*
$$;

select tap.fact('990001', '08-002-00001', '2026-04-01', '{"route": "cm"}'),
       tap.fact('990001', '08-002-00002', '2026-04-01', '{"sub_factors": ["living_alone", "refuse"],
                "topics": ["home_dr", "eol"], "difficult": true, "difficult_reason": ["no_key"]}'),
       tap.fact('990001', '08-002-00003', '2026-09-22', '{"person": "08-002-00003", "caller_type": "anon",
                "after_hours": true, "contact_time": null, "area": null, "care_level": "applying",
                "main_factor": "cancer_end", "state": "closed", "outcome": "death_home",
                "outcome_on": "2026-09-22", "discharge_on": "2026-09-10", "age": "unknown"}'),
       tap.fact('990001', '08-001-00001', '2027-03-31', '{"desk": "central", "care_level": "k3",
                "unmet": ["night"], "scene_main": "eol", "after_hours": true, "contact_time": "21:00",
                "received_at": "2027-03-30T12:00:00+09:00", "first_at": "2027-03-31T21:00:00+09:00"}'),
       tap.fact('990001', '07-002-00001', '2026-03-31'),
       tap.fact('990002', '08-002-00001', '2026-05-01');

delete from area_population;
insert into area_population (municipality, year, area, population, aged) values
    ('990001', 2025, 'hill', 900, 290), ('990001', 2026, 'hill', 1000, 300),
    ('990001', 2027, 'hill', 1100, 310), ('990001', 2026, 'dale', 500, 100);

-- The values of a query as lines, "row column value", in order.
create function tap.lines(asked text) returns setof text language plpgsql as
$$
begin
    return query execute format(
        'select format(''%%s %%s %%s'', row_code, column_code, trim_scale(value))
           from %s order by row_code collate "C", column_code collate "C"', asked);
end
$$;
-- … of the fiscal year 2026, of all desks.
create function tap.year_lines(name text) returns setof text language sql as
$$ select tap.lines(format('statistics_%s(%L, %L, null, null)', name, '2026-04-01', '2027-03-31')) $$;
create function tap.choice_lines(item text) returns setof text language sql as
$$
    select tap.lines(format('statistics_items(%L, %L, %L, null, null, %1$L)', array[item], '2026-04-01',
                            '2027-03-31'))
$$;
grant execute on all functions in schema tap to madoguchi_staff;

-- --- what is counted ---

select become('staff', '990001', session => '990001north');

select results_eq($$ select tap.choice_lines('total') $$,
    $$ values ('total contacts 4'), ('total people 2') $$,
    'contacts, and persons each once: an anonymous caller is one for each contact');
select results_eq(
    $$ select tap.lines('statistics_items(''{total}'', ''2026-04-01'', ''2026-04-01'', null, null, ''{total}'')') $$,
    $$ values ('total contacts 2'), ('total people 1') $$, 'both days of a period belong to it');
select results_eq(
    $$ select tap.lines('statistics_items(''{total}'', ''2026-04-01'', ''2027-03-31'', ''{north}'', null, ''{total}'')') $$,
    $$ values ('total contacts 3'), ('total people 2') $$, 'of one desk');
select results_eq(
    $$ select tap.lines('statistics_items(''{total}'', ''2026-04-01'', ''2027-03-31'', null, ''hill'', ''{total}'')') $$,
    $$ values ('total contacts 3'), ('total people 1') $$, 'of one area');
select results_eq(
    $$ select tap.lines('statistics_items(''{total}'', ''2020-04-01'', ''2021-03-31'', null, null, ''{total}'')') $$,
    $$ values ('total contacts 0'), ('total people 0') $$, 'of nothing it is none, and not nothing');

-- T1
select results_eq(
    $$ select line from tap.lines('statistics_years(''2027-03-31'', null, null)') as line
        where line ~ '^(2025|2026)' $$,
    $$ select line from (values ('2025 before 0'), ('2025 contacts 1'), ('2025 office_days 242'),
              ('2025 people 1'), ('2025 per_day 0'), ('2026 before 1'), ('2026 contacts 4'),
              ('2026 office_days 241'), ('2026 people 2'), ('2026 per_day 0')) v (line) $$,
    'T1: years, what there was the year before, and the days the office was open');
select results_eq(
    $$ select line from tap.lines('statistics_years(''2026-09-01'', null, null)') as line
        where line ~ '^2026 (before|contacts)' $$,
    $$ values ('2026 before 0'), ('2026 contacts 2') $$,
    'T1: a year that runs is compared with the year before until the same day');

-- T2, T3, T8, T30
select results_eq($$ select tap.choice_lines('month') $$,
    $$ values ('00 contacts 2'), ('00 people 1'), ('05 contacts 1'), ('05 people 1'),
              ('11 contacts 1'), ('11 people 1') $$, 'T2: months, counted from the first');
select results_eq(
    $$ select line from tap.lines('statistics_items(''{month}'', ''2017-04-01'', ''2027-03-31'', null, null, ''{}'')') as line $$,
    $$ values ('107 contacts 1'), ('108 contacts 2'), ('113 contacts 1'), ('119 contacts 1') $$,
    'T2: the hundredth month has a number, too');
select results_eq($$ select tap.choice_lines('desk') $$,
    $$ values ('central contacts 1'), ('central people 1'), ('central staff 0'),
              ('north contacts 3'), ('north people 2'), ('north staff 1') $$, 'T3: desks and staff');
select results_eq($$ select tap.choice_lines('area') $$,
    $$ values ('dale aged 100'), ('dale per_1000 0'), ('dale population 500'), ('hill aged 300'),
              ('hill contacts 3'), ('hill people 1'), ('hill per_1000 3'), ('hill population 1000'),
              ('unknown contacts 1'), ('unknown people 1') $$,
    'T8: areas and who lives there that year; what has none is not dropped');
select results_eq($$ select tap.choice_lines('hours') $$,
    $$ values ('evening contacts 1'), ('evening people 1'), ('holiday contacts 1'),
              ('holiday people 1'), ('office contacts 2'), ('office people 1') $$,
    'T30: by the hour, and a day off (22 September 2026 lies between two holidays) by itself');

-- One answer, several answers
select results_eq($$ select tap.choice_lines('route') $$,
    $$ values ('cm closed 0'), ('cm contacts 1'), ('cm difficult 0'), ('cm people 1'),
              ('unknown closed 1'), ('unknown contacts 3'), ('unknown difficult 1'),
              ('unknown people 2') $$, 'T4: what was not recorded has its row');
select results_eq($$ select tap.choice_lines('scene_main') $$,
    $$ values ('daily closed 1'), ('daily contacts 3'), ('daily difficult 1'), ('daily people 2'),
              ('eol closed 0'), ('eol contacts 1'), ('eol difficult 0'), ('eol people 1') $$,
    'T5: scenes, and difficult cases among them');
select results_eq($$ select line from tap.choice_lines('topics') as line where line ~ ' (contacts|people) ' $$,
    $$ values ('eol contacts 1'), ('eol people 1'), ('home_dr contacts 4'), ('home_dr people 2') $$,
    'T10: of several answers each counts');
select results_eq($$ select line from tap.choice_lines('outcome') as line where line ~ 'contacts' $$,
    $$ values ('death_home contacts 1') $$, 'T13: only what closed its case has an outcome');
select results_eq(
    $$ select line from tap.lines('statistics_items(''{topics}'', ''2026-04-01'', ''2027-03-31'', null, null,
                                           ''{}'')') as line where line !~ 'closed|difficult' $$,
    $$ values ('eol contacts 1'), ('home_dr contacts 4') $$, 'persons are counted where they are asked for');
select results_eq(
    $$ select format('%s %s %s', item, column_code, count(*))
         from statistics_items('{channel,topics,total}', '2026-04-01', '2027-03-31', null, null,
                               '{topics,total}')
        where column_code in ('contacts', 'people') group by item, column_code order by 1 $$,
    $$ values ('channel contacts 1'), ('topics contacts 2'), ('topics people 2'), ('total contacts 1'),
              ('total people 1') $$, 'of several items at once, by persons those that are asked for');
reset role;
select tap.fact('990001', '30-002-' || lpad(n::text, 5, '0'), '2048-05-01',
                jsonb_build_object('route', 'r' || n, 'resources', array['f' || n, 'f' || n + 1]))
  from generate_series(1, 200) as n;
select become('staff', '990001', session => '990001north');
select results_eq(
    $$ select item, count(*), sum(value)
         from statistics_items('{resources,route}', '2048-05-01', '2048-05-31', null, null, '{resources,route}')
        where column_code = 'people' group by item order by item $$,
    $$ values ('resources', 201::bigint, 201::numeric), ('route', 200, 200) $$,
    'persons of an item with more codes than a number has bits');
reset role;
delete from contact_fact where log_no like '30-%';
select become('staff', '990001', session => '990001north');
select throws_ok($$ select tap.choice_lines('handler') $$, '22023', null,
    'no other column can be asked for, the officer''s least of all');
select throws_ok($$ select tap.choice_lines('channel; select 1') $$, '22023', null,
    'nor anything that is none');

-- T6
select results_eq($$ select tap.year_lines('factor_pairs') $$,
    $$ values ('cancer_end none 1'), ('cancer_end total 1'), ('dementia living_alone 1'),
              ('dementia none 2'), ('dementia refuse 1'), ('dementia total 3') $$,
    'T6: each main factor by its sub-factors, and by itself');

-- T9
select results_eq($$ select line from tap.year_lines('people') as line where line ~ '^(a85|unknown|k|app)' $$,
    $$ values ('a85 f 1'), ('a85 people 1'), ('applying people 1'), ('k3 people 1'), ('unknown f 1'),
              ('unknown people 1') $$, 'T9: a person once, as the last contact has them');

-- T11, T12, T16, T17
select results_eq($$ select tap.year_lines('speed') $$,
    $$ values ('total contacts 1'), ('total median_hours 33'), ('total within_24h 0'),
              ('total within_rate 0'), ('w1 contacts 1'), ('w1 median_hours 33'), ('w1 within_24h 0'),
              ('w1 within_rate 0') $$, 'T11: hours from the request to its first answer');
select results_eq($$ select tap.year_lines('cancer') $$,
    $$ values ('05 applying 1'), ('05 contacts 1'), ('05 died 1'), ('05 median_days 12'),
              ('total applying 1'), ('total contacts 1'), ('total died 1'), ('total median_days 12') $$,
    'T12: who died before the certification, and how soon after the hospital');
select results_eq($$ select tap.year_lines('unmet_areas') $$, $$ values ('night contacts 1'), ('night hill 1') $$,
    'T16: what was lacking, where');
select results_eq($$ select tap.lines('statistics_diseases(''2027-03-31'', null, null)') $$,
    $$ values ('dementia 2025 1'), ('dementia 2026 4') $$, 'T17: diseases by year');

-- T24, T25, T27
reset role;
insert into questionnaire (municipality, url, version, name, definition, sha256)
select '990001', 'https://test.example/' || name, '2026.1', name, '{}', tap.token('{}')
  from unnest(array['AcpSession', 'AcpPre', 'AcpPost']) as name;
insert into response (municipality, response_no, questionnaire_url, questionnaire_version, language,
                      desk, begun_by, saved_by, status, revision, answers, revised_by, revised_at,
                      begun_at)
select '990001', no, 'https://test.example/' || v.name, '2026.1', 'ja', v.desk, staff_id, staff_id, v.status, 1,
       v.answers::jsonb, staff_id, now(), '2026-06-01 10:00+09'
  from (values ('K08-ACPA00-X', 'AcpSession', 'central', 'completed',
                '{"date": "2026-06-01", "purpose": {"code": "demae"}, "n_people": 12}'),
               ('K08-ACPB00-X', 'AcpSession', 'north', 'amended',
                '{"date": "2026-06-02", "purpose": {"code": "demae"}, "n_people": 8}'),
               ('K08-ACPC00-X', 'AcpSession', 'north', 'entered-in-error',
                '{"date": "2026-06-03", "purpose": {"code": "salon"}, "n_people": 99}'),
               ('K08-ACPD00-X', 'AcpPre', 'north', 'completed', '{"thought": {"code": "never"}}'),
               ('K08-ACPE00-X', 'AcpPre', 'north', 'completed', '{}'),
               ('K08-ACPF00-X', 'AcpPost', 'north', 'completed', '{"thought": {"code": "own"}}'))
       as v (no, name, desk, status, answers)
  join staff s on s.municipality = '990001' and s.login = 'north';
update request set received_at = '2026-05-01 09:00+09', language = 'en'
 where municipality = '990001' and receipt_no = 'Z08-CENTRA-X';
update request set received_at = '2026-05-02 09:00+09', state = 'spam'
 where municipality = '990001' and receipt_no = 'Z08-N0RTHX-X';
update tally set month = '2026-05-01', rows = 3, language = 'ja-x-easy' where municipality = '990001';

select become('staff', '990001', session => '990001viewer');
select results_eq($$ select tap.lines('statistics_sessions(''2026-04-01'', ''2027-03-31'', null)') $$,
    $$ values ('demae participants 20'), ('demae sessions 2') $$,
    'T24: sessions of all desks and who came; what was entered in error is not counted');
select results_eq($$ select tap.lines('statistics_thoughts(''2026-04-01'', ''2027-03-31'', null)') $$,
    $$ values ('never pre 1'), ('no_answer pre 1'), ('own post 1') $$,
    'T25: before and after, and who said nothing');
select results_eq($$ select tap.lines('statistics_requests(''2026-04-01'', ''2027-03-31'', null)') $$,
    $$ values ('01 easy 3'), ('01 foreign 1'), ('01 requests 4') $$,
    'T27: requests by language, those that are purged too, without spam');
select results_eq($$ select tap.lines('statistics_waiting(null)') $$,
    $$ values ('total due 0'), ('total open 2'), ('total overdue 0'), ('total requests 1') $$,
    'what waits is counted of all desks, and no row of it is shown');

-- --- who may ---

select become('staff', '990001', session => '990001contractor');
select results_eq($$ select tap.choice_lines('total') $$,
    $$ values ('total contacts 4'), ('total people 2') $$, 'a contractor sees counts');
select is_empty('select from case_file', 'and no case');
select throws_ok('select from contact_fact', '42501', null, 'nobody sees what is counted');
select become('staff', '990002', session => '990002north');
select results_eq($$ select tap.choice_lines('total') $$,
    $$ values ('total contacts 1'), ('total people 1') $$, 'another municipality counts its own');
select become('staff', '990001', session => '990001gone');
select results_eq($$ select tap.choice_lines('total') $$,
    $$ values ('total contacts 0'), ('total people 0') $$, 'an account that is closed counts nothing');
select is_empty($$ select tap.choice_lines('desk') union all select tap.choice_lines('month')
                   union all select tap.choice_lines('channel') union all select tap.year_lines('people')
                   union all select tap.lines('statistics_years(''2027-03-31'', null, null)')
                   union all select tap.lines('statistics_requests(''2026-04-01'', ''2027-03-31'', null)')
                   union all select tap.lines('statistics_sessions(''2026-04-01'', ''2027-03-31'', null)')
                   union all select tap.lines('statistics_thoughts(''2026-04-01'', ''2027-03-31'', null)') $$,
    'nor is shown anything else');
select become('public', '990001');
select throws_ok($$ select * from statistics_items('{total}', '2026-04-01', '2027-03-31', null, null, '{}') $$, '42501',
    null, 'the public zone may not ask at all');

-- --- the row about it ---

select become('staff', '990001', session => '990001contractor');
select lives_ok($$ insert into audit (kind, detail) values ('statistics.view', '{"page": "counts"}') $$,
    'whoever looks leaves a row');

select * from finish();
rollback;
