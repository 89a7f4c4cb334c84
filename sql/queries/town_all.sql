-- Every town in use, as its own form takes it and with its code; and how often any of them was saved.
select (select coalesce(jsonb_agg(town_answers(t.town) || jsonb_build_object('code', t.town)
                                  order by t.position, t.town), '[]')
          from town t
         where t.municipality = (select scope_municipality()) and t.retired_at is null) as rows,
       e.saves
  from edit_state('towns') e
