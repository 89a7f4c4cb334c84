-- The municipality with its desks and the options of its value sets, as the pages want them. Areas
-- are the towns, unless there are options of that set.
with town_option as (
    select t.municipality,
           jsonb_agg(jsonb_build_object(
               'code', t.town, 'display', t.name ->> 'ja', 'displays', t.name - 'ja',
               'desk', t.desk,
               'postals', (select coalesce(jsonb_agg(p.postal order by p.postal), '[]')
                             from town_postal p
                            where p.municipality = t.municipality and p.town = t.town))
               order by t.position) as options
      from town t
     group by t.municipality
), own_set as (
    select o.municipality, o.value_set,
           jsonb_agg(jsonb_build_object(
               'code', o.code, 'display', o.display ->> 'ja', 'displays', o.display - 'ja')
               order by o.position) as options
      from value_set_option o
     group by o.municipality, o.value_set
)
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
                   'code', d.desk, 'name', d.name, 'tel', d.tel, 'fax', d.fax,
                   'hours', d.hours, 'central', d.central)
                   order by d.position), '[]')
          from desk d where d.municipality = m.municipality) as desks,
       jsonb_build_object('area', coalesce(t.options, '[]'))
       || coalesce((select jsonb_object_agg(s.value_set, s.options)
                      from own_set s where s.municipality = m.municipality), '{}')
       || jsonb_build_object(
              'town', coalesce(t.options, '[]'),
              'desk', (select coalesce(jsonb_agg(jsonb_build_object(
                                  'code', d.desk, 'display', d.name ->> 'ja',
                                  'displays', d.name - 'ja')
                                  order by d.position), '[]')
                         from desk d where d.municipality = m.municipality)) as value_sets
  from municipality m
  left join desk central on central.municipality = m.municipality and central.central
  left join town_option t on t.municipality = m.municipality
 where m.municipality = (select scope_municipality())
