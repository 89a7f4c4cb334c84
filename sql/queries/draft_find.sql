-- The scope's draft.
select questionnaire_url, questionnaire_version, language, entries, revision, turn, receipt_no, shared,
       tokyo_time(expires_at) as expires_at
  from draft
 where token_hash = (select scope_draft())
