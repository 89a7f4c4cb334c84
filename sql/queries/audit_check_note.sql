-- Keeps what a verification found.
select note_audit_check($1::bigint, $2::bigint, $3::bigint, $4, $5::jsonb)
