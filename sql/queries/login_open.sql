-- The password was right: opens a session.
select login_open($1, decode($2, 'hex')) as opened
