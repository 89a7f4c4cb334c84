-- Begins or plans maintenance, or changes what was planned.
select outcome, field, reason from start_maintenance($2, $3) where $1::text is null
