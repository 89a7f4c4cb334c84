-- Removes some of the logins that never came to their code.
with removed as (
    delete from half_login
     where token_hash in (select token_hash from half_login
                           where municipality = (select scope_municipality())
                             and expires_at <= now()
                           limit $1::integer)
    returning token_hash
)
select count(*) as removed from removed
