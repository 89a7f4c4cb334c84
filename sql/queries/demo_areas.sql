-- How many people live in the demo's areas: $1 the file of sql/demo. Every fiscal year there are a few more
-- of them, and a few more of the old.
insert into area_population (year, area, population, aged)
select y.year, p.area, (p.counts ->> 0)::integer + y.ago * -90, (p.counts ->> 1)::integer + y.ago * -60
  from jsonb_each($1::jsonb -> 'population') as p (area, counts),
       (select fiscal_year_of(today()) - ago as year, ago from generate_series(0, 5) as ago) as y
