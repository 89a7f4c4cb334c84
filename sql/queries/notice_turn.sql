-- Removes a notice.
select outcome, field, reason from remove_notice($1, $2, $3)
