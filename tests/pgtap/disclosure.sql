-- What somebody is told of what is held about them: by administrators, with every step in the trail.
\ir fixture.psql
select plan(39);

create function tap.asked(once text, kind text = 'access') returns bigint language sql as
$$
    select open_disclosure(tap.token(once), jsonb_build_object(
        'kind', jsonb_build_object('code', kind), 'requester', '髙﨑 𠮷子',
        'relation', '{"code": "self"}'::jsonb, 'identified', '{"code": "card"}'::jsonb,
        'received_on', '2026-11-24'))
$$;
create function tap.noted(what text) returns text language sql security definer as
$$
    select coalesce(string_agg(substr(kind, 12), ' ' order by audit_id), '') from madoguchi.audit
     where municipality = '990001' and subject = what and kind like 'disclosure.%'
$$;
create table tap.made (n bigint);
grant select, insert on made to madoguchi_staff;

select become('staff', '990001', session => '990001north');
select is(asked('desk'), null, 'a desk cannot record who asks');
select is_empty('select * from disclosure', 'nor see who has');
select is_empty($$ select * from record_accesses('Z08-N0RTHX-X') $$, 'nor who has looked at what');
select become('staff', '990001', session => '990001contractor');
select is_empty('select * from disclosure_record', 'nor can a contractor');

select become('staff', '990001', session => '990001admin');
insert into made select asked('page');
select is(asked('page'), (select n from made), 'a page that is sent twice makes one');
select is((select due_on from disclosure where disclosure_id = (select n from made)),
    '2026-12-24'::date, 'it is due thirty days after it came in');
select is(pick_record((select n from made), 'Z08-N0RTHX-X', false), 'done', 'a record is put to it');
select is(pick_record((select n from made), 'Z08-N0RTHX-X', false), 'done', 'twice is once');
select is(pick_record((select n from made), 'K08-CENTRA-X', false), 'done', 'a response too');
select is(pick_record((select n from made), 'Z99-999999-X', false), 'gone', 'what is not there cannot');
select is(pick_record(0, 'Z08-N0RTHX-X', false), 'gone', 'nor to what is not there');
select is(pick_record((select n from made), 'K08-CENTRA-X', true), 'done', 'it is taken away again');
select is(pick_record((select n from made), 'K08-N0RTHX-X', false), 'done', 'so is what is being typed');
select become('staff', '990001', session => '990001north');
select throws_ok($$ select discard_response('K08-N0RTHX-X', 0) $$, '42501', null,
    'which its desk cannot throw away meanwhile');
select become('staff', '990001', session => '990001admin');
select is(withhold((select n from made), 'Z08-N0RTHX-X', 0, '{"c_name": "2"}'), 'done',
    'an answer is withheld');
select is(withhold((select n from made), 'Z08-N0RTHX-X', 0, '{"c_name": "2"}'), 'done', 'a second click');
select is(withhold((select n from made), 'Z08-N0RTHX-X', 0, '{}'), 'changed', 'who was slower is told');
select is(withhold((select n from made), 'K08-CENTRA-X', 0, '{}'), 'gone', 'of what was picked alone');
select isnt_empty($$ select 1 from record_accesses('Z08-N0RTHX-X') where name = '管理者' $$,
    'the accesses to it have who and when');

-- Downloads of many: told when they can have held it, by anything but its state of then.
insert into audit (kind, detail) values
    ('request.export', '{"desks": ["north"], "states": ["spam"], "rows": 3}'),
    ('request.export', '{"desks": ["central"], "rows": 4}'),
    ('request.export', '{"since": "2099-04-01", "rows": 5}'),
    ('request.export', '{"rows": 6}');
select results_eq($$ select (a.detail ->> 'rows')::integer from audit a
                      where a.kind = 'request.export' and a.detail ? 'rows' $$,
    $$ values (3), (4), (5), (6) $$, 'four downloads were noted');
select is((select count(*) from record_accesses('Z08-N0RTHX-X') where among), 2::bigint,
    'those that can have held the record are among its accesses');
select change_request('Z08-N0RTHX-X', 0, 'transfer', 'central', null, null),
       change_request('Z08-N0RTHX-X', 1, 'transfer', 'north', null, null);
select is((select count(*) from record_accesses('Z08-N0RTHX-X') where among), 3::bigint,
    'of every desk that it was ever at');

reset role;
update request set state = 'done', state_at = now() - interval '10 years'
 where municipality = '990001' and receipt_no = 'Z08-N0RTHX-X';
select become('worker', '990001');
select is(purge_due('request', 9), 0::bigint, 'what somebody has asked for is not disposed of');

select become('staff', '990001', session => '990001admin');
select is(suspend_request((select n from made), 'Z08-N0RTHX-X', true), 'done', 'its use is stopped');
select become('staff', '990001', session => '990001north');
select is_empty('select * from request', 'then its desk does not see it any more');
select is(change_request('Z08-N0RTHX-X', 0, 'note', null, null, 'x'), 'gone', 'and cannot change it');
select become('staff', '990001', session => '990001admin');
select isnt_empty($$ select 1 from request where receipt_no = 'Z08-N0RTHX-X' $$, 'an administrator does');
select results_eq($$ select held, suspended from subject_marks('Z08-N0RTHX-X') $$,
    $$ values (true, true) $$, 'and is told so');
select is(suspend_request((select n from made), 'Z08-N0RTHX-X', false), 'done', 'until it may go on');
select is(suspend_request((select n from made), 'Z08-CENTRA-X', true), 'gone',
    'by such a request alone');
select is(suspend_request((select n from made), 'K08-N0RTHX-X', true), 'gone',
    'of a response there is no stop of use, and none is told of');

select is(close_disclosure((select n from made), 0, 'part', null), 'done', 'it is decided');
select is(close_disclosure((select n from made), 0, 'part', null), 'done', 'once');
select is(close_disclosure((select n from made), 0, 'none', null), 'changed', 'and not again');
select is(pick_record((select n from made), 'K08-CENTRA-X', false), 'closed', 'then nothing is added');
select is(noted('Z08-N0RTHX-X'), 'pick withhold suspend resume', 'the trail of the record has each step');
select is((select noted(n::text) from made), 'open close', 'and that of the disclosure');

select become('staff', '990001', session => '990001north');
select is(discard_response('K08-N0RTHX-X', 0), 'done', 'what was being typed can be thrown away again');
select become('worker', '990001');
select is(purge_due('request', 9), 1::bigint, 'and what was asked for goes as its rule says');

select * from finish();
rollback;
