-- What is being typed becomes what holds; number, case and person follow.
select complete_contact($1, $2, $3::jsonb, $4::jsonb) as outcome
