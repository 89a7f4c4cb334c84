-- Seals at most $1 rows of the audit trail; tells how many.
select seal_audit($1::integer) as sealed
