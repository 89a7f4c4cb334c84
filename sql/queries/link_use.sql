-- The password that was chosen by a link.
select link_use(decode($1, 'hex'), $2) as done
