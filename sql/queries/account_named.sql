-- The account of a login, for the operator's commands.
select a.staff_id, a.saves from staff a where a.municipality = (select scope_municipality()) and a.login = $1
