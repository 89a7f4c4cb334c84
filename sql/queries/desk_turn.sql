-- Closes a desk, opens it again, or makes it the central one.
select outcome, field, reason from turn_desk($1, $2, $3)
