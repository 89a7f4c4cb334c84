-- The accounts that rows of the audit trail can be of, those that are no longer in use too.
select coalesce(jsonb_agg(jsonb_build_object('code', staff_id::text, 'display', name)
                          order by not active, staff_id), '[]') as people
  from colleagues()
