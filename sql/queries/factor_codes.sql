-- Other recovery codes.
select factor_codes($1) as done
