-- People who may be the same as the person $1: called alike, by the whole name or kana, and with the
-- same birthday, town or telephone number.
with me as materialized (
    select * from person where municipality = (select scope_municipality()) and person_no = $1
), called as (
    select distinct on (k.kind) k.kind, k.key from person_key k
     where k.municipality = (select scope_municipality()) and k.person_no = $1
       and k.kind in ('name', 'kana')
     order by k.kind, length(k.key) desc
)
select coalesce(jsonb_agg(jsonb_build_object(
           'person_no', p.person_no, 'name', p.name, 'kana', p.kana, 'birth_on', p.birth_on,
           'town', t.name ->> 'ja') order by p.person_no), '[]') as rows
  from me
  join person p on p.municipality = me.municipality and p.person_no <> me.person_no
                and p.merged_into is null
  left join town t on t.municipality = p.municipality and t.town = p.town
 where p.person_no in (select k.person_no from person_key k
                         join called c on c.kind = k.kind and c.key = k.key
                        where k.municipality = (select scope_municipality()))
   and (p.birth_on = me.birth_on or p.town = me.town
        or exists (select from person_key mine
                     join person_key theirs on theirs.municipality = mine.municipality
                                           and theirs.kind = 'tel' and theirs.key = mine.key
                    where mine.municipality = me.municipality and mine.person_no = me.person_no
                      and mine.kind = 'tel' and theirs.person_no = p.person_no))
