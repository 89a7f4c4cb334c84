-- The answers of an earlier revision. Who reads it is noted with the response itself.
select answers
  from response_revision
 where municipality = (select scope_municipality()) and response_no = $1 and revision = $2
