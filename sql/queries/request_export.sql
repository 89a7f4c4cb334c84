-- Every request of a filter with its answers, oldest first.
select r.receipt_no, tokyo_time(r.received_at) as received_at, r.desk,
       d.name ->> 'ja' as desk_name, r.state, r.urgency, r.language, r.consulter_name,
       r.priority, r.suspect, r.questionnaire_url, r.questionnaire_version, r.answers
  from request r
  join desk d using (municipality, desk)
 where r.municipality = (select scope_municipality())
   and ($1::text is null or r.state = $1)
   and ($2::text is null or r.desk = $2)
 order by r.received_at, r.receipt_no
