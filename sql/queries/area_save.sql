-- Saves the population of a fiscal year.
select outcome, field, reason from save_areas($1, $2, $3)
