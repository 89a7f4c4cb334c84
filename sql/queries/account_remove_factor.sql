-- Takes the second factor of an account away.
select account_remove_factor($1, $2) as outcome
