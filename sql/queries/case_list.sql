-- A page of cases, the latest opened first, as a JSON array; and the audit row about it.
-- $1 state; $2 desk, $3 in charge ("me", "none"), $4 due ("overdue", "today", "week"), each or NULL;
-- the place that the page begins behind, or NULLs: $5 opened, in microseconds, $6 case number;
-- $7 what stands before that place; $8 how many.
with place as materialized (
    select to_timestamp(0) + $5::bigint * interval '1 microsecond' as at
), page as materialized (
    select c.*, d.name ->> 'ja' as desk_name
      from case_file c
      join desk d using (municipality, desk)
     where c.municipality = (select scope_municipality()) and c.state = $1
       and ($2::text is null or c.desk = $2)
       and ($3::text is null or c.assigned_to is not distinct from
                                case $3 when 'me' then (select session_staff_id()) end)
       and ($4::text is null or c.next_on < case $4 when 'overdue' then today()
                                                     when 'today' then today() + 1
                                                     else today() + 8 end)
       and ($6::text is null
            or not $7::boolean and (c.opened_at, c.case_no) < ((select at from place), $6)
            or $7 and (c.opened_at, c.case_no) > ((select at from place), $6))
     order by case when $7 then c.opened_at end, case when $7 then c.case_no end,
              c.opened_at desc, c.case_no desc
     limit $8::integer
), noted as (
    insert into audit (kind, detail)
    select 'case.list', jsonb_strip_nulls(jsonb_build_object('state', $1, 'desk', $2, 'assigned', $3,
                                                             'due', $4, 'after', $6, 'rows', count(*)))
      from page
)
select coalesce(jsonb_agg(jsonb_build_object(
           'case_no', c.case_no, 'desk', c.desk_name, 'state', c.state, 'urgency', c.urgency,
           'last_on', c.last_on, 'next_on', c.next_on, 'overdue', c.next_on < today(),
           'place', (extract(epoch from c.opened_at) * 1000000)::bigint || '-' || c.case_no,
           'name', p.name, 'kana', p.kana, 'anonymous', c.person_no is null,
           'assigned', (select s.name from colleagues() s where s.staff_id = c.assigned_to))
           order by c.opened_at desc, c.case_no desc), '[]') as rows
  from page c
  left join person p on p.municipality = c.municipality and p.person_no = c.person_no
