-- The value set "staff" for the operator's commands: the accounts that are in use.
select coalesce(jsonb_agg(jsonb_build_object('code', staff_id::text, 'display', name,
                                             'displays', '{}'::jsonb)
                          order by staff_id), '[]') as options
  from staff
 where municipality = (select scope_municipality()) and disabled_at is null
