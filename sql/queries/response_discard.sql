-- Throws away what is being typed.
select discard_response($1, $2) as outcome
