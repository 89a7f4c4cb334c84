-- Saves a draft.
select outcome, field, reason from save_report($1, $2, $3)
