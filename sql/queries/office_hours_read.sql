-- When the office opens and closes.
select office_hours_answers() as answers, e.saves, e.saved_by, e.saved_at, '{}'::jsonb as facts
  from edit_state('office_hours') e where $1::text is null
