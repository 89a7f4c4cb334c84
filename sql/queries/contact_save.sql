-- Merges what is typed. $4: when, as the page's clock has it, when it saves itself; else NULL.
select save_contact($1, $2, $3::jsonb, $4) as outcome
