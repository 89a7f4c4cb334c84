-- A page of the responses to a form that are no contacts, the newest first; and the audit row about it.
-- $1 the form's url, $2 the last number seen or NULL, $3 how many.
with who as materialized (
    select staff_id, name from colleagues()
), page as (
    select r.response_no, r.questionnaire_version, r.desk, d.name ->> 'ja' as desk_name, r.status,
           r.revision, r.entries is not null as typing,
           (select name from who where staff_id = r.begun_by) as begun_by,
           tokyo_time(r.begun_at) as begun_at,
           tokyo_time(r.revised_at) as revised_at, r.begun_at as sort_time
      from response r
      join desk d using (municipality, desk)
     where r.municipality = (select scope_municipality())
       and r.questionnaire_url = $1 and r.case_no is null
       and ($2::text is null
            or (r.begun_at, r.response_no)
               < (select c.begun_at, c.response_no
                    from response c
                   where c.municipality = (select scope_municipality()) and c.response_no = $2))
     order by r.begun_at desc, r.response_no desc
     limit $3::integer
), noted as (
    insert into audit (kind, detail)
    select 'response.list',
           jsonb_strip_nulls(jsonb_build_object('form', $1, 'before', $2, 'rows', count(*)))
      from page
)
select * from page order by sort_time desc, response_no desc
