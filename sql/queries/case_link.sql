-- Ties the request $2 to the case $1.
select link_request($1, $2) as outcome
