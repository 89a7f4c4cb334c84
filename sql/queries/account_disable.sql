-- Disables an account, or lets it in again.
select account_disable($1, $2, $3, $4) as outcome
