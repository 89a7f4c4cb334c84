-- The mails of the morning, if it is one and they are not written yet.
select write_morning() as written
