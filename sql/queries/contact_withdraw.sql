-- Marks a contact as entered in error: it is counted no longer.
select withdraw_contact($1, $2, $3) as outcome
