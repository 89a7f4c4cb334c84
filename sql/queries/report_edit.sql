-- A draft as its own form takes it.
select r.answers, r.saves, c.name as saved_by, tokyo_time(r.saved_at) as saved_at,
       jsonb_build_object('id', r.report_id, 'title', r.title, 'kept', r.kept_at is not null) as facts
  from report r
  left join colleagues() c on c.staff_id = r.saved_by
 where r.municipality = (select scope_municipality()) and r.report_id::text = $1
