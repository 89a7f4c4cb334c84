-- Whether a login waits for its code.
select half_login_exists(decode($1, 'hex')) as waits
