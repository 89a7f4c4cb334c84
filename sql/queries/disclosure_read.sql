-- A request about personal data and what was picked for it, as JSON; and the audit row about it, of
-- the kind $2.
with who as materialized (
    select staff_id, name from colleagues()
), found as (
    select d.* from disclosure d
     where d.municipality = (select scope_municipality()) and d.disclosure_id = $1
), noted as (
    insert into audit (kind, subject) select $2, disclosure_id::text from found
)
select jsonb_build_object(
           'id', d.disclosure_id, 'kind', d.kind, 'requester', d.requester,
           'relation', d.relation, 'identified', d.identified, 'received_on', d.received_on,
           'due_on', d.due_on, 'note', d.note, 'decision', d.decision,
           'closed_at', tokyo_time(d.closed_at), 'saves', d.saves,
           'late', d.closed_at is null and d.due_on < (now() at time zone 'Asia/Tokyo')::date,
           'created_by', (select name from who where staff_id = d.created_by),
           'saved_by', (select name from who where staff_id = d.saved_by),
           'saved_at', tokyo_time(d.saved_at),
           'records', (select coalesce(jsonb_agg(
                                  jsonb_build_object('subject', c.subject, 'withheld', c.withheld)
                                  order by c.subject), '[]')
                         from disclosure_record c
                        where c.municipality = d.municipality
                          and c.disclosure_id = d.disclosure_id)) as disclosure
  from found d
