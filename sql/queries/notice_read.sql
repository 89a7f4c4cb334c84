-- A notice as its own form takes it.
select notice_answers(n.notice) as answers, e.saves, e.saved_by, e.saved_at,
       jsonb_build_object('code', n.notice) as facts
  from notice n, edit_state('notice/' || $1) e
 where n.municipality = (select scope_municipality()) and n.notice = $1
