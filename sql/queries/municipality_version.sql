-- Whether anything that pages show has changed since this was another number.
select version from municipality where municipality = (select scope_municipality())
