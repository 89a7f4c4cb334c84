-- The receipt of the scope's draft.
select receipt_no, desk, priority, received_at from receipt_of_draft()
