-- Whether the request $1 is exempt from disposal, and whether its use is stopped; for administrators.
select held, suspended from subject_marks($1)
