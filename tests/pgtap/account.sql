-- Accounts: what an administrator may change and what nobody may, links that work once, and what ends with what.
\ir fixture.psql
select plan(59);

create temporary table known as select login, staff_id from staff where municipality = '990001';
grant select on known to public;
create function tap.id(text) returns bigint language sql stable as
$$ select staff_id from pg_temp.known where login = $1 $$;
create function tap.facts(login text, role text, desks text = '[]', rights text = '[]', contract text = null)
    returns jsonb language sql as
$$ select jsonb_build_object('login', login, 'name', 'だれか', 'role', role, 'desks', desks::jsonb,
                             'rights', rights::jsonb, 'contract', contract) $$;

-- Who may.
select become('staff', '990001', '990001north');
select is_empty($$ select * from account_list(null, null, null, null, 100) $$, 'a desk sees no accounts');
select is_empty($$ select * from account_read(tap.id('north')) $$, 'nor its own among them');
select results_eq($$ select outcome from account_save(null, 0, tap.facts('new', 'administrator'), 'why') $$,
    $$ values ('gone') $$, 'and makes none');
select is(account_disable(tap.id('admin'), 0, true, 'why'), 'gone', 'nor disables one');
select is(account_link(tap.id('admin'), sha256('mine')), null, 'nor gets a link for one');
select is(account_remove_factor(tap.id('admin'), 'why'), 'gone', 'nor takes a second factor away');
select is(account_end_sessions(tap.id('admin')), 'gone', 'nor ends sessions');
select throws_ok('select * from staff', '42501', null, 'no zone reads accounts past the functions');
select throws_ok('select * from second_factor', '42501', null, 'nor secrets');
select throws_ok('select * from recovery_code', '42501', null, 'nor recovery codes');
select throws_ok('select * from password_link', '42501', null, 'nor links');
select throws_ok('select * from half_login', '42501', null, 'nor half logins');

-- Making and changing.
select become('staff', '990001', '990001admin');
select results_eq($$ select a ->> 'login' from account_list(null, null, null, null, 100) a $$,
    $$ values ('admin'), ('contractor'), ('gone'), ('north'), ('viewer') $$,
    'an administrator sees the accounts of the municipality, and no other''s');
select results_eq($$ select a ->> 'login' from account_list('disabled', 'administrator', null, null, 100) a $$,
    $$ values ('gone') $$, 'by state and role');
select results_eq($$ select a ->> 'login' from account_list('active', null, 'north', 'contractor', 100) a $$,
    $$ values ('north'), ('viewer') $$, 'by desk, after a login');
select is_empty($$ select 1 from account_read(tap.id('admin')) a where a::text like '%hash%' $$,
    'and no password''s hash');
select results_eq($$ select outcome from account_save(null, 0, tap.facts('new', 'desk', '["north"]'), '') $$,
    $$ values ('reason') $$, 'a new account needs a reason');
select results_eq($$ select outcome from account_save(null, 0, tap.facts('north', 'desk', '["north"]'), 'why') $$,
    $$ values ('taken') $$, 'and a login of its own');
select results_eq($$ select outcome from account_save(null, 0, tap.facts('press', 'contractor'), 'why') $$,
    $$ values ('contract') $$, 'a contractor needs the terms of the contract');
select results_eq(
    $$ select outcome from account_save(null, 0, tap.facts('new', 'desk', '["north", "central"]', '["export"]'), 'why') $$,
    $$ values ('done') $$, 'then it is made');
select results_eq(
    $$ select a ->> 'desks', a ->> 'rights', a ->> 'has_password', a ->> 'saved_by'
         from account_list(null, null, null, 'g', 100) a where a ->> 'login' = 'new' $$,
    $$ values ('["central", "north"]', '["export"]', 'false', '管理者') $$,
    'with its desks and rights, and no password');
select results_eq($$ select outcome from account_save(tap.id('north'), 7, tap.facts('north', 'desk'), 'why') $$,
    $$ values ('changed') $$, 'who saves from an old page is told');
select results_eq(
    $$ select outcome from account_save(tap.id('north'), 0,
                                       tap.facts('north', 'desk', '["north"]', '["export", "export_sensitive"]'), '') $$,
    $$ values ('reason') $$, 'another right needs a reason');
select results_eq($$ select outcome from account_save(tap.id('viewer'), 0, tap.facts('viewer', 'desk', '["north"]'), '') $$,
    $$ values ('reason') $$, 'so does a higher role');
select results_eq(
    $$ select outcome from account_save(tap.id('north'), 0, tap.facts('north', 'desk', '["north"]', '["export"]'), '') $$,
    $$ values ('done') $$, 'another name needs none');
reset role;
select isnt_empty($$ select 1 from session where token_hash = decode(tap.token('990001north'), 'hex') $$,
    'and ends no session');
select become('staff', '990001', '990001admin');
select results_eq($$ select outcome from account_save(tap.id('north'), 1, tap.facts('north', 'desk', '["north"]'), '') $$,
    $$ values ('done') $$, 'a right can be taken away without a reason');
reset role;
select is_empty($$ select 1 from session where token_hash = decode(tap.token('990001north'), 'hex') $$,
    'and with it every session of the account ends');
select results_eq($$ select detail ->> 'reason', detail -> 'was' ->> 'rights' from audit
                      where municipality = '990001' and kind in ('account.add', 'account.save')
                      order by audit_id desc limit 3 $$,
    $$ values (null, '["export"]'), (null, null), ('why', null) $$,
    'what it could do before, and the reason, are in the audit trail');

select become('staff', '990001', '990001admin');
select results_eq($$ select outcome from account_save(tap.id('north'), 2, tap.facts('kita', 'desk', '["north"]'), '') $$,
    $$ values ('done') $$, 'another login needs no reason');
select account_save_whole(tap.id('north'), 3, tap.facts('north', 'desk', '["north"]') || '{"profession": "phn"}', '');
select is((select a ->> 'profession' from account_read(tap.id('north')) a), 'phn', 'what an officer is is kept');
reset role;
select results_eq($$ select subject, detail ->> 'was_login' from audit
                      where municipality = '990001' and kind = 'account.save'
                      order by audit_id desc limit 3 $$,
    $$ values ('north', 'kita'), ('kita', 'north'), ('north', null) $$, 'the trail tells which one it was');

-- The last administrator, and oneself.
select become('staff', '990001', '990001admin');
select results_eq($$ select outcome from account_save(tap.id('admin'), 0, tap.facts('admin', 'viewer'), 'why') $$,
    $$ values ('self') $$, 'nobody demotes themselves');
select is(account_disable(tap.id('admin'), 0, true, 'why'), 'self', 'nor disables themselves');
reset role;
insert into staff (municipality, login, name, role) values ('990001', 'second', '第二', 'administrator');
insert into session (municipality, token_hash, staff_id, expires_at)
select '990001', decode(tap.token('second'), 'hex'), staff_id, now() + interval '1 hour'
  from staff where municipality = '990001' and login = 'second';
select become('staff', '990001', 'second');
select is(account_disable(tap.id('admin'), 0, true, 'why'), 'last',
    'somebody without a password could not administer');
select results_eq($$ select outcome from account_save(tap.id('admin'), 0, tap.facts('admin', 'viewer'), 'why') $$,
    $$ values ('last') $$, 'so the last who can is not demoted, either');
reset role;
update staff set password_hash = 'hash' where municipality = '990001' and login = 'second';
select become('staff', '990001', 'second');
select is(account_disable(tap.id('admin'), 0, true, 'why'), 'done', 'with another administrator there it can be');
select is(account_disable(tap.id('admin'), 1, false, 'back'), 'done', 'and undone');
reset role;
insert into session (municipality, token_hash, staff_id, expires_at)
select '990001', decode(tap.token('990001admin'), 'hex'), tap.id('admin'), now() + interval '1 hour';

-- Disabled at once.
select become('staff', '990001', '990001admin');
select is(account_disable(tap.id('viewer'), 0, true, ''), 'reason', 'who disables an account says why');
select is(account_disable(tap.id('viewer'), 0, true, 'left'), 'done', 'then it is disabled');
select is(account_disable(tap.id('viewer'), 0, true, 'left'), 'done', 'a second click finds it done');
select is(account_link(tap.id('viewer'), sha256('late')), null, 'a disabled account gets no link');
select become('staff', '990001', '990001viewer');
select is(session_staff_id(), null, 'and its session is over');

-- Links.
select become('staff', '990001', '990001admin');
select isnt(account_link(tap.id('north'), sha256('first')), null, 'a link is made');
select isnt(account_link(tap.id('north'), sha256('link')), null, 'and another in place of it');
select become('staff', '990001');
select is_empty($$ select * from link_holder(sha256('first')) $$, 'the first is worth nothing then');
select results_eq($$ select login from link_holder(sha256('link')) $$, $$ values ('north') $$, 'looking changes nothing');
select become('staff', '990002');
select is_empty($$ select * from link_holder(sha256('link')) $$, 'another municipality does not know it');
select become('staff', '990001');
select ok(link_use(sha256('link'), 'chosen'), 'a password is chosen by it');
select ok(not link_use(sha256('link'), 'again'), 'once');
reset role;
select results_eq($$ select password_hash from staff where municipality = '990001' and login = 'north' $$,
    $$ values ('chosen') $$, 'that is the password');
select become('staff', '990001', '990001admin');
select isnt(account_link(tap.id('north'), sha256('old')), null, 'a third link');
reset role;
update password_link set expires_at = now() where token_hash = sha256('old');
select become('staff', '990001');
select ok(not link_use(sha256('old'), 'late'), 'is worth nothing when its time is over');
reset role;
select results_eq($$ select link_life from municipality where municipality = '990001' $$,
    $$ values (interval '72 hours') $$, 'three days');
select is((select count(*) from audit where municipality = '990001' and kind = 'account.link'), 3::bigint,
    'each link is in the audit trail');
select results_eq($$ select totp_required_roles from municipality where municipality = '990001' $$,
    $$ values (array['administrator']) $$, 'administrators need a second factor unless somebody says otherwise');

prepare sessions as select 1 from session where municipality = '990001' and staff_id = tap.id('contractor');
select isnt_empty('sessions', 'somebody is logged in');
select become('staff', '990001', '990001admin');
select is(account_end_sessions(tap.id('contractor')), 'done', 'an administrator ends every session of an account');
reset role;
select is_empty('sessions', 'and none of them is left');

select * from finish();
rollback;
