-- The municipality's names and numbers as their own form takes them. There is one municipality: no $1.
select texts_answers() as answers, e.saves, e.saved_by, e.saved_at, '{}'::jsonb as facts
  from edit_state('texts') e where $1::text is null
