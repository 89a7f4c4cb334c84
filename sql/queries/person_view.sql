-- One person with the cases that the session sees, as a JSON object, and the audit row about it, of
-- the kind $2. Of one that was merged into another: {"now": that one}, and nothing is noted.
with found as materialized (
    select p.*, t.name ->> 'ja' as town_name
      from person p
      left join town t using (municipality, town)
     where p.municipality = (select scope_municipality()) and p.person_no = $1
       and p.merged_into is null
), who as materialized (
    select staff_id, name from colleagues()
), noted as (
    insert into audit (kind, subject)
    select $2, person_no from found where $2::text is not null
)
select jsonb_build_object(
           'person_no', f.person_no, 'name', f.name, 'kana', f.kana, 'birth_on', f.birth_on,
           'gender', f.gender, 'town', f.town_name, 'saves', f.saves,
           'cases', (select coalesce(jsonb_agg(jsonb_build_object(
                         'case_no', c.case_no, 'desk', d.name ->> 'ja', 'state', c.state,
                         'last_on', c.last_on, 'next_on', c.next_on,
                         'opened_on', left(tokyo_time(c.opened_at), 10),
                         'assigned', (select name from who where staff_id = c.assigned_to))
                         order by c.opened_at desc), '[]')
                       from case_file c
                       join desk d using (municipality, desk)
                      where c.municipality = f.municipality and c.person_no = f.person_no),
           'merges', (select coalesce(jsonb_agg(jsonb_build_object(
                          'merge_id', m.merge_id, 'loser', m.loser, 'loser_name', m.loser_name,
                          'reason', case when (select session_role()) <> 'viewer' then m.reason end,
                          'cases', m.cases, 'at', tokyo_time(m.merged_at),
                          'who', (select name from who where staff_id = m.merged_by),
                          'undone_at', tokyo_time(m.undone_at),
                          'undone_by', (select name from who where staff_id = m.undone_by),
                          'may_undo', m.may_undo)
                          order by m.merge_id desc), '[]')
                        from merges_of_person(f.person_no) m)) as found
  from found f
 union all
select jsonb_build_object('now', p.now)
  from person_now($1) as p (now)
 where p.now <> $1
