-- Guessing passwords is slow, for everybody and for unknown accounts alike; nobody is locked out.
\ir fixture.psql
select plan(20);

select become('staff', '990001');
select results_eq($$ select retry_after, password_hash from login_begin('admin') $$,
    $$ values (0, 'hash') $$, 'the first attempt gets the hash to compare with');
select results_eq($$ select retry_after, staff_id, password_hash from login_begin('nobody') $$,
    $$ values (0, null::bigint, null::text) $$, 'an unknown login gets none');
select results_eq($$ select retry_after, staff_id, password_hash from login_begin('gone') $$,
    $$ values (0, null::bigint, null::text) $$, 'nor does a disabled account');

-- left() gives the whole login, and makes the call depend on the row, so that it is made each time.
select is((select sum(retry_after) from generate_series(1, 4) n, login_begin(left('admin', 5 + n))), 0::bigint,
    'five attempts in a quarter of an hour cost nothing');
select results_eq($$ select retry_after, password_hash from login_begin('admin') $$,
    $$ values (1, null::text) $$, 'the sixth has to wait, and the password is not looked at');
select results_eq($$ select retry_after from login_begin('north') $$, $$ values (0) $$,
    'a colleague at the same address does not');
select is((select sum(retry_after) from generate_series(1, 4) n, login_begin(left('nobody', 6 + n))), 0::bigint,
    'an unknown login is counted');
select results_eq($$ select retry_after from login_begin('nobody') $$, $$ values (1) $$,
    'and made to wait in the same way');

reset role;
update login_failure set failed_at = now() - interval '2 seconds' where municipality = '990001';
select become('staff', '990001');
select results_eq($$ select retry_after from login_begin('admin') $$, $$ values (0) $$,
    'after the wait there is another attempt');
select results_eq($$ select retry_after from login_begin('admin') $$, $$ values (2) $$,
    'and after that one the wait has doubled');
reset role;
insert into login_failure (municipality, login_hash, failed_at)
select '990001', sha256('admin'), now() from generate_series(1, 40);
select become('staff', '990001');
select results_eq($$ select retry_after from login_begin('admin') $$, $$ values (60) $$,
    'up to a minute and no longer');
reset role;
update login_failure set failed_at = now() - interval '16 minutes' where municipality = '990001';
select become('staff', '990001');
select results_eq($$ select retry_after from login_begin('admin') $$, $$ values (0) $$,
    'a quarter of an hour later all is forgotten');

reset role;
insert into login_failure (municipality, login_hash, address, failed_at)
select '990001', sha256(convert_to(n::text, 'UTF8')), '192.0.2.1', now() from generate_series(1, 100) n;
select become('staff', '990001');
select results_eq($$ select retry_after > 0 from login_begin('viewer') $$, $$ values (true) $$,
    'a hundred failures from one address slow that address down');
select set_config('madoguchi.address', '192.0.2.2', true);
select results_eq($$ select retry_after from login_begin('viewer') $$, $$ values (0) $$,
    'and no other');

reset role;
create temporary table account as
select staff_id, login from staff where municipality = '990001' and login in ('admin', 'gone');
grant select on account to public;
select become('staff', '990001');
select is(login_open(staff_id, sha256('fresh'), 'Firefox'), 'opened', 'the right password opens a session')
  from account where login = 'admin';
select is(login_open(staff_id, sha256('stale'), 'Firefox'), 'refused', 'but not for a disabled account')
  from account where login = 'gone';
select lives_ok($$ select login_refuse(null) $$, 'a refusal is noted');
reset role;
select is_empty($$ select 1 from login_failure where municipality = '990001' and login_hash = sha256('admin') $$,
    'a login takes the failures of its account back');
select results_eq($$ select expires_at from session where token_hash = sha256('fresh') $$,
    $$ select now() + interval '12 hours' $$, 'a session ends after twelve hours at the latest');
select set_eq($$ select distinct kind from audit where municipality = '990001' and kind like 'staff.%' $$,
    $$ values ('staff.login'), ('staff.refused'), ('staff.throttled') $$,
    'logins, refusals and waits are in the audit trail');

select * from finish();
rollback;
