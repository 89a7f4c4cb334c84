-- The trail is sealed, sealed rows leave only with a mark, and administrators alone read it.
\ir fixture.psql
select plan(38);

create function tap.field(text) returns text language sql immutable as
$$ select coalesce(octet_length($1) || ':' || $1 || ',', '-,') $$;
create function tap.noted(subject text) returns void language sql as
$$ insert into madoguchi.audit (municipality, kind, subject) values ('990001', 'request.view', subject) $$;

-- Sealing.
select noted(n::text) from generate_series(1, 5) n;
select become('worker', '990001');
select is(seal_audit(3), 3, 'the worker seals the oldest rows, as many as it wants');
select is(seal_audit(3), 2, 'then the rest');
select is(seal_audit(3), 0, 'then nothing: a row is sealed once');
select throws_ok($$ select remove_sealed_audit(now(), '1', 10) $$, '42501', null,
    'the worker cannot remove what was sealed');
select throws_ok($$ select audit_row_hash(null) $$, '42501', null, 'nor try contents against hashes');
reset role;
select set_hasnt($$ select unnest(proargnames) from pg_proc where proname = 'audit_chain' $$,
    $$ values ('subject'), ('detail'), ('address'), ('staff_id') $$, 'what the worker checks has no content in it');

select results_eq(
    $$ select seal_no, row_count, previous_hash is null from audit_seal where municipality = '990001' order by 1 $$,
    $$ values (1::bigint, 1, true), (2, 3, false), (3, 2, false) $$, 'each batch is a seal');
select is_empty(
    $$ select from audit_seal s join audit_seal n on n.municipality = s.municipality and n.seal_no = s.seal_no + 1
        where n.previous_hash <> s.hash $$, 'that stands on the one before it');
select is(
    (select encode(substring(s.row_hashes from 1 for 32), 'hex') from audit_seal s
      where s.municipality = '990001' and s.seal_no = 2),
    (select encode(sha256(convert_to(
                field(municipality) || field(audit_id::text)
                || field(to_char(extract(epoch from at) * 1000000, 'FM9999999999999999999')) || field(zone) || '-,-,-,'
                || '12:request.view,1:1,2:{},', 'UTF8')), 'hex')
       from audit where municipality = '990001' and subject = '1'),
    'the hash of a row is that of its fields with their lengths');

-- A row whose number was drawn before others, and which is there only after they were sealed.
insert into audit (municipality, audit_id, kind, subject) overriding system value
select '990001', max(audit_id) + 1000, 'request.view', 'early' from audit;
select seal_audit(10) from become('owner', '990001');
reset role;
insert into audit (municipality, audit_id, kind, subject) overriding system value
select '990001', audit_id - 1, 'request.view', 'late' from audit where subject = 'early';
select become('owner', '990001');
select results_eq($$ select unsealed, strays from audit_outside() $$, $$ values (1::bigint, '[]'::jsonb) $$,
    'a row that comes late is waited for');
select is(seal_audit(10), 1, 'and sealed');
reset role;
select is((select count(*) from audit_chain(0, 100) where found_hash is distinct from sealed_hash), 0::bigint,
    'all rows are as they were sealed');

-- What was put into the past.
create or replace function madoguchi.audit_look_back() returns bigint language sql immutable as
$$ select 100::bigint $$;
insert into audit (municipality, audit_id, kind, subject) overriding system value
select '990001', audit_id - 500, 'request.view', 'stray' from audit where subject = 'early';
select is(seal_audit(10), 0, 'a row far behind what is sealed is not taken for one that came late');
select is((select strays from audit_outside()),
    (select jsonb_build_array(audit_id) from audit where subject = 'stray'), 'and is told');

-- Tampering, by somebody who can switch triggers off.
alter table audit disable trigger all;
update audit set subject = 'changed' where subject = '2' and municipality = '990001';
delete from audit where subject = '3' and municipality = '990001';
alter table audit enable trigger all;
select results_eq(
    $$ select seal_no, found_hash is null from audit_chain(0, 100) where found_hash is distinct from sealed_hash $$,
    $$ values (2::bigint, false), (2, true) $$, 'a changed row and a missing one are seen, each by itself');

-- Removal.
select is(remove_sealed_audit(now() - interval '1 day', 'R-1', 10), 0::bigint, 'what is not old enough stays');
select throws_ok($$ select remove_sealed_audit(now() + interval '1 day', '', 10) $$, '23514', null,
    'nothing goes without a disposal record');
select is(remove_sealed_audit(now() + interval '1 day', 'R-2', 2), 4::bigint, 'the oldest seals lose their rows');
select results_eq(
    $$ select seal_no, disposal, row_hashes is null from audit_seal where municipality = '990001' order by 1 limit 3 $$,
    $$ values (1::bigint, 'R-2', true), (2, 'R-2', true), (3, null, false) $$, 'and say where they went');
select is((select count(*) from audit where municipality = '990001' and subject in ('1', '2', '3')), 0::bigint,
    'the rows are gone');
select is_empty(
    $$ select from audit_seal s where hash <> audit_seal_hash(s) $$, 'the chain holds without them');
select results_eq(
    $$ select subject, detail - 'before' from audit where kind = 'audit.remove' $$,
    $$ values ('R-2', '{"first_seal": 1, "last_seal": 2, "rows": 4}'::jsonb) $$, 'the removal is a row itself');
select throws_ok($$ delete from audit where municipality = '990001' and subject = '4' $$, '42501', null,
    'a row that its seal has not let go stays');
select throws_ok($$ update audit_seal set disposal = 'R-9' where municipality = '990001' and seal_no = 1 $$, '42501',
    null, 'a mark is never changed');
select throws_ok($$ update audit_seal set removed_at = now(), disposal = 'x', row_hashes = null, row_count = 0
                     where municipality = '990001' and seal_no = 3 $$, '42501', null, 'nor anything beside it');

select throws_ok($$ update audit_seal set removed_at = now(), disposal = 'x', row_hashes = null
                     where municipality = '990001' and seal_no = 5 $$, '42501', null, 'and none is marked before its turn');

-- Who reads it.
select become('staff', '990001', session => '990001admin');
select is((select count(*) from audit where municipality <> '990001'), 0::bigint,
    'an administrator reads the own municipality''s trail');
select cmp_ok((select count(*) from audit), '>', 3::bigint, 'all of it');
select is((select count(*) from audit_state()), 1::bigint, 'and how the chain stands');
select is((select late from audit_state()), false, 'which is not late on the first day');
reset role;
delete from audit_check;
insert into audit (municipality, kind, at) values ('990001', 'request.view', now() - interval '3 days');
select become('staff', '990001', session => '990001admin');
select is((select late from audit_state()), true, 'and is when it was never verified');
reset role;
select note_audit_check(3, 3, 0, null, '[]') from become('worker', '990001');
select become('staff', '990001', session => '990001admin');
select is((select late from audit_state()), false, 'until it is');
select lives_ok($$ insert into audit (kind) values ('audit.search') $$, 'each look is noted');
select become('staff', '990001', session => '990001north');
select is((select count(*) from audit) + (select count(*) from audit_state()), 0::bigint, 'nobody else reads a row');
select throws_ok($$ insert into audit (kind) values ('audit.view') $$, '42501', null, 'or writes that they did');

-- Refusals.
select note_refusal('/requests/{receipt}', 'not_there', 404, 'Z08-CENTRA-X') from generate_series(1, 70);
select become('public', '990001');
select note_refusal('/consultation', 'origin', 403, null) from generate_series(1, 9);
reset role;
select results_eq(
    $$ select coalesce(s.login, a.address), count(*) from audit a left join staff s using (municipality, staff_id)
        where a.kind = 'page.refused' group by 1 order by 2 $$,
    $$ values ('192.0.2.1', 5::bigint), ('north', 60) $$, 'refusals are rows, up to a bound');
create function tap.knock(address text) returns void language sql as
$$ select set_config('madoguchi.address', address, true), note_refusal('/consultation', 'origin', 403, null) $$;
select knock('2001:db8::' || to_hex(n)) from generate_series(1, 9) n;
select knock('198.51.100.' || n) from generate_series(1, 200) n;
select results_eq(
    $$ select count(*), sum(refusals), bool_or(address = '2001:db8::/64') from audit_refusal
        where municipality = '990001' and staff_id = 0 and minute = date_trunc('minute', now()) $$,
    $$ values (51::bigint, 218::numeric, true) $$, 'an army of addresses becomes one line');
update audit_refusal set minute = minute - interval '1 minute';
select fold_refusals() from become('worker', '990001');
reset role;
select results_eq(
    $$ select coalesce(s.login, a.address), (detail ->> 'refusals')::integer
         from audit a left join staff s using (municipality, staff_id)
        where a.kind = 'page.refused_more' order by 2, 1 $$,
    $$ values ('192.0.2.1', 4), ('2001:db8::/64', 4), ('north', 10), ('other', 147) $$,
    'what was only counted becomes a row when the minute is over');

select * from finish();
rollback;
