-- Whether the chain is to be verified now.
select audit_check_is_due() as due
