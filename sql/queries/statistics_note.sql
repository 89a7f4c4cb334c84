-- Somebody looks at statistics: $1 which page, by which filter.
insert into audit (kind, detail) values ('statistics.view', $1::jsonb)
