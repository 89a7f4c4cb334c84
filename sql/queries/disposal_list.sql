-- Disposal records, the newest first: $1 kind, $2 fiscal year, $3 the last one seen, each or NULL; $4
-- how many. And the fiscal years there are.
with who as materialized (
    select staff_id, name from colleagues()
), page as (
    select d.*, fiscal_year(d.first_at) as year
      from disposal d
     where d.municipality = (select scope_municipality())
       and ($1::text is null or d.kind = $1)
       and ($2::integer is null or fiscal_year(d.first_at) = $2)
       and ($3::bigint is null or d.disposal_id < $3)
     order by d.disposal_id desc
     limit $4::integer
)
select (select coalesce(jsonb_agg(
                   jsonb_build_object(
                       'id', disposal_id, 'day', day, 'year', year, 'kind', kind,
                       'disposal', action, 'unit', unit, 'amount', amount, 'rows', rows,
                       'decided_by', (select name from who where staff_id = decided_by),
                       'since_first', left(tokyo_time(since_first), 10),
                       'since_last', left(tokyo_time(since_last), 10),
                       'first_at', tokyo_time(first_at), 'last_at', tokyo_time(last_at),
                       'process', process)
                   order by disposal_id desc), '[]') from page) as rows,
       (select coalesce(jsonb_agg(distinct fiscal_year(first_at)), '[]') from disposal
         where municipality = (select scope_municipality())) as years
