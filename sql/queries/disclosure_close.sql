-- Records the decision about the disclosure $1: $2 the saves that the page was made from, $3 the
-- answers of the form.
select close_disclosure($1, $2, $3::jsonb -> 'decision' ->> 'code', $3::jsonb ->> 'note') as outcome
