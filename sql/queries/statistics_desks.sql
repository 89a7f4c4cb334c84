-- T3, desks: $1 to $4 as statistics_total.
select item, row_code, column_code, value from statistics_desks($1::date, $2::date, $3::text[], $4)
