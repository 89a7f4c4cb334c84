-- What the demo's contacts left their cases in, and what happened to the cases.
with said as (
    select k.*, r.answers, (k.contact_on + coalesce(k.contact_time, '12:00')) at time zone 'Asia/Tokyo' as at,
           lag(k.desk) over later as desk_before,
           row_number() over (partition by k.case_no order by k.contact_on desc, k.log_no desc) as back
      from contact k join response r using (municipality, response_no)
     where k.municipality = (select scope_municipality())
    window later as (partition by k.case_no order by k.contact_on, k.log_no)
), happened as (
    select case_no, opened_at as at, 1 as rank, opened_by as staff_id, 'open' as kind,
           null as old, (select s.desk from said s where s.case_no = c.case_no
                          order by s.back desc limit 1) as new, null as note
      from case_file c where c.municipality = (select scope_municipality())
    union all
    select case_no, linked_at, 2, linked_by, 'request', null, receipt_no, null
      from case_request where municipality = (select scope_municipality())
    union all
    select case_no, at, 4, handler, 'contact', null, log_no, null from said
    union all
    select case_no, at - interval '1 hour', 3, handler, 'transfer', desk_before, desk,
           'お住まいの地区の窓口で続けて対応する'
      from said where desk_before <> desk
), numbered as (
    select *, row_number() over (partition by case_no order by at, rank) as saves from happened
), events as (
    insert into case_event (case_no, saves, at, staff_id, kind, old, new, note)
    select case_no, saves, at, staff_id, kind, old, new, note from numbered
)
update case_file c
   set state = answer_code(s.answers, 'state'), state_at = s.at,
       outcome = answer_code(s.answers, 'outcome'),
       outcome_on = (s.answers ->> 'outcome_date')::date,
       urgency = answer_code(s.answers, 'urgency'), next_on = (s.answers ->> 'next_date')::date,
       next_action = case when s.conf <> 'strict' then s.answers ->> 'next_action' end,
       last_on = s.contact_on,
       saves = (select max(n.saves) from numbered n where n.case_no = c.case_no)
  from said s
 where c.municipality = s.municipality and c.case_no = s.case_no and s.back = 1
