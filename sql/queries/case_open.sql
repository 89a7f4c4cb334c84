-- Opens a case: $1 its number, $2 of a person there is, or $3 the number of a new one with $4 its
-- facts and $5 what it is found by; $6 at a desk, $7 of a request.
select outcome, case_no from open_case($1, $2, $3, $4::jsonb, $5::jsonb, $6, $7)
