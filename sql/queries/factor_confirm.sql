-- A first code was right.
select factor_confirm($1, $2, decode($3, 'hex')) as done
