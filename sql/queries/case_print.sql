-- The contacts of the case $1 that the session sees and that were completed, the first first, as a
-- JSON array with their answers.
select coalesce(jsonb_agg(jsonb_build_object(
           'response_no', k.response_no, 'log_no', k.log_no, 'contact_on', k.contact_on,
           'contact_time', to_char(k.contact_time, 'HH24:MI'), 'url', r.questionnaire_url,
           'version', r.questionnaire_version, 'answers', r.answers,
           'handler', (select c.name from colleagues() c where c.staff_id = k.handler))
           order by k.contact_on, k.contact_time nulls first, k.log_no), '[]') as rows
  from contact k
  join response r using (municipality, response_no)
 where k.municipality = (select scope_municipality()) and k.case_no = $1 and k.log_no is not null
   and r.status <> 'entered-in-error'
