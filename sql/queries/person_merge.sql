-- $2 is the same person as $1: $3 the saves of both that the page was made from, $4 why, or NULL.
select merge_people($1, $2, $3, $4) as outcome
