-- Every row of the audit trail that a filter finds, the oldest first. $1 … $7 as in audit_list.
with who as materialized (
    select staff_id, name from colleagues()
)
select a.audit_id, tokyo_time(a.at) as at, a.zone, a.staff_id,
       (select w.name from who w where w.staff_id = a.staff_id) as name, a.address,
       a.request_id, a.kind, a.subject, a.detail
  from audit a
 where a.municipality = (select scope_municipality())
   and ($1::date is null or a.at >= $1::date::timestamp at time zone 'Asia/Tokyo')
   and ($2::date is null or a.at < ($2::date + 1)::timestamp at time zone 'Asia/Tokyo')
   and ($3::bigint is null or a.staff_id = $3)
   and ($4::text is null or a.kind = $4)
   and ($5::text is null or a.subject = $5)
   and ($6::text is null or a.address = $6)
   and ($7::text is null or a.zone = $7)
 order by a.audit_id
