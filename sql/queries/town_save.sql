-- Saves a town, or without a code makes one of the code among its answers.
select outcome, field, reason from save_town($1, $2, $3)
