-- Areas (地区): which towns are in one, and how many people live there, to count consultations against.

-- 住民基本台帳, as of 1 April of the fiscal year.
create table area_population (
    municipality municipality_code not null default scope_municipality() references municipality,
    year         integer not null check (year between 2000 and 2099),
    area         text not null,
    population   integer not null check (population >= 0),
    -- Of them those who are 65 or older.
    aged         integer not null check (aged >= 0),
    primary key (municipality, year, area),
    check (aged <= population)
);
alter table area_population enable row level security;
alter table area_population force row level security;
create policy own_municipality on area_population
    using (municipality = (select scope_municipality()));
grant select on area_population to madoguchi_staff;

-- --- towns have an area ---

create or replace function town_answers(p_town text) returns jsonb language sql stable as
$$
    select jsonb_build_object('kana', kana, 'desk', jsonb_build_object('code', desk),
                              'position', position,
                              'postals', (select coalesce(jsonb_agg(p.postal order by p.postal), '[]')
                                            from town_postal p
                                           where p.municipality = t.municipality and p.town = t.town))
           || case when area is null then '{}'
                   else jsonb_build_object('area', jsonb_build_object('code', area)) end
           || answers_of_localized('name', name)
      from town t where municipality = scope_municipality() and town = p_town
$$;

create or replace function put_towns(p_rows jsonb) returns void language sql as
$$
    insert into town (town, name, kana, desk, area, position)
    select r ->> 'code', localized_of(r, 'name'), r ->> 'kana', r -> 'desk' ->> 'code',
           r -> 'area' ->> 'code',
           coalesce((r ->> 'position')::integer, n::integer
                    + (select coalesce(max(position), 0) from town
                        where municipality = scope_municipality()))
      from jsonb_array_elements(p_rows) with ordinality as file (r, n)
    on conflict (municipality, town) do update
       set name = excluded.name, kana = excluded.kana, desk = excluded.desk, area = excluded.area,
           position = excluded.position, retired_at = null;

    delete from town_postal
     where municipality = scope_municipality()
       and town in (select r ->> 'code' from jsonb_array_elements(p_rows) r);

    insert into town_postal (postal, town)
    select distinct postal, r ->> 'code'
      from jsonb_array_elements(p_rows) r, jsonb_array_elements_text(r -> 'postals') postal
$$;

-- --- population ---

-- What is known of a fiscal year, as its own form takes it; of a year without any, each area to be
-- filled in.
create function area_answers(p_year integer) returns jsonb language sql stable as
$$
    select jsonb_build_object('rows', coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
               'area', jsonb_build_object('code', o.code), 'population', p.population,
               'aged', p.aged)) order by o.position, o.code), '[]'))
      from value_set_option o
      left join area_population p on p.municipality = o.municipality and p.year = p_year
                                 and p.area = o.code
     where o.municipality = scope_municipality() and o.value_set = 'area'
       and (p.area is not null
            or not exists (select from area_population q
                            where q.municipality = o.municipality and q.year = p_year))
$$;

create function save_areas(p_year text, p_at bigint, p_answers jsonb) returns edit_result
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    old jsonb;
    against edit_result;
    ended edit_result;
begin
    perform administer_facts();
    if p_year !~ '^20[0-9]{2}$' then
        return gone();
    end if;
    old := area_answers(p_year::integer);
    against := (
        select case when count(*) > count(distinct r -> 'area' ->> 'code')
                        then refused('rows', 'area_twice')
                    when bool_or((r ->> 'aged')::integer > (r ->> 'population')::integer)
                        then refused('rows', 'more_aged_than_people') end
          from jsonb_array_elements(p_answers -> 'rows') r);
    ended := begin_edit('areas/' || p_year, p_at, p_answers, against);
    if ended.outcome is not null then
        return ended;
    end if;
    delete from area_population
     where municipality = scope_municipality() and year = p_year::integer;
    insert into area_population (year, area, population, aged)
    select p_year::integer, r -> 'area' ->> 'code', (r ->> 'population')::integer,
           (r ->> 'aged')::integer
      from jsonb_array_elements(p_answers -> 'rows') r;
    return note_edit('area.save', p_year, old, area_answers(p_year::integer));
end
$$;
grant execute on function area_answers(integer), save_areas(text, bigint, jsonb) to madoguchi_staff;
