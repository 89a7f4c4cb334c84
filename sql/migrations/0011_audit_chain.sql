-- Filled in by the next commits.
do $$ begin end $$;
