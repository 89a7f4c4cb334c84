-- Contacts and persons of a period: $1 and $2 the days, $3 desks or NULL, $4 an area or NULL.
select item, row_code, column_code, value from statistics_total($1::date, $2::date, $3::text[], $4)
