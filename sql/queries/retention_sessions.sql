-- Removes some of the sessions that are over.
with removed as (
    delete from session
     where token_hash in (select token_hash from session
                           where municipality = (select scope_municipality())
                             and expires_at <= now()
                           limit $1::integer)
    returning token_hash
)
select count(*) as removed from removed
