-- The staff zone sees the requests of the session's desks: not another desk's, not another
-- municipality's, and none without a live session.
\ir fixture.psql
select plan(25);

prepare seen as select receipt_no from request order by receipt_no;

select become('staff', '990001', session => '990001north');
select results_eq('seen', $$ values ('Z08-N0RTHX-X') $$, 'a desk sees its own requests alone');
select become('staff', '990001', session => '990001viewer');
select results_eq('seen', $$ values ('Z08-N0RTHX-X') $$, 'a viewer those of its desks');
select become('staff', '990001', session => '990001admin');
select results_eq('seen', $$ values ('Z08-CENTRA-X'), ('Z08-N0RTHX-X') $$,
    'an administrator those of every desk');
select become('staff', '990001', session => '990001contractor');
select is_empty('seen', 'a contractor none');
select become('staff', '990001', session => '990001gone');
select is_empty('seen', 'a disabled account none, from that moment on');
select become('staff', '990001');
select is_empty('seen', 'nobody without a session');
select become('staff', '990001', session => 'guessed');
select is_empty('seen', 'nobody with a session that is none');
select become('staff', '990002', session => '990001admin');
select is_empty('seen', 'a session opens nothing in another municipality');
select become('staff', '', session => '990001admin');
select is_empty('seen', 'a scope without a municipality sees nothing');

reset role;
update session set expires_at = now() where municipality = '990001' and token_hash = decode(token('990001north'), 'hex');
update session set seen_at = now() - interval '61 minutes'
 where municipality = '990001' and token_hash = decode(token('990001viewer'), 'hex');
select become('staff', '990001', session => '990001north');
select is_empty('seen', 'an expired session sees nothing');
select become('staff', '990001', session => '990001viewer');
select is_empty('seen', 'nor does one that was idle too long');
select is_empty('select * from session_renew()', 'and it cannot be renewed');

select become('staff', '990002', session => '990002north');
select results_eq('select login, role, desks from session_renew()',
    $$ values ('north', 'desk', '北部') $$, 'a live session tells who it is');
select throws_ok('select * from ' || name, '42501', null, 'the staff zone cannot read ' || name)
  from unnest(array['staff', 'session', 'login_failure', 'audit_seal', 'draft', 'outbox']) as name;
select throws_ok($$ update request set state = 'done' $$, '42501', null,
    'the staff zone cannot change a request yet');
select lives_ok($$ insert into audit (kind, subject) values ('request.view', 'Z08-N0RTHX-X') $$,
    'reading is noted');
select lives_ok($$ insert into audit (kind) values ('request.export') $$, 'a desk may export');
select become('staff', '990002', session => '990002viewer');
select throws_ok($$ insert into audit (kind) values ('request.export') $$, '42501', null,
    'a viewer may not: without its audit row there is no export');
select become('staff', '990002', session => '990002contractor');
select throws_ok($$ insert into audit (kind) values ('request.export') $$, '42501', null,
    'nor may a contractor');
select throws_ok($$ insert into audit (kind) values ('staff.login') $$, '42501', null,
    'a login cannot be invented');

select * from finish();
rollback;
