-- Saves a town, or without a code makes one of the code among its answers.
select (s.r).outcome, (s.r).field, (s.r).reason
  from (select case when $1::text is null then add_town($3) else save_town($1, $2, $3) end as r) as s
