-- The council's paper: desks and administrators write it, one after another; kept, it stays; and only
-- what was masked for the council is shown to the others.
\ir fixture.psql
select plan(44);

create function tap.paper(title text, audience text = 'council', year integer = 8, more jsonb = '{}')
    returns jsonb language sql as
$$
    select jsonb_build_object('year', year, 'title', title,
                              'audience', jsonb_build_object('code', audience)) || more
$$;
create function tap.noted(what text) returns text language sql security definer as
$$
    select coalesce(string_agg(kind, ' ' order by audit_id), '') from madoguchi.audit
     where municipality = '990001' and subject = what and kind like 'report.%'
$$;
create table tap.made (n text);
grant select, insert on made to madoguchi_staff;
create function tap.made() returns text language sql as $$ select n from tap.made $$;

create function tap.start(name text, paper jsonb, base text = null) returns bigint language sql as
$$ select create_report(name, paper, '{}', base) $$;

select become('staff', '990001', '990001viewer');
select is(create_report('a', tap.paper('題'), '{}', null), null, 'who looks on writes no paper');
select is_empty('select * from report', 'nor reads a draft');
select become('staff', '990001', '990001contractor');
select is(create_report('a', tap.paper('題'), '{}', null), null, 'nor does a contractor');
select is_empty('select * from report', 'who reads no draft either');
select become('staff', '990001', '990001gone');
select is(create_report('a', tap.paper('題'), '{}', null), null, 'nor who is disabled');
select is_empty('select * from report', 'who reads nothing');
select become('public', '990001');
select throws_ok('select * from report', '42501', null, 'nor the public zone');

select become('staff', '990001', '990001north');
select is((select count(*) from report), 1::bigint, 'a desk sees its municipality''s');
select throws_ok($$ update report set title = '別' $$, '42501', null, 'and does not write the table');
insert into made select create_report('once', tap.paper('令和8年度の実施状況'),
                                      '{"counts.tables": [{"code": "T1"}]}', null);
select is(create_report('once', tap.paper('令和8年度の実施状況'), '{}', null)::text, made(),
    'a page that is sent twice makes one');
select is(noted(made()), 'report.create', 'and is noted once');
select results_eq($$ select fiscal_year, title, audience, answers -> 'counts.tables' -> 0 ->> 'code', saves
                       from report where report_id::text = made() $$,
    $$ values (2026, '令和8年度の実施状況', 'council', 'T1', 0::bigint) $$,
    'it begins with what every paper begins with');

select is((save_report(made(), 0, tap.paper('二度目', more => '{"counts.comment": "増えました"}'))).outcome,
    'done', 'it is saved');
select is((save_report(made(), 0, tap.paper('二度目', more => '{"counts.comment": "増えました"}'))).outcome,
    'done', 'a second click finds it done');
select is((select saves from report where report_id::text = made()), 1::bigint, 'and counts once');
select is((save_report(made(), 0, tap.paper('三度目'))).outcome, 'changed',
    'another thing from the same page is too late');
select become('staff', '990001', '990001admin');
select is((save_report(made(), 0, tap.paper('二度目', more => '{"counts.comment": "増えました"}'))).outcome,
    'changed', 'a colleague who typed the same is told, too');
select is(save_report(made(), 1, tap.paper('再来年度', year => 30)), ('refused', 'year', 'year_not_begun')::edit_result,
    'nothing is counted of a year that has not begun');
select is((save_report('no number', 0, tap.paper('題'))).outcome, 'gone', 'there is no such paper');
select is((select detail ->> 'changed' from audit where kind = 'report.save' and subject = made()),
    '["title", "counts.tables", "counts.comment"]',
    'the trail tells which parts changed, and not to what');

select is((keep_report(made(), 0, '[]')).outcome, 'changed', 'what changed meanwhile is not kept unseen');
select is((keep_report(made(), 1, '[{"number": "T1"}]')).outcome, 'done', 'it is kept');
select is((keep_report(made(), 1, '[{"number": "T2"}]')).outcome, 'done', 'a second click finds it done');
select is((select figures from report where report_id::text = made()), '[{"number": "T1"}]',
    'with the figures of the first');
select is(noted(made()), 'report.create report.save report.keep', 'and it is noted once');
select is((save_report(made(), 1, tap.paper('後から'))).reason, 'report_is_kept', 'then nothing is changed');
select become('staff', '990001', '990001viewer');
select is((keep_report(made(), 1, '[]')).outcome, 'gone', 'who looks on keeps nothing');
select results_eq('select report_id::text from report', 'select made()', 'and reads what was kept for the council');
select become('staff', '990001', '990001contractor');
select results_eq('select report_id::text from report', 'select made()', 'so does a contractor');
select lives_ok($$ insert into audit (kind, subject) values ('report.view', made()) $$, 'that is noted');
select throws_ok($$ insert into audit (kind, subject) values ('report.export', made()) $$, '42501', null,
    'but without the right to export no file leaves');
select become('staff', '990002', '990002admin');
select is_empty($$ select * from report where report_id::text = made() $$, 'another municipality sees nothing of it');
select is((save_report(made(), 1, tap.paper('題'))).outcome, 'gone', 'nor changes it');

reset role;
select set_config('madoguchi.municipality', '990001', true);
select throws_ok($$ update report set figures = '[]' where report_id::text = made() $$, '42501', null,
    'the owner cannot change what was kept');
select throws_ok($$ delete from report where report_id::text = made() $$, '42501', null, 'nor take it away');
select throws_ok($$ truncate report $$, '42501', null, 'nor all of it at once');

-- The next ones.
select become('staff', '990001', '990001north');
do $$ begin perform tap.start('cases', tap.paper('事例あり', more => '{"counts.comment": "前年", "hard.case1": "事例", "document": "8区在第1号"}')); end $$;
do $$ begin perform tap.start('next', tap.paper('翌年度', year => 9, more => '{"carry": [{"code": "yes"}]}')); end $$;
select is((select answers ->> 'counts.comment' from report where once = 'next'), '増えました',
    'the next year''s begins with the comments of what was kept');
select is((select answers ? 'carry' from report where once = 'next'), false, 'the wish itself is not kept');
do $$ begin perform tap.start('plain', tap.paper('翌年度', year => 9)); end $$;
select is((select answers ? 'counts.comment' from report where once = 'plain'), false, 'when that is wished');
do $$ begin perform tap.start('version', tap.paper('修正版'), (select report_id::text from report where once = 'cases')); end $$;
select is((select answers ->> 'hard.case1' from report where once = 'version'), '事例',
    'a new version begins with all of the one before');
select is((select based_on from report where once = 'version'), (select report_id from report where once = 'cases'),
    'and tells which that was');
do $$ begin perform tap.start('year', tap.paper('翌年度', year => 9), (select report_id::text from report where once = 'cases')); end $$;
select is((select answers ? 'hard.case1' from report where once = 'year'), false,
    'the cases of a year are none of the next');
select is((select answers ? 'document' from report where once = 'year'), false,
    'nor is its document number');
select is((select answers ? 'document' from report where once = 'version'), false,
    'which a new version does not have of itself either');

select * from finish();
rollback;
