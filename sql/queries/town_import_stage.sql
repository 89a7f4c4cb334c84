-- Keeps what a file of towns would change, until it is confirmed.
select stage_towns($1, $2) as number
