-- What waits today: $1 desks or NULL.
select item, row_code, column_code, value from statistics_waiting($1::text[])
