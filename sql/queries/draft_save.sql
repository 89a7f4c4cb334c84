-- Merges what a page sent into the scope's draft, unless it was sent already. The row's lock is what
-- lets two tabs save at once: each adds its keys to what the other has just written.
update draft
   set language = case when receipt_no is null then $1 else language end,
       entries = case when receipt_no is null then entries || $2::jsonb else entries end,
       revision = revision + (receipt_no is null and entries || $2::jsonb <> entries)::integer,
       expires_at = draft_expiry()
 where token_hash = (select scope_draft())
returning questionnaire_url, questionnaire_version, language, entries, revision, receipt_no
