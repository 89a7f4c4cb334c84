-- Everything held about a record that was picked for a disclosure, as JSON: $1 the disclosure, $2 the
-- number of the request, response or case. And the audit row about it, of the kind $3.
with who as materialized (
    select staff_id, name from colleagues()
), picked as (
    select c.subject, c.withheld, c.saves
      from disclosure_record c
     where c.municipality = (select scope_municipality()) and c.disclosure_id = $1
       and c.subject = $2
), noted as (
    insert into audit (kind, subject, detail)
    select $3, subject, jsonb_build_object('disclosure', $1::bigint) from picked
), of_request as (
    select jsonb_build_object(
               'url', r.questionnaire_url, 'version', r.questionnaire_version,
               'language', r.language, 'at', tokyo_time(r.received_at),
               'desk', d.name ->> 'ja', 'state', r.state, 'urgency', r.urgency,
               'suspended_at', tokyo_time(r.suspended_at),
               'contents', jsonb_build_array(jsonb_build_object('answers', r.answers)),
               'events', (select coalesce(jsonb_agg(
                              jsonb_build_object(
                                  'name', 'event-' || e.saves, 'at', tokyo_time(e.at),
                                  'kind', e.kind, 'old', e.old, 'new', e.new, 'item', e.item,
                                  'note', e.note,
                                  'by', (select name from who where staff_id = e.staff_id))
                              order by e.saves), '[]')
                            from request_event e
                           where e.municipality = r.municipality
                             and e.receipt_no = r.receipt_no)) as held
      from request r
      join desk d using (municipality, desk)
     where r.municipality = (select scope_municipality()) and r.receipt_no = $2
), of_response as (
    select jsonb_build_object(
               'url', r.questionnaire_url, 'version', r.questionnaire_version,
               'language', r.language, 'at', tokyo_time(r.begun_at), 'desk', d.name ->> 'ja',
               'status', r.status, 'entries', r.entries,
               'contents', (select coalesce(jsonb_agg(
                                jsonb_build_object(
                                    'answers', v.answers, 'revision', v.revision,
                                    'reason', v.reason, 'at', tokyo_time(v.revised_at),
                                    'by', (select name from who where staff_id = v.revised_by))
                                order by v.revision desc), '[]')
                              from (select o.revision, o.answers, o.reason, o.revised_by,
                                           o.revised_at
                                      from response_revision o
                                     where o.municipality = r.municipality
                                       and o.response_no = r.response_no
                                    union all
                                    select r.revision, r.answers, r.reason, r.revised_by,
                                           r.revised_at
                                     where r.answers is not null) as v),
               'events', '[]'::jsonb) as held
      from response r
      join desk d using (municipality, desk)
     where r.municipality = (select scope_municipality()) and r.response_no = $2
), of_case as (
    select jsonb_build_object(
               'url', (select url from disclosed_contacts($1::bigint, $2) limit 1),
               'version', (select version from disclosed_contacts($1::bigint, $2) limit 1),
               'at', tokyo_time(c.opened_at), 'desk', d.name ->> 'ja', 'case_state', c.state,
               'suspended_at', tokyo_time(c.suspended_at),
               'contents', (select coalesce(jsonb_agg(
                                jsonb_build_object('url', k.url, 'version', k.version,
                                                   'answers', k.answers, 'log_no', k.log_no,
                                                   'at', tokyo_time(k.at), 'by', k.staff)), '[]')
                              from disclosed_contacts($1::bigint, $2) k),
               'events', (select coalesce(jsonb_agg(
                              jsonb_build_object(
                                  'name', 'event-' || e.saves, 'at', tokyo_time(e.at),
                                  'kind', case e.kind when 'state' then 'case_state' else e.kind end,
                                  'old', e.old,
                                  -- What stands there for an account or a desk is a code.
                                  'new', case e.kind
                                             when 'assign' then (select name from who
                                                                  where staff_id::text = e.new)
                                             when 'transfer' then (select o.name ->> 'ja' from desk o
                                                                    where o.municipality = e.municipality
                                                                      and o.desk = e.new)
                                             when 'open' then null else e.new end,
                                  'note', e.note,
                                  'by', (select name from who where staff_id = e.staff_id))
                              order by e.saves), '[]')
                            from case_event e
                           where e.municipality = c.municipality and e.case_no = c.case_no)) as held
      from case_file c
      join desk d using (municipality, desk)
     where c.municipality = (select scope_municipality()) and c.case_no = $2
)
select (select held from of_request union all select held from of_response
        union all select held from of_case)
       || jsonb_build_object(
              'subject', p.subject, 'withheld', p.withheld, 'saves', p.saves,
              'accesses', (select coalesce(jsonb_agg(
                               jsonb_build_object('at', tokyo_time(a.at), 'kind', a.kind,
                                                  'by', a.name, 'among', a.among)
                               order by a.at), '[]')
                             from record_accesses(p.subject) a)) as record
  from picked p
