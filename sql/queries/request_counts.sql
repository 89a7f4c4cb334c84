-- How many requests each tab of the list has, each counted no further than $2: $1 desk or NULL.
with desks as materialized (
    select desk from unnest(session_desks()) as d (desk) where $1::text is null or desk = $1
)
select coalesce(jsonb_object_agg(tab, counted), '{}') as counts
  from (select s.state as tab,
               (select count(*)
                  from (select from request r
                         where r.municipality = (select scope_municipality())
                           and r.desk = any (array(select desk from desks))
                           and r.state = s.state
                         limit $2::integer) as limited) as counted
          from unnest(array['open', 'in_progress', 'done', 'spam']) as s (state)
         union all
        select 'mine', count(*)
          from request r
         where r.municipality = (select scope_municipality())
           and r.assigned_to = (select session_staff_id())
           and r.desk = any (array(select desk from desks))
           and r.state in ('open', 'in_progress')) as counts
