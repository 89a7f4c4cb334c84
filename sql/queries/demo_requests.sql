-- The demo's requests: $1 an array of objects with the columns of request, days_ago and time instead
-- of received_at.
with file as (
    select r.*, ((now() at time zone 'Asia/Tokyo')::date - r.days_ago + r.time)
                at time zone 'Asia/Tokyo' as received_at
      from jsonb_to_recordset($1::jsonb) as r (
               receipt_no text, key text, url text, version text, language text, answers jsonb,
               town text, priority smallint, urgency text, consulter_name text, state text,
               days_ago integer, "time" time, keys jsonb)
), numbers as (
    insert into receipt (receipt_no, issued_at)
    select receipt_no, received_at from file
), requests as (
    insert into request (receipt_no, key, questionnaire_url, questionnaire_version, language,
                         answers, desk, town, priority, urgency, consulter_name, state, received_at,
                         state_at)
    select receipt_no, decode(key, 'hex'), url, version, language, answers,
           desk_of_town(town), town, priority, urgency, consulter_name, state, received_at,
           received_at
      from file
)
insert into request_key (receipt_no, kind, key, desk)
select distinct receipt_no, k ->> 0, k ->> 1, desk_of_town(town)
  from file, jsonb_array_elements(keys) as k
