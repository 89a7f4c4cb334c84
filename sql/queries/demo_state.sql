-- What is here before the demo is loaded.
select exists (select from municipality
                where municipality <> (select scope_municipality())) as others,
       exists (select from municipality
                where municipality = (select scope_municipality())) as present,
       exists (select from request
                where municipality = (select scope_municipality())) as requests
