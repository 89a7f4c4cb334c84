-- The public zone can send a request and cannot read one.
\ir fixture.psql
select plan(25);

select become('public', '990001', draft => '990001draft');
select results_eq($$ select entries ->> 'c_name' from draft $$, $$ values ('["髙﨑 𠮷子"]') $$,
    'a visitor sees their own draft and no other');
select is_empty($$ update draft set entries = '{}' where revision = 1 returning 1 $$,
    'nobody changes the draft of another');
select is_empty($$ delete from draft where revision = 1 returning 1 $$,
    'nobody deletes the draft of another');
select throws_ok($$ update draft set receipt_no = 'Z08-CENTRA-X' $$, '42501', null,
    'a draft is marked as sent by submit_request() alone');
select throws_ok(format('update draft set token_hash = %L', sha256('x')), '42501', null,
    'a draft cannot be moved to another token');

select throws_ok('select * from ' || name, '42501', null, 'the public zone cannot read ' || name)
  from unnest(array['request', 'receipt', 'staff', 'staff_desk', 'session', 'login_failure', 'audit',
                    'outbox', 'response', 'response_revision']) as name;
select throws_ok($$ insert into request (receipt_no) values ('Z08-AAAAAA-A') $$, '42501', null,
    'the public zone cannot write a request past submit_request()');
select throws_ok($$ insert into audit (kind) values ('request.submit') $$, '42501', null,
    'the public zone cannot write into the audit trail');

select lives_ok($$ select * from send('key', 3, 'Z08-NEWNEW-N') $$, 'the public zone can send');
select results_eq('select receipt_no, desk from receipt_of_draft()',
    $$ values ('Z08-NEWNEW-N', 'north') $$, 'and read the receipt of what it sent');
select throws_ok($$ select answers from request $$, '42501', null, 'but not what it sent');

select become('public', '990001', draft => '990001neighbour');
select is_empty('select * from receipt_of_draft()', 'a receipt is shown to its own draft alone');

select become('public', '990001');
select is_empty('select * from draft', 'without a token there is no draft');
select is_empty('select * from receipt_of_draft()', 'without a token there is no receipt');
select throws_ok(
    $$ insert into draft (questionnaire_url, questionnaire_version, language)
       values ('https://test.example/form', '2026.1', 'ja') $$,
    '42501', null, 'a draft without a token cannot be made');

reset role;
update draft set expires_at = now() where municipality = '990001';
select become('public', '990001', draft => '990001draft');
select is_empty('select * from draft', 'an expired draft is gone before it is purged');

select * from finish();
rollback;
