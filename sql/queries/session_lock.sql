-- Locks the scope's session.
select session_lock()
