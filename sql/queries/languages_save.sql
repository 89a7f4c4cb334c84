-- Saves the languages that residents are offered.
select outcome, field, reason from save_languages($2, $3) where $1::text is null
