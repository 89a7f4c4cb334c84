-- Saves when the office opens and closes.
select outcome, field, reason from save_office_hours($2, $3) where $1::text is null
