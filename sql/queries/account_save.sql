-- Makes an account (no id), or changes it.
select outcome, staff_id from account_save_whole($1, $2, $3, $4)
