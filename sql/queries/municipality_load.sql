-- The municipality with its desks and the options of its value sets, its notices and its maintenance,
-- as the pages want them. Areas are the towns, unless there are options of that set. A closed desk and a
-- retired town are no options; the desk is among the desks, for what it once received.
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
     where t.retired_at is null
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
       m.version,
       to_jsonb(m.languages) as languages,
       (select jsonb_object_agg(l.language,
                   jsonb_build_object(
                       'city', coalesce(m.name ->> l.language, m.name ->> 'ja'),
                       'desk_name', coalesce(central.name ->> l.language, central.name ->> 'ja'),
                       'desk_tel', central.tel,
                       'desk_hours', coalesce(central.hours ->> l.language, central.hours ->> 'ja'))
                   || (m.places -> 'ja') || coalesce(m.places -> l.language, '{}'))
          from jsonb_object_keys(m.name || m.places) as l (language)) as places,
       (select coalesce(jsonb_agg(jsonb_build_object(
                   'code', d.desk, 'name', d.name, 'tel', d.tel, 'fax', d.fax,
                   'hours', d.hours, 'central', d.central, 'closed', d.closed_at is not null)
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
                         from desk d
                        where d.municipality = m.municipality and d.closed_at is null)) as value_sets,
       (select coalesce(jsonb_agg(jsonb_build_object(
                   'title', n.title, 'body', n.body, 'important', n.level = 'important',
                   'starts_at', floor(extract(epoch from n.starts_at)),
                   'ends_at', floor(extract(epoch from n.ends_at)))
                   order by n.level = 'important' desc, n.position, n.starts_at desc), '[]')
          from notice n
         where n.municipality = m.municipality and (n.ends_at is null or n.ends_at > now())) as notices,
       (select jsonb_build_object(
                   'message', w.message, 'ends_by_itself', w.ends_by_itself,
                   'starts', tokyo_time(w.starts_at), 'ends', tokyo_time(w.ends_at),
                   'starts_at', floor(extract(epoch from w.starts_at)),
                   'ends_at', floor(extract(epoch from w.ends_at)))
          from maintenance w where w.municipality = m.municipality) as maintenance
  from municipality m
  left join desk central on central.municipality = m.municipality and central.central
  left join town_option t on t.municipality = m.municipality
 where m.municipality = (select scope_municipality())
