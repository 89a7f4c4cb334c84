-- What is kept for a time, in the order in which pages show it and the worker goes through it.
select kind from retention_kinds() order by position
