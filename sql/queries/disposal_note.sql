-- The audit row about a file of the disposal records: $1 kind, $2 fiscal year, each or NULL.
insert into audit (kind, detail)
values ('retention.export', jsonb_strip_nulls(jsonb_build_object('of', $1::text, 'year', $2::text)))
