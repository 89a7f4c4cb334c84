-- The audit row about a download of the log for statistics: of the months that the days $1 and $2 are in.
-- Row security refuses it to those who must not, and with it the download.
insert into audit (kind, detail)
select 'contact.pseudonyms', jsonb_build_object('since', to_char($1::date, 'YYYY-MM'),
                                                'until', to_char($2::date, 'YYYY-MM'))
