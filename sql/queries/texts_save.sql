-- Saves the municipality's names and numbers.
select outcome, field, reason from save_texts($2, $3) where $1::text is null
