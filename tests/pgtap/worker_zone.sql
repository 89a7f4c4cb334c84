-- The worker removes what its time is over for, and reads nothing of it.
\ir fixture.psql
select plan(26);

update draft set expires_at = now() - interval '1 second'
 where municipality = '990001' and revision = 1;
update session set expires_at = now() - interval '1 second'
 where municipality = '990001' and token_hash = decode(token('990001gone'), 'hex');
insert into login_failure (municipality, login_hash, failed_at)
values ('990001', sha256('x'), now() - interval '25 hours');

select become('worker', '990001');
select throws_ok('select 1 from ' || name, '42501', null, 'the worker cannot read ' || name)
  from unnest(array['draft', 'session', 'login_failure', 'request', 'staff', 'audit', 'outbox',
                    'questionnaire', 'receipt', 'response', 'response_revision', 'tally',
                    'pseudonym', 'disposal', 'audit_seal']) as name;
select throws_ok('delete from ' || name, '42501', null, 'nor delete from it at its own discretion: ' || name)
  from unnest(array['draft', 'request', 'response', 'disposal']) as name;
select throws_ok($$ update retention_rule set amount = 1 $$, '42501', null, 'it cannot change a rule');
select throws_ok($$ select change_retention_rule('request', 0, 1, 'delete', 'x', null) $$, '42501', null,
    'by no way');

select is((select sum(purge_due(kind, 500)) from retention_kinds()), 3::numeric,
    'it disposes of what is due');
select is((select sum(purge_due(kind, 500)) from retention_kinds()), 0::numeric, 'and of nothing else');
reset role;
select results_eq($$ select revision from draft where municipality = '990001' $$, $$ values (3::bigint) $$,
    'of expired drafts and no other');
select is((select count(*) from session where municipality = '990001'), 4::bigint,
    'of expired sessions and no other');
select results_eq($$ select failed_at from login_failure where municipality = '990001' $$,
    $$ select now() $$, 'of failed logins of a day ago and no other');

select * from finish();
rollback;
