-- The people of the demo's cases: $1 an array of objects with the columns of person and "keys".
with file as (
    select p.* from jsonb_to_recordset($1::jsonb) as p (
               person_no text, name text, kana text, birth date, gender text, town text,
               merged_into text, keys jsonb)
), people as (
    insert into person (person_no, name, kana, birth_on, gender, town, merged_into)
    select person_no, name, kana, birth, gender, town, merged_into from file
)
insert into person_key (person_no, kind, key)
select distinct person_no, k ->> 0, k ->> 1 from file, jsonb_array_elements(keys) as k
