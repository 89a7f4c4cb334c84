-- The worker removes what its time is over for, and reads nothing of it.
\ir fixture.psql
select plan(14);

update draft set expires_at = now() where municipality = '990001' and revision = 1;
update session set expires_at = now()
 where municipality = '990001' and token_hash = decode(token('990001gone'), 'hex');
insert into login_failure (municipality, login_hash, failed_at)
values ('990001', sha256('x'), now() - interval '25 hours');

select become('worker', '990001');
select throws_ok('select entries from draft', '42501', null, 'the worker cannot read a draft');
select throws_ok('select staff_id from session', '42501', null, 'nor whose session it is');
select throws_ok('select login_hash from login_failure', '42501', null, 'nor who failed');
select throws_ok('select * from ' || name, '42501', null, 'the worker cannot read ' || name)
  from unnest(array['request', 'staff', 'audit', 'audit_seal', 'outbox', 'questionnaire', 'receipt',
                    'response']) as name;

delete from draft;
delete from session;
delete from login_failure;
reset role;
select results_eq($$ select revision from draft where municipality = '990001' $$, $$ values (3::bigint) $$,
    'it deletes expired drafts and no other');
select is((select count(*) from session where municipality = '990001'), 4::bigint,
    'expired sessions and no other');
select results_eq($$ select failed_at from login_failure where municipality = '990001' $$,
    $$ select now() $$, 'failed logins of a day ago and no other');

select * from finish();
rollback;
