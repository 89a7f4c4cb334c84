-- T12, cancer in its last stage, by month: $1 to $4 as statistics_items.
select item, row_code, column_code, value from statistics_cancer($1::date, $2::date, $3::text[], $4)
