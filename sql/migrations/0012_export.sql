-- Downloads of requests: what is asked for, and the audit row about it, which is also the gate.

-- The requests that a filter means. Each member may be missing: then it filters nothing.
--   {"since": "2026-04-01", "until": "2027-03-31",        days in Tokyo, both included
--    "states": ["open", …], "desks": ["north", …], "urgencies": ["today", …], "screens": ["ja", …],
--    "assigned": "me" or "none", "suspect": "true" or "false"}
-- The row about a download counts by it and the download reads by it. They are two statements: what
-- comes in between them is in the file and not in the count.
create function requests_of_filter(filter jsonb) returns setof request language sql stable as
$$
    select r.*
      from request r
     where r.municipality = (select scope_municipality())
       and (filter ->> 'since' is null
            or r.received_at >= (filter ->> 'since')::date::timestamp at time zone 'Asia/Tokyo')
       and (filter ->> 'until' is null
            or r.received_at < ((filter ->> 'until')::date + 1)::timestamp at time zone 'Asia/Tokyo')
       and (filter -> 'states' is null or filter -> 'states' ? r.state)
       and (filter -> 'desks' is null or filter -> 'desks' ? r.desk::text)
       and (filter -> 'urgencies' is null or filter -> 'urgencies' ? r.urgency)
       and (filter ->> 'assigned' is null
            or r.assigned_to is not distinct from
               case filter ->> 'assigned' when 'me' then (select session_staff_id()) end)
       and (filter ->> 'suspect' is null
            or (r.suspect is not null) = (filter ->> 'suspect')::boolean)
       and (filter -> 'screens' is null or filter -> 'screens' ? r.language)
$$;
grant execute on function requests_of_filter(jsonb) to madoguchi_staff;

-- Taking requests away as a file is a right of its own; taking the sensitive answers along is a
-- second one, and it is used for a reason or not at all. request.export_check is a look at what a
-- file would hold that cannot be written in its character encoding.
drop policy staff_notes_reading on audit;
create policy staff_notes_reading on audit for insert to madoguchi_staff
    with check (municipality = (select scope_municipality())
                and staff_id = (select session_staff_id())
                and kind in ('request.list', 'request.view'));
create policy staff_notes_exports on audit for insert to madoguchi_staff
    with check (municipality = (select scope_municipality())
                and staff_id = (select session_staff_id())
                and kind in ('request.export', 'request.export_check')
                and (select session_has_right('export'))
                and (detail ->> 'sensitive' is null
                     or (select session_has_right('export_sensitive'))
                        and btrim(coalesce(detail ->> 'reason', '')) <> ''));
