-- Begins a correction. $4: why; $5: what is kept as the reason where none must be given.
select amend_contact($1, $2, $3::jsonb, $4, $5) as outcome
