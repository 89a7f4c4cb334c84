-- One case as a JSON object, and the audit row about it, of the kind $2 (NULL: to act on it, with
-- nothing of it shown). What was said of a person is not shown to who only looks.
with found as materialized (
    select c.*, d.name ->> 'ja' as desk_name, (select session_role()) <> 'viewer' as open_words
      from case_file c
      join desk d using (municipality, desk)
     where c.municipality = (select scope_municipality()) and c.case_no = $1
), who as materialized (
    select staff_id, name from colleagues()
), noted as (
    insert into audit (kind, subject)
    select $2, case_no from found where $2::text is not null
), people as (
    select p.person_no,
           jsonb_build_object('person_no', p.person_no, 'name', p.name, 'kana', p.kana,
                              'birth_on', p.birth_on, 'gender', p.gender, 'town', t.name ->> 'ja') as row
      from found f
      join person p on p.municipality = f.municipality and p.person_no = f.person_no
      left join town t on t.municipality = p.municipality and t.town = p.town
), requests as (
    select coalesce(jsonb_agg(jsonb_build_object(
               'receipt_no', l.receipt_no, 'linked_at', tokyo_time(l.linked_at),
               'seen', r.receipt_no is not null, 'state', r.state,
               'received_at', tokyo_time(r.received_at)) order by l.linked_at, l.receipt_no), '[]') as rows
      from found f
      join case_request l on l.municipality = f.municipality and l.case_no = f.case_no
      left join request r on r.municipality = l.municipality and r.receipt_no = l.receipt_no
), contacts as (
    select count(*) as seen,
           coalesce(jsonb_agg(jsonb_build_object(
               'response_no', k.response_no, 'log_no', k.log_no, 'contact_on', k.contact_on,
               'contact_time', to_char(k.contact_time, 'HH24:MI'), 'channel', k.channel,
               'case_kind', k.case_kind, 'conf', k.conf, 'completed', k.completed_at is not null,
               'typing', r.entries is not null, 'mine', r.saved_by = (select session_staff_id()),
               'handler', (select name from who where staff_id = coalesce(k.handler, r.begun_by)),
               'begun_at', tokyo_time(k.begun_at), 'withdrawn', r.status = 'entered-in-error',
               'state', r.answers -> 'state' ->> 'code', 'has_words', r.answers ? 'summary',
               'desk', kd.name ->> 'ja', 'other_desk', k.desk <> f.desk,
               'summary', case when f.open_words then r.answers ->> 'summary' end)
               order by k.completed_at is not null, k.contact_on desc, k.contact_time desc nulls last,
                        k.log_no desc, k.begun_at desc), '[]') as rows
      from found f
      join contact k on k.municipality = f.municipality and k.case_no = f.case_no
      join response r on r.municipality = k.municipality and r.response_no = k.response_no
      join desk kd on kd.municipality = k.municipality and kd.desk = k.desk
), events as (
    select coalesce(jsonb_agg(jsonb_build_object(
               'saves', e.saves, 'at', tokyo_time(e.at), 'kind', e.kind, 'old', e.old, 'new', e.new,
               'who', (select name from who where staff_id = e.staff_id),
               'old_name', case e.kind when 'transfer' then old.name ->> 'ja' end,
               'new_name', case e.kind when 'transfer' then new.name ->> 'ja'
                                       when 'open' then new.name ->> 'ja'
                                       when 'assign' then (select name from who
                                                            where staff_id::text = e.new) end,
               'note', case when f.open_words then e.note end,
               'masked', e.note is not null and not f.open_words) order by e.saves), '[]') as rows
      from found f
      join case_event e on e.municipality = f.municipality and e.case_no = f.case_no
      left join desk old on old.municipality = e.municipality and old.desk = e.old
      left join desk new on new.municipality = e.municipality and new.desk = e.new
)
select jsonb_build_object(
           'case_no', f.case_no, 'saves', f.saves, 'desk', f.desk, 'desk_name', f.desk_name,
           'state', f.state, 'state_at', tokyo_time(f.state_at), 'outcome', f.outcome,
           'outcome_on', f.outcome_on, 'urgency', f.urgency, 'next_on', f.next_on,
           'overdue', f.state <> 'closed' and f.next_on < today(),
           'next_action', case when f.open_words then f.next_action end,
           'assigned_to', f.assigned_to,
           'assigned', (select name from who where staff_id = f.assigned_to),
           'opened_at', tokyo_time(f.opened_at),
           'opened_by', (select name from who where staff_id = f.opened_by), 'last_on', f.last_on,
           'suspended', f.suspended_at is not null,
           'own_desk', f.desk = any ((select session_own_desks())::text[]), 'person', (select row from people),
           'requests', (select rows from requests), 'contacts', (select rows from contacts),
           'hidden', (select contact_count(f.case_no) - seen from contacts),
           'events', (select rows from events)) as found
  from found f
