-- One response, and the audit row about it. $2: the kind of that row, or NULL when the same
-- transaction has written a row about what it did; $3: which part of the response is shown.
with who as materialized (
    select staff_id, name from colleagues()
), found as (
    select r.response_no, r.questionnaire_url, r.questionnaire_version, r.language, r.desk,
           d.name ->> 'ja' as desk_name, r.status, r.revision, r.answers, r.reason,
           (select name from who where staff_id = r.revised_by) as revised_by,
           tokyo_time(r.revised_at) as revised_at,
           r.entries, r.entries_reason, r.saves,
           r.saved_by = (select session_staff_id()) as saved_by_me,
           (select name from who where staff_id = r.saved_by) as saved_by,
           tokyo_time(r.saved_at) as saved_at,
           (select name from who where staff_id = r.begun_by) as begun_by,
           tokyo_time(r.begun_at) as begun_at
      from response r
      join desk d using (municipality, desk)
     where r.municipality = (select scope_municipality()) and r.response_no = $1
), noted as (
    insert into audit (kind, subject, detail)
    select $2, response_no, jsonb_strip_nulls(jsonb_build_object('part', $3::text))
      from found
     where $2::text is not null
)
select * from found
