-- Who reads the contact $1, as JSON; NULL when the session is not to know. And the audit row about it.
with asked as (
    select contact_conf($1) as conf
), noted as (
    insert into audit (kind, subject) select 'contact.readers', $1 from asked where conf is not null
)
select case when conf is not null then jsonb_build_object(
           'strict', conf = 'strict',
           'seen', exists (select from contact k where k.municipality = (select scope_municipality())
                                                   and k.response_no = $1),
           'rows', (select coalesce(jsonb_agg(
                               jsonb_build_object('staff_id', r.staff_id, 'name', r.name,
                                                  'active', r.active, 'named', r.named,
                                                  'named_by', r.named_by,
                                                  'named_at', tokyo_time(r.named_at))), '[]')
                      from contact_readers($1) r)) end as readers
  from asked
