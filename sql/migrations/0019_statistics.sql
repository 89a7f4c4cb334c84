-- What statistics ask of contact_fact.
do $$ begin end $$;
