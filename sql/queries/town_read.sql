-- A town as its own form takes it.
select town_answers(t.town) as answers, e.saves, e.saved_by, e.saved_at,
       jsonb_build_object('code', t.town, 'name', t.name ->> 'ja',
                          'retired', t.retired_at is not null) as facts
  from town t, edit_state('town/' || $1) e
 where t.municipality = (select scope_municipality()) and t.town = $1
