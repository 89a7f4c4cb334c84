-- People who are all of what is asked for, with the cases of theirs that the session sees; cases of
-- no person that a number leads to; and the audit row, which says by what was sought and not which.
-- Each or NULL: $1 name or kana, $2 kana, as keys that begin so; $3 day of birth; $4 digits of a
-- telephone number, its beginning or its last four; $5 town; $6 a number, of a person, case, request
-- or contact.
with who as materialized (
    select staff_id, name from colleagues()
), numbered as materialized (
    select c.case_no, c.person_no from case_file c
     where c.municipality = (select scope_municipality()) and c.case_no = $6
    union
    select c.case_no, c.person_no from case_request l
      join case_file c using (municipality, case_no)
     where l.municipality = (select scope_municipality()) and l.receipt_no = $6
    union
    select c.case_no, c.person_no from contact k
      join case_file c using (municipality, case_no)
     where k.municipality = (select scope_municipality()) and (k.log_no = $6 or k.response_no = $6)
), hit as (
    select k.person_no, 1 as by from person_key k
     where k.municipality = (select scope_municipality()) and k.kind in ('name', 'kana')
       and k.key >= $1 and k.key < $1 || chr(1114111)
    union
    select k.person_no, 2 from person_key k
     where k.municipality = (select scope_municipality()) and k.kind = 'kana'
       and k.key >= $2 and k.key < $2 || chr(1114111)
    union
    select p.person_no, 3 from person p
     where p.municipality = (select scope_municipality()) and p.birth_on = $3::date
    union
    select k.person_no, 4 from person_key k
     where k.municipality = (select scope_municipality())
       and (k.kind = 'tel' and k.key >= $4 and k.key < $4 || chr(1114111)
            or k.kind = 'tel_end' and k.key = $4)
    union
    select p.person_no, 5 from person p
     where p.municipality = (select scope_municipality()) and p.town = $5
    union
    select person_no, 6 from numbered where person_no is not null
    union
    select p.person_no, 6 from person p
     where p.municipality = (select scope_municipality())
       and p.person_no = (select person_now($6))
), found as materialized (
    select p.* from person p
     where p.municipality = (select scope_municipality()) and p.merged_into is null
       and p.person_no in (select person_no from hit group by person_no
                            having count(*) = num_nonnulls($1::text, $2, $3, $4, $5, $6))
), shown as materialized (
    select f.*, c.last
      from found f
     cross join lateral (select max(coalesce(last_on, opened_at::date)) as last
                           from case_file
                          where municipality = (select scope_municipality())
                            and person_no = f.person_no) as c
     order by c.last desc nulls last, f.person_no
     limit 51
), brief as materialized (
    select c.case_no, c.person_no, c.opened_at,
           jsonb_build_object('case_no', c.case_no, 'desk', d.name ->> 'ja', 'state', c.state,
                              'own_desk', c.desk = any ((select session_own_desks())::text[]),
                              'last_on', c.last_on, 'next_on', c.next_on,
                              'opened_on', left(tokyo_time(c.opened_at), 10),
                              'assigned', (select name from who
                                            where staff_id = c.assigned_to)) as row
      from (select c.* from shown s
             cross join lateral (select * from case_file
                                  where municipality = (select scope_municipality())
                                    and person_no = s.person_no) as c
             union all
            select c.* from numbered n
             cross join lateral (select * from case_file
                                  where municipality = (select scope_municipality())
                                    and case_no = n.case_no limit 1) as c
             where n.person_no is null) as c
      join desk d using (municipality, desk)
), people as (
    select f.person_no, f.last,
           jsonb_build_object('person_no', f.person_no, 'name', f.name, 'kana', f.kana,
                              'birth_on', f.birth_on, 'gender', f.gender, 'town', t.name ->> 'ja',
                              'cases', (select coalesce(jsonb_agg(row order by opened_at desc), '[]')
                                          from brief where person_no = f.person_no)) as row
      from shown f
      left join town t on t.municipality = f.municipality and t.town = f.town
), noted as (
    insert into audit (kind, detail)
    select 'person.search',
           jsonb_build_object('by', array_remove(array[
               case when $1 is not null then 'name' end, case when $2 is not null then 'kana' end,
               case when $3 is not null then 'birth' end, case when $4 is not null then 'tel' end,
               case when $5 is not null then 'town' end, case when $6 is not null then 'number' end],
               null), 'rows', count(*))
      from people
)
select jsonb_build_object(
           'people', coalesce((select jsonb_agg(row order by last desc nulls last, person_no) from people), '[]'),
           'anonymous', coalesce((select jsonb_agg(row order by case_no) from brief
                                   where person_no is null
                                     and num_nonnulls($1, $2, $3, $4, $5) = 0), '[]')) as found
