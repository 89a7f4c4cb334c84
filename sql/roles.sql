-- The four roles, the schema, and who may enter: run by a superuser inside the application's
-- database, as often as one likes. There is no password in it; how a role proves who it is
-- stands in pg_hba.conf.
--
--     psql --dbname=madoguchi --file=sql/roles.sql
--
--   madoguchi_owner   owns every table and function; runs the migrations and the operator's commands
--   madoguchi_public  residents and providers: sends requests, cannot read one
--   madoguchi_staff   desks: reads what the session's desks may read
--   madoguchi_worker  purges what its time is over for

\set ON_ERROR_STOP on

begin;

do $$
declare
    zone text;
begin
    foreach zone in array array['madoguchi_owner', 'madoguchi_public',
                                'madoguchi_staff', 'madoguchi_worker']
    loop
        if not exists (select from pg_roles where rolname = zone) then
            execute format('create role %I', zone);
        end if;
        execute format('alter role %I login nosuperuser nocreatedb nocreaterole noinherit '
                       'noreplication nobypassrls', zone);
        execute format('alter role %I set search_path = madoguchi, pg_temp', zone);
        execute format('alter role %I set idle_in_transaction_session_timeout = %L', zone, '15s');
        execute format('alter role %I set jit = off', zone);
    end loop;

    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to madoguchi_owner, madoguchi_public, '
                   'madoguchi_staff, madoguchi_worker', current_database());
end
$$;

-- A resident waits seconds, an officer a little longer, an operator as long as it takes; nobody
-- waits long for a lock, because whoever waits for it has others waiting behind.
alter role madoguchi_public set statement_timeout = '5s';
alter role madoguchi_public set lock_timeout = '3s';
alter role madoguchi_staff set statement_timeout = '8s';
alter role madoguchi_staff set lock_timeout = '3s';
alter role madoguchi_worker set statement_timeout = '30s';
alter role madoguchi_worker set lock_timeout = '3s';
alter role madoguchi_owner set statement_timeout = '10min';
alter role madoguchi_owner set lock_timeout = '3s';

-- Who no longer waits for an answer closes the connection; what it asked for then ends soon.
alter role madoguchi_public set client_connection_check_interval = '1s';
alter role madoguchi_staff set client_connection_check_interval = '1s';
alter role madoguchi_worker set client_connection_check_interval = '1s';

revoke all on schema public from public;

create schema if not exists madoguchi authorization madoguchi_owner;
revoke all on schema madoguchi from public;
grant usage on schema madoguchi to madoguchi_public, madoguchi_staff, madoguchi_worker;

commit;
