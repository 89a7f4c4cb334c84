-- Ends the scope's session.
select session_close()
