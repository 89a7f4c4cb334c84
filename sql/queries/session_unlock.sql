-- The password was right: the scope's session goes on under another token.
select session_unlock(decode($1, 'hex')) as done
