-- The password was right: opens a session, or half of one.
select login_open($1, decode($2, 'hex'), $3) as outcome
