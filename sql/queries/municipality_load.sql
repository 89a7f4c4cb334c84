-- The municipality with its desks and towns, as the pages want them.
select m.municipality as code,
       m.name ->> 'ja' as name,
       (select jsonb_object_agg(l.language,
                   jsonb_build_object(
                       'city', coalesce(m.name ->> l.language, m.name ->> 'ja'),
                       'desk_name', coalesce(central.name ->> l.language, central.name ->> 'ja'),
                       'desk_tel', central.tel,
                       'desk_hours', coalesce(central.hours ->> l.language, central.hours ->> 'ja'))
                   || l.places)
          from jsonb_each(m.places) as l (language, places)) as places,
       (select coalesce(jsonb_agg(jsonb_build_object(
                   'code', t.town, 'display', t.name ->> 'ja', 'displays', t.name - 'ja',
                   'desk', t.desk,
                   'postals', (select coalesce(jsonb_agg(p.postal order by p.postal), '[]')
                                 from town_postal p
                                where p.municipality = t.municipality and p.town = t.town))
                   order by t.position), '[]')
          from town t where t.municipality = m.municipality) as towns,
       (select coalesce(jsonb_agg(jsonb_build_object(
                   'code', d.desk, 'name', d.name, 'tel', d.tel, 'fax', d.fax,
                   'hours', d.hours, 'central', d.central)
                   order by d.position), '[]')
          from desk d where d.municipality = m.municipality) as desks
  from municipality m
  left join desk central on central.municipality = m.municipality and central.central
 where m.municipality = (select scope_municipality())
