-- Merges what a page sent into what is being typed, unless somebody else changed it since.
select save_response($1, $2, $3::jsonb) as outcome
