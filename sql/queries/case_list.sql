-- A page of cases, the latest opened first, as a JSON array; and the audit row about it.
-- $1 state; $2 desk, $3 in charge ("me", "none"), $4 due ("overdue", "today", "week"), each or NULL;
-- the place that the page begins behind, or NULLs: $5 opened, in microseconds, $6 case number;
-- $7 what stands before that place; $8 how many.
-- Each desk gives its first $8 in the order of the index, so that no more is looked at, whatever there
-- is; together they have the first $8 of all. The rows of the page are described one by one (lateral),
-- for a join might read all there are.
with who as materialized (
    select staff_id, name from colleagues()
), place as materialized (
    select coalesce(to_timestamp(0) + $5::bigint * interval '1 microsecond', 'infinity') as at,
           coalesce($6::text, '') as case_no
), found as (
    select f.*
      from unnest(session_desks()) as d (desk)
     cross join lateral (
            (select c.case_no, c.opened_at
               from case_file c
              where not $7::boolean and c.municipality = (select scope_municipality())
                and c.desk = d.desk and c.state = $1
                and ($3::text is null or $3 = 'none' and c.assigned_to is null
                     or $3 = 'me' and c.assigned_to = (select session_staff_id()))
                and ($4::text is null or c.next_on < today() + case $4 when 'overdue' then 0
                                                                       when 'today' then 1 else 8 end)
                and (c.opened_at, c.case_no)
                    < ((select at from place), (select case_no from place))
              order by c.opened_at desc, c.case_no desc
              limit $8::integer)
            union all
            (select c.case_no, c.opened_at
               from case_file c
              where $7 and c.municipality = (select scope_municipality())
                and c.desk = d.desk and c.state = $1
                and ($3 is null or $3 = 'none' and c.assigned_to is null
                     or $3 = 'me' and c.assigned_to = (select session_staff_id()))
                and ($4 is null or c.next_on < today() + case $4 when 'overdue' then 0
                                                                 when 'today' then 1 else 8 end)
                and (c.opened_at, c.case_no)
                    > ((select at from place), (select case_no from place))
              order by c.opened_at, c.case_no
              limit $8)) as f
     where $2::text is null or d.desk = $2
), page as materialized (
    select case_no, opened_at
      from found
     order by case when $7 then opened_at end, case when $7 then case_no end,
              opened_at desc, case_no desc
     limit $8
), noted as (
    insert into audit (kind, detail)
    select 'case.list', jsonb_strip_nulls(jsonb_build_object('state', $1, 'desk', $2, 'assigned', $3,
                                                             'due', $4, 'after', $6, 'rows', count(*)))
      from page
)
select coalesce(jsonb_agg(jsonb_build_object(
           'case_no', c.case_no, 'desk', d.name ->> 'ja', 'state', c.state, 'urgency', c.urgency,
           'last_on', c.last_on, 'next_on', c.next_on, 'overdue', c.next_on < today(),
           'place', (extract(epoch from c.opened_at) * 1000000)::bigint || '-' || c.case_no,
           'name', p.name, 'kana', p.kana, 'anonymous', c.person_no is null,
           'assigned', (select name from who where staff_id = c.assigned_to))
           order by c.opened_at desc, c.case_no desc), '[]') as rows
  from page
 cross join lateral (select * from case_file f
                      where f.municipality = (select scope_municipality())
                        and f.case_no = page.case_no limit 1) as c
  join desk d on d.municipality = c.municipality and d.desk = c.desk
  left join lateral (select name, kana from person o
                      where o.municipality = (select scope_municipality())
                        and o.person_no = c.person_no limit 1) as p on true
