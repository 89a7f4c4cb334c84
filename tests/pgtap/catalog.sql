-- What must hold for every table and function there is, so that the next one is covered too.
\ir fixture.psql
select plan(19);

create view tap.tenant_table as
select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, a.attnum
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality'
 where c.relnamespace = 'madoguchi'::regnamespace and c.relkind in ('r', 'p');

create view tap.unprotected_table as
select relname from tap.tenant_table where not (relrowsecurity and relforcerowsecurity);

create view tap.misplaced_index as
select i.indexrelid::regclass::text as name
  from pg_index i
  join tap.tenant_table t on t.oid = i.indrelid
 where i.indkey[0] <> t.attnum;

create view tap.loose_policy as
select format('%s.%s', tablename, policyname) as name
  from pg_policies
 where schemaname = 'madoguchi'
   and coalesce(qual, '') || coalesce(with_check, '') not like '%scope_municipality()%';

create view tap.own_function as
select p.oid, p.proname, p.prosecdef, p.proconfig, p.proacl, p.proowner
  from pg_proc p where p.pronamespace = 'madoguchi'::regnamespace;

select is_empty('select relname from tap.unprotected_table',
    'every table with a municipality has row security enabled and forced');
select is_empty('select name from tap.misplaced_index',
    'the municipality comes first in every primary key, unique key and index');
select set_eq('select name from tap.loose_policy',
    $$ values ('municipality.operator_lists_tenants') $$,
    'every policy asks for the municipality, but the one that lists their names to the owner');
select results_eq(
    $$ select c.relname::text collate "default" from pg_class c
        where c.relnamespace = 'madoguchi'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
          and c.oid not in (select oid from tap.tenant_table) $$,
    $$ values ('schema_migration') $$,
    'every table has a municipality, but the list of migrations');
select is_empty(
    $$ select t.relname from tap.tenant_table t
        where not exists (select from pg_constraint c where c.conrelid = t.oid and c.contype = 'p') $$,
    'every table has a primary key');

-- The checks themselves are tried on a table that forgot everything.
create table madoguchi.careless (id integer primary key, municipality text);
create policy careless on madoguchi.careless using (true);
select set_has('select relname::text from tap.unprotected_table', $$ values ('careless') $$,
    'a table without row security would be noticed');
select set_has('select name from tap.misplaced_index', $$ values ('careless_pkey') $$,
    'a primary key that begins with something else would be noticed');
select set_has('select name from tap.loose_policy', $$ values ('careless.careless') $$,
    'a policy that lets every municipality through would be noticed');
drop table madoguchi.careless;

select is_empty(
    $$ select proname from tap.own_function
        where prosecdef and not coalesce(proconfig @> array['search_path=madoguchi, pg_temp'], false) $$,
    'every definer function has a fixed search_path');
select is_empty(
    $$ select proname from tap.own_function where proowner <> 'madoguchi_owner'::regrole $$,
    'every function belongs to the owner');
select is_empty(
    $$ select proname from tap.own_function, aclexplode(coalesce(proacl, acldefault('f', proowner)))
        where grantee = 0 $$,
    'no function may be called by everybody');
select is_empty(
    $$ select relname from pg_class, aclexplode(relacl)
        where relnamespace = 'madoguchi'::regnamespace and grantee = 0 $$,
    'no table, view or sequence is open to everybody');
select is_empty(
    $$ select relname from pg_class
        where relnamespace = 'madoguchi'::regnamespace and relowner <> 'madoguchi_owner'::regrole $$,
    'every table belongs to the owner');

select is_empty(
    $$ select rolname from pg_roles
        where rolname like 'madoguchi\_%'
          and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication) $$,
    'no role is a superuser, bypasses row security or makes other roles');
select is_empty(
    $$ select m.roleid::regrole, m.member::regrole from pg_auth_members m
        where m.roleid::regrole::text like 'madoguchi\_%'
           or m.member::regrole::text like 'madoguchi\_%' $$,
    'no role can become another');
select is_empty(
    $$ select zone from unnest(array['madoguchi_public', 'madoguchi_staff', 'madoguchi_worker']) zone
        where has_schema_privilege(zone, 'madoguchi', 'create')
           or has_schema_privilege(zone, 'public', 'create')
           or has_database_privilege(zone, current_database(), 'create, temporary') $$,
    'no zone can create anything');

-- The rights of the zones, all of them: whoever adds one adds it here and says why.
select results_eq(
    $$ select grantee::regrole::text, relname::text collate "default", string_agg(lower(privilege_type), ' ' order by privilege_type)
         from pg_class, aclexplode(relacl)
        where relnamespace = 'madoguchi'::regnamespace and grantee <> relowner
        group by 1, 2 order by 1, 2 $$,
    $$ values ('madoguchi_public', 'desk', 'select'),
              ('madoguchi_public', 'draft', 'delete select'),
              ('madoguchi_public', 'maintenance', 'select'),
              ('madoguchi_public', 'municipality', 'select'),
              ('madoguchi_public', 'notice', 'select'),
              ('madoguchi_public', 'questionnaire', 'select'),
              ('madoguchi_public', 'schema_migration', 'select'),
              ('madoguchi_public', 'town', 'select'),
              ('madoguchi_public', 'town_postal', 'select'),
              ('madoguchi_public', 'value_set_option', 'select'),
              ('madoguchi_staff', 'area_population', 'select'),
              ('madoguchi_staff', 'audit', 'select'),
              ('madoguchi_staff', 'case_event', 'select'),
              ('madoguchi_staff', 'case_file', 'select'),
              ('madoguchi_staff', 'case_request', 'select'),
              ('madoguchi_staff', 'contact', 'select'),
              ('madoguchi_staff', 'desk', 'select'),
              ('madoguchi_staff', 'disclosure', 'select'),
              ('madoguchi_staff', 'disclosure_record', 'select'),
              ('madoguchi_staff', 'disposal', 'select'),
              ('madoguchi_staff', 'maintenance', 'select'),
              ('madoguchi_staff', 'municipality', 'select'),
              ('madoguchi_staff', 'notice', 'select'),
              ('madoguchi_staff', 'person', 'select'),
              ('madoguchi_staff', 'person_key', 'select'),
              ('madoguchi_staff', 'questionnaire', 'select'),
              ('madoguchi_staff', 'report', 'select'),
              ('madoguchi_staff', 'request', 'select'),
              ('madoguchi_staff', 'request_event', 'select'),
              ('madoguchi_staff', 'request_key', 'select'),
              ('madoguchi_staff', 'response', 'select'),
              ('madoguchi_staff', 'response_revision', 'select'),
              ('madoguchi_staff', 'schema_migration', 'select'),
              ('madoguchi_staff', 'tally', 'select'),
              ('madoguchi_staff', 'tally_choice', 'select'),
              ('madoguchi_staff', 'town', 'select'),
              ('madoguchi_staff', 'town_postal', 'select'),
              ('madoguchi_staff', 'value_set_option', 'select'),
              ('madoguchi_worker', 'schema_migration', 'select') $$,
    'the zones have these rights on tables and no other');
select results_eq(
    $$ select grantee::regrole::text || ' ' || lower(privilege_type) || ' ' || attrelid::regclass,
              string_agg(attname::text collate "default", ' ' order by attnum)
         from pg_attribute, aclexplode(attacl)
        where attrelid::regclass::text !~ '^pg_'
        group by 1 order by 1 $$,
    $$ values ('madoguchi_public insert draft', 'questionnaire_url questionnaire_version language '
                                                   'expires_at shared'),
              ('madoguchi_public update draft', 'language entries revision expires_at turn saves'),
              ('madoguchi_staff insert audit', 'kind subject detail') $$,
    'the zones have these rights on columns and no other');
select set_eq(
    $$ select grantee::regrole::text collate "default", proname::text collate "default"
         from tap.own_function, aclexplode(proacl) where grantee <> proowner $$,
    $$ values
        ('madoguchi_public', 'draft_expiry'),
        ('madoguchi_public', 'entries_typed'),
        ('madoguchi_public', 'note_refusal'),
        ('madoguchi_public', 'receipt_of_draft'),
        ('madoguchi_public', 'scope_address'),
        ('madoguchi_public', 'scope_draft'),
        ('madoguchi_public', 'scope_municipality'),
        ('madoguchi_public', 'scope_request_id'),
        ('madoguchi_public', 'session_staff_id'),
        ('madoguchi_public', 'submit_request'),
        ('madoguchi_public', 'tokyo_time'),
        ('madoguchi_staff', 'account_disable'),
        ('madoguchi_staff', 'account_end_sessions'),
        ('madoguchi_staff', 'account_link'),
        ('madoguchi_staff', 'account_list'),
        ('madoguchi_staff', 'account_read'),
        ('madoguchi_staff', 'account_remove_factor'),
        ('madoguchi_staff', 'account_save'),
        ('madoguchi_staff', 'account_save_whole'),
        ('madoguchi_staff', 'amend_contact'),
        ('madoguchi_staff', 'amend_response'),
        ('madoguchi_staff', 'answer_code'),
        ('madoguchi_staff', 'answers_of_localized'),
        ('madoguchi_staff', 'area_answers'),
        ('madoguchi_staff', 'audit_state'),
        ('madoguchi_staff', 'begin_contact'),
        ('madoguchi_staff', 'begin_response'),
        ('madoguchi_staff', 'case_of_request'),
        ('madoguchi_staff', 'change_case'),
        ('madoguchi_staff', 'change_request'),
        ('madoguchi_staff', 'change_retention_rule'),
        ('madoguchi_staff', 'choice_codes'),
        ('madoguchi_staff', 'choice_statistics'),
        ('madoguchi_staff', 'close_disclosure'),
        ('madoguchi_staff', 'code_begin'),
        ('madoguchi_staff', 'code_open'),
        ('madoguchi_staff', 'code_refuse'),
        ('madoguchi_staff', 'colleagues'),
        ('madoguchi_staff', 'complete_contact'),
        ('madoguchi_staff', 'complete_response'),
        ('madoguchi_staff', 'contact_conf'),
        ('madoguchi_staff', 'contact_count'),
        ('madoguchi_staff', 'contact_pseudonyms'),
        ('madoguchi_staff', 'contact_readers'),
        ('madoguchi_staff', 'contact_unmasked'),
        ('madoguchi_staff', 'contacts_of_filter'),
        ('madoguchi_staff', 'counted_rows'),
        ('madoguchi_staff', 'create_report'),
        ('madoguchi_staff', 'desk_answers'),
        ('madoguchi_staff', 'desk_officers'),
        ('madoguchi_staff', 'discard_response'),
        ('madoguchi_staff', 'disclosed_contacts'),
        ('madoguchi_staff', 'drop_reader'),
        ('madoguchi_staff', 'edit_state'),
        ('madoguchi_staff', 'end_maintenance'),
        ('madoguchi_staff', 'factor_begin'),
        ('madoguchi_staff', 'factor_codes'),
        ('madoguchi_staff', 'factor_confirm'),
        ('madoguchi_staff', 'factor_remove'),
        ('madoguchi_staff', 'factor_state'),
        ('madoguchi_staff', 'fiscal_year'),
        ('madoguchi_staff', 'fiscal_year_of'),
        ('madoguchi_staff', 'half_login_exists'),
        ('madoguchi_staff', 'hold_subject'),
        ('madoguchi_staff', 'import_towns'),
        ('madoguchi_staff', 'is_after_hours'),
        ('madoguchi_staff', 'is_asked_for'),
        ('madoguchi_staff', 'is_holiday'),
        ('madoguchi_staff', 'is_office_day'),
        ('madoguchi_staff', 'is_old_contact'),
        ('madoguchi_staff', 'is_request_overdue'),
        ('madoguchi_staff', 'keep_report'),
        ('madoguchi_staff', 'languages_answers'),
        ('madoguchi_staff', 'lift_hold'),
        ('madoguchi_staff', 'link_holder'),
        ('madoguchi_staff', 'link_request'),
        ('madoguchi_staff', 'link_use'),
        ('madoguchi_staff', 'localized_places'),
        ('madoguchi_staff', 'login_begin'),
        ('madoguchi_staff', 'login_open'),
        ('madoguchi_staff', 'login_refuse'),
        ('madoguchi_staff', 'maintenance_answers'),
        ('madoguchi_staff', 'merge_people'),
        ('madoguchi_staff', 'merges_of_person'),
        ('madoguchi_staff', 'month_of'),
        ('madoguchi_staff', 'name_case'),
        ('madoguchi_staff', 'name_reader'),
        ('madoguchi_staff', 'named_holiday'),
        ('madoguchi_staff', 'note_refusal'),
        ('madoguchi_staff', 'notice_answers'),
        ('madoguchi_staff', 'office_day_from'),
        ('madoguchi_staff', 'office_days_since'),
        ('madoguchi_staff', 'office_hours_answers'),
        ('madoguchi_staff', 'open_case'),
        ('madoguchi_staff', 'open_disclosure'),
        ('madoguchi_staff', 'password_begin'),
        ('madoguchi_staff', 'password_change'),
        ('madoguchi_staff', 'person_now'),
        ('madoguchi_staff', 'pick_record'),
        ('madoguchi_staff', 'plain_places'),
        ('madoguchi_staff', 'record_accesses'),
        ('madoguchi_staff', 'remove_notice'),
        ('madoguchi_staff', 'request_unmasked'),
        ('madoguchi_staff', 'requests_of_filter'),
        ('madoguchi_staff', 'retention_holds'),
        ('madoguchi_staff', 'retention_kinds'),
        ('madoguchi_staff', 'retention_list'),
        ('madoguchi_staff', 'retention_overview'),
        ('madoguchi_staff', 'save_areas'),
        ('madoguchi_staff', 'save_contact'),
        ('madoguchi_staff', 'save_desk'),
        ('madoguchi_staff', 'save_languages'),
        ('madoguchi_staff', 'save_notice'),
        ('madoguchi_staff', 'save_office_hours'),
        ('madoguchi_staff', 'save_report'),
        ('madoguchi_staff', 'save_response'),
        ('madoguchi_staff', 'save_texts'),
        ('madoguchi_staff', 'save_town'),
        ('madoguchi_staff', 'scope_address'),
        ('madoguchi_staff', 'scope_municipality'),
        ('madoguchi_staff', 'scope_request_id'),
        ('madoguchi_staff', 'session_close'),
        ('madoguchi_staff', 'session_desks'),
        ('madoguchi_staff', 'session_end'),
        ('madoguchi_staff', 'session_has_right'),
        ('madoguchi_staff', 'session_list'),
        ('madoguchi_staff', 'session_lock'),
        ('madoguchi_staff', 'session_locked'),
        ('madoguchi_staff', 'session_own_desks'),
        ('madoguchi_staff', 'session_profession'),
        ('madoguchi_staff', 'session_renew'),
        ('madoguchi_staff', 'session_role'),
        ('madoguchi_staff', 'session_staff_id'),
        ('madoguchi_staff', 'session_unlock'),
        ('madoguchi_staff', 'stage_towns'),
        ('madoguchi_staff', 'staged_towns'),
        ('madoguchi_staff', 'start_maintenance'),
        ('madoguchi_staff', 'statistics'),
        ('madoguchi_staff', 'statistics_cancer'),
        ('madoguchi_staff', 'statistics_diseases'),
        ('madoguchi_staff', 'statistics_factor_pairs'),
        ('madoguchi_staff', 'statistics_items'),
        ('madoguchi_staff', 'statistics_people'),
        ('madoguchi_staff', 'statistics_requests'),
        ('madoguchi_staff', 'statistics_sessions'),
        ('madoguchi_staff', 'statistics_speed'),
        ('madoguchi_staff', 'statistics_thoughts'),
        ('madoguchi_staff', 'statistics_unmet_areas'),
        ('madoguchi_staff', 'statistics_waiting'),
        ('madoguchi_staff', 'statistics_years'),
        ('madoguchi_staff', 'subject_marks'),
        ('madoguchi_staff', 'suspend_request'),
        ('madoguchi_staff', 'suspended_cases'),
        ('madoguchi_staff', 'texts_answers'),
        ('madoguchi_staff', 'today'),
        ('madoguchi_staff', 'tokyo_time'),
        ('madoguchi_staff', 'town_answers'),
        ('madoguchi_staff', 'turn_desk'),
        ('madoguchi_staff', 'turn_town'),
        ('madoguchi_staff', 'typed_time'),
        ('madoguchi_staff', 'undo_merge'),
        ('madoguchi_staff', 'usual_delay'),
        ('madoguchi_staff', 'withdraw_contact'),
        ('madoguchi_staff', 'withdraw_response'),
        ('madoguchi_staff', 'withhold'),
        ('madoguchi_worker', 'audit_chain'),
        ('madoguchi_worker', 'audit_check_is_due'),
        ('madoguchi_worker', 'audit_head'),
        ('madoguchi_worker', 'audit_outside'),
        ('madoguchi_worker', 'fold_refusals'),
        ('madoguchi_worker', 'is_after_hours'),
        ('madoguchi_worker', 'is_holiday'),
        ('madoguchi_worker', 'is_office_day'),
        ('madoguchi_worker', 'named_holiday'),
        ('madoguchi_worker', 'note_audit_check'),
        ('madoguchi_worker', 'office_day_from'),
        ('madoguchi_worker', 'purge_due'),
        ('madoguchi_worker', 'retention_kinds'),
        ('madoguchi_worker', 'scope_address'),
        ('madoguchi_worker', 'scope_municipality'),
        ('madoguchi_worker', 'scope_request_id'),
        ('madoguchi_worker', 'seal_audit'),
        ('madoguchi_worker', 'today'),
        ('madoguchi_worker', 'write_morning') $$,
    'the zones may call these functions and no other');

select * from finish();
rollback;
