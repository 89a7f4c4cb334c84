-- Exempts $1, a receipt or response number, for the reason $2: done, held or gone.
select hold_subject($1, $2) as outcome
