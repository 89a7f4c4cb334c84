-- Ends a session of the scope's account, or all of them.
select session_end($1) as ended
