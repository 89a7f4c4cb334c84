-- The same for the owner, with the contents: whoever verifies with this hashes them itself. The
-- columns row_1 … are the fields of docs/audit.md, in its order.
with chain as (
    select * from audit_chain($1::bigint, $2::integer)
)
select c.municipality, c.seal_no, c.sealed_at, c.ids, c.row_count, c.reach, c.rows_hash,
       c.previous_hash, c.hash, c.disposal, c.audit_id, c.sealed_hash,
       a.municipality as row_1, a.audit_id as row_2,
       (extract(epoch from a.at) * 1000000)::bigint as row_3, a.zone as row_4,
       a.staff_id as row_5, a.address as row_6, a.request_id as row_7, a.kind as row_8,
       a.subject as row_9, a.detail as row_10
  from chain c
  left join audit a on a.municipality = c.municipality and a.audit_id = c.audit_id
 order by c.seal_no, c.audit_id
