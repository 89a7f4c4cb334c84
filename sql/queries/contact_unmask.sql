-- Says why the session must see what is masked. No row: there is no such contact for it.
with noted as (
    insert into audit (kind, subject, detail)
    select 'contact.unmask', response_no, jsonb_build_object('reason', $2::text) from contact
     where municipality = (select scope_municipality()) and response_no = $1
)
select response_no from contact
 where municipality = (select scope_municipality()) and response_no = $1
