-- Lifts the exemption of $1, a receipt or response number, for the reason $2.
select lift_hold($1, $2) as outcome
