-- Who may read a contact, how long the log is kept, and how it leaves.
do $$ begin end $$;
