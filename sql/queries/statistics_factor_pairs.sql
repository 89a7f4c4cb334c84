-- T6, main factors by sub-factors: $1 to $4 as statistics_items.
select item, row_code, column_code, value from statistics_factor_pairs($1::date, $2::date, $3::text[], $4)
