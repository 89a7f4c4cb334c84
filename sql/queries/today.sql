-- The work list: a page of one tab, what each tab has, and the audit row about it.
-- $1 tab; $2 desk or NULL; $3 only what the session's own account is in charge of; the place that the
-- page begins behind, or NULLs: $4 urgent, $5 its moment in microseconds, $6 its number; $7 how many
-- rows; $8 how many a tab is counted to, and listed.
-- What is in a tab is said once, for the list and for the count. Each desk gives its first $8 in the
-- order of an index, so that no more is looked at, whatever there is. A row is always returned; its
-- number is NULL when there is nothing. The rows of a page are described one by one (lateral), for a
-- join might read all there are.
with me as materialized (
    select session_staff_id() as staff_id, today() as today
), who as materialized (
    select staff_id, name from colleagues()
), desks as materialized (
    select desk from unnest(session_desks()) as d (desk) where $2::text is null or desk = $2
), waiting as (
    select s.tab, 'request' as kind, r.number, r.urgent, r.moment
      from desks d
     cross join (values ('new', 'open', true), ('new', 'open', false), ('urgent', 'open', true),
                        ('urgent', 'in_progress', true)) as s (tab, state, pressing)
     cross join lateral (
            select q.receipt_no as number, q.pressing as urgent, q.received_at as moment
              from request q
             where q.municipality = (select scope_municipality()) and q.desk = d.desk
               and q.state = s.state and q.pressing = s.pressing
               and ($3::boolean is not true or q.assigned_to = (select staff_id from me))
             order by q.received_at, q.receipt_no
             limit $8::integer) as r
), followed as (
    select s.tab, 'case', c.number, c.urgent, c.moment
      from desks d
     cross join (select 'overdue' as tab, '-infinity'::date as since, today - 1 as until from me
                  union all select 'due', today, today from me
                  union all select 'week', today + 1, today + 7 from me) as s
     cross join lateral (
            select f.case_no as number, f.urgency is not distinct from 'today' as urgent,
                   f.next_on::timestamp at time zone 'Asia/Tokyo' as moment
              from case_file f
             where f.municipality = (select scope_municipality()) and f.desk = d.desk
               and f.state <> 'closed' and f.next_on between s.since and s.until
               and ($3 is not true or f.assigned_to = (select staff_id from me))
             order by f.next_on, f.case_no
             limit $8) as c
), pressing as (
    select 'urgent', 'case', f.case_no, true,
           coalesce(f.next_on::timestamp at time zone 'Asia/Tokyo', f.opened_at)
      from case_file f
     where f.municipality = (select scope_municipality())
       and f.desk = any (array(select desk from desks)) and f.state = 'open' and f.urgency = 'today'
       and ($3 is not true or f.assigned_to = (select staff_id from me))
     limit $8
), mine as (
    select 'mine', 'request', q.receipt_no, q.pressing, q.received_at
      from request q
     where q.municipality = (select scope_municipality())
       and q.assigned_to = (select staff_id from me) and q.state in ('open', 'in_progress')
       and q.desk = any (array(select desk from desks))
     union all
    select 'mine', 'case', f.case_no, f.urgency is not distinct from 'today',
           coalesce(f.next_on::timestamp at time zone 'Asia/Tokyo', 'infinity')
      from case_file f
     where f.municipality = (select scope_municipality())
       and f.assigned_to = (select staff_id from me) and f.state <> 'closed'
       and f.desk = any (array(select desk from desks))
     limit $8
), typed as (
    select 'drafts', 'draft', r.response_no, false, r.saved_at
      from response r
     where r.municipality = (select scope_municipality())
       and r.saved_by = (select staff_id from me) and r.entries is not null
       and r.case_no is not null
     limit $8
), work as materialized (
    select *
      from (select w.*, row_number() over (partition by tab order by urgent desc, moment, number) as nth
              from (select * from waiting union all select * from followed union all
                    select * from pressing union all select * from mine union all
                    select * from typed) as w) as ranked
     where nth <= $8
), counted as materialized (
    select coalesce(jsonb_object_agg(tab, rows), '{}') as counts
      from (select tab, count(*) as rows from work group by tab) as tabs
), page as materialized (
    select nth as position, w.*
      from work w
     where tab = $1
       and ($6::text is null
            or (not urgent, moment, number)
               > (not $4::boolean, case when $5::bigint is null then 'infinity'::timestamptz
                                        else to_timestamp(0) + $5 * interval '1 microsecond' end, $6))
     order by position
     limit $7::integer
), noted as (
    insert into audit (kind, detail)
    select 'today.list', jsonb_strip_nulls(jsonb_build_object('tab', $1::text, 'desk', $2,
                                                              'mine', $3::boolean, 'rows', count(*)))
      from page
), described as (
    select p.number, q.desk, q.state, q.urgency, q.consulter_name as name, q.saves, q.assigned_to,
           is_request_overdue(q.state, q.received_at) as overdue, null::date as next_on,
           null as next_action, null as case_no
      from page p
     cross join lateral (select * from request q
                          where q.municipality = (select scope_municipality())
                            and q.receipt_no = p.number limit 1) as q
     where p.kind = 'request'
     union all
    select p.number, f.desk, f.state, f.urgency, o.name, f.saves, f.assigned_to,
           f.next_on < (select today from me), f.next_on, f.next_action, f.case_no
      from page p
     cross join lateral (select * from case_file f
                          where f.municipality = (select scope_municipality())
                            and f.case_no = p.number limit 1) as f
      left join person o on o.municipality = f.municipality and o.person_no = f.person_no
     where p.kind = 'case'
     union all
    select p.number, r.desk, f.state, f.urgency, o.name, r.saves, r.saved_by, false, f.next_on, null,
           r.case_no
      from page p
      join response r on r.municipality = (select scope_municipality()) and r.response_no = p.number
      left join case_file f on f.municipality = r.municipality and f.case_no = r.case_no
      left join person o on o.municipality = f.municipality and o.person_no = f.person_no
     where p.kind = 'draft'
), handed as (
    -- What was handed to the desk that has it, since yesterday.
    select number, at, old, note
      from (select e.receipt_no as number, e.at, e.old, e.new, e.note
              from page p
              join request_event e on e.municipality = (select scope_municipality())
                                  and e.receipt_no = p.number
             where p.kind = 'request' and e.kind = 'transfer'
             union all
            select e.case_no, e.at, e.old, e.new, e.note
              from page p
              join case_event e on e.municipality = (select scope_municipality())
                               and e.case_no = p.number
             where p.kind = 'case' and e.kind = 'transfer') as moves
     where at >= ((select today from me) - 1)::timestamp at time zone 'Asia/Tokyo'
)
select c.counts, usual_delay() as delay, p.kind, p.number, p.urgent, tokyo_time(p.moment) as moment,
       case when isfinite(p.moment) then (extract(epoch from p.moment) * 1000000)::bigint end as moment_us,
       i.desk, d.name ->> 'ja' as desk_name, i.state, i.urgency, i.name, i.saves,
       i.assigned_to is not distinct from (select staff_id from me) as mine,
       (select name from who where staff_id = i.assigned_to) as assigned_name, i.overdue, i.next_on,
       i.next_action, i.case_no, tokyo_time(h.at) as handed_at, h.note as handed_note,
       (select name ->> 'ja' from desk where municipality = (select scope_municipality())
                                         and desk = h.old) as handed_from
  from counted c
  left join page p on true
  left join described i on i.number = p.number
  left join desk d on d.municipality = (select scope_municipality()) and d.desk = i.desk
  left join lateral (select h.at, h.old, h.note from handed h where h.number = p.number
                      order by h.at desc limit 1) as h on true
 order by p.position
