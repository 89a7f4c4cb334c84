-- The form of a name: the one in use, else the one that was used last.
select name, url, version, status = 'active' as active
  from questionnaire
 where municipality = (select scope_municipality()) and name = $1
 order by status = 'active' desc, published_at desc
 limit 1
