-- The forms in use, by name.
select url, version, name
  from questionnaire
 where municipality = (select scope_municipality()) and status = 'active'
 order by name
