-- The scope's draft.
select questionnaire_url, questionnaire_version, language, entries, revision, receipt_no
  from draft
 where token_hash = (select scope_draft())
