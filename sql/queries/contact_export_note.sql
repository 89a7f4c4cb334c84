-- The audit row about a download of the log: $1 its kind, $2 the filter and whatever else was chosen; how
-- many rows is added. Row security refuses it to those who must not, and with it the download.
insert into audit (kind, detail)
select $1, $2::jsonb || jsonb_build_object('rows', count(*))
  from contacts_of_filter($2::jsonb)
