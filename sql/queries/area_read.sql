-- The population of a fiscal year as its own form takes it.
select area_answers(substring($1 from '^20[0-9]{2}$')::integer) as answers, e.saves, e.saved_by, e.saved_at,
       jsonb_build_object('year', $1) as facts
  from edit_state('areas/' || $1) e
 where $1 ~ '^20[0-9]{2}$'
