-- The cases of the demo: $1 an array of objects with the columns of case_file, "receipt_no", and
-- "merged_from", the person whose case it was before that turned out to be another's.
with file as (
    select c.* from jsonb_to_recordset($1::jsonb) as c (
               case_no text, person_no text, desk text, opened_at timestamptz, opened_by bigint,
               assigned_to bigint, receipt_no text, merged_from text)
), cases as (
    insert into case_file (case_no, person_no, desk, opened_at, opened_by, assigned_to)
    select case_no, person_no, desk, opened_at, opened_by, assigned_to from file
), requests as (
    insert into case_request (receipt_no, case_no, linked_at, linked_by)
    select receipt_no, case_no, opened_at, opened_by from file where receipt_no is not null
)
insert into person_merge (loser, winner, cases, reason, merged_by, merged_at)
select merged_from, person_no, array[case_no], '生年月日と住所が同じ', opened_by, opened_at + interval '1 day'
  from file where merged_from is not null
