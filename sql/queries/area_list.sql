-- Fiscal years from four before this one to the next, the latest first, with what is known of each.
select jsonb_agg(jsonb_build_object(
           'year', y.year, 'areas', coalesce(p.areas, 0), 'population', p.population, 'aged', p.aged,
           'known', p.areas is not null)
           order by y.year desc) as rows
  from generate_series(fiscal_year_of(today()) - 4, fiscal_year_of(today()) + 1) as y (year)
  left join (select year, count(*) as areas, sum(population) as population, sum(aged) as aged
               from area_population where municipality = (select scope_municipality())
              group by year) as p using (year)
