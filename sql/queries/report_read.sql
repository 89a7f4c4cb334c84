-- A paper of the council as JSON, and the audit row about it, of the kind $2 (none when NULL).
with who as materialized (
    select staff_id, name from colleagues()
), found as (
    select r.* from report r
     where r.municipality = (select scope_municipality()) and r.report_id::text = $1
), noted as (
    insert into audit (kind, subject, detail)
    select $2, report_id::text, jsonb_build_object('kept', kept_at is not null)
      from found where $2::text is not null
)
select jsonb_build_object(
           'id', r.report_id, 'fiscal_year', r.fiscal_year, 'title', r.title,
           'audience', r.audience, 'answers', r.answers, 'based_on', r.based_on,
           'saves', r.saves, 'saved_at', tokyo_time(r.saved_at),
           'saved_by', (select name from who where staff_id = r.saved_by),
           'figures', r.figures, 'kept_at', tokyo_time(r.kept_at),
           'kept_by', (select name from who where staff_id = r.kept_by)) as report
  from found r
