-- Says why the session must see what is masked. No row: there is no such request for it.
with noted as (
    insert into audit (kind, subject, detail)
    select 'request.unmask', receipt_no, jsonb_build_object('reason', $2::text) from request
     where municipality = (select scope_municipality()) and receipt_no = $1
)
select receipt_no from request
 where municipality = (select scope_municipality()) and receipt_no = $1
