-- Changes a rule: $1 kind, $2 the saves that the page was made from, $3 the answers of the own form,
-- $4 how many more rows to be due at once were confirmed, or NULL.
select outcome, due
  from change_retention_rule(
           p_kind => $1, p_saves => $2, p_amount => ($3::jsonb ->> 'amount')::integer,
           p_action => coalesce($3::jsonb -> 'disposal' ->> 'code', 'delete'),
           p_reason => $3::jsonb ->> 'reason', p_confirmed => $4)
