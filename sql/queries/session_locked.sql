-- Whose the scope's session is, when it is locked.
select name from session_locked()
