-- Areas of towns, and how many people live there.
do $$ begin end $$;
