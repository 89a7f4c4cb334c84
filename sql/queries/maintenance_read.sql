-- The maintenance that is on or ahead, as its own form takes it; empty when there is none.
select coalesce(maintenance_answers(), '{}') as answers, e.saves, e.saved_by, e.saved_at,
       jsonb_build_object(
           'planned', m.municipality is not null,
           'on', coalesce(m.starts_at <= now() and (not m.ends_by_itself or m.ends_at > now()), false),
           'over', coalesce(m.ends_by_itself and m.ends_at <= now(), false)) as facts
  from edit_state('maintenance') e
  left join maintenance m on m.municipality = (select scope_municipality())
 where $1::text is null
