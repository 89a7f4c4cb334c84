-- What was done last with the request or case of the number $1, by whom, and how it stands. Of one that
-- was handed over the desk that had it sees that alone: where it is now, and no state.
select e.kind, tokyo_time(e.at) as at, c.name as staff_name, e.state,
       (select o.name from colleagues() o where o.staff_id = e.assigned_to) as assigned_name,
       (select d.name ->> 'ja' from desk d
         where d.municipality = (select scope_municipality()) and e.kind = 'transfer'
           and d.desk = e.new) as desk_name
  from (select e.kind, e.at, e.staff_id, e.saves, e.new, q.state, q.assigned_to
          from request_event e
          left join request q using (municipality, receipt_no)
         where e.municipality = (select scope_municipality()) and e.receipt_no = $1
         union all
        select e.kind, e.at, e.staff_id, e.saves, e.new, f.state, f.assigned_to
          from case_event e
          left join case_file f using (municipality, case_no)
         where e.municipality = (select scope_municipality()) and e.case_no = $1) as e
  left join colleagues() c using (staff_id)
 order by e.saves desc
 limit 1
