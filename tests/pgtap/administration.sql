-- Administrators change the municipality's facts, one after another, with what was and what is in
-- the audit trail; nobody else does, and nothing that is needed goes away.
\ir fixture.psql
select plan(44);

create function tap.at(subject text) returns bigint language sql as
$$ select saves from edit_state(subject) $$;
create function tap.desk_named(name text, tel text) returns jsonb language sql as
$$ select jsonb_build_object('name.ja', name, 'tel', tel, 'hours.ja', '平日 9時～17時', 'position', 2) $$;
create function tap.town_named(name text, desk text) returns jsonb language sql as
$$
    select jsonb_build_object('name.ja', name, 'kana', 'キタ', 'desk', jsonb_build_object('code', desk),
                              'postals', '["9999901", "9999902"]'::jsonb, 'position', 1)
$$;

select become('staff', '990001', '990001north');
select throws_ok($$ select save_desk('north', 0, tap.desk_named('北', '03')) $$, '42501', null,
    'who is no administrator saves no desk');
select throws_ok($$ select stage_towns(0, '{}') $$, '42501', null, 'nor brings a file of towns');
select is_empty($$ select * from edit_state('desk/north') $$, 'nor sees who saved what');
select throws_ok($$ update desk set tel = '03' $$, '42501', null, 'nor does the zone write the tables');
select throws_ok($$ insert into notice (notice, title, body, level) values ('a', '{"ja":""}', '{"ja":""}', 'info') $$,
    '42501', null, 'of notices neither');

select become('staff', '990001', '990001admin');
select is((save_desk('north', 0, tap.desk_named('北部新館', '03-0000-0009'))).outcome, 'done', 'a desk is saved');
select is((save_desk('north', 0, tap.desk_named('北部新館', '03-0000-0009'))).outcome, 'done',
    'a second click finds it done');
select is(tap.at('desk/north'), 1::bigint, 'and counts once');
select is((save_desk('north', 0, tap.desk_named('別の名前', '03-0000-0008'))).outcome, 'changed',
    'who saves another thing from the same page is told that it changed');
select is(tel, '03-0000-0009', 'and nothing is overwritten') from desk where desk = 'north';
select is((save_desk('nowhere', 0, tap.desk_named('x', '03'))).outcome, 'gone', 'there is no such desk');
select is(save_desk(null, 0, '{"code": "north", "name.ja": "北", "tel": "03", "hours.ja": "平日"}'),
    ('refused', 'code', 'code_taken')::edit_result, 'a code is given once');
select is((save_desk(null, 0, '{"code": "central", "name.ja": "北", "tel": "03", "hours.ja": "平日"}')).reason, 'code_taken',
    'that of a desk which nobody saved yet, too');
select is((save_desk(null, 0, '{"code": "central", "name.ja": "北", "tel": "03", "hours.ja": "平日"}')).reason, 'code_taken',
    'and is not taken for done at the second click');
select is((save_desk(null, 0, '{"code": "east", "name.ja": "東", "tel": "03", "hours.ja": "平日"}')).outcome, 'done', 'a desk is added');
select is((save_desk(null, 0, '{"code": "east", "name.ja": "東", "tel": "03", "hours.ja": "平日"}')).outcome, 'done',
    'twice by two clicks is once');

select is((turn_desk('central', 0, 'close')).reason, 'desk_is_central', 'the central desk stays');
select is((turn_desk('north', 1, 'close')).reason, 'desk_has_towns', 'a desk with towns stays');
select is(tap.at('desk/north'), 1::bigint, 'a refusal counts as no save');
select is((save_desk('north', 0, tap.desk_named('北部新館', '03-0000-0009'))).outcome, 'done',
    'and the click before it is still known');
select is((turn_town('north-1', 0, 'retire')).outcome, 'done', 'a town is retired');
select is((turn_desk('north', 1, 'close')).reason, 'desk_has_requests', 'a desk with open requests stays');
select is((turn_desk('east', 1, 'central')).outcome, 'done', 'another desk becomes the central one');
select results_eq($$ select desk::text from desk where central $$, $$ values ('east') $$, 'and is the only one');
select is((turn_desk('east', 2, 'close')).reason, 'desk_is_central', 'which cannot be closed then');

select is((save_town('north-1', 1, tap.town_named('北一丁目', 'north'))).outcome, 'gone', 'a retired town is not edited');
select is((turn_town('north-1', 1, 'restore')).outcome, 'done', 'it comes back');
select is((save_town('north-1', 2, tap.town_named('北町', 'nowhere'))).reason, 'desk_is_closed', 'a town needs an open desk');
select is((save_town('north-1', 2, tap.town_named('北町', 'central'))).outcome, 'done', 'a town moves');
select results_eq($$ select postal from town_postal where town = 'north-1' order by 1 $$,
    $$ values ('9999901'), ('9999902') $$, 'with its postal codes');

select is((import_towns(stage_towns(tap.at('towns') - 1, '{"rows": [], "new": [], "changed": [], "vanished": []}'), '[]')).outcome,
    'changed', 'a plan made from older towns is not applied');
select is((import_towns(stage_towns(tap.at('towns'),
        jsonb_build_object('rows', jsonb_build_array(tap.town_named('新町', 'east') || '{"code": "new"}'),
                           'new', '[{}]'::jsonb, 'changed', '[]'::jsonb, 'vanished', '[{"code": "north-1"}]'::jsonb)),
        '["north-1", "other"]')).outcome, 'done', 'a plan is applied');
select results_eq($$ select town::text, retired_at is not null from town order by 1 $$,
    $$ values ('new', false), ('north-1', true) $$, 'with what is new, and what was ticked');

select is((save_texts(0, '{"name.ja": "新区", "name.en": "New City", "reply_days": "5", "contractor.ja": "医師会"}')).outcome,
    'done', 'texts are saved');
select results_eq($$ select places -> 'en' ->> 'reply_days', places -> 'ja' ->> 'contractor', name ->> 'en' from municipality $$,
    $$ values ('5', '医師会', 'New City') $$, 'in every language that has them');
select is((save_notice('n1', 0, '{"title.ja": "a", "body.ja": "b", "level": {"code": "info"}, "starts": "2026-09-02T00:00:00+09:00", "ends": "2026-09-01T00:00:00+09:00"}')).field,
    'ends', 'a notice ends after it begins');
select is((remove_notice('n1', 0, 'remove')).outcome, 'gone', 'there is no such notice to remove');
select is((start_maintenance(0, '{"message.ja": "m", "by_itself": true}')).reason, 'end_needed',
    'what ends by itself needs an end');
select is((start_maintenance(0, '{"message.ja": "m"}')).outcome, 'done', 'maintenance begins');
select is((end_maintenance(1)).outcome, 'done', 'and ends');

reset role;
select results_eq($$ select detail from audit where kind = 'desk.save' and municipality = '990001' $$,
    $$ values ('{"new": {"tel": "03-0000-0009", "name.ja": "北部新館", "hours.ja": "平日 9時～17時"},
                 "old": {"tel": "03-0000-0002", "name.ja": "北部", "hours.ja": "平日"}}'::jsonb) $$,
    'the audit trail has what was and what is');
select results_eq($$ select count(*) from audit where kind = 'notice.remove' $$, $$ values (0::bigint) $$,
    'and nothing of what was not there');
select results_eq($$ select name ->> 'ja', version from municipality where municipality = '990002' $$,
    $$ values ('区', 0::bigint) $$, 'the neighbours notice nothing');
select become('public', '990001');
select throws_ok($$ select * from edited $$, '42501', null, 'the public zone does not see who saved what');

select * from finish();
rollback;
