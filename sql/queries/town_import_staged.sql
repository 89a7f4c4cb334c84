-- What the session's account was shown last of what a file would change.
select number, plan, stale, applied from staged_towns()
