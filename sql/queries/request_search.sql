-- The requests that are found by a key, the newest first unless $13, and the audit row about it,
-- which says what kind of key was sought and not which.
-- $1 "receipt", "tel" or "name"; $2 the key; $3 states; $4 desk, $5 urgency, $6 language, $7 first
-- and $8 last day, $9 in charge, $10 suspect, each or NULL; the place that the page begins behind,
-- or NULLs: $11 received, in microseconds, $12 receipt number; $13 ascending; $14 how many.
-- A key that few have is looked up. One that more than 3,000 have is met soon enough by going
-- through the requests themselves, from the newest on.
with who as materialized (
    select staff_id, name from colleagues()
), sought as materialized (
    (select $2 as receipt_no where $1 = 'receipt'
      union all
     select k.receipt_no from request_key k
      where $1 = 'name'
        and k.municipality = (select scope_municipality()) and k.kind in ('name', 'kana')
        and k.key >= $2 and k.key < $2 || chr(1114111)
      union all
     select k.receipt_no from request_key k
      where $1 = 'tel'
        and k.municipality = (select scope_municipality()) and k.kind = 'tel'
        and k.key >= $2 and k.key < $2 || chr(1114111)
      union all
     select k.receipt_no from request_key k
      where $1 = 'tel'
        and k.municipality = (select scope_municipality()) and k.kind = 'tel_end' and k.key = $2)
     limit case when not $13::boolean then 3001 end
), amount as materialized (
    select count(*) > 3000 and not $13 as many from sought
), bound as materialized (
    select coalesce($7::date::timestamp at time zone 'Asia/Tokyo', '-infinity') as since,
           coalesce(($8::date + 1)::timestamp at time zone 'Asia/Tokyo', 'infinity') as until,
           coalesce(to_timestamp(0) + $11::bigint * interval '1 microsecond',
                    case when $13 then '-infinity' else 'infinity' end::timestamptz) as place,
           coalesce($12::text, '') as place_no
), page as materialized (
    (select r.receipt_no, r.received_at
       from (select distinct receipt_no from sought where not (select many from amount)) as s
       join request r on r.municipality = (select scope_municipality())
                     and r.receipt_no = s.receipt_no
      cross join bound b
      where r.state = any ($3::text[]) and ($4::text is null or r.desk = $4)
        and r.received_at >= b.since and r.received_at < b.until
        and case when $13 then (r.received_at, r.receipt_no) > (b.place, b.place_no)
                 else (r.received_at, r.receipt_no) < (b.place, b.place_no) end
        and is_asked_for(r.urgency, r.language, r.assigned_to, r.suspect, $5, $6, $9,
                         (select session_staff_id()), $10)
      order by case when not $13 then r.received_at end desc,
               case when not $13 then r.receipt_no end desc, r.received_at, r.receipt_no
      limit $14::integer)
    union all
    (select r.receipt_no, r.received_at
       from request r
      cross join lateral (select from request_key k
                           where k.municipality = (select scope_municipality())
                             and k.receipt_no = r.receipt_no
                             and case when $1 = 'name'
                                      then k.kind in ('name', 'kana')
                                           and k.key >= $2 and k.key < $2 || chr(1114111)
                                      else k.kind = 'tel'
                                           and k.key >= $2 and k.key < $2 || chr(1114111)
                                           or k.kind = 'tel_end' and k.key = $2 end
                           limit 1) as known
      where (select many from amount)
        and r.municipality = (select scope_municipality())
        and (r.received_at, r.receipt_no)
            < ((select least(place, until) from bound),
               (select case when place < until then place_no else '' end from bound))
        and r.received_at >= (select since from bound)
        and r.state = any ($3) and ($4 is null or r.desk = $4)
        and is_asked_for(r.urgency, r.language, r.assigned_to, r.suspect, $5, $6, $9,
                         (select session_staff_id()), $10)
      order by r.received_at desc, r.receipt_no desc
      limit $14)
), noted as (
    insert into audit (kind, detail)
    select 'request.search',
           jsonb_strip_nulls(jsonb_build_object(
               'by', $1, 'states', to_jsonb($3::text[]), 'desk', $4, 'urgency', $5, 'language', $6,
               'from', $7::date, 'to', $8::date, 'assigned', $9, 'suspect', $10, 'after', $12,
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
 order by case when not $13 then p.received_at end desc,
          case when not $13 then p.receipt_no end desc, p.received_at, p.receipt_no
