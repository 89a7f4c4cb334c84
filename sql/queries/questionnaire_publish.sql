-- Stores and activates a version of a form; refused when it is here with other bytes.
select publish_questionnaire($1, $2, $3, $4, $5) as published
