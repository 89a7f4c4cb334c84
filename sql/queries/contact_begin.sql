-- Begins a contact of a case under a number; the second click finds what the first has begun.
select begin_contact($1, $7, $2, $3, $4, $5, $6::jsonb) as outcome
