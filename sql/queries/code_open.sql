-- The code was right: opens the session, unless that code was taken before.
select code_open(decode($1, 'hex'), $2, decode($3, 'hex'), decode($4, 'hex'), $5) as opened
