-- Begins a draft under the scope's token.
insert into draft (questionnaire_url, questionnaire_version, language)
values ($1, $2, $3)
