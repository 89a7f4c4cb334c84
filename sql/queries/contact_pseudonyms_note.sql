-- The audit row about a download of the log for statistics: $1 and $2 the first and the last day. Row
-- security refuses it to those who must not, and with it the download.
insert into audit (kind, detail)
select 'contact.pseudonyms', jsonb_build_object('since', $1::date, 'until', $2::date)
