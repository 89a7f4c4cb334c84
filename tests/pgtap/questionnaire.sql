-- Published forms: one active version each, and bytes that never change.
\ir fixture.psql
select plan(11);

create function tap.publish(version text, definition text) returns boolean language sql as
$$
    select publish_questionnaire('https://test.example/form', version, 'Test', definition,
                                 tap.token(definition))
$$;

select become('owner', '990001');
select ok(publish('2027.1', '{"new": true}'), 'a new version is published');
select results_eq('select version, status from questionnaire order by version',
    $$ values ('2026.1', 'retired'), ('2027.1', 'active') $$, 'and the one before retired');
select ok(not publish('2027.1', '{"new": true}'), 'the same bytes again change nothing');
select ok(not publish('2026.1', '{"municipality": "990001"}'), 'nor do those of a retired version');
select results_eq('select version, status from questionnaire order by version',
    $$ values ('2026.1', 'retired'), ('2027.1', 'active') $$, 'which stays retired');
select throws_ok($$ select publish('2027.1', '{"new": false}') $$, '23505', null,
    'other bytes under a published version are refused');
select throws_ok($$ update questionnaire set definition = '{}' $$, '42501', null,
    'published bytes cannot be changed past it');
select throws_ok('delete from questionnaire', '42501', null, 'nor removed');
select throws_ok(
    $$ insert into questionnaire (url, version, name, definition, sha256)
       values ('https://test.example/other', '2026.1', 'Test', '{}', repeat('0', 64)) $$,
    '23514', null, 'a hash that is not that of the bytes is refused');
select is((select count(*) from audit where kind = 'form.publish'), 1::bigint,
    'publishing is in the audit trail');
reset role;
select results_eq($$ select status from questionnaire where municipality = '990002' $$,
    $$ values ('active') $$, 'another municipality''s form is not touched');

select * from finish();
rollback;
