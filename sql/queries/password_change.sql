-- Another password for the scope's account.
select password_change($1, decode($2, 'hex')) as done
