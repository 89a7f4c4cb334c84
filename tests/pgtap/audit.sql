-- The audit trail and the receipt numbers cannot be changed by anybody.
\ir fixture.psql
select plan(30);

create function tap.attempts(relation text, who text) returns setof text language plpgsql as
$$
declare
    attempt text;
begin
    foreach attempt in array array[
        format('update %I set municipality = municipality', relation),
        format('delete from %I', relation),
        format('truncate %I cascade', relation)]
    loop
        return next throws_ok(attempt, '42501', null, who || ' is refused: ' || attempt);
    end loop;
end
$$;

select become('public', '990001');
select attempts('audit', 'the public zone');
select become('staff', '990001', session => '990001admin');
select attempts('audit', 'an administrator');
select become('worker', '990001');
select attempts('audit', 'the worker');
select become('owner', '990001');
select attempts('audit', 'the owner');
select attempts('audit_seal', 'the owner');
select attempts('receipt', 'the owner');
reset role;
select attempts('audit', 'even a superuser');
select attempts('audit_seal', 'even a superuser');
select attempts('receipt', 'even a superuser');

select become('staff', '990001', session => '990001north');
insert into audit (kind, subject) values ('request.view', 'Z08-N0RTHX-X');
select throws_ok($$ insert into audit (kind, staff_id) values ('request.view', 1) $$, '42501', null,
    'nobody says who they are: the session does');
select throws_ok($$ insert into audit (kind, at) values ('request.view', now()) $$, '42501', null,
    'nor when it was');
reset role;
select results_eq(
    $$ select s.login, a.at, a.address, a.request_id from audit a join staff s using (municipality, staff_id)
        where a.municipality = '990001' and a.kind = 'request.view' $$,
    $$ values ('north', now(), '192.0.2.1', 'test') $$,
    'a row tells who, when, from where and under which request');

select * from finish();
rollback;
