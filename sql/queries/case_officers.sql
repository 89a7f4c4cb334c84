-- Who may be in charge at the desk of the case $1, as a JSON array.
select coalesce(jsonb_agg(jsonb_build_object('id', o.staff_id, 'name', o.name,
                                             'me', o.staff_id = (select session_staff_id()),
                                             'selected', o.staff_id is not distinct from c.assigned_to)
                          order by o.staff_id), '[]') as officers
  from case_file c, desk_officers(c.desk) o
 where c.municipality = (select scope_municipality()) and c.case_no = $1
