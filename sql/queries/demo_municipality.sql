-- The demo's municipality with desks, towns, value sets and accounts: $1 the file of sql/demo as it is, $2 the
-- hash of the password of all accounts. Nobody needs a second factor to look around.
with tenant as (
    insert into municipality (name, places, totp_required_roles)
    values ($1::jsonb -> 'name', $1::jsonb -> 'places', '{}')
), desks as (
    insert into desk (desk, name, tel, fax, hours, central, position)
    select d ->> 'code', d -> 'name', d ->> 'tel', d ->> 'fax', d -> 'hours',
           (d ->> 'central')::boolean, position
      from jsonb_array_elements($1::jsonb -> 'desks') with ordinality as file (d, position)
), towns as (
    insert into town (town, name, kana, desk, position)
    select t ->> 'code', t -> 'name', t ->> 'kana', t ->> 'desk', position
      from jsonb_array_elements($1::jsonb -> 'towns') with ordinality as file (t, position)
), postals as (
    insert into town_postal (postal, town)
    select postal, t ->> 'code'
      from jsonb_array_elements($1::jsonb -> 'towns') as file (t),
           jsonb_array_elements_text(t -> 'postals') as postal
), options as (
    insert into value_set_option (value_set, code, display, position)
    select value_set, o ->> 'code', o -> 'name', position
      from jsonb_each($1::jsonb -> 'value_sets') as sets (value_set, listed),
           jsonb_array_elements(listed) with ordinality as file (o, position)
), accounts as (
    insert into staff (login, name, role, password_hash, rights, contract)
    select a ->> 'login', a ->> 'name', a ->> 'role', $2,
           array(select jsonb_array_elements_text(a -> 'rights')), a ->> 'contract'
      from jsonb_array_elements($1::jsonb -> 'staff') as file (a)
    returning staff_id, login
), placed as (
    insert into staff_desk (staff_id, desk)
    select accounts.staff_id, code
      from jsonb_array_elements($1::jsonb -> 'staff') as file (a)
      join accounts on accounts.login = a ->> 'login',
           jsonb_array_elements_text(a -> 'desks') as code
)
insert into audit (kind, subject) values ('demo.load', scope_municipality())
