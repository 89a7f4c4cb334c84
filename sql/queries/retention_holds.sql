-- What is exempt from disposal, the newest first, as a JSON array.
select coalesce(jsonb_agg(
           jsonb_build_object('subject', h.subject, 'reason', h.reason, 'held_by', h.held_by,
                              'held_at', tokyo_time(h.held_at))
           order by h.held_at desc, h.subject), '[]') as rows
  from retention_holds() h
