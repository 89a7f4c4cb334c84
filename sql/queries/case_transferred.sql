-- The last $1 cases that the session's own desks gave away, the latest first, as a JSON array; and the
-- audit row.
with given as (
    select e.case_no, e.at, e.old, e.new, e.note, e.staff_id
      from case_event e
     where e.municipality = (select scope_municipality()) and e.kind = 'transfer'
       and e.old = any ((select session_own_desks())::text[])
     order by e.at desc, e.case_no
     limit $1::integer
), noted as (
    insert into audit (kind, detail)
    select 'case.list', jsonb_build_object('transferred', true, 'rows', count(*)) from given
)
select coalesce(jsonb_agg(jsonb_build_object(
           'case_no', g.case_no, 'at', tokyo_time(g.at), 'who', c.name,
           'note', case when (select session_role()) <> 'viewer' then g.note end,
           'masked', g.note is not null and (select session_role()) = 'viewer',
           'from', o.name ->> 'ja', 'to', n.name ->> 'ja',
           'mine', exists (select from case_file f
                            where f.municipality = (select scope_municipality())
                              and f.case_no = g.case_no)) order by g.at desc, g.case_no), '[]') as rows
  from given g
  left join colleagues() c using (staff_id)
  join desk o on o.municipality = (select scope_municipality()) and o.desk = g.old
  join desk n on n.municipality = (select scope_municipality()) and n.desk = g.new
