-- Every rule and what is due by it, as a JSON array, for administrators.
with who as materialized (
    select staff_id, name from colleagues()
)
select coalesce(jsonb_agg(
           jsonb_build_object(
               'kind', o.kind, 'unit', o.unit, 'amount', o.amount, 'disposal', o.action,
               'saves', o.saves, 'saved_by', (select name from who where staff_id = o.saved_by),
               'saved_at', tokyo_time(o.saved_at), 'lowest', o.lowest, 'highest', o.highest,
               'document', o.document, 'may_pseudonymise', o.may_pseudonymise,
               'due', o.due, 'due_first', left(tokyo_time(o.due_first), 10),
               'due_last', left(tokyo_time(o.due_last), 10), 'soon', o.soon, 'held', o.held,
               'waiting', o.waiting, 'waiting_since', left(tokyo_time(o.waiting_since), 10))
           order by o.number), '[]') as rules
  from (select row_number() over () as number, v.* from retention_overview() v) as o
