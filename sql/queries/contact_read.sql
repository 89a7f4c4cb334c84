-- One contact as its pages need it beside its response, and the audit row about it. $2: the kind of
-- that row, or NULL when another is written; $3: which part is shown.
with found as (
    select k.response_no, k.case_no, k.log_no, k.desk, k.conf, k.receipt_no, c.person_no,
           c.case_no is not null as case_seen,
           is_old_contact(k) as old,
           -- Whoever corrects a contact leaves it at its desk.
           to_jsonb(session_desks() || case when k.log_no is not null then array[k.desk::text] else '{}' end)
               as desks,
           contact_unmasked(k.response_no) as unmasked,
           (select q.receipt_no from case_request q
             where q.municipality = k.municipality and q.case_no = k.case_no
             order by q.linked_at, q.receipt_no limit 1) as request_no
      from contact k
      left join case_file c using (municipality, case_no)
     where k.municipality = (select scope_municipality()) and k.response_no = $1
), noted as (
    insert into audit (kind, subject, detail)
    select $2, response_no, jsonb_strip_nulls(jsonb_build_object('case', case_no, 'log_no', log_no,
                                                                 'part', $3::text))
      from found
     where $2::text is not null
)
select * from found
