-- The second step of a login, and sessions that are locked, ended and renewed.
\ir fixture.psql
select plan(45);

create temporary table known as select login, staff_id from staff where municipality = '990001';
grant select on known to public;
create function tap.id(text) returns bigint language sql stable as
$$ select staff_id from pg_temp.known where login = $1 $$;
create function tap.open() returns bigint language sql as
$$ select count(*) from session where municipality = '990001' and staff_id = tap.id('admin') $$;

-- Setting it up.
select become('staff', '990001', '990001admin');
select results_eq('select state, secret, codes_left, required from factor_state()',
    $$ values ('none', null::text, 0::bigint, true) $$, 'an administrator has none, and needs one');
select results_eq('select lacks_factor from session_renew()', 'values (true)', 'which every page is told');
select factor_begin('sealed'), factor_begin('sealed again');
select results_eq('select state, secret from factor_state()', $$ values ('begun', 'sealed') $$,
    'begun twice it is the same');
select results_eq('select lacks_factor from session_renew()', 'values (true)', 'begun is not enough');
select ok(factor_confirm(100, to_jsonb(array[tap.token('one'), tap.token('two')]), decode(tap.token('renewed'), 'hex')),
    'a first code sets it in use');
select is(session_staff_id(), null, 'and the session goes on under another token');
select become('staff', '990001', 'renewed');
select is(session_staff_id(), tap.id('admin'), 'which only its holder has');
select results_eq('select state, secret, codes_left from factor_state()', $$ values ('set', null::text, 2::bigint) $$,
    'the secret is not shown again');
select results_eq('select lacks_factor from session_renew()', 'values (false)', 'every page is open now');
select ok(not factor_confirm(101, '[]', sha256('x')), 'it cannot be set up over the one in use');
select become('staff', '990001', '990001north');
select results_eq('select required from factor_state()', 'values (false)', 'a desk needs none');

-- Logging in with it.
select become('staff', '990001');
select is(login_open(tap.id('admin'), sha256('half'), 'Firefox'), 'code', 'the password opens half a login');
select set_config('madoguchi.session', encode(sha256('half'), 'hex'), true);
select is(session_staff_id(), null, 'which is no session');
select is_empty('select * from session_locked()', 'nor a locked one');
select become('staff', '990001');
select ok(half_login_exists(sha256('half')), 'it waits for its code');
select results_eq($$ select retry_after, secret from code_begin(sha256('half')) $$, $$ values (0, 'sealed') $$,
    'with the secret to compare it with');
select ok(not code_open(sha256('half'), 100, null, sha256('s1'), ''), 'the code that set it up opens nothing');
select ok(code_open(sha256('half'), 101, null, sha256('s1'), 'Firefox'), 'the next one does');
select ok(not half_login_exists(sha256('half')), 'the half login is used up');
select is_empty($$ select * from code_begin(sha256('half')) $$, 'and begins no second step');
select is(login_open(tap.id('admin'), sha256('half 2'), ''), 'code', 'another login');
select ok(not code_open(sha256('half 2'), 101, null, sha256('s2'), ''), 'with the same code opens nothing');
select ok(not code_open(sha256('half 2'), 99, null, sha256('s2'), ''), 'nor with an older one');
select ok(not code_open(sha256('half 2'), null, sha256('nothing'), sha256('s2'), ''), 'nor with a wrong recovery code');
select ok(code_open(sha256('half 2'), null, decode(tap.token('one'), 'hex'), sha256('s2'), ''), 'a recovery code does');
select is(login_open(tap.id('admin'), sha256('half 3'), ''), 'code', 'a third login');
select ok(not code_open(sha256('half 3'), null, decode(tap.token('one'), 'hex'), sha256('s3'), ''),
    'does not take that recovery code again');
reset role;
update half_login set expires_at = now() where token_hash = sha256('half 3');
select become('staff', '990001');
select ok(not half_login_exists(sha256('half 3')), 'half a login lasts ten minutes');
select ok(not code_open(sha256('half 3'), 200, null, sha256('s3'), ''), 'and opens nothing then');

-- Codes are guessed as slowly as passwords, together with them.
reset role;
delete from login_failure where municipality = '990001';
select become('staff', '990001');
select is(login_open(tap.id('admin'), sha256('guess'), ''), 'code', 'the password again');
select is((select sum(retry_after) from generate_series(1, 5) n,
                  code_begin(sha256(convert_to(left('guess', 4 + n), 'UTF8')))), 0::bigint, 'five codes cost nothing');
select results_eq($$ select retry_after, secret from code_begin(sha256('guess')) $$, $$ values (1, null::text) $$,
    'the sixth waits');
select results_eq($$ select retry_after from login_begin('admin') $$, $$ values (1) $$,
    'and so does the password, which would not take the failures back');

-- Taken away between the two steps.
select become('staff', '990001', 'renewed');
select factor_remove();
select become('staff', '990001');
select is_empty($$ select * from code_begin(sha256('guess')) $$,
    'without a second factor the password is asked for again');

-- Sessions.
select become('staff', '990001', '990001north');
select session_lock();
select is(session_staff_id(), null, 'a locked session is not live');
select results_eq('select name from session_locked()', $$ values ('北部') $$, 'it is known whose it is');
select ok(session_unlock(decode(tap.token('unlocked'), 'hex')), 'it can be opened again');
select become('staff', '990001', 'unlocked');
select is(session_staff_id(), tap.id('north'), 'under another token');
reset role;
update session set seen_at = now() - interval '15 minutes' where token_hash = decode(tap.token('unlocked'), 'hex');
select become('staff', '990001', 'unlocked');
select is(session_staff_id(), null, 'after a quarter of an hour it is locked by itself');
reset role;
update session set expires_at = now() where token_hash = decode(tap.token('unlocked'), 'hex');
select become('staff', '990001', 'unlocked');
select is_empty('select * from session_locked()', 'past its absolute end it is gone');
select ok(not session_unlock(sha256('never')), 'and no password opens it');
select become('staff', '990001', 'renewed');
select is(jsonb_array_length((select jsonb_agg(to_jsonb(s)) from session_list() s)), 3, 'one sees one''s own sessions');
reset role;
select is(tap.open(), 3::bigint, 'all of them');
select become('staff', '990001', 'renewed');
select password_change('new hash', sha256('s9'));
reset role;
select is(tap.open(), 1::bigint, 'another password ends every other session');
select set_has($$ select kind from audit where municipality = '990001' and staff_id = tap.id('admin') $$,
    $$ values ('staff.factor'), ('staff.login'), ('staff.recovery'), ('staff.password'), ('staff.throttled') $$,
    'all of it is in the audit trail');

select * from finish();
rollback;
