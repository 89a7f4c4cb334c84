-- What was applied to this database: the migrations themselves keep the list.

create table schema_migration (
    number     integer primary key,
    name       text not null,
    sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    applied_at timestamptz not null default now()
);

-- Every process compares it with its own folder before it starts.
grant select on schema_migration to madoguchi_public, madoguchi_staff, madoguchi_worker;
