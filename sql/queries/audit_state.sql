-- For administrators: the last seal, and what the last verification found.
select seal_no, sealed_at, head, checked_at, problems, late from audit_state()
