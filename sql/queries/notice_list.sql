-- Notices, those that are over last. $1 the page's language.
select coalesce(jsonb_agg(jsonb_build_object(
           'code', n.notice, 'title', coalesce(n.title ->> $1, n.title ->> 'ja'),
           'important', n.level = 'important', 'starts_at', tokyo_time(n.starts_at),
           'ends_at', tokyo_time(n.ends_at), 'over', coalesce(n.ends_at <= now(), false),
           'shown', n.starts_at <= now() and coalesce(n.ends_at > now(), true))
           order by coalesce(n.ends_at <= now(), false), n.level = 'important' desc, n.position,
                    n.starts_at desc), '[]') as rows
  from notice n where n.municipality = (select scope_municipality())
