-- Begins a response under a number; the second click finds what the first has begun.
select begin_response($1, $2, $3, $4, $5, $6::jsonb) as outcome
