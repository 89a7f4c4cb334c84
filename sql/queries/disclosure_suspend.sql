-- Stops the use of the request $2 on behalf of the disclosure $1, or with $3 false lets it go on.
select suspend_request($1, $2, $3) as outcome
