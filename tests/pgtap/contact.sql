-- Contacts: begun, saved, completed once and with numbers that leave none out, corrected, withdrawn; what
-- hangs on them; and who may have to do with one.
\ir fixture.psql
select plan(71);

insert into staff (municipality, login, name, role, password_hash)
values ('990001', 'colleague', '北部の同僚', 'desk', 'hash');
insert into staff_desk select municipality, staff_id, 'north' from staff where login = 'colleague';
insert into session (municipality, token_hash, staff_id, expires_at)
select municipality, decode(tap.token('990001colleague'), 'hex'), staff_id, now() + interval '1 hour'
  from staff where login = 'colleague';
create function tap.id(login_name text) returns text language sql security definer as
$$ select staff_id::text from madoguchi.staff where municipality = '990001' and login = login_name $$;

-- The answers of a contact with a few of them changed.
create function tap.said(day text, changed jsonb = '{}') returns jsonb language sql as
$$
    select jsonb_build_object(
        'desk', jsonb_build_object('code', 'north'), 'contact_at', day, 'contact_time', '10:00',
        'handler', jsonb_build_object('code', tap.id('north')),
        'case_kind', '{"code": "cont"}'::jsonb, 'channel', '{"code": "tel"}'::jsonb,
        'caller_type', '{"code": "self"}'::jsonb, 'subj_age', '{"code": "a80"}'::jsonb,
        'subj_gender', '{"code": "f"}'::jsonb, 'household', '{"code": "alone"}'::jsonb,
        'place_now', '{"code": "home"}'::jsonb, 'care_level', '{"code": "k1"}'::jsonb,
        'main_disease', '{"code": "dementia"}'::jsonb, 'scene_main', '{"code": "daily"}'::jsonb,
        'topics', '[{"code": "home_dr"}]'::jsonb, 'main_factor', '{"code": "dementia"}'::jsonb,
        'is_difficult', '{"code": "no"}'::jsonb, 'actions', '[{"code": "info"}]'::jsonb,
        'action_method', '[{"code": "tel"}]'::jsonb, 'urgency', '{"code": "w1"}'::jsonb,
        'minutes', '{"code": "m15"}'::jsonb, 'state', '{"code": "open"}'::jsonb,
        'next_date', '2026-12-01', 'conf_level', '{"code": "desk"}'::jsonb) || changed
$$;
create function tap.begin_contact(no text, case_no text = 'C08-N0RTHX-X', entries jsonb = '{}')
    returns text language sql as
$$ select begin_contact(no, case_no, 'https://test.example/form', '2026.1', 'ja', 'north', entries) $$;
create function tap.saves(no text) returns bigint language sql security definer as
$$ select saves from madoguchi.response where municipality = '990001' and response_no = no $$;
create function tap.finish(no text, answers jsonb) returns text language sql as
$$ select complete_contact(no, tap.saves(no), answers, '[["name", "高崎花子"]]') $$;
create function tap.log_no(no text) returns text language sql security definer as
$$ select log_no from madoguchi.contact where municipality = '990001' and response_no = no $$;
create function tap.facts(no text) returns bigint language sql security definer as
$$
    select count(*) from madoguchi.contact_fact
     where municipality = '990001' and log_no = tap.log_no(no)
$$;

-- Beginning.
select become('staff', '990001', session => '990001north');
select is(tap.begin_contact('K08-AAAAAA-A'), 'done', 'a contact of a case of the desk is begun');
select is(tap.begin_contact('K08-AAAAAA-A'), 'done', 'a second click finds it begun');
select is(tap.begin_contact('K08-AAAAAA-A', 'C08-CENTRA-X'), 'gone', 'of another desk''s case none is');
select is(tap.begin_contact('K08-N0RTHX-X'), 'taken', 'a number is given once');
select is((select log_no from contact where response_no = 'K08-AAAAAA-A'), null,
    'a draft has no number in the log');
select is(tap.facts('K08-AAAAAA-A'), 0::bigint, 'and is not counted');
select become('staff', '990001', session => '990001viewer');
select is(tap.begin_contact('K08-BBBBBB-B'), 'gone', 'a viewer begins none');
select become('staff', '990001', session => '990001contractor');
select is(tap.begin_contact('K08-BBBBBB-B'), 'gone', 'nor does a contractor');
select is_empty('select * from contact', 'who sees none either');
select become('staff', '990001', session => '990001admin');
select is(tap.begin_contact('K08-BBBBBB-B'), 'gone', 'nor an administrator who is of no desk, and would not see it');

-- Saving: nothing older over anything newer.
select become('staff', '990001', session => '990001north');
select is(save_contact('K08-AAAAAA-A', 0, '{"summary": ["a"]}', 200), 'done', 'a page saves itself');
select is(save_contact('K08-AAAAAA-A', 0, '{"summary": ["old"]}', 100), 'changed',
    'a save that was overtaken by a newer one does nothing');
select is(save_contact('K08-AAAAAA-A', 0, '{"summary": ["b"]}', null), 'done', 'a button saves');
select is(save_contact('K08-AAAAAA-A', 0, '{"summary": ["late"]}', 300), 'changed',
    'and what the page before it sends later does nothing');
select is((select entries ->> 'summary' from response where response_no = 'K08-AAAAAA-A'), '["b"]',
    'so the newest text stands');

-- A strict draft is hidden at once.
select is(save_contact('K08-AAAAAA-A', tap.saves('K08-AAAAAA-A'), '{"conf_level": ["strict"]}', null),
    'done', 'a draft is made strict');
select become('staff', '990001', session => '990001colleague');
select is_empty($$ select * from contact where response_no = 'K08-AAAAAA-A' $$, 'a colleague sees it no more');
select is_empty($$ select * from response where response_no = 'K08-AAAAAA-A' $$, 'nor what is typed');
select is(save_contact('K08-AAAAAA-A', 9, '{}', null), 'gone', 'and cannot write into it');
select become('staff', '990001', session => '990001admin');
select is_empty($$ select * from contact where response_no = 'K08-AAAAAA-A' $$, 'nor does an administrator');
select become('staff', '990001', session => '990001north');
select isnt_empty($$ select * from contact where response_no = 'K08-AAAAAA-A' $$, 'its author does');
select is(save_contact('K08-AAAAAA-A', tap.saves('K08-AAAAAA-A'),
    jsonb_build_object('next_handler', jsonb_build_array(tap.id('colleague'))), null), 'done',
    'a colleague is to go on with it');
select become('staff', '990001', session => '990001colleague');
select isnt_empty($$ select * from contact where response_no = 'K08-AAAAAA-A' $$, 'who sees it then');

-- Completing.
select become('staff', '990001', session => '990001north');
select is(tap.finish('K08-AAAAAA-A', tap.said('2026-09-02')), 'done', 'it is completed');
select is(tap.log_no('K08-AAAAAA-A'), '08-002-00002', 'its number is the next of the desk and year');
select is(complete_contact('K08-AAAAAA-A', tap.saves('K08-AAAAAA-A'), null, '[]'), 'done',
    'a second click finds it done');
select is(tap.log_no('K08-AAAAAA-A'), '08-002-00002', 'and gives no second number');
select is(tap.facts('K08-AAAAAA-A'), 1::bigint, 'it is counted once');
select results_eq($$ select state, next_on, urgency, last_on, assigned_to::text from case_file
                      where case_no = 'C08-N0RTHX-X' $$,
    format($$ values ('open', '2026-12-01'::date, 'w1', '2026-09-02'::date, %L) $$, tap.id('north')),
    'the case is as the contact left it');
select results_eq($$ select kind, new from case_event where case_no = 'C08-N0RTHX-X' and saves = 2 $$,
    $$ values ('contact', '08-002-00002') $$, 'and tells of it');
select is(tap.begin_contact('K08-BBBBBB-B') || tap.begin_contact('K08-DDDDDD-D'), 'donedone', 'two are begun');
select is(discard_response('K08-BBBBBB-B', 0), 'done', 'one is thrown away');
select is_empty($$ select * from contact where response_no = 'K08-BBBBBB-B' $$, 'and gone with all of it');
select is(tap.finish('K08-DDDDDD-D', tap.said('2026-09-03',
    '{"risk_flags": [{"code": "abuse"}], "next_action": "電話する"}')), 'done', 'the other is completed');
select is(tap.log_no('K08-DDDDDD-D'), '08-002-00003', 'so the numbers leave none out');
reset role;
select is((select params::text from outbox where effect_key = 'contact/K08-DDDDDD-D/risk/1'),
    '{"desk": "north", "contact": "K08-DDDDDD-D"}', 'a risk is told of, and not which, or whose');

-- An earlier contact that is completed later leaves the case as it is.
select become('staff', '990001', session => '990001north');
select is(tap.begin_contact('K08-EEEEEE-E'), 'done', 'one of an earlier day is begun');
select is(tap.finish('K08-EEEEEE-E', tap.said('2026-08-01', '{"state": {"code": "watch"}}')), 'done',
    'and completed');
select is((select state || ' ' || last_on from case_file where case_no = 'C08-N0RTHX-X'), 'open 2026-09-03',
    'the case is as the latest says');

-- Of a strict one its case tells no words.
select is(tap.begin_contact('K08-GGGGGG-G') || tap.finish('K08-GGGGGG-G',
    tap.said('2026-09-03', '{"conf_level": {"code": "strict"}, "next_action": "保護の相談"}')), 'donedone',
    'a strict one is completed');
select is((select coalesce(next_action, '-') || ' ' || next_on from case_file where case_no = 'C08-N0RTHX-X'),
    '- 2026-12-01', 'its case tells when it goes on, and not with what');
select is(amend_contact('K08-GGGGGG-G', tap.saves('K08-GGGGGG-G'), '{}', '', 'soon')
    || tap.finish('K08-GGGGGG-G', tap.said('2026-09-03', '{"next_action": "保護の相談"}')), 'donedone',
    'it is strict no more');
select is((select next_action from case_file where case_no = 'C08-N0RTHX-X'), '保護の相談', 'then it tells');

-- Correcting: within a week without a reason, and every revision is kept.
select is(amend_contact('K08-DDDDDD-D', tap.saves('K08-DDDDDD-D'), '{}', '', 'soon'), 'done',
    'within a week no reason is asked');
select is(tap.finish('K08-DDDDDD-D', tap.said('2026-09-03', '{"minutes": {"code": "m30"}}')), 'done',
    'the correction is completed');
select results_eq($$ select revision, answers #>> '{minutes,code}' from response_revision
                      where response_no = 'K08-DDDDDD-D' $$,
    $$ values (1, 'm15') $$, 'what stood before is kept');
select is((select reason from response where response_no = 'K08-DDDDDD-D'), 'soon', 'with a reason of its own');
select is(tap.log_no('K08-DDDDDD-D'), '08-002-00003', 'the number stays');
select is(tap.facts('K08-DDDDDD-D'), 1::bigint, 'and it is counted once');
reset role;
update contact set completed_at = now() - interval '8 days'
 where municipality = '990001' and response_no = 'K08-DDDDDD-D';
select become('staff', '990001', session => '990001north');
select is(amend_contact('K08-DDDDDD-D', tap.saves('K08-DDDDDD-D'), '{}', '', 'soon'), 'refused',
    'after a week one is');
select is(amend_contact('K08-DDDDDD-D', tap.saves('K08-DDDDDD-D'), '{}', 'a slip', 'soon'), 'done',
    'with one it is corrected');
select is(discard_response('K08-DDDDDD-D', tap.saves('K08-DDDDDD-D')), 'done', 'a correction is given up');
select is(tap.log_no('K08-DDDDDD-D'), '08-002-00003', 'and the contact stands');
select throws_ok($$ delete from contact $$, '42501', null, 'nobody deletes one');

-- Death closes what is open of the person.
reset role;
insert into case_file (municipality, case_no, person_no, desk, opened_by)
select '990001', 'C08-SEC0ND-X', 'T08-NAMEDX-X', 'central', staff_id
  from staff where municipality = '990001' and login = 'admin';
select become('staff', '990001', session => '990001north');
select is(tap.begin_contact('K08-FFFFFF-F'), 'done', 'a last contact');
select is(tap.finish('K08-FFFFFF-F', tap.said('2026-09-10',
    '{"state": {"code": "closed"}, "outcome": {"code": "death_home"}, "outcome_date": "2026-09-09"}')
    - 'next_date'), 'done', 'the person has died');
select results_eq($$ select state, outcome, next_on from case_file where case_no = 'C08-N0RTHX-X' $$,
    $$ values ('closed', 'death_home', null::date) $$, 'their case is closed');
reset role;
select is((select state || ' ' || outcome from case_file where case_no = 'C08-SEC0ND-X' and municipality = '990001'),
    'closed death_home', 'and the other one, at another desk');

-- Withdrawing.
select become('staff', '990001', session => '990001north');
select is(withdraw_contact('K08-FFFFFF-F', tap.saves('K08-FFFFFF-F'), 'another person'), 'done',
    'it was another person''s');
select is((select status from response where response_no = 'K08-FFFFFF-F'), 'entered-in-error', 'it stays, marked');
select is(tap.facts('K08-FFFFFF-F'), 0::bigint, 'and is counted no more');
select is((select state || ' ' || last_on from case_file where case_no = 'C08-N0RTHX-X'), 'open 2026-09-03',
    'the case is as the contact before left it');

-- What was withdrawn by mistake is corrected: it says all of it anew.
select is(amend_contact('K08-FFFFFF-F', tap.saves('K08-FFFFFF-F'), '{}', 'it was theirs', 'soon'), 'done',
    'it was theirs after all');
select is(tap.finish('K08-FFFFFF-F', tap.said('2026-09-10',
    '{"state": {"code": "closed"}, "outcome": {"code": "death_home"}, "outcome_date": "2026-09-09"}')
    - 'next_date'), 'done', 'and holds again, with not a word changed');
select results_eq($$ select state, outcome, next_on, last_on::text from case_file where case_no = 'C08-N0RTHX-X' $$,
    $$ values ('closed', 'death_home', null::date, '2026-09-10') $$, 'the case is as it leaves it');
select is(tap.log_no('K08-FFFFFF-F'), '08-002-00006', 'under its old number');

-- The day of the latest is corrected to one before another's.
select is(amend_contact('K08-FFFFFF-F', tap.saves('K08-FFFFFF-F'), '{}', 'the day', 'soon'), 'done',
    'its day was wrong');
select is(tap.finish('K08-FFFFFF-F', tap.said('2026-07-01', '{"state": {"code": "closed"}}') - 'next_date'), 'done',
    'it was an earlier one');
select results_eq($$ select state, next_on::text, last_on::text from case_file where case_no = 'C08-N0RTHX-X' $$,
    $$ values ('open', '2026-12-01', '2026-09-03') $$, 'the case is as the latest leaves it');
select is(tap.facts('K08-FFFFFF-F'), 1::bigint, 'and it is counted once');
reset role;
select is((select string_agg(substr(kind, 9), ' ' order by audit_id) from audit
            where municipality = '990001' and subject = 'K08-FFFFFF-F' and kind like 'contact.%'),
    'begin complete withdraw complete complete', 'each deed left its row');

select * from finish();
rollback;
