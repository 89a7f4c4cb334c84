-- One change of a case: $1 its number, $2 the save that the page was made from, $3 the kind, $4 what
-- it is now, $5 a note; of one that is closed $6 how it ended, and $7 on which day.
select change_case($1, $2, $3, $4, $5, $6, $7::date) as outcome
