-- The chain after seal $1, at most $2 seals of it: a line for each sealed row, its contents hashed.
select municipality, seal_no, sealed_at, ids, row_count, reach, rows_hash, previous_hash, hash,
       disposal, audit_id, sealed_hash, found_hash
  from audit_chain($1::bigint, $2::integer)
