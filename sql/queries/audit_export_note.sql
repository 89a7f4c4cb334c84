-- The audit row about a download of the audit trail. Row security refuses it to those who must not
-- export, and with it the export. $1 … $7 as in audit_list.
insert into audit (kind, detail)
select 'audit.export',
       jsonb_strip_nulls(jsonb_build_object(
           'from', $1::date, 'to', $2::date, 'staff', $3::bigint, 'kind', $4::text,
           -- A subject that there is none of may be anything that somebody typed.
           'subject', case when count(*) > 0 then $5::text
                           when $5::text is not null then '?' end,
           'address', $6::text, 'zone', $7::text, 'rows', count(*)))
  from audit a
 where a.municipality = (select scope_municipality())
   and ($1::date is null or a.at >= $1::date::timestamp at time zone 'Asia/Tokyo')
   and ($2::date is null or a.at < ($2::date + 1)::timestamp at time zone 'Asia/Tokyo')
   and ($3::bigint is null or a.staff_id = $3)
   and ($4::text is null or a.kind = $4)
   and ($5::text is null or a.subject = $5)
   and ($6::text is null or a.address = $6)
   and ($7::text is null or a.zone = $7)
