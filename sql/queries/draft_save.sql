-- Merges what a page sent into the scope's draft, unless it was sent already: $1 language, $2 entries,
-- $3 the step. The row's lock is what lets two tabs save at once: each adds its keys to what the other
-- has just written. No autosave of what was typed before comes after it.
update draft
   set language = case when receipt_no is null then $1 else language end,
       entries = case when receipt_no is null then entries || $2::jsonb else entries end,
       revision = revision + (receipt_no is null and entries || $2::jsonb <> entries)::integer,
       turn = turn + 1,
       saves = saves || jsonb_build_object($3::text, jsonb_build_array(turn + 1, 0)),
       expires_at = draft_expiry(shared)
 where token_hash = (select scope_draft())
returning questionnaire_url, questionnaire_version, language, entries, revision, turn, receipt_no, shared,
          tokyo_time(expires_at) as expires_at
