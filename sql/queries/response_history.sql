-- The revisions of a response before the present one, the latest first, without their answers.
with who as materialized (
    select staff_id, name from colleagues()
)
select v.revision, v.status, v.reason, tokyo_time(v.revised_at) as revised_at,
       (select name from who where staff_id = v.revised_by) as revised_by
  from response_revision v
 where v.municipality = (select scope_municipality()) and v.response_no = $1
 order by v.revision desc
