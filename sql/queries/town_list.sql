-- Towns in their order, one more than a page holds: $1 the page's language, $2 a desk or NULL, $3 what
-- name, reading, code or postal code contain or NULL, $4 after which position and $5 code, $6 how many,
-- $7 those that are retired.
select coalesce(jsonb_agg(jsonb_build_object(
           'code', t.town, 'name', coalesce(t.name ->> $1, t.name ->> 'ja'), 'kana', t.kana,
           'postals', t.postals, 'desk', coalesce(d.name ->> $1, d.name ->> 'ja'),
           'position', t.position)
           order by t.position, t.town), '[]') as rows
  from (select t.*, coalesce((select string_agg(p.postal, ' ' order by p.postal) from town_postal p
                               where p.municipality = t.municipality and p.town = t.town), '') as postals
          from town t
         where t.municipality = (select scope_municipality())
           and (t.retired_at is not null) = $7::boolean
           and ($2::text is null or t.desk = $2)
           and ($4::integer is null or (t.position, t.town) > ($4, $5::text))
           and ($3::text is null
                or position(lower($3) in lower(t.name::text || ' ' || t.kana || ' ' || t.town)) > 0
                or exists (select from town_postal p
                            where p.municipality = t.municipality and p.town = t.town
                              and starts_with(p.postal, $3)))
         order by t.position, t.town limit $6) as t
  join desk d using (municipality, desk)
