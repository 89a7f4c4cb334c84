-- Takes the second factor of the scope's account away.
select factor_remove()
