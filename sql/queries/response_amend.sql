-- Begins a correction.
select amend_response($1, $2, $3::jsonb, $4) as outcome
