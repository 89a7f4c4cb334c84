-- A page of requests, and the audit row about it.
-- $1 states; $2 desk, $3 urgency, $4 language, $5 first and $6 last day, $7 in charge ("me",
-- "none"), $8 suspect, each or NULL; the place that the page begins behind, or NULLs: $9 pressing,
-- $10 received, in microseconds, $11 receipt number; $12 ascending; $13 the pressing apart from the
-- others; $14 how many.
-- A slice for each desk, state and pressing gives its first $14 in the order of the index, so that
-- no more is looked at, whatever there is; together they have the first $14 of all.
with slice as materialized (
    select d.desk, s.state, s.pressing,
           case when not $13::boolean or $9::boolean is null or s.pressing = $9 then 0
                when s.pressing then 1 else -1 end as side
      from unnest(session_desks()) as d (desk),
           (values ('open', true), ('open', false), ('in_progress', true), ('in_progress', false),
                   ('done', false), ('spam', false)) as s (state, pressing)
     where s.state = any ($1::text[]) and ($2::text is null or d.desk = $2)
), bound as materialized (
    select desk, state, pressing,
           case when $10::bigint is null or side = -1 then 'infinity'
                when side = 1 then '-infinity'
                else to_timestamp(0) + $10 * interval '1 microsecond' end as below,
           case when $10 is null or side = 1 then '-infinity'
                when side = -1 then 'infinity'
                else to_timestamp(0) + $10 * interval '1 microsecond' end as above,
           coalesce($11::text, '') as receipt_no,
           coalesce($5::date::timestamp at time zone 'Asia/Tokyo', '-infinity') as since,
           coalesce(($6::date + 1)::timestamp at time zone 'Asia/Tokyo', 'infinity') as until
      from slice
), found as materialized (
    select f.*
      from bound b
     cross join lateral (
            (select r.receipt_no, r.pressing, r.received_at
               from request r
              where not $12::boolean
                and r.municipality = (select scope_municipality())
                and r.desk = b.desk and r.state = b.state and r.pressing = b.pressing
                and (r.received_at, r.receipt_no) < (b.below, b.receipt_no)
                and r.received_at >= b.since and r.received_at < b.until
                and ($3::text is null or r.urgency = $3)
                and ($4::text is null or r.language = $4)
                and ($7::text is null
                     or r.assigned_to is not distinct from
                        case $7 when 'me' then (select session_staff_id()) end)
                and ($8::boolean is null or (r.suspect is not null) = $8)
              order by r.received_at desc, r.receipt_no desc
              limit $14::integer)
            union all
            (select r.receipt_no, r.pressing, r.received_at
               from request r
              where $12::boolean
                and r.municipality = (select scope_municipality())
                and r.desk = b.desk and r.state = b.state and r.pressing = b.pressing
                and (r.received_at, r.receipt_no) > (b.above, b.receipt_no)
                and r.received_at >= b.since and r.received_at < b.until
                and ($3::text is null or r.urgency = $3)
                and ($4::text is null or r.language = $4)
                and ($7::text is null
                     or r.assigned_to is not distinct from
                        case $7 when 'me' then (select session_staff_id()) end)
                and ($8::boolean is null or (r.suspect is not null) = $8)
              order by r.received_at, r.receipt_no
              limit $14::integer)) as f
), page as (
    select row_number() over (order by case when not $12 then $13 and pressing end desc,
                                       case when not $12 then received_at end desc,
                                       case when not $12 then receipt_no end desc,
                                       $13 and pressing, received_at, receipt_no) as position,
           receipt_no
      from found
     order by position
     limit $14::integer
), noted as (
    insert into audit (kind, detail)
    select 'request.list',
           jsonb_strip_nulls(jsonb_build_object(
               'states', to_jsonb($1::text[]), 'desk', $2, 'urgency', $3, 'language', $4, 'from', $5::date,
               'to', $6::date, 'assigned', $7, 'suspect', $8, 'after', $11, 'rows', count(*)))
      from page
)
select r.receipt_no, tokyo_time(r.received_at) as received_at, r.desk,
       d.name ->> 'ja' as desk_name, r.state, r.urgency, r.language, r.consulter_name,
       r.priority, r.suspect, r.saves, r.pressing,
       (extract(epoch from r.received_at) * 1000000)::bigint as received_us,
       (select c.name from colleagues() c where c.staff_id = r.assigned_to) as assigned_name
  from page p
  join request r on r.municipality = (select scope_municipality()) and r.receipt_no = p.receipt_no
  join desk d on d.municipality = r.municipality and d.desk = r.desk
 order by p.position
