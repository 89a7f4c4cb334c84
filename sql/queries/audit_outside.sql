-- What no seal holds, and how far the last removal on record went.
select unsealed, since, strays, removed_through from audit_outside()
