-- A password that the operator's command was given.
with changed as (
    update staff set password_hash = $2
     where municipality = (select scope_municipality()) and staff_id = $1
    returning login
)
insert into audit (kind, subject) select 'account.password', login from changed
