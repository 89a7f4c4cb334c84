-- The audit row about a download: $1 its kind, $2 the filter and whatever else was chosen; how many
-- rows is added. Row security refuses it to those who must not, and with it the download.
insert into audit (kind, detail)
select $1, $2::jsonb || jsonb_build_object('rows', count(*))
  from requests_of_filter($2::jsonb)
