-- Downloads of requests: the audit row is the gate, and what it says is what is read.
\ir fixture.psql
select plan(20);

prepare note(text, text) as insert into audit (kind, detail) values ($1, $2::jsonb);

select become('staff', '990001', session => '990001north');
select lives_ok($$ execute note('request.export', '{}') $$, 'who has the right may export');
select lives_ok($$ execute note('request.export_check', '{}') $$, 'and look before');
select throws_ok($$ execute note('request.export', '{"sensitive": true, "reason": "統計"}') $$,
    '42501', null, 'but not take sensitive answers along, whatever the reason');
select throws_ok($$ execute note('request.export_check', '{"sensitive": true, "reason": "統計"}') $$,
    '42501', null, 'nor look at them');

select become('staff', '990001', session => '990001admin');
select lives_ok($$ execute note('request.export', '{"sensitive": true, "reason": "統計"}') $$,
    'who has that right, too, may for a reason');
select throws_ok('execute note(' || quote_literal('request.export') || ', ' || quote_literal(d) || ')',
    '42501', null, 'and for none may not: ' || d)
  from unnest(array['{"sensitive": true}', '{"sensitive": true, "reason": null}',
                    '{"sensitive": true, "reason": "  "}', '{"sensitive": "yes"}',
                    '{"sensitive": false}']) as d;

select become('staff', '990001', session => '990001viewer');
select throws_ok($$ execute note('request.export', '{}') $$, '42501', null,
    'seeing is not exporting');
select throws_ok($$ execute note('request.export_check', '{}') $$, '42501', null,
    'nor looking at what would be in the file');
reset role;
update staff set rights = '{export_sensitive}' where municipality = '990001' and login = 'viewer';
select become('staff', '990001', session => '990001viewer');
select throws_ok($$ execute note('request.export', '{"sensitive": true, "reason": "統計"}') $$,
    '42501', null, 'the second right is worth nothing without the first');

-- The filter, and row security under it.
select become('staff', '990001', session => '990001north');
select results_eq($$ select receipt_no from requests_of_filter('{}') $$,
    $$ values ('Z08-N0RTHX-X') $$, 'without a filter it is what the desk sees');
select is_empty($$ select receipt_no from requests_of_filter('{"desks": ["central"]}') $$,
    'and asking for another desk opens nothing');

reset role;
update request set received_at = '2026-04-01 00:00+09', language = 'en'
 where municipality = '990001' and receipt_no = 'Z08-CENTRA-X';
update request set received_at = '2026-03-31 23:59:59.9+09', state = 'done'
 where municipality = '990001' and receipt_no = 'Z08-N0RTHX-X';
select become('staff', '990001', session => '990001admin');
select results_eq($$ select receipt_no from requests_of_filter('{"since": "2026-04-01"}') $$,
    $$ values ('Z08-CENTRA-X') $$, 'a day begins at midnight in Tokyo');
select results_eq($$ select receipt_no from requests_of_filter('{"until": "2026-03-31"}') $$,
    $$ values ('Z08-N0RTHX-X') $$, 'and ends there');
select results_eq(
    $$ select receipt_no from requests_of_filter('{"states": ["done", "spam"], "screens": ["ja"]}') $$,
    $$ values ('Z08-N0RTHX-X') $$, 'a list means any of it, members mean all of them');
select is_empty($$ select receipt_no from requests_of_filter('{"states": []}') $$,
    'an empty list is none, not all');
select is_empty($$ select receipt_no from requests_of_filter('{"assigned": "me"}') $$,
    'of what nobody has nothing is mine');

select * from finish();
rollback;
