-- Somebody looks at statistics, or takes them along: $1 which page, by which filter, and the verb of the
-- row's kind where it is another than "view".
insert into audit (kind, detail)
values ('statistics.' || coalesce($1::jsonb ->> 'verb', 'view'), $1::jsonb - 'verb')
