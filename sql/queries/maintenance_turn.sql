-- Ends maintenance, or calls it off. There is no other action.
select outcome, field, reason from end_maintenance($2) where $1::text is null and $3::text = 'end'
