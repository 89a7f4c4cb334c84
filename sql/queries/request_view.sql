-- One request with its answers, and the audit row about it, of the kind $2.
with found as (
    select r.receipt_no, tokyo_time(r.received_at) as received_at, r.desk,
           d.name ->> 'ja' as desk_name, r.state, r.urgency, r.language, r.consulter_name,
           r.priority, r.suspect, r.questionnaire_url, r.questionnaire_version, r.answers
      from request r
      join desk d using (municipality, desk)
     where r.municipality = (select scope_municipality()) and r.receipt_no = $1
), noted as (
    insert into audit (kind, subject)
    select $2, receipt_no from found
)
select * from found
