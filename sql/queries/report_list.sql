-- The council's papers that the session may read as a JSON array, the latest year first, within it the
-- latest paper; and the audit row about it.
with noted as (
    insert into audit (kind) values ('report.list')
), who as materialized (
    select staff_id, name from colleagues()
)
select coalesce(jsonb_agg(
           jsonb_build_object('id', r.report_id, 'fiscal_year', r.fiscal_year, 'title', r.title,
                              'council', r.audience = 'council', 'kept_at', tokyo_time(r.kept_at),
                              'saved_at', tokyo_time(r.saved_at),
                              'saved_by', (select name from who where staff_id = r.saved_by))
           order by r.fiscal_year desc, r.report_id desc), '[]') as rows
  from report r where r.municipality = (select scope_municipality())
