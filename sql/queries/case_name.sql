-- Gives an anonymous case a person: $1 its number, $2 the save that the page was made from, then as
-- in case_open.
select name_case($1, $2, $3, $4, $5::jsonb, $6::jsonb) as outcome
