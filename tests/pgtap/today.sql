-- What waits and since when, in office days; and the mails of the morning: once, on office days, in counts alone.
\ir fixture.psql
select plan(32);

create function tap.at_tokyo(moment text) returns timestamptz language sql as
$$ select moment::timestamp at time zone 'Asia/Tokyo' $$;
create function tap.mails(like_what text) returns table (effect text, params jsonb)
    language sql security definer as
$$
    select substr(effect_key, 20), params from madoguchi.outbox
     where municipality = '990001' and kind = 'morning_summary' and effect_key like like_what
$$;

-- Overdue.
update municipality set places = '{"ja": {"reply_days": "3"}}' where municipality = '990001';
select become('staff', '990001', '990001north');
select is(is_request_overdue('open', now()), false, 'what came today is not overdue');
select is(is_request_overdue('open', now() - interval '40 days'), true, 'what waits for a month is');
select is(is_request_overdue('in_progress', now() - interval '40 days'), false,
    'unless somebody is at work on it');
select is(
    (select array_agg(is_request_overdue('open', tap.at_tokyo(day::date || ' 16:00'))
                      = (office_days_since(day::date, 99) > 3))
       from generate_series(today() - 20, today(), '1 day') as day),
    array_fill(true, array[21]), 'the promise is counted in office days');
select is(usual_delay() >= today() + 7 and is_office_day(usual_delay()), true,
    'a follow-up is put off to an office day, a week or more from now');
reset role;
update municipality set places = '{"ja": {}}' where municipality = '990001';
select is(is_request_overdue('open', now() - interval '400 days'), false,
    'where nothing is promised nothing is overdue');

-- The mails.
update case_file set next_on = '2026-11-24' where municipality = '990001' and case_no = 'C08-N0RTHX-X';
update case_file set next_on = '2026-11-20', urgency = 'today', assigned_to =
       (select staff_id from staff where municipality = '990001' and login = 'admin')
 where municipality = '990001' and case_no = 'C08-CENTRA-X';
update request set assigned_to = (select staff_id from staff where municipality = '990001' and login = 'north'),
                   state = 'in_progress'
 where municipality = '990001' and receipt_no = 'Z08-N0RTHX-X';

select become('worker', '990001');
select is(write_morning(tap.at_tokyo('2026-11-23 09:00')), 0, 'no mail on a holiday');
select is(write_morning(tap.at_tokyo('2026-11-22 09:00')), 0, 'nor on a Sunday');
select is(write_morning(tap.at_tokyo('2026-12-31 09:00')), 0, 'nor at the turn of the year');
select is(write_morning(tap.at_tokyo('2026-11-24 06:59')), 0, 'nor before seven');
select is(write_morning(tap.at_tokyo('2026-11-24 17:16')), 0, 'nor when the office has closed');
select is(write_morning(tap.at_tokyo('2026-11-24 07:00')), 4,
    'at seven one to each desk, and one to each officer who has something');
select is(write_morning(tap.at_tokyo('2026-11-24 07:00')), 0, 'once');
select is(write_morning(tap.at_tokyo('2026-11-24 12:00')), 0, 'a day');

select results_eq(
    $$ select effect collate "default", params - 'day' from tap.mails('morning/2026-11-24/%') where effect !~ 'staff' order by 1 $$,
    $$ values ('central', '{"desk": "central", "new": 1, "urgent": 1, "due": 0, "overdue": 1}'::jsonb),
              ('north', '{"desk": "north", "new": 0, "urgent": 0, "due": 1, "overdue": 0}') $$,
    'a desk is told its own counts');
select results_eq(
    $$ select params - 'day' - 'staff' from tap.mails('morning/2026-11-24/staff/%') order by 1 $$,
    $$ values ('{"new": 0, "urgent": 1, "due": 0, "overdue": 1}'::jsonb),
              ('{"new": 1, "urgent": 0, "due": 0, "overdue": 0}') $$,
    'an officer is told what is theirs, whatever the desk');
select is_empty(
    $$ select 1 from tap.mails('%') where params::text ~ '[ZCKT][0-9]{2}-|子|[0-9]{4}-[0-9]{4}$' $$,
    'no mail has a number of anything or a name of anybody');
select is(write_morning(tap.at_tokyo('2026-11-25 08:00')), 4, 'the next day has mails of its own');
reset role;
update desk set closed_at = now() where municipality = '990001' and desk = 'north';
update staff set disabled_at = now() where municipality = '990001' and login = 'north';
update case_file set suspended_at = now() where municipality = '990001';
select become('worker', '990001');
select is(write_morning(tap.at_tokyo('2026-11-26 08:00')), 1,
    'a desk that is closed, an account that is disabled and a case whose use is stopped get none');
select results_eq(
    $$ select params - 'day' from tap.mails('morning/2026-11-26/%') $$,
    $$ values ('{"desk": "central", "new": 1, "urgent": 0, "due": 0, "overdue": 0}'::jsonb) $$,
    'and are not counted');
select become('worker', '990002');
select is(write_morning(tap.at_tokyo('2026-11-24 08:00')), 2, 'another municipality has its own');
reset role;

-- Who may.
select become('staff', '990001', '990001admin');
select throws_ok('select write_morning()', '42501', null, 'no officer writes them');
select become('public', '990001');
select throws_ok('select write_morning()', '42501', null, 'and no resident');
select become('staff', '990001', '990001admin');
select lives_ok($$ insert into audit (kind, detail) values ('today.list', '{}') $$, 'a look at the list is noted');
select throws_ok($$ insert into audit (kind, detail) values ('today.done', '{}') $$, '42501', null,
    'as what it was, and no other');
reset role;
select throws_ok(
    $$ insert into outbox (municipality, effect_key, kind, params) values ('990001', 'morning/2026-11-24/central', 'morning_summary', '{}') $$,
    '23505', null, 'a mail that is written twice is a broken key');

-- The hours of the office.
select become('staff', '990001', '990001admin');
select is((save_office_hours(0, '{"opens": "18:00:00", "closes": "09:00:00"}')).reason, 'office_hours',
    'an office does not close before it opens');
select is((save_office_hours(0, '{"opens": "09:00:00", "closes": "18:00:00"}')).outcome, 'done',
    'an administrator says when it is open');
select is((save_office_hours(0, '{"opens": "10:00:00", "closes": "18:00:00"}')).outcome, 'changed',
    'who comes second is told');
select results_eq(
    $$ select is_after_hours('2026-11-24', clock) from unnest('{08:59,09:00,18:00,18:01}'::time[]) as clock $$,
    $$ values (true), (false), (false), (true) $$, 'and what is after hours follows');
reset role;
select is(detail -> 'new', '{"opens": "09:00:00", "closes": "18:00:00"}', 'what it is now stands in the audit trail')
  from audit where municipality = '990001' and kind = 'office.save';
select become('staff', '990001', '990001viewer');
select throws_ok($$ select save_office_hours(1, '{"opens": "09:00:00", "closes": "12:00:00"}') $$, '42501', null,
    'nobody else does');

select * from finish();
rollback;
