-- What was applied.
select number, name, sha256 from madoguchi.schema_migration order by number
