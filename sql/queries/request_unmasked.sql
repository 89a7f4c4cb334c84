-- Whether the session's account may see the answers of $1 that are masked for its role.
select request_unmasked($1) as unmasked
