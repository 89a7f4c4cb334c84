-- Removes some of the links to choose a password that are over.
with removed as (
    delete from password_link
     where token_hash in (select token_hash from password_link
                           where municipality = (select scope_municipality())
                             and expires_at <= now()
                           limit $1::integer)
    returning token_hash
)
select count(*) as removed from removed
