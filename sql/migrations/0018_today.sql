-- The work list, and the morning mail.
do $$ begin end $$;
