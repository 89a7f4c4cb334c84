-- T24, ACP programmes: $1 to $3 as statistics_items.
select item, row_code, column_code, value from statistics_sessions($1::date, $2::date, $3::text[])
