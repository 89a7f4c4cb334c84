-- What is known before a contact of case $1 is typed. No row: there is no such case for the session.
select jsonb_build_object(
           'person_no', c.person_no, 'name', p.name, 'kana', p.kana, 'birth_on', p.birth_on,
           'gender', p.gender, 'town', p.town, 'state', c.state,
           'desk', c.desk,
           'staff', (select session_staff_id())::text, 'profession', session_profession(),
           'day', today(), 'minute', to_char(now() at time zone 'Asia/Tokyo', 'HH24:MI'),
           'next_on', office_day_from(today() + 7),
           'dealt_with', c.last_on is not null,
           'known', exists (select from case_file o
                             where o.municipality = c.municipality and o.last_on is not null
                               and (o.person_no = c.person_no or o.case_no = c.case_no)),
           'last', (select r.answers
                      from contact k join response r using (municipality, response_no)
                     where k.municipality = c.municipality and k.case_no = c.case_no
                       and k.completed_at is not null and r.status <> 'entered-in-error'
                     order by k.contact_on desc, k.begun_at desc, k.response_no desc limit 1),
           'request', (select jsonb_build_object('receipt_no', r.receipt_no, 'answers', r.answers)
                         from case_request q
                         join request r using (municipality, receipt_no)
                        where q.municipality = c.municipality and q.case_no = c.case_no
                        order by q.linked_at, q.receipt_no limit 1)) as ground
  from case_file c
  left join person p using (municipality, person_no)
 where c.municipality = (select scope_municipality()) and c.case_no = $1
