-- Published form definitions. The bytes of a version never change: answers point at them for ever.
--
-- There is no reference to the municipality table: forms are published before a municipality is
-- set up, since its requests need them.

create table questionnaire (
    municipality municipality_code not null default scope_municipality(),
    url          text not null check (url ~ '^https://[^|#[:space:]]+$'),
    version      text not null check (version ~ '^[0-9]{4}(\.[0-9]+)*$'),
    name         text not null,
    status       text not null default 'active' check (status in ('active', 'retired')),
    -- The file as it was, not jsonb: its SHA-256 must stay what it was.
    definition   text not null,
    sha256       text not null,
    published_at timestamptz not null default now(),
    primary key (municipality, url, version),
    check (sha256 = encode(sha256(convert_to(definition, 'UTF8')), 'hex'))
);
create unique index questionnaire_one_active on questionnaire (municipality, url)
    where status = 'active';

create trigger questionnaire_is_immutable
    before update of municipality, url, version, name, definition, sha256, published_at
    on questionnaire execute function refuse_change();
create trigger questionnaire_stays
    before delete or truncate on questionnaire execute function refuse_change();

alter table questionnaire enable row level security;
alter table questionnaire force row level security;
create policy own_municipality on questionnaire
    using (municipality = (select scope_municipality()));

grant select on questionnaire to madoguchi_public, madoguchi_staff;

-- Stores a version and makes it the active one; the version before is retired. False when these
-- very bytes are here already: then nothing happens, whatever their status is by now.
create function publish_questionnaire(
    p_url text, p_version text, p_name text, p_definition text, p_sha256 text) returns boolean
    language plpgsql set search_path = madoguchi, pg_temp as
$$
declare
    stored_sha256 text;
begin
    select q.sha256 into stored_sha256 from questionnaire q
     where q.municipality = scope_municipality() and q.url = p_url and q.version = p_version;
    if stored_sha256 = p_sha256 then
        return false;
    elsif stored_sha256 is not null then
        raise unique_violation using message = 'this version was published with other bytes';
    end if;

    update questionnaire q set status = 'retired'
     where q.municipality = scope_municipality() and q.url = p_url and q.status = 'active';
    insert into questionnaire (url, version, name, definition, sha256)
    values (p_url, p_version, p_name, p_definition, p_sha256);
    insert into audit (kind, subject, detail)
    values ('form.publish', p_url || '|' || p_version, jsonb_build_object('sha256', p_sha256));
    return true;
end
$$;
