-- Which version of a form collects answers now.
select version
  from questionnaire
 where municipality = (select scope_municipality()) and url = $1 and status = 'active'
