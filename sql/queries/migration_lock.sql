-- First in the transaction of a migration: one at a time, however long the other one takes; but its
-- own statements then give up soon when they would block the pages.
select set_config('search_path', 'madoguchi, pg_temp', true),
       set_config('lock_timeout', '10min', true),
       pg_advisory_xact_lock(7261404502),
       set_config('lock_timeout', '3s', true)
