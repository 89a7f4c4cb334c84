-- All items of a page: $1 and $2 the days, $3 desks or NULL, $4 an area or NULL, $5 the items, $6 those of
-- them that are counted by persons, too.
select item, row_code, column_code, value
  from statistics_items($5::text[], $1::date, $2::date, $3::text[], $4, $6::text[])
