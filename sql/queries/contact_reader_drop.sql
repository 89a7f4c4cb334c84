-- Takes it back that the account $2 was named a reader of the contact $1.
select drop_reader($1, $2::bigint) as outcome
