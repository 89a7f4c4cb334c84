-- The forms in use, by name.
select name, url, version, true as active
  from questionnaire
 where municipality = (select scope_municipality()) and status = 'active'
 order by name
