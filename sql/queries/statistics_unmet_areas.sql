-- T16, what was lacking, by area: $1 to $4 as statistics_items.
select item, row_code, column_code, value from statistics_unmet_areas($1::date, $2::date, $3::text[], $4)
