-- How many cases each tab of the list has, each counted no further than $2: $1 desk or NULL.
select jsonb_object_agg(s.state,
           (select count(*)
              from (select from case_file c
                     where c.municipality = (select scope_municipality()) and c.state = s.state
                       and ($1::text is null or c.desk = $1)
                     limit $2::integer) as limited)) as counts
  from unnest(array['open', 'watch', 'closed']) as s (state)
