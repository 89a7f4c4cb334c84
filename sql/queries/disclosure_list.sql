-- Requests about personal data as a JSON array: the open ones first, by when they are due; then those
-- decided, the newest first. $1 how many, $2 how many to leave out.
with noted as (
    insert into audit (kind) values ('disclosure.list')
)
select coalesce(jsonb_agg(
           jsonb_build_object('id', d.disclosure_id, 'kind', d.kind, 'requester', d.requester,
                              'received_on', d.received_on, 'due_on', d.due_on,
                              'decision', d.decision,
                              'late', d.closed_at is null
                                      and d.due_on < (now() at time zone 'Asia/Tokyo')::date,
                              'records', (select count(*) from disclosure_record c
                                           where c.municipality = d.municipality
                                             and c.disclosure_id = d.disclosure_id))
           order by d.closed_at is not null, case when d.closed_at is null then d.due_on end,
                    d.disclosure_id desc), '[]') as rows
  from (select * from disclosure
         where municipality = (select scope_municipality())
         order by closed_at is not null, case when closed_at is null then due_on end,
                  disclosure_id desc
         limit $1::integer offset $2::integer) as d
