-- What desks do with requests: each change once, never unseen over somebody else's, by those whose
-- desk it is, with a row about it that stays; and what a request is found by.
\ir fixture.psql
select plan(76);

create function tap.change(saves bigint, kind text, new text = null, note text = null,
                           item text = null, no text = 'Z08-N0RTHX-X')
    returns text language sql as
$$ select change_request(no, saves, kind, new, item, note) $$;
create function tap.standing(no text = 'Z08-N0RTHX-X') returns text language sql security definer as
$$
    select concat_ws(' ', r.saves, r.state, r.desk, s.login)
      from madoguchi.request r
      left join madoguchi.staff s on (s.municipality, s.staff_id) = (r.municipality, r.assigned_to)
     where r.municipality = '990001' and r.receipt_no = no
$$;
create function tap.noted() returns text language sql security definer as
$$
    select coalesce(string_agg(substr(kind, 9) || detail, ' ' order by audit_id), '')
      from madoguchi.audit
     where municipality = '990001' and subject = 'Z08-N0RTHX-X' and kind like 'request.%'
$$;
create function tap.account(who text) returns text language sql security definer as
$$ select staff_id::text from madoguchi.staff where municipality = '990001' and login = who $$;

insert into staff (municipality, login, name, role, password_hash)
values ('990001', 'colleague', '北部の同僚', 'desk', 'hash'),
       ('990001', 'central', '中央', 'desk', 'hash');
insert into staff_desk
select municipality, staff_id, case login when 'central' then 'central' else 'north' end
  from staff where login in ('colleague', 'central');
insert into session (municipality, token_hash, staff_id, expires_at)
select municipality, decode(tap.token('990001' || login), 'hex'), staff_id, now() + interval '1 hour'
  from staff where login in ('colleague', 'central');

-- Who may what.
create view tap.attempt as
select * from (values
    ('state', $$ select tap.change(0, 'state', 'done') $$),
    ('assign', $$ select tap.change(0, 'assign', tap.account('north')) $$),
    ('transfer', $$ select tap.change(0, 'transfer', 'central') $$),
    ('note', $$ select tap.change(0, 'note', note => 'x') $$),
    ('correction', $$ select tap.change(0, 'correction', 'right', 'why', 'q') $$)) as v (what, sql);
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
select is(tap.try('990001' || who, sql), 'gone', format('%s: no %s', who, what))
  from tap.attempt, unnest(array['viewer', 'contractor', 'gone', 'central']) as who;
select is(standing(), '0 open north', 'and nothing was changed');

select become('staff', '990001', session => '990001admin');
select throws_ok(sql, '42501', null, 'past the function nobody may: ' || sql)
  from unnest(array['update request set state = ''done''', 'delete from request',
                    'insert into request_event (receipt_no) values (''Z08-N0RTHX-X'')',
                    'update request_event set note = ''x''', 'delete from request_event',
                    'insert into request_key (receipt_no) values (''Z08-N0RTHX-X'')']) as sql;
select become('owner', '990001');
select throws_ok('update request_event set note = ''x''', '42501', null,
    'what was noted is changed by nobody');
select throws_ok('delete from request_event', '42501', null,
    'nor removed while its request is there');

-- One after the other.
select become('staff', '990001', session => '990001north');
select is(change(0, 'assign', account('north')), 'done', 'an officer takes charge');
select is(standing(), '1 in_progress north north', 'and is at work on it');
select is(change(0, 'assign', account('north')), 'done', 'a second click does it once');
select is(standing(), '1 in_progress north north', 'and changes nothing more');
select is(change(0, 'note', note => 'メモ'), 'changed', 'a page from before it is told');
select is(change(1, 'note', note => 'メモ'), 'done', 'a note is left');
select is(change(1, 'note', note => '別のメモ'), 'changed', 'another note is no second click');
select become('staff', '990001', session => '990001colleague');
select is(change(1, 'note', note => 'メモ'), 'changed', 'nor is the same one of somebody else');
select is(change(2, 'assign', account('colleague')), 'done', 'a colleague takes over');
select is(change(3, 'assign', null), 'done', 'and gives it back');
select is(standing(), '4 in_progress north', 'it is in progress, with nobody in charge');
select is(change(4, 'correction', '85歳', '電話で確かめた', 'p_age'), 'done', 'a correction is added');
select is((select answers from request where receipt_no = 'Z08-N0RTHX-X'), '{}',
    'and what was sent stays as it is');
select is(change(5, 'state', 'done'), 'done', 'it is done');
select is(change(6, 'state', 'open', 'もう一度'), 'done', 'and opened again');

-- What cannot be.
select is(change(7, 'state', 'open'), 'refused', 'it is open already');
select is(change(7, 'state', 'lost'), 'refused', 'there is no such state');
select is(change(7, 'state', 'spam'), 'refused', 'nothing is spam without a reason');
select is(change(7, 'assign', account('central')), 'refused', 'nobody of another desk is in charge');
select is(change(7, 'assign', account('viewer')), 'refused', 'nor a viewer');
select is(change(7, 'transfer', 'north'), 'refused', 'it is here already');
select is(change(7, 'transfer', 'nowhere'), 'refused', 'there is no such desk');
reset role;
insert into desk (municipality, desk, name, tel, hours, position, closed_at)
values ('990001', 'shut', '{"ja": "閉じた窓口"}', '03-0000-0009', '{"ja": "平日"}', 9, now());
select become('staff', '990001', session => '990001north');
select is(change(7, 'transfer', 'shut'), 'refused', 'a desk that is closed is handed nothing');
select is(change(7, 'note'), 'refused', 'a note says something');
select is(change(7, 'correction', 'x', null, 'p_age'), 'refused', 'a correction says why');
select is(change(7, 'remove'), 'refused', 'nobody removes a request');

-- Spam is hidden, and comes back.
select is(change(7, 'state', 'spam', '広告'), 'done', 'it is marked as spam');
select is(change(8, 'state', 'in_progress'), 'done', 'and was none');
select is(change(9, 'transfer', 'central', '中央の担当の方です'), 'done', 'it is handed over');
select is(standing(), '10 open central', 'and waits there, with nobody in charge');
select is(change(9, 'transfer', 'central', '中央の担当の方です'), 'done',
    'a second click is told so, though it is no longer there');
select is(change(10, 'note', note => 'x'), 'gone', 'and can do no more');
select is_empty($$ select 1 from request where receipt_no = 'Z08-N0RTHX-X' $$,
    'the desk that gave it away sees it no longer');
select is_empty($$ select 1 from request_key where receipt_no = 'Z08-N0RTHX-X' $$, 'nor finds it');
select results_eq($$ select kind, new, note from request_event where receipt_no = 'Z08-N0RTHX-X' $$,
    $$ values ('transfer', 'central', '中央の担当の方です') $$, 'but that it gave it away, and why');

select become('staff', '990001', session => '990001central');
select results_eq(
    $$ select saves, kind, old, new, item, note, state from request_event
        where receipt_no = 'Z08-N0RTHX-X' order by saves $$,
    $$ values (1::bigint, 'assign', null, account('north'), null, null, 'in_progress'),
              (2, 'note', null, null, null, 'メモ', null),
              (3, 'assign', account('north'), account('colleague'), null, null, null),
              (4, 'assign', account('colleague'), null, null, null, null),
              (5, 'correction', null, '85歳', 'p_age', '電話で確かめた', null),
              (6, 'state', 'in_progress', 'done', null, null, 'done'),
              (7, 'state', 'done', 'open', null, 'もう一度', 'open'),
              (8, 'state', 'open', 'spam', null, '広告', 'spam'),
              (9, 'state', 'spam', 'in_progress', null, null, 'in_progress'),
              (10, 'transfer', 'north', 'central', null, '中央の担当の方です', 'open') $$,
    'the desk that got it sees all that was done');
select results_eq($$ select receipt_no from request_key where key >= '高崎花' and key < '高崎花￿'
                        and kind = 'name' $$, $$ values ('Z08-N0RTHX-X') $$, 'and finds it');
reset role;
select is(noted(), format('assign{"to": "%1$s"} note{} assign{"to": "%2$s", "from": "%1$s"} '
    'assign{"from": "%2$s"} correction{"item": "p_age"} state{"to": "done", "from": "in_progress"} '
    'state{"to": "open", "from": "done"} state{"to": "spam", "from": "open"} '
    'state{"to": "in_progress", "from": "spam"} transfer{"to": "central", "from": "north"}',
    account('north'), account('colleague')),
    'the audit trail has a row for each, and not a word of what was written');
select results_eq($$ select params ->> 'desk' from outbox
                      where municipality = '990001' and effect_key like '%N0RTHX%' $$,
    $$ values ('central') $$, 'the desk that got it is told');

-- What is masked.
select become('staff', '990001', session => '990001admin');
select is(request_unmasked('Z08-N0RTHX-X'), false, 'nothing is shown before somebody says why');
select lives_ok($$ insert into audit (kind, subject) values ('request.unmask', 'Z08-N0RTHX-X') $$,
    'saying why is noted');
select is(request_unmasked('Z08-N0RTHX-X'), true, 'and shows it');
select become('staff', '990001', session => '990001central');
select is(request_unmasked('Z08-N0RTHX-X'), false, 'to nobody else');

-- With its request goes all that hangs on it.
select become('owner', '990001');
delete from request where receipt_no = 'Z08-N0RTHX-X';
select is_empty($$ select 1 from request_event where receipt_no = 'Z08-N0RTHX-X' $$,
    'what was done with a request goes with it');
select is_empty($$ select 1 from request_key where receipt_no = 'Z08-N0RTHX-X' $$,
    'and what it was found by');
reset role;
select become('public', '990001', draft => '990001draft');
select throws_ok('select * from request_key', '42501', null,
    'the public zone reads nothing of what requests are found by');
select submit_request(decode(token('k'), 'hex'), 3, 'Z08-KEYSXX-X', 'https://test.example/form',
    '2026.1', 'ja', '{}', 'north-1', 2, 'later', '山田 太郎', null, false,
    '[["name", "山田太郎"], ["name", "太郎"], ["name", "山田太郎"]]');
reset role;
select results_eq(
    $$ select kind, key, desk::text from request_key
        where municipality = '990001' and receipt_no = 'Z08-KEYSXX-X' order by key $$,
    $$ values ('name', '太郎' collate "C", 'north'), ('name', '山田太郎', 'north') $$,
    'what is sent is found by its keys, each once');

select * from finish();
rollback;
