-- Removes some of the failed logins of days gone by.
with removed as (
    delete from login_failure
     where failure_id in (select failure_id from login_failure
                           where municipality = (select scope_municipality())
                             and failed_at <= now() - interval '1 day'
                           limit $1::integer)
    returning failure_id
)
select count(*) as removed from removed
