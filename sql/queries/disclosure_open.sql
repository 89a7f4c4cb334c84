-- Records a request about personal data: $1 what names the page, $2 the answers of its form.
select open_disclosure($1, $2) as id
