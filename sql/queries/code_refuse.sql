-- The code was wrong.
select code_refuse(decode($1, 'hex'))
