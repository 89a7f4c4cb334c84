-- What holds was entered in error.
select withdraw_response($1, $2, $3) as outcome
