-- What is being typed becomes what holds, and what held before is kept.
select complete_response($1, $2, $3::jsonb) as outcome
