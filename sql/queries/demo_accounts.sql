-- The accounts of the demo: $1 the file of sql/demo as it is, $2 the hash of the password of all of them.
-- Nobody needs a second factor to look around.
with tenant as (
    update municipality set totp_required_roles = '{}'
     where municipality = (select scope_municipality())
), accounts as (
    insert into staff (login, name, role, password_hash, profession, rights, contract)
    select a ->> 'login', a ->> 'name', a ->> 'role', $2, a ->> 'profession',
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
