-- A municipality with its desks, towns and value sets, in a database that does not have it: $1 the file
-- of docs/operations.md.
with tenant as (
    insert into municipality (name, places, languages)
    select $1::jsonb -> 'name', $1::jsonb -> 'places',
           array(select jsonb_array_elements_text(
                     coalesce($1::jsonb -> 'languages', '["ja", "ja-x-easy", "en", "zh-Hans", "ko"]')))
), desks as (
    insert into desk (desk, name, tel, fax, hours, central, position)
    select d ->> 'code', d -> 'name', d ->> 'tel', d ->> 'fax', d -> 'hours',
           coalesce((d ->> 'central')::boolean, false), position
      from jsonb_array_elements($1::jsonb -> 'desks') with ordinality as file (d, position)
), towns as (
    insert into town (town, name, kana, desk, area, position)
    select t ->> 'code', t -> 'name', t ->> 'kana', t ->> 'desk', t ->> 'area', position
      from jsonb_array_elements($1::jsonb -> 'towns') with ordinality as file (t, position)
), postals as (
    insert into town_postal (postal, town)
    select postal, t ->> 'code'
      from jsonb_array_elements($1::jsonb -> 'towns') as file (t),
           jsonb_array_elements_text(t -> 'postals') as postal
), options as (
    insert into value_set_option (value_set, code, display, position)
    select value_set, o ->> 'code', o -> 'name', position
      from jsonb_each($1::jsonb -> 'value_sets') as sets (value_set, listed),
           jsonb_array_elements(listed) with ordinality as file (o, position)
)
insert into audit (kind, subject) values ('municipality.load', scope_municipality())
