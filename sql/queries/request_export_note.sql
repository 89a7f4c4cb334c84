-- The audit row about an export: which filter, how many rows. Row security refuses it to those who
-- must not export, and with it the export.
insert into audit (kind, detail)
select 'request.export',
       jsonb_strip_nulls(jsonb_build_object('state', $1::text, 'desk', $2::text, 'rows', count(*)))
  from request r
 where r.municipality = (select scope_municipality())
   and ($1::text is null or r.state = $1)
   and ($2::text is null or r.desk = $2)
