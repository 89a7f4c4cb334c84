-- The contacts of the demo, with their responses: $1 an array of objects {"response_no", "case_no",
-- "desk", "url", "version", "answers", "before" (what it said until it was corrected), "receipt_no"}.
with file as (
    select c.*, (c.answers ->> 'contact_at')::date as day,
           (c.answers ->> 'contact_time')::time as time,
           answer_code(c.answers, 'handler')::bigint as handler
      from jsonb_to_recordset($1::jsonb) as c (
               response_no text, case_no text, desk text, url text, version text, answers jsonb,
               before jsonb, receipt_no text)
), timed as (
    select file.*, (day + coalesce(time, '12:00')) at time zone 'Asia/Tokyo' as at,
           row_number() over (partition by desk, fiscal_year_of(day)
                              order by day, time, response_no) as serial
      from file
), responses as (
    insert into response (response_no, questionnaire_url, questionnaire_version, language, desk,
                          begun_by, begun_at, status, revision, answers, reason, revised_by,
                          revised_at, saves, saved_by, saved_at, case_no)
    select response_no, url, version, 'ja', desk, handler, at,
           case when before is null then 'completed' else 'amended' end,
           case when before is null then 1 else 2 end, answers,
           case when before is not null then '所要時間の記入の誤り' end, handler,
           case when before is null then at else least(now(), at + interval '9 days') end,
           1, handler, at, case_no
      from timed
), revisions as (
    insert into response_revision (response_no, revision, status, answers, revised_by, revised_at)
    select response_no, 1, 'completed', before, handler, at from timed where before is not null
), counters as (
    insert into log_counter (fiscal_year, desk, last)
    select fiscal_year_of(day), desk, max(serial) from timed group by 1, 2
)
insert into contact (response_no, case_no, desk, log_no, contact_on, contact_time, case_kind, channel,
                     handler, conf, readers, receipt_no, begun_at, completed_at)
select t.response_no, t.case_no, t.desk,
       to_char((fiscal_year_of(t.day) - 2018) % 100, 'FM00') || to_char(d.number, '"-"FM000')
           || to_char(t.serial, '"-"FM00000'),
       t.day, t.time, answer_code(t.answers, 'case_kind'), answer_code(t.answers, 'channel'),
       t.handler, answer_code(t.answers, 'conf_level'),
       case when answer_code(t.answers, 'conf_level') = 'strict' then array[t.handler] else '{}' end,
       t.receipt_no, t.at, t.at
  from timed t
  join desk d on d.municipality = (select scope_municipality()) and d.desk = t.desk
