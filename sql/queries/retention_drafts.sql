-- Removes some of the drafts whose time is over.
with removed as (
    delete from draft
     where token_hash in (select token_hash from draft
                           where municipality = (select scope_municipality())
                             and expires_at <= now()
                           limit $1::integer)
    returning token_hash
)
select count(*) as removed from removed
