-- Every contact of a filter that the session sees, oldest first, in the shape of request_export. $1 is
-- what contact_export_note has: the answers that it names as left out are not even read, unless it says
-- that they come along.
select k.log_no as receipt_no, k.contact_on::text as received_at, k.desk, d.name ->> 'ja' as desk_name,
       answer_code(r.answers, 'state') as state, answer_code(r.answers, 'urgency') as urgency, r.language,
       null as consulter_name, 0 as priority, null as suspect, k.case_no, r.questionnaire_url,
       r.questionnaire_version,
       case when $1::jsonb ->> 'sensitive' is null
            then r.answers - array(select jsonb_array_elements_text($1::jsonb -> 'left_out'))
            else r.answers
       end as answers
  from contacts_of_filter($1::jsonb) k
  join response r using (municipality, response_no)
  join desk d on d.municipality = k.municipality and d.desk = k.desk
 order by k.contact_on, k.log_no
