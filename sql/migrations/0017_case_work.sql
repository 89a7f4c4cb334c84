-- What desks do with cases and people: opened, found, transferred, merged.
do $$ begin end $$;
