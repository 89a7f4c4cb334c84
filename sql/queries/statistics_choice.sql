-- One question by its codes: $1 to $4 as statistics_total, $5 whether persons are counted, $6 the question.
select item, row_code, column_code, value
  from statistics_choice($6, $1::date, $2::date, $3::text[], $4, $5::boolean)
