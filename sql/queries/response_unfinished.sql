-- What the session's own account was typing last and has not completed, the latest first.
select r.response_no, r.questionnaire_url, r.questionnaire_version, q.name as questionnaire_name,
       r.revision, d.name ->> 'ja' as desk_name, tokyo_time(r.saved_at) as saved_at
  from response r
  join questionnaire q
    on q.municipality = r.municipality and q.url = r.questionnaire_url
   and q.version = r.questionnaire_version
  join desk d on d.municipality = r.municipality and d.desk = r.desk
 where r.municipality = (select scope_municipality())
   and r.saved_by = (select session_staff_id())
   and r.entries is not null and r.case_no is null
 order by r.saved_at desc
 limit 200
