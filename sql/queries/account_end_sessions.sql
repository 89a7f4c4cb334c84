-- Ends all sessions of an account.
select account_end_sessions($1) as outcome
