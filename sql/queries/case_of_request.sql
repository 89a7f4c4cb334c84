-- The case that the request $1 came to be; no row when it is none.
select case_no, desk_name, seen from case_of_request($1)
