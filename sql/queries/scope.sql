-- First in every batch: who is asking, for this transaction only (row security reads it).
select set_config('madoguchi.municipality', coalesce($1, ''), true),
       set_config('madoguchi.session', coalesce($2, ''), true),
       set_config('madoguchi.draft', coalesce($3, ''), true),
       set_config('madoguchi.request_id', coalesce($4, ''), true),
       set_config('madoguchi.address', coalesce($5, ''), true)
