-- A page of the accounts by login: state, role, desk, after which login, how many.
select coalesce(jsonb_agg(account), '[]') as accounts from account_list($1, $2, $3, $4, $5) as account
