-- Saves a desk, or without a code makes one of the code among its answers.
select outcome, field, reason from save_desk($1, $2, $3)
