-- Puts the record $2 to the disclosure $1; with $3 it takes it away again.
select pick_record($1, $2, $3) as outcome
