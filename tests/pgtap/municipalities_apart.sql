-- No role reads or writes another municipality's rows, the owner and the worker included.
\ir fixture.psql

create table tap.tenant_table as
select c.relname::text as name
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality'
 where c.relnamespace = 'madoguchi'::regnamespace and c.relkind in ('r', 'p');
grant select on tap.tenant_table to public;
update draft set expires_at = now() - interval '1 second';
update session set expires_at = now() - interval '1 second';
update login_failure set failed_at = now() - interval '2 days';

select plan((6 + 3 * count(*))::integer) from tap.tenant_table;

select become('owner', '990001');
select is_empty(format('select 1 from %I where municipality <> %L', name, '990001'),
    'the owner, asking for one municipality, sees no other in ' || name)
  from tap.tenant_table where name <> 'municipality';
select isnt_empty(format('select 1 from %I', name), 'but it does see its own in ' || name)
  from tap.tenant_table;
select is_empty($$ update municipality set places = '{"ja": {}}' where municipality = '990002' returning 1 $$,
    'the owner cannot change the other municipality, whose name it sees');
select throws_ok(
    $$ insert into desk (municipality, desk, name, tel, hours, position)
       values ('990002', 'spy', '{"ja": "偽"}', '', '{"ja": ""}', 9) $$,
    '42501', null, 'nor write into it');

select set_config('madoguchi.municipality', '', true);
select is_empty(format('select 1 from %I', name), 'without a municipality the owner sees nothing in ' || name)
  from tap.tenant_table where name <> 'municipality';

select become('worker', '990001');
select purge_due(kind, 500) from retention_kinds();
reset role;
select results_eq('select distinct municipality::text from ' || name, $$ values ('990002') $$,
    'the worker of one municipality leaves alone what is another''s in ' || name)
  from unnest(array['draft', 'session', 'login_failure']) as name;

select become('public', '990002', draft => '990001draft');
select is_empty('select * from draft', 'a draft does not open in another municipality');
select become('staff', '990002');
select results_eq('select distinct municipality::text from desk', $$ values ('990002') $$,
    'pages show the desks of their own municipality');
reset role;
select throws_ok(
    $$ insert into municipality (municipality, name, places)
       values ('9900011', '{"ja": "長"}', '{"ja": {}}') $$,
    '23514', null, 'a code that is too long is refused, never cut');

select * from finish();
rollback;
