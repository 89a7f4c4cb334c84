-- Who the scope's session is, with its idle clock wound up again.
select staff_id, login, name, role, rights, desks, idle_seconds, lacks_factor from session_renew()
