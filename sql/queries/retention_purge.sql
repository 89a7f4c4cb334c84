-- Disposes of some rows of a kind that are due: $1 the kind, $2 how many at most.
select purge_due($1, $2) as removed
