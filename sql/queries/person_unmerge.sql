-- Undoes the merge $2 into the person $1.
select undo_merge($1, $2) as outcome
