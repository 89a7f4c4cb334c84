-- Every request of a filter with its answers, oldest first. $1 is what request_export_note has: the
-- answers that it names as left out are not even read, unless it says that they come along.
select r.receipt_no, tokyo_time(r.received_at) as received_at, r.desk,
       d.name ->> 'ja' as desk_name, r.state, r.urgency, r.language, r.consulter_name,
       r.priority, r.suspect, r.questionnaire_url, r.questionnaire_version,
       case when $1::jsonb ->> 'sensitive' is null
            then r.answers - array(select jsonb_array_elements_text($1::jsonb -> 'left_out'))
            else r.answers
       end as answers
  from requests_of_filter($1::jsonb) r
  join desk d using (municipality, desk)
 order by r.received_at, r.receipt_no
