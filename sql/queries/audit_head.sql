-- The last seal; no row while there is none.
select seal_no, head from audit_head()
