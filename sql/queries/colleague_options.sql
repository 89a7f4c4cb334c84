-- The value set "staff": the accounts that are in use.
select coalesce(jsonb_agg(jsonb_build_object('code', staff_id::text, 'display', name,
                                             'displays', '{}'::jsonb)
                          order by staff_id), '[]') as options
  from colleagues()
 where active
