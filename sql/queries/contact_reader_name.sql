-- Names the account $2 a reader of the contact $1, for the reason $3.
select name_reader($1, $2::bigint, $3) as outcome
