-- Before rows are streamed: an export may take longer than a page.
select set_config('statement_timeout', '10min', true)
