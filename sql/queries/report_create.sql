-- Begins a paper of the council: $1 what names the page, $2 the answers of its form, $3 what every paper
-- begins with, $4 the paper that it is a new version of, or NULL.
select create_report($1, $2, $3, $4) as id
