-- T11, how soon requests were answered: $1 to $4 as statistics_items.
select item, row_code, column_code, value from statistics_speed($1::date, $2::date, $3::text[], $4)
