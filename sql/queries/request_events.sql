-- What was done with a request, the first first. $1 its number, $2 only what came after this save.
select e.saves, tokyo_time(e.at) as at, c.name as staff_name, e.kind, e.old, e.new, e.item, e.note,
       e.state,
       case e.kind when 'assign' then (select o.name from colleagues() o
                                        where o.staff_id::text = e.new)
                   when 'transfer' then (select d.name ->> 'ja' from desk d
                                          where d.municipality = e.municipality and d.desk = e.new)
                   else e.new end as new_name,
       case e.kind when 'transfer' then (select d.name ->> 'ja' from desk d
                                          where d.municipality = e.municipality and d.desk = e.old)
       end as old_name
  from request_event e
  left join colleagues() c using (staff_id)
 where e.municipality = (select scope_municipality()) and e.receipt_no = $1 and e.saves > $2::bigint
 order by e.saves
