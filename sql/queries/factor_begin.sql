-- A secret to set up an app with, unless one was begun.
select factor_begin($1)
