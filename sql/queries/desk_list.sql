-- The desks for their administrator, with what holds each of them in place. $1 the page's language.
select coalesce(jsonb_agg(jsonb_build_object(
           'code', d.desk, 'name', coalesce(d.name ->> $1, d.name ->> 'ja'), 'tel', d.tel,
           'hours', coalesce(d.hours ->> $1, d.hours ->> 'ja'), 'central', d.central,
           'closed', d.closed_at is not null,
           'towns', (select count(*) from town t
                      where t.municipality = d.municipality and t.desk = d.desk and t.retired_at is null),
           'requests', (select count(*) from request r
                         where r.municipality = d.municipality and r.desk = d.desk
                           and r.state in ('open', 'in_progress')))
           order by d.closed_at is not null, d.position, d.desk), '[]') as rows
  from desk d where d.municipality = (select scope_municipality())
