-- One version of a form.
select definition
  from questionnaire
 where municipality = (select scope_municipality()) and url = $1 and version = $2
