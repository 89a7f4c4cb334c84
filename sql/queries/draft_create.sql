-- Begins a draft under the scope's token.
insert into draft (questionnaire_url, questionnaire_version, language, shared, expires_at)
values ($1, $2, $3, $4, draft_expiry($4))
