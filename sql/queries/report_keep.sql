-- Keeps a draft with its figures ($3).
select outcome, field, reason from keep_report($1, $2, $3)
