-- The receipt of the scope's draft.
select r.receipt_no, r.desk, r.priority, r.received_at, d.shared
  from receipt_of_draft() r
 cross join draft d
 where d.token_hash = (select scope_draft())
