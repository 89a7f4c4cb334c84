-- A desk as its own form takes it.
select desk_answers(d.desk) as answers, e.saves, e.saved_by, e.saved_at,
       jsonb_build_object('code', d.desk, 'name', d.name ->> 'ja', 'central', d.central,
                          'closed', d.closed_at is not null) as facts
  from desk d, edit_state('desk/' || $1) e
 where d.municipality = (select scope_municipality()) and d.desk = $1
