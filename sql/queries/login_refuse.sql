-- The password was wrong, or there is no such account.
select login_refuse($1)
