-- A page of the audit trail, the newest first, and the row about it. $1 from, $2 to, $3 account,
-- $4 kind, $5 subject, $6 address, $7 zone, $8 the number of the last row seen, each or NULL;
-- $9 how many.
with who as materialized (
    select staff_id, name from colleagues()
), page as (
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
       and ($8::bigint is null or a.audit_id < $8)
     order by a.audit_id desc
     limit $9::integer
), noted as (
    insert into audit (kind, detail)
    select case when num_nonnulls($1::date, $2::date, $3::bigint, $4::text, $5::text, $6::text,
                                  $7::text) = 0 then 'audit.view'
                else 'audit.search' end,
           jsonb_strip_nulls(jsonb_build_object(
               'from', $1::date, 'to', $2::date, 'staff', $3::bigint, 'kind', $4::text,
               -- A subject that there is none of may be anything that somebody typed.
               'subject', case when count(*) > 0 then $5::text
                               when $5::text is not null then '?' end,
               'address', $6::text, 'zone', $7::text, 'before', $8::bigint, 'rows', count(*)))
      from page
)
select * from page order by audit_id desc
