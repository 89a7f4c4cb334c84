-- A page of requests, and the audit row about it.
-- $1 states; $2 desk, $3 urgency, $4 language, $5 first and $6 last day, $7 in charge ("me",
-- "none"), $8 suspect, each or NULL; the place that the page begins behind, or NULLs: $9 pressing,
-- $10 received, in microseconds, $11 receipt number; $12 ascending; $13 the pressing apart from the
-- others; $14 how many.
-- A slice for each desk, state and pressing gives its first $14 in the order of the index, so that
-- no more is looked at, whatever there is; together they have the first $14 of all. "side" tells
-- whether a slice stands before the place (1), behind it (-1), or around it (0).
with who as materialized (
    select staff_id, name from colleagues()
), slice as materialized (
    select d.desk, s.state, s.pressing,
           case when not $13::boolean or $9::boolean is null or s.pressing = $9 then 0
                when s.pressing then 1 else -1 end as side,
           to_timestamp(0) + $10::bigint * interval '1 microsecond' as place,
           coalesce($5::date::timestamp at time zone 'Asia/Tokyo', '-infinity') as since,
           coalesce(($6::date + 1)::timestamp at time zone 'Asia/Tokyo', 'infinity') as until
      from unnest(session_desks()) as d (desk),
           (values ('open', true), ('open', false), ('in_progress', true), ('in_progress', false),
                   ('done', false), ('spam', false)) as s (state, pressing)
     where s.state = any ($1::text[]) and ($2::text is null or d.desk = $2)
), placed as materialized (
    select desk, state, pressing, since, until,
           case when place is null or side = -1 then 'infinity'
                when side = 1 then '-infinity' else place end as below,
           case when place is null or side = 1 then '-infinity'
                when side = -1 then 'infinity' else place end as above
      from slice
), bound as materialized (
    -- One bound on either side: with two the index would be read from the farther one.
    select desk, state, pressing, since, until, least(below, until) as below,
           case when below < until then $11::text else '' end as below_no,
           greatest(above, since) as above,
           case when above >= since and isfinite(above) then $11 else '' end as above_no
      from placed
), suspected as materialized (
    select r.receipt_no, r.desk, r.state, r.pressing, r.received_at
      from request r
     where $8::boolean
       and r.municipality = (select scope_municipality()) and r.suspect is not null
       and is_asked_for(r.urgency, r.language, r.assigned_to, r.suspect, $3, $4, $7,
                        (select session_staff_id()), $8)
), found as materialized (
    select f.*
      from bound b
     cross join lateral (
            (select r.receipt_no, r.pressing, r.received_at
               from request r
              where not $12::boolean and $8::boolean is not true
                and r.municipality = (select scope_municipality())
                and r.desk = b.desk and r.state = b.state and r.pressing = b.pressing
                and (r.received_at, r.receipt_no) < (b.below, b.below_no)
                and r.received_at >= b.since
                and is_asked_for(r.urgency, r.language, r.assigned_to, r.suspect, $3, $4, $7,
                                 (select session_staff_id()), $8)
              order by r.received_at desc, r.receipt_no desc
              limit $14::integer)
            union all
            (select r.receipt_no, r.pressing, r.received_at
               from request r
              where $12 and $8 is not true
                and r.municipality = (select scope_municipality())
                and r.desk = b.desk and r.state = b.state and r.pressing = b.pressing
                and (r.received_at, r.receipt_no) > (b.above, b.above_no)
                and r.received_at < b.until
                and is_asked_for(r.urgency, r.language, r.assigned_to, r.suspect, $3, $4, $7,
                                 (select session_staff_id()), $8)
              order by r.received_at, r.receipt_no
              limit $14)) as f
     union all
    select r.receipt_no, r.pressing, r.received_at
      from suspected r
      join bound b on r.desk = b.desk and r.state = b.state and r.pressing = b.pressing
     where r.received_at >= b.since and r.received_at < b.until
       and case when $12 then (r.received_at, r.receipt_no) > (b.above, b.above_no)
                else (r.received_at, r.receipt_no) < (b.below, b.below_no) end
), page as (
    select row_number() over (order by case when not $12 then $13 and pressing end desc,
                                       case when not $12 then received_at end desc,
                                       case when not $12 then receipt_no end desc,
                                       $13 and pressing, received_at, receipt_no) as position,
           receipt_no
      from found
     order by position
     limit $14
), noted as (
    insert into audit (kind, detail)
    select 'request.list',
           jsonb_strip_nulls(jsonb_build_object(
               'states', to_jsonb($1::text[]), 'desk', $2, 'urgency', $3, 'language', $4,
               'from', $5::date, 'to', $6::date, 'assigned', $7, 'suspect', $8, 'after', $11,
               'rows', count(*)))
      from page
)
select r.receipt_no, tokyo_time(r.received_at) as received_at, r.desk,
       d.name ->> 'ja' as desk_name, r.state, r.urgency, r.language, r.consulter_name,
       r.priority, r.suspect, r.saves, r.pressing,
       is_request_overdue(r.state, r.received_at) as overdue,
       (extract(epoch from r.received_at) * 1000000)::bigint as received_us,
       (select name from who where staff_id = r.assigned_to) as assigned_name
  from page p
  join request r on r.municipality = (select scope_municipality()) and r.receipt_no = p.receipt_no
  join desk d on d.municipality = r.municipality and d.desk = r.desk
 order by p.position
