-- Filling in, completing, correcting, withdrawing: once each, never unseen over somebody else's
-- work, by those whose desk it is, and with every revision kept.
\ir fixture.psql
select plan(76);

create function tap.saves(no text) returns bigint language sql as
$$ select saves from response where response_no = no $$;
create function tap.noted(no text) returns text language sql security definer as
$$
    select coalesce(string_agg(substr(kind, 10), ' ' order by audit_id), '') from madoguchi.audit
     where municipality = '990001' and subject = no and kind like 'response.%'
$$;
create function tap.begin(no text, desk text = 'north') returns text language sql as
$$ select begin_response(no, 'https://test.example/form', '2026.1', 'ja', desk, '{}') $$;

insert into staff (municipality, login, name, role, password_hash)
values ('990001', 'colleague', '北部の同僚', 'desk', 'hash');
insert into staff_desk select municipality, staff_id, 'north' from staff where login = 'colleague';
insert into session (municipality, token_hash, staff_id, expires_at)
select municipality, decode(tap.token('990001colleague'), 'hex'), staff_id, now() + interval '1 hour'
  from staff where login = 'colleague';

-- Who sees and may what.
prepare seen as select response_no from response where case_no is null order by response_no;
select become('staff', '990001', session => '990001north');
select results_eq('seen', $$ values ('K08-N0RTHX-X') $$, 'a desk sees its own responses alone');
select is_empty('select * from response_revision', 'and of its own alone the earlier revisions');
select become('staff', '990001', session => '990001viewer');
select results_eq('seen', $$ values ('K08-N0RTHX-X') $$, 'a viewer those of its desks');
select become('staff', '990001', session => '990001admin');
select results_eq('seen', $$ values ('K08-CENTRA-X'), ('K08-N0RTHX-X') $$, 'an administrator all');
select results_eq('select answers from response_revision', $$ values ('{"a": "old"}'::jsonb) $$,
    'and what stood there before a correction');
select become('staff', '990001', session => '990001contractor');
select is_empty('seen', 'a contractor none');
select is_empty('select * from colleagues()', 'nor the names of the staff');
select become('staff', '990001');
select is_empty('seen', 'nobody without a session');
select is_empty('select * from colleagues()', 'nor a name');
select become('staff', '990002', session => '990001admin');
select is_empty('seen', 'a session opens nothing in another municipality');

reset role;
create view tap.attempt as
select who, attempt.* from unnest(array['990001contractor', '990001viewer', '990001gone']) as who,
(values ('begin', $$ select tap.begin('K08-AAAAAA-A') $$),
        ('save', $$ select save_response('K08-N0RTHX-X', 0, '{"a": ["x"]}') $$),
        ('complete', $$ select complete_response('K08-N0RTHX-X', 0, '{}') $$),
        ('amend', $$ select amend_response('K08-CENTRA-X', 0, '{}', 'why') $$),
        ('discard', $$ select discard_response('K08-N0RTHX-X', 0) $$),
        ('withdraw', $$ select withdraw_response('K08-CENTRA-X', 0, 'why') $$)) as attempt (what, sql);
create function tap.try(who text, sql text) returns text language plpgsql as
$$
declare
    outcome text;
begin
    perform become('staff', '990001', session => who);
    execute sql into outcome;
    reset role;
    return outcome;
end
$$;
select is(tap.try(who, sql), 'gone', format('%s cannot %s', who, what)) from tap.attempt;
select is(tap.try('990001north', sql), 'gone', 'nor can another desk ' || what)
  from tap.attempt where who = '990001viewer' and sql like '%CENTRA%';
select is(tap.try('990001north', $$ select tap.begin('K08-AAAAAA-A', 'central') $$), 'gone',
    'nobody begins one at another desk');

select become('staff', '990001', session => '990001admin');
select throws_ok('update response set answers = ''{}''', '42501', null,
    'past the functions nobody changes a response');
select throws_ok('delete from response', '42501', null, 'nor removes one');
select throws_ok($$ insert into response (response_no) values ('K08-AAAAAA-A') $$, '42501', null,
    'nor writes one');
select become('owner', '990001');
select throws_ok('update response_revision set answers = ''{}''', '42501', null,
    'an earlier revision is changed by nobody');
select throws_ok('delete from response_revision', '42501', null, 'and removed by nobody');

-- Filling in.
select become('staff', '990001', session => '990001north');
select is(tap.begin('K08-AAAAAA-A'), 'done', 'a desk begins a response');
select is(tap.begin('K08-AAAAAA-A'), 'done', 'the second click finds it');
select is(save_response('K08-AAAAAA-A', 0, '{"a": ["1"], "b": ["1"]}'), 'done', 'what is typed is kept');
select is(save_response('K08-AAAAAA-A', 0, '{"c": ["1"]}'), 'done',
    'from another window of the same officer too');
select is(save_response('K08-AAAAAA-A', 2, '{"c": ["1"]}'), 'done', 'the same again changes nothing');
select is(tap.saves('K08-AAAAAA-A'), 2::bigint, 'and is no save');
select is(tap.begin('K08-AAAAAA-A'), 'taken', 'a number under which something was typed is not begun again');

select become('staff', '990001', session => '990001colleague');
select is(tap.begin('K08-AAAAAA-A'), 'taken', 'nor one of a colleague');
select is(save_response('K08-AAAAAA-A', 1, '{"a": ["2"]}'), 'changed',
    'a colleague does not write over what they have not seen');
select is(save_response('K08-AAAAAA-A', 2, '{"a": ["2"]}'), 'done', 'but over what they have');
select become('staff', '990001', session => '990001north');
select is(save_response('K08-AAAAAA-A', 2, '{"b": ["3"]}'), 'changed', 'and so it is the other way');
select is(save_response('K08-AAAAAA-A', 3, '{"b": ["3"]}'), 'done', 'round');
select is(save_response('K08-AAAAAA-A', 3, '{"b": ["4"]}'), 'done', 'and round');
select results_eq($$ select entries from response where response_no = 'K08-AAAAAA-A' $$,
    $$ values ('{"a": ["2"], "b": ["4"], "c": ["1"]}'::jsonb) $$, 'key by key, nothing is lost');

-- Completing.
select is(complete_response('K08-AAAAAA-A', 4, '{"a": 1}'), 'changed', 'completed is what was confirmed');
select is(complete_response('K08-AAAAAA-A', 5, '{"a": 1}'), 'done', 'and it is completed');
select is(complete_response('K08-AAAAAA-A', 5, '{"a": 9}'), 'done', 'a second click finds it completed');
select results_eq(
    $$ select status, revision, answers, reason, entries from response where response_no = 'K08-AAAAAA-A' $$,
    $$ values ('completed', 1, '{"a": 1}'::jsonb, null::text, null::jsonb) $$, 'once');
select is(save_response('K08-AAAAAA-A', 5, '{"a": ["9"]}'), 'changed', 'then nothing more is typed in');
select is(discard_response('K08-AAAAAA-A', 5), 'changed', 'nor thrown away');

-- Correcting.
select is(amend_response('K08-AAAAAA-A', 5, '{"a": ["1"]}', '聞き違い'), 'done', 'a correction is begun');
select is(amend_response('K08-AAAAAA-A', 5, '{"a": ["1"]}', '聞き違い'), 'done', 'once, however often one clicks');
select is(save_response('K08-AAAAAA-A', 5, '{"a": ["9"]}'), 'changed',
    'a page from before the correction is not of it');
select is(save_response('K08-AAAAAA-A', 6, '{"a": ["5"]}'), 'done', 'it is typed as anything else');
select results_eq($$ select status, answers from response where response_no = 'K08-AAAAAA-A' $$,
    $$ values ('completed', '{"a": 1}'::jsonb) $$, 'meanwhile what it corrects stays valid');
select is(discard_response('K08-AAAAAA-A', 7), 'done', 'it can be thrown away');
select is(amend_response('K08-AAAAAA-A', 8, '{"a": ["1"]}', '転記の誤り'), 'done', 'and begun anew');
select is(withdraw_response('K08-AAAAAA-A', 9, 'why'), 'changed', 'nothing is withdrawn while it is corrected');
select is(complete_response('K08-AAAAAA-A', 9, '{"a": 5}'), 'done', 'completed it');
select is(withdraw_response('K08-AAAAAA-A', 9, '別の人の用紙'), 'done', 'and withdrawn');
select is(withdraw_response('K08-AAAAAA-A', 9, '別の人の用紙'), 'done', 'once');
select results_eq(
    $$ select revision, status, answers ->> 'a', reason from response_revision where response_no = 'K08-AAAAAA-A'
       union select revision, status, answers ->> 'a', reason from response where response_no = 'K08-AAAAAA-A'
       order by 1 $$,
    $$ values (1, 'completed', '1', null), (2, 'amended', '5', '転記の誤り'),
              (3, 'entered-in-error', '5', '別の人の用紙') $$,
    'every revision is kept, with why it came to be');

-- Throwing away.
select is(discard_response('K08-N0RTHX-X', 1), 'changed', 'nobody throws away what they have not seen');
select is(discard_response('K08-N0RTHX-X', 0), 'done', 'what was never completed');
select is_empty($$ select 1 from response where response_no = 'K08-N0RTHX-X' $$, 'is gone when it is thrown away');

select is(tap.noted('K08-AAAAAA-A'), 'begin save save save save save complete amend save discard amend '
                                     'complete withdraw', 'every deed is in the audit trail, once');
select lives_ok($$ insert into audit (kind, subject) values ('response.view', 'K08-AAAAAA-A') $$, 'so is reading');
select lives_ok($$ insert into audit (kind, subject) values ('response.export', 'K08-AAAAAA-A') $$, 'and exporting');
select become('staff', '990001', session => '990001viewer');
select throws_ok($$ insert into audit (kind) values ('response.export') $$, '42501', null,
    'without which a viewer cannot export');
select throws_ok($$ insert into audit (kind) values ('response.complete') $$, '42501', null,
    'nobody can invent a deed');

select * from finish();
rollback;
