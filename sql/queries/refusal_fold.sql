-- Turns what was only counted of refusals into rows of the audit trail.
select fold_refusals() as minutes
