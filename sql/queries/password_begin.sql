-- Counts an attempt and tells how long to wait, or what to compare the password with.
select retry_after, staff_id, login, password_hash from password_begin()
