-- Requests, and cases of people, that are found by a folded key, as a JSON array: $2 the key, $3 the kinds of keys that
-- begin so. And the audit row about the search for the disclosure $1, without what was sought.
with found as (
    select r.receipt_no as subject, r.received_at as at, r.consulter_name as name,
           d.name ->> 'ja' as desk_name
      from request r
      join desk d using (municipality, desk)
     where r.municipality = (select scope_municipality())
       and r.receipt_no in (select k.receipt_no from request_key k
                             where k.municipality = (select scope_municipality())
                               and k.kind = any ($3::text[]) and k.key ^@ $2)
    union all
    select c.case_no, c.opened_at, p.name, d.name ->> 'ja'
      from case_file c
      join person p using (municipality, person_no)
      join desk d on d.municipality = c.municipality and d.desk = c.desk
     where c.municipality = (select scope_municipality())
       and c.person_no in (select k.person_no from person_key k
                            where k.municipality = (select scope_municipality())
                              and k.kind = any ($3::text[]) and k.key ^@ $2)
     order by at desc
     limit 100
), noted as (
    insert into audit (kind, subject, detail)
    select 'disclosure.search', $1, jsonb_build_object('rows', count(*)) from found
)
select coalesce(jsonb_agg(
           jsonb_build_object('subject', subject, 'received_on', left(tokyo_time(at), 10),
                              'name', name, 'desk', desk_name)
           order by at desc), '[]') as rows
  from found
