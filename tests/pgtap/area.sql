-- How many people live in an area, and which towns are in it.
\ir fixture.psql
select plan(10);

insert into value_set_option (municipality, value_set, code, display, position)
select m, 'area', code, '{"ja": "地区"}', 1 from unnest(array['990001', '990002']) m,
       unnest(array['east', 'west']) code;

create function tap.people(east text, west text) returns jsonb language sql immutable as
$$ select format('{"rows": [{"area": {"code": "east"}, %s}, {"area": {"code": "west"}, %s}]}', east, west)::jsonb $$;

select become('staff', '990001', session => '990001north');
select throws_ok($$ select save_areas('2026', 0, '{"rows": []}') $$, '42501', null,
    'only administrators say how many people there are');
select become('staff', '990001', session => '990001admin');
select is((save_areas('2026', 0, people('"population": 900, "aged": 200', '"population": 500, "aged": 100'))).outcome,
    'done', 'an administrator does, a fiscal year at once');
select results_eq($$ select area, population, aged from area_population where year = 2026 order by 1 $$,
    $$ values ('east', 900, 200), ('west', 500, 100) $$, 'in place of what was there');
select is((save_areas('2026', 0, people('"population": 1, "aged": 1', '"population": 1, "aged": 1'))).outcome,
    'changed', 'who was slower is told so');
select is((save_areas('2026', 1, people('"population": 10, "aged": 11', '"population": 1, "aged": 1'))).reason,
    'more_aged_than_people', 'there are not more aged than people');
select is((save_areas('2026', 1, '{"rows": [{"area": {"code": "east"}, "population": 1, "aged": 1},
                                            {"area": {"code": "east"}, "population": 1, "aged": 1}]}')).reason,
    'area_twice', 'nor an area twice');
select is((save_areas('1850', 0, '{"rows": []}')).outcome, 'gone', 'there is no such year');
select is(jsonb_array_length(area_answers(2027) -> 'rows'), 2, 'a new year asks for each area');
reset role;
select is((select population from area_population where municipality = '990002'), 1000,
    'another municipality has its own');

select become('owner', '990001');
select put_town('north-1', town_answers('north-1') || '{"area": {"code": "east"}}');
select is(town_answers('north-1') -> 'area' ->> 'code', 'east', 'a town is in an area');

select * from finish();
rollback;
