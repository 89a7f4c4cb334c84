-- Notes that a migration was applied.
insert into madoguchi.schema_migration (number, name, sha256) values ($1, $2, $3)
