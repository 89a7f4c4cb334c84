-- A link to choose a password by, and until when.
select account_link($1, decode($2, 'hex')) as until
