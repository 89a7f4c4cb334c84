-- The requests that are found by a key, and the audit row about it, which says what kind of key was
-- sought and not which. $1 "receipt", "tel" or "name"; $2 the key; $3 states; $4 desk, $5 urgency,
-- $6 language, $7 first and $8 last day, $9 in charge, $10 suspect, each or NULL; the place that the
-- page begins behind, or NULLs: $11 received, in microseconds, $12 receipt number; $13 ascending;
-- $14 how many.
with sought as materialized (
    select $2 as receipt_no where $1 = 'receipt'
     union
    select k.receipt_no from request_key k
     where $1 = 'name'
       and k.municipality = (select scope_municipality()) and k.kind in ('name', 'kana')
       and k.key >= $2 and k.key < $2 || chr(1114111)
     union
    select k.receipt_no from request_key k
     where $1 = 'tel'
       and k.municipality = (select scope_municipality()) and k.kind = 'tel'
       and k.key >= $2 and k.key < $2 || chr(1114111)
     union
    select k.receipt_no from request_key k
     where $1 = 'tel'
       and k.municipality = (select scope_municipality()) and k.kind = 'tel_end' and k.key = $2
), page as materialized (
    select r.receipt_no, r.received_at
      from sought s
      join request r on r.municipality = (select scope_municipality())
                    and r.receipt_no = s.receipt_no
     where r.state = any ($3::text[])
       and ($4::text is null or r.desk = $4)
       and ($5::text is null or r.urgency = $5)
       and ($6::text is null or r.language = $6)
       and ($7::date is null or r.received_at >= $7::date::timestamp at time zone 'Asia/Tokyo')
       and ($8::date is null or r.received_at < ($8::date + 1)::timestamp at time zone 'Asia/Tokyo')
       and ($9::text is null
            or r.assigned_to is not distinct from
               case $9 when 'me' then (select session_staff_id()) end)
       and ($10::boolean is null or (r.suspect is not null) = $10)
       and ($11::bigint is null
            or case when $13::boolean
                    then (r.received_at, r.receipt_no)
                         > (to_timestamp(0) + $11 * interval '1 microsecond', $12::text)
                    else (r.received_at, r.receipt_no)
                         < (to_timestamp(0) + $11 * interval '1 microsecond', $12) end)
     order by case when not $13 then r.received_at end desc,
              case when not $13 then r.receipt_no end desc, r.received_at, r.receipt_no
     limit $14::integer
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
       (extract(epoch from r.received_at) * 1000000)::bigint as received_us,
       (select c.name from colleagues() c where c.staff_id = r.assigned_to) as assigned_name
  from page p
  join request r on r.municipality = (select scope_municipality()) and r.receipt_no = p.receipt_no
  join desk d on d.municipality = r.municipality and d.desk = r.desk
 order by case when not $13 then p.received_at end desc,
          case when not $13 then p.receipt_no end desc, p.received_at, p.receipt_no
