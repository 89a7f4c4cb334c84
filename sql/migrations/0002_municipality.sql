-- The tenant and what every page shows of it: municipality, desks, towns.

-- PostgreSQL lets everybody call a new function. Here each one is granted by name.
alter default privileges revoke execute on functions from public;

-- 全国地方公共団体コード. A domain and not char(6), because a cast to char(6) cuts a longer code
-- silently to somebody else's.
create domain municipality_code as text check (value ~ '^[0-9]{6}$');

-- Short names for things inside a municipality: desk "north", town "asahi-1".
create domain short_code as text check (value ~ '^[a-z0-9][a-z0-9_-]{0,31}$');

-- A text in several languages by BCP 47 tag; Japanese is always there to fall back on.
create domain localized as jsonb
    check (jsonb_typeof(value) = 'object' and jsonb_typeof(value -> 'ja') = 'string');

-- Who is asking: the settings of the transaction, made by the first statement of every batch.
-- Unset means NULL, and no row equals NULL: whoever forgets the scope sees nothing.
create function scope_municipality() returns text language sql stable as
$$ select nullif(current_setting('madoguchi.municipality', true), '') $$;

create function scope_request_id() returns text language sql stable as
$$ select nullif(current_setting('madoguchi.request_id', true), '') $$;

create function scope_address() returns text language sql stable as
$$ select nullif(current_setting('madoguchi.address', true), '') $$;

grant execute on function scope_municipality(), scope_request_id(), scope_address()
    to madoguchi_public, madoguchi_staff, madoguchi_worker;

-- The one form in which times leave the database: 2026-09-01T13:05:09+09:00.
create function tokyo_time(at timestamptz) returns text language sql stable strict as
$$ select to_char(at at time zone 'Asia/Tokyo', 'YYYY-MM-DD"T"HH24:MI:SS"+09:00"') $$;

grant execute on function tokyo_time(timestamptz) to madoguchi_staff;

-- For triggers of tables whose rows stay as they were written, whoever asks.
create function refuse_change() returns trigger language plpgsql as
$$
begin
    raise exception 'rows of % are never changed or removed', tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

create table municipality (
    municipality   municipality_code primary key default scope_municipality(),
    name           localized not null,
    -- Per language, strings for the {places} in texts: {"ja": {"reply_days": "3", …}, "en": …}.
    places         jsonb not null check (jsonb_typeof(places -> 'ja') = 'object'),
    -- How long a staff session lives untouched, and at most.
    session_idle   interval not null default '60 minutes',
    session_length interval not null default '12 hours'
);

create table desk (
    municipality municipality_code not null default scope_municipality() references municipality,
    desk         short_code not null,
    name         localized not null,
    tel          text not null,
    fax          text,
    hours        localized not null,
    -- Where requests go that no town leads to.
    central      boolean not null default false,
    position     integer not null,
    primary key (municipality, desk)
);
create unique index desk_one_central on desk (municipality) where central;

create table town (
    municipality municipality_code not null default scope_municipality(),
    town         short_code not null,
    name         localized not null,
    kana         text not null,
    desk         short_code not null,
    position     integer not null,
    primary key (municipality, town),
    foreign key (municipality, desk) references desk
);

-- The desk of a town; of no town, or one that is not here, the central desk.
create function desk_of_town(p_town text) returns text language sql stable as
$$
    select coalesce(
        (select desk::text from town where municipality = scope_municipality() and town = p_town),
        (select desk::text from desk where municipality = scope_municipality() and central))
$$;

create table town_postal (
    municipality municipality_code not null default scope_municipality(),
    postal       text not null check (postal ~ '^[0-9]{7}$'),
    town         short_code not null,
    primary key (municipality, postal, town),
    foreign key (municipality, town) references town
);

alter table municipality enable row level security;
alter table municipality force row level security;
alter table desk enable row level security;
alter table desk force row level security;
alter table town enable row level security;
alter table town force row level security;
alter table town_postal enable row level security;
alter table town_postal force row level security;

create policy own_municipality on municipality
    using (municipality = (select scope_municipality()));
create policy own_municipality on desk
    using (municipality = (select scope_municipality()));
create policy own_municipality on town
    using (municipality = (select scope_municipality()));
create policy own_municipality on town_postal
    using (municipality = (select scope_municipality()));

-- The operator's commands must know whose database this is ("demo" refuses to mix with real ones).
create policy operator_lists_tenants on municipality for select to madoguchi_owner using (true);

grant select on municipality, desk, town, town_postal to madoguchi_public, madoguchi_staff;
