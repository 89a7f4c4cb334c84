-- Counts an attempt and tells how long to wait, or what to compare the code with.
select retry_after, staff_id, secret from code_begin(decode($1, 'hex'))
