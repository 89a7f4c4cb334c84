-- Takes a town out of use, or into it again.
select outcome, field, reason from turn_town($1, $2, $3)
