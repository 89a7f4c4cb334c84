-- Counts the demo's contacts.
select count(*) from (select count_contact(response_no) from contact
                       where municipality = (select scope_municipality())) as counted
