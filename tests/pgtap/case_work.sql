-- What desks do with cases and people: one case for two clicks, each change once and by the desk it is
-- at, a case that is handed over leaves a line behind; two people become one, and two again, and what
-- is counted follows.
\ir fixture.psql
select plan(71);

create function tap.standing(no text) returns text language sql security definer as
$$
    select concat_ws(' ', c.saves, c.state, c.desk, coalesce(c.person_no, 'anonymous'), s.login)
      from madoguchi.case_file c
      left join madoguchi.staff s on (s.municipality, s.staff_id) = (c.municipality, c.assigned_to)
     where c.municipality = '990001' and c.case_no = no
$$;
create function tap.account(who text) returns text language sql security definer as
$$ select staff_id::text from madoguchi.staff where municipality = '990001' and login = who $$;
create function tap.noted(no text) returns text language sql security definer as
$$
    select coalesce(string_agg(kind || coalesce(' ' || detail::text, ''), '; ' order by audit_id), '')
      from madoguchi.audit where municipality = '990001' and subject = no
$$;
create function tap.counted(no text) returns text language sql security definer as
$$
    select string_agg(person, ' ' order by log_no) from madoguchi.contact_fact
     where municipality = '990001' and case_no = no
$$;
create function tap.open(no text, person text = null, facts jsonb = null, desk text = 'north',
                         receipt text = null, new_person text = 'T08-NEWXXX-X',
                         keys jsonb = '[["name", "高崎太郎"]]') returns text language sql as
$$
    select concat_ws(' ', outcome, case_no)
      from open_case(no, person, new_person, facts, keys, desk, receipt)
$$;
create function tap.merge_of(who text) returns bigint language sql security definer as
$$ select max(merge_id) from madoguchi.person_merge where municipality = '990001' and loser = who and cases <> '{}' $$;
create function tap.merge_again(loser text) returns text language sql as
$$
    select merge_people('T08-NEWXXX-X', loser, sum(saves)::bigint, null) from person
     where person_no in ('T08-NEWXXX-X', loser)
$$;
create function tap.keys_of(no text) returns text language sql security definer as
$$
    select string_agg(key, ' ' order by key collate "C") from madoguchi.person_key
     where municipality = '990001' and person_no = no
$$;
insert into staff (municipality, login, name, role, password_hash)
values ('990001', 'colleague', '北部の同僚', 'desk', 'hash'), ('990001', 'central', '中央', 'desk', 'hash');
insert into staff_desk
select municipality, staff_id, case login when 'central' then 'central' else 'north' end
  from staff where login in ('colleague', 'central');
insert into session (municipality, token_hash, staff_id, expires_at)
select municipality, decode(tap.token('990001' || login), 'hex'), staff_id, now() + interval '1 hour'
  from staff where login in ('colleague', 'central');

-- --- opening ---

create function tap.try_open(who text) returns text language plpgsql as
$$
declare
    outcome text;
begin
    perform become('staff', '990001', session => who);
    outcome := tap.open('C08-TRYXXX-X');
    reset role;
    return outcome;
end
$$;
select is(try_open('990001' || who), 'gone', format('%s opens no case of the north', who))
  from unnest(array['viewer', 'contractor', 'gone', 'central']) as who;

select become('staff', '990001', session => '990001north');
select is(tap.open('C08-0NEXXX-X'), 'done C08-0NEXXX-X', 'an officer opens an anonymous case');
select is(tap.open('C08-0NEXXX-X'), 'done C08-0NEXXX-X', 'a second click finds it');
select is(standing('C08-0NEXXX-X'), '1 open north anonymous north', 'it is opened once, by its officer');
select is(noted('C08-0NEXXX-X'), 'case.open {"desk": "north"}', 'with one row in the trail');
select is(tap.open('C08-TW0XXX-X', facts => '{"name": "高崎 太郎", "town": "north-1", "birth_on": "1940-01-02"}'),
    'done C08-TW0XXX-X', 'a case of a new person');
select is((select concat_ws(' ', name, birth_on, town) from person where person_no = 'T08-NEWXXX-X'),
    '高崎 太郎 1940-01-02 north-1', 'who has what was typed');
select is((select key from person_key where person_no = 'T08-NEWXXX-X'), '高崎太郎', 'and is found by it');
select is(tap.open('C08-THREEX-X', facts => '{"name": "別人"}'), 'taken',
    'a number that a person has is not given to another');
select is(tap.open('C08-THREEX-X', person => 'T08-NAMEDX-X'), 'done C08-THREEX-X', 'a case of somebody known');
select is(tap.open('C08-F0VRXX-X', person => 'T08-N0B0DY-X'), 'gone', 'of nobody there is none');
select is(tap.open('C08-F0VRXX-X', desk => 'central'), 'gone', 'at another desk there is none');
select become('staff', '990001', session => '990001colleague');
select is(tap.open('C08-0NEXXX-X'), 'taken C08-0NEXXX-X', 'a colleague with the same number asks for another');

-- --- of a request ---

select become('staff', '990001', session => '990001admin');
select is(tap.open('C08-REQXXX-X', receipt => 'Z08-CENTRA-X', desk => null), 'done C08-REQXXX-X',
    'a request becomes a case at its desk');
select is(tap.open('C08-0THERX-X', receipt => 'Z08-CENTRA-X', desk => null), 'done C08-REQXXX-X',
    'a second click leads to the same case');
select is(standing('C08-REQXXX-X'), '2 open central anonymous admin', 'which is one');
select is((select state from request where receipt_no = 'Z08-CENTRA-X'), 'in_progress', 'the request is in progress');
select is((select answers from request where receipt_no = 'Z08-CENTRA-X'), '{}', 'and as it was sent');
select is((select concat_ws(' ', case_no, seen) from case_of_request('Z08-CENTRA-X')), 'C08-REQXXX-X t',
    'and tells its case');
select is(link_request('C08-CENTRA-X', 'Z08-CENTRA-X'), 'taken', 'it is not another case, too');
select is(link_request('C08-REQXXX-X', 'Z08-CENTRA-X'), 'done', 'what is so already is done');
select become('staff', '990001', session => '990001north');
select is(tap.open('C08-F1VEXX-X', receipt => 'Z08-CENTRA-X'), 'gone', 'a request of another desk is none');
select is(link_request('C08-0NEXXX-X', 'Z08-CENTRA-X'), 'gone', 'and is not linked');

-- --- changes ---

select is(change_case('C08-0NEXXX-X', 1, 'due', '2026-12-01', '都合により'), 'done', 'a follow-up is put off');
select is(change_case('C08-0NEXXX-X', 1, 'due', '2026-12-01', '都合により'), 'done', 'once, by two clicks');
select is(change_case('C08-0NEXXX-X', 1, 'due', '2026-12-02', null), 'changed', 'who comes second is told');
select is(change_case('C08-0NEXXX-X', 2, 'state', 'closed', null), 'refused', 'nothing closes without its outcome');
select is(change_case('C08-0NEXXX-X', 2, 'state', 'closed', null, 'info', today() + 1), 'refused',
    'nor on a day to come');
select is(change_case('C08-0NEXXX-X', 2, 'state', 'closed', null, 'info', today()), 'done', 'with both it does');
select is((select concat_ws(' ', outcome, next_on is null) from case_file where case_no = 'C08-0NEXXX-X'),
    'info t', 'and waits for nothing more');
select is(change_case('C08-0NEXXX-X', 3, 'state', 'open', 'また電話があった'), 'done', 'it is opened again');
select is(change_case('C08-0NEXXX-X', 4, 'assign', tap.account('central'), null), 'refused',
    'nobody of another desk is in charge');
select throws_ok($$ update case_event set note = 'x' $$, '42501', null, 'no event is changed');
select is(change_case('C08-0NEXXX-X', 4, 'transfer', 'central', '中央で受けてください'), 'done', 'it is handed over');
select is(change_case('C08-0NEXXX-X', 4, 'transfer', 'central', '中央で受けてください'), 'done', 'once');
select is_empty($$ select from case_file where case_no = 'C08-0NEXXX-X' $$, 'the old desk has it no longer');
select is((select string_agg(note, ' ') from case_event where case_no = 'C08-0NEXXX-X'), '中央で受けてください',
    'but keeps the line that says why');
reset role;
select is((select params::text from outbox where effect_key = 'case/C08-0NEXXX-X/transfer/5'),
    '{"desk": "central", "case_no": "C08-0NEXXX-X", "urgency": null}', 'the new desk is told without a name');
select throws_ok($$ delete from case_event where case_no = 'C08-0NEXXX-X' $$, '42501', null,
    'events go with their case, and not before');
select become('staff', '990001', session => '990001central');
select is(standing('C08-0NEXXX-X'), '5 open central anonymous', 'nobody is in charge there yet');

-- --- people ---

select is(name_case('C08-0NEXXX-X', 5, 'T08-NAMEDX-X', null, null, null), 'gone',
    'a person of whom the desk has no case is none');
select become('staff', '990001', session => '990001north');
select is(tap.open('C08-AN0NXX-X'), 'done C08-AN0NXX-X', 'an anonymous caller');
select is(name_case('C08-AN0NXX-X', 1, null, 'T08-LATERX-X', '{"name": "後 から"}', '[["name", "後から"]]'), 'done',
    'who said the name later');
select is(standing('C08-AN0NXX-X'), '2 open north T08-LATERX-X north', 'is a person from then on');

-- T08-NAMEDX-X has two cases, one with a counted contact.
select is(merge_people('T08-NEWXXX-X', 'T08-NAMEDX-X', 5, null), 'changed', 'people who changed are looked at again');
select is(merge_people('T08-NEWXXX-X', 'T08-NAMEDX-X', 0, '同じ方'), 'done', 'two become one');
select is(merge_people('T08-NEWXXX-X', 'T08-NAMEDX-X', 0, '同じ方'), 'done', 'once');
select is(counted('C08-N0RTHX-X'), 'T08-NEWXXX-X', 'what is counted follows');
select is((select count(*) from case_file where person_no = 'T08-NEWXXX-X'), 3::bigint, 'all cases are together');
select is((select string_agg(key, ' ' order by key collate "C") from person_key where person_no = 'T08-NEWXXX-X'),
    '高崎太郎 高崎花子', 'who is found by either name');
select is(tap.open('C08-S1NCEX-X', person => 'T08-NAMEDX-X'), 'done C08-S1NCEX-X',
    'from a page that was made before, a case is opened');
select is(standing('C08-S1NCEX-X'), '1 open north T08-NEWXXX-X north', 'of whom the person is now');
select is(merge_people('T08-LATERX-X', 'T08-NEWXXX-X', 1, null), 'done', 'and merged once more');
select is(person_now('T08-NAMEDX-X'), 'T08-LATERX-X', 'leads to whom it is now');
select is(undo_merge('T08-NEWXXX-X', tap.merge_of('T08-NAMEDX-X')), 'refused', 'the later merge is undone first');
select is(undo_merge('T08-LATERX-X', tap.merge_of('T08-NEWXXX-X')), 'done', 'which is done');
select is(undo_merge('T08-NEWXXX-X', tap.merge_of('T08-NAMEDX-X')), 'done', 'and then the first');
select is(counted('C08-N0RTHX-X'), 'T08-NAMEDX-X', 'what is counted goes back');
select is(standing('C08-TW0XXX-X'), '3 open north T08-NEWXXX-X north', 'what was not moved by it stays');
select is((select string_agg(key, ' ') from person_key where person_no = 'T08-NEWXXX-X'), '高崎太郎',
    'and its key goes, too');

-- What somebody is called by a contact since the merge, and what two were called who came to one.
reset role;
insert into person_key (municipality, person_no, kind, key) values ('990001', 'T08-LATERX-X', 'name', '高崎花子');
select become('staff', '990001', session => '990001north');
select is(tap.merge_again('T08-NAMEDX-X'), 'done', 'they are one again');
select is(tap.merge_again('T08-LATERX-X'), 'done', 'with a third who is called as the second');
select is(undo_merge('T08-NEWXXX-X', tap.merge_of('T08-NAMEDX-X')), 'done', 'without the second');
select is(tap.keys_of('T08-NEWXXX-X'), '後から 高崎太郎 高崎花子', 'the third is found by each of their names');
reset role;
select know_person('C08-TW0XXX-X', '{"subj_name": "後 から"}', '[["name", "後から"]]');
select become('staff', '990001', session => '990001north');
select is(undo_merge('T08-NEWXXX-X', tap.merge_of('T08-LATERX-X')), 'done', 'after a contact under the name of the other');
select is(tap.keys_of('T08-NEWXXX-X'), '後から', 'nobody is left without the name that they have now');

-- Of whom every case is suspended.
select isnt_empty($$ select from merges_of_person('T08-NEWXXX-X') $$, 'the merges are told of');
reset role;
update case_file set suspended_at = now() where municipality = '990001' and person_no = 'T08-NEWXXX-X';
select become('staff', '990001', session => '990001north');
select is_empty($$ select from merges_of_person('T08-NEWXXX-X') $$, 'but not of whom every case is suspended');

select * from finish();
rollback;
