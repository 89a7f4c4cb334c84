-- Does what was shown under that number; $2 the codes of those that the file has not and that go.
select outcome, field, reason from import_towns($1, $2)
