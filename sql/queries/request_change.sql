-- One change of a request: $1 its number, $2 the save that the page was made from, $3 the kind of
-- change, then what it needs of new, item and note.
select change_request($1, $2, $3, $4, $5, $6) as outcome
