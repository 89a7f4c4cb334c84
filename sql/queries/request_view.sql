-- One request with its answers, and the audit row about it, of the kind $2. $2 NULL: to act on it,
-- with nothing of it shown, and nothing noted.
with found as (
    select r.receipt_no, tokyo_time(r.received_at) as received_at, r.desk,
           d.name ->> 'ja' as desk_name, r.state, r.urgency, r.language, r.consulter_name,
           r.priority, r.suspect, r.saves, r.pressing,
           is_request_overdue(r.state, r.received_at) as overdue,
           (extract(epoch from r.received_at) * 1000000)::bigint as received_us,
           r.assigned_to, tokyo_time(r.state_at) as state_at,
           (select c.name from colleagues() c where c.staff_id = r.assigned_to) as assigned_name,
           r.questionnaire_url, r.questionnaire_version, r.answers
      from request r
      join desk d using (municipality, desk)
     where r.municipality = (select scope_municipality()) and r.receipt_no = $1
), noted as (
    insert into audit (kind, subject)
    select $2, receipt_no from found where $2::text is not null
)
select * from found
