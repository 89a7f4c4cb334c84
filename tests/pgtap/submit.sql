-- Sending: once, whole, and only what was confirmed.
\ir fixture.psql
select plan(25);

create view tap.sent as
select r.*, d.entries, d.receipt_no as draft_receipt_no
  from request r join draft d using (municipality, receipt_no)
 where r.municipality = '990001';

select become('public', '990001', draft => '990001draft');
select results_eq($$ select outcome from send('key', 2, 'Z08-AAAAAA-A') $$, $$ values ('changed') $$,
    'a draft that changed after it was confirmed is not sent');
select results_eq($$ select outcome from send('key', 3, 'Z08-CENTRA-X') $$, $$ values ('taken') $$,
    'a receipt number that was given before is not given again');
select results_eq($$ select outcome, receipt_no, desk, priority from send('key', 3, 'Z08-AAAAAA-A') $$,
    $$ values ('submitted', 'Z08-AAAAAA-A', 'north', 1::smallint) $$,
    'a request goes to the desk of its town');
select results_eq($$ select outcome, receipt_no from send('key', 3, 'Z08-BBBBBB-B') $$,
    $$ values ('submitted', 'Z08-AAAAAA-A') $$, 'a second click shows the first receipt');
select results_eq($$ select outcome, receipt_no from send('key', 9, 'Z08-BBBBBB-B') $$,
    $$ values ('submitted', 'Z08-AAAAAA-A') $$, 'whatever revision it says');
select results_eq($$ select outcome from send('another key', 3, 'Z08-BBBBBB-B') $$,
    $$ values ('gone') $$, 'a draft that was sent is not sent again under another key');

reset role;
select is((select count(*) from tap.sent), 1::bigint, 'there is one request');
select results_eq('select consulter_name, answers ->> $$q_detail$$ from tap.sent',
    $$ values ('髙﨑 𠮷子', '退院後の相談') $$, 'with the answers as they were typed');
select is((select entries from tap.sent), '{}', 'the draft is emptied');
select is((select draft_receipt_no from tap.sent), 'Z08-AAAAAA-A', 'and knows its receipt');
select results_eq(
    $$ select kind, subject, staff_id, request_id, address, detail from audit
        where municipality = '990001' and subject = 'Z08-AAAAAA-A' $$,
    $$ values ('request.submit', 'Z08-AAAAAA-A', null::bigint, 'test', '192.0.2.1',
               '{"desk": "north"}'::jsonb) $$, 'the audit trail has one row about it');
select results_eq(
    $$ select effect_key, kind, state, params from outbox
        where municipality = '990001' and effect_key like '%AAAAAA%' $$,
    $$ values ('request/Z08-AAAAAA-A/notice', 'staff_notice', 'queued',
               '{"desk": "north", "urgency": "today", "priority": 1,
                 "receipt_no": "Z08-AAAAAA-A"}'::jsonb) $$,
    'the desk is told number and urgency, and nothing else');
select is((select suspect from tap.sent), 'haste', 'what was sent at once is marked, and stored all the same');
select is_empty($$ select receipt_no from receipt where receipt_no = 'Z08-BBBBBB-B' $$,
    'a repeated click uses up no receipt number');

delete from draft where municipality = '990001' and revision = 3;
select become('public', '990001', draft => '990001draft');
select results_eq($$ select outcome, receipt_no from send('key', 3, 'Z08-BBBBBB-B') $$,
    $$ values ('submitted', 'Z08-AAAAAA-A') $$, 'the first receipt outlives the draft');
select results_eq($$ select outcome from send('new key', 0, 'Z08-BBBBBB-B') $$,
    $$ values ('gone') $$, 'a draft that was purged is not sent');

reset role;
update draft set created_at = now() - hasty_interval(), shared = true
 where municipality = '990001' and revision = 1;
select become('public', '990001', draft => '990001neighbour');
select results_eq(
    $$ select outcome, desk from send('their key', 1, 'Z08-CCCCCC-C', town => null,
                                      email => 'a@example.jp', trapped => true) $$,
    $$ values ('submitted', 'central') $$, 'a request without a town goes to the central desk');
reset role;
select results_eq(
    $$ select recipient, params from outbox where effect_key = 'request/Z08-CCCCCC-C/receipt' $$,
    $$ values ('a@example.jp',
               '{"desk": "central", "language": "ja", "receipt_no": "Z08-CCCCCC-C"}'::jsonb) $$,
    'who left an address gets a receipt by mail, without an answer in it');
select results_eq($$ select suspect from request where receipt_no = 'Z08-CCCCCC-C'
                      and municipality = '990001' $$, $$ values ('trap') $$,
    'what fills in a field that nobody sees is marked');
select is((select expires_at from draft where receipt_no = 'Z08-CCCCCC-C'), draft_expiry(true),
    'on a device of many the way to the receipt ends after an hour too');
update draft set created_at = now() - hasty_interval() where municipality = '990002' and revision = 1;
select become('public', '990002', draft => '990002neighbour');
select send('slow key', 1, 'Z08-EEEEEE-E');
reset role;
select results_eq($$ select suspect from request where receipt_no = 'Z08-EEEEEE-E' $$,
    $$ values (null::text) $$, 'who takes their time is not');

select become('public', '990002', draft => '990002draft');
select throws_ok($$ select * from send('bad', 3, 'Z08-DDDDDD-D', town => 'nowhere') $$, '23503', null,
    'a town that is not there ends it');
reset role;
select is_empty($$ select 1 from receipt where receipt_no = 'Z08-DDDDDD-D' $$, 'and leaves no receipt');
select is_empty($$ select 1 from outbox where effect_key like '%DDDDDD%' $$, 'and no mail');
select results_eq(
    $$ select entries ->> 'c_name' from draft where municipality = '990002' and revision = 3 $$,
    $$ values ('["髙﨑 𠮷子"]') $$, 'and the draft as it was');

select * from finish();
rollback;
