-- Saves a notice, a new one (made from save 0) under the code that its page was given.
select outcome, field, reason from save_notice($1, $2, $3)
