-- The last $1 requests that the session's desks gave away, the latest first; and the audit row.
with given as (
    select e.receipt_no, e.at, e.old, e.new, e.note, e.staff_id
      from request_event e
     where e.municipality = (select scope_municipality()) and e.kind = 'transfer'
       and e.old = any ((select session_desks())::text[])
     order by e.at desc, e.receipt_no
     limit $1::integer
), noted as (
    insert into audit (kind, detail)
    select 'request.list', jsonb_build_object('transferred', true, 'rows', count(*)) from given
)
select g.receipt_no, tokyo_time(g.at) as at, g.note, c.name as staff_name,
       o.name ->> 'ja' as old_name, n.name ->> 'ja' as new_name,
       exists (select from request r
                where r.municipality = (select scope_municipality())
                  and r.receipt_no = g.receipt_no) as mine
  from given g
  left join colleagues() c using (staff_id)
  join desk o on o.municipality = (select scope_municipality()) and o.desk = g.old
  join desk n on n.municipality = (select scope_municipality()) and n.desk = g.new
 order by g.at desc, g.receipt_no
