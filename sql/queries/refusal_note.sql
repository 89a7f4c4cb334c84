-- Notes that a request was refused: route, why, status, and the number that it asked for.
select note_refusal($1, $2, $3::integer, $4)
