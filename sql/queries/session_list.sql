-- The open sessions of the scope's account.
select coalesce(jsonb_agg(to_jsonb(s)), '[]') as sessions from session_list() as s
