-- Whom a link to choose a password is for.
select staff_id, login, name from link_holder(decode($1, 'hex'))
