-- T1, the five fiscal years until $1: $2 desks or NULL, $3 an area or NULL.
select item, row_code, column_code, value from statistics_years($1::date, $2::text[], $3)
