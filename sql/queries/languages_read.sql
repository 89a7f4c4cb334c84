-- The languages that residents are offered besides Japanese.
select languages_answers() as answers, e.saves, e.saved_by, e.saved_at, '{}'::jsonb as facts
  from edit_state('languages') e where $1::text is null
