-- A page of requests, the pressing ones first, then the newest; and the audit row about it.
-- $1 state, $2 desk, $3 the last receipt number seen, each or NULL; $4 how many.
with page as (
    select r.receipt_no, tokyo_time(r.received_at) as received_at, r.desk,
           d.name ->> 'ja' as desk_name, r.state, r.urgency, r.language, r.consulter_name,
           r.priority, r.suspect, r.pressing, r.received_at as sort_time
      from request r
      join desk d using (municipality, desk)
     where r.municipality = (select scope_municipality())
       and ($1::text is null or r.state = $1)
       and ($2::text is null or r.desk = $2)
       and ($3::text is null
            or (r.pressing, r.received_at, r.receipt_no)
               < (select c.pressing, c.received_at, c.receipt_no
                    from request c
                   where c.municipality = (select scope_municipality()) and c.receipt_no = $3))
     order by r.pressing desc, r.received_at desc, r.receipt_no desc
     limit $4::integer
), noted as (
    insert into audit (kind, detail)
    select 'request.list',
           jsonb_strip_nulls(jsonb_build_object('state', $1, 'desk', $2, 'before', $3,
                                                'rows', count(*)))
      from page
)
select * from page order by pressing desc, sort_time desc, receipt_no desc
