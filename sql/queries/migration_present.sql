-- Whether this database was ever migrated.
select to_regclass('madoguchi.schema_migration') is not null as present
