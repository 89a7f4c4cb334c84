-- Who may be in charge at the desk of a request.
select o.staff_id, o.name, o.staff_id = (select session_staff_id()) as me
  from request r, desk_officers(r.desk) o
 where r.municipality = (select scope_municipality()) and r.receipt_no = $1
 order by o.staff_id
