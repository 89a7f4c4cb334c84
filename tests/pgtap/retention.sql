-- How long what is kept, what is held, and that counts stay what they were.
\ir fixture.psql
select plan(61);

-- --- clocks ---

select results_eq(
    $$ select fiscal_year(at::timestamptz) from unnest(array['2026-03-31 23:59:59+09',
              '2026-04-01 00:00:00+09', '2026-03-31 15:00:00+00', '2027-01-01 00:00:00+09']) at $$,
    $$ values (2025), (2026), (2026), (2026) $$, 'a fiscal year begins on 1 April, in Tokyo');
select is(retention_cutoff('fiscal_years', 5, '2032-03-31 23:59:59+09'),
    '2026-04-01 00:00+09'::timestamptz, 'what was finished in 2026年度 is not due in March 2032');
select is(retention_cutoff('fiscal_years', 5, '2032-04-01 00:00:00+09'),
    '2027-04-01 00:00+09'::timestamptz, 'and is on 1 April 2032, whenever in the year it was finished');
select is(retention_cutoff('days', 30, '2026-05-31 12:00+09'), '2026-05-01 12:00+09'::timestamptz,
    'thirty days are thirty days');
select is(draft_expiry(false) - now(), interval '24 hours', 'a draft lives for a day');
select is(draft_expiry(true) - now(), interval '60 minutes', 'on a device of many for an hour');

-- --- rows of many ages ---

create function tap.receipt(n integer) returns text language sql immutable as
$$ select 'Z20-' || lpad(n::text, 6, '0') || '-X' $$;

-- A form that asks for everything a form can ask for.
insert into questionnaire (municipality, url, version, name, definition, sha256)
select '990001', 'https://test.example/asks', '2020.1', 'Asks', body, encode(sha256(body::bytea), 'hex')
  from (values ('{"contained": [{"resourceType": "ValueSet", "id": "town", "extension": [{"url": '
                '"https://madoguchi.example/fhir/StructureDefinition/municipalValueSet", "valueCode": "town"}]}], '
                '"item": [{"linkId": "page", "type": "group", "item": ['
                '{"linkId": "age", "type": "choice"}, {"linkId": "name", "type": "string"}, '
                '{"linkId": "topics", "type": "choice", "repeats": true}, '
                '{"linkId": "found", "type": "open-choice"}, '
                '{"linkId": "town", "type": "choice", "answerValueSet": "#town"}, '
                '{"linkId": "ill", "type": "choice", "extension": [{"url": '
                '"https://madoguchi.example/fhir/StructureDefinition/sensitive", "valueBoolean": true}]}]}, '
                '{"linkId": "care", "type": "group", "extension": [{"url": '
                '"https://madoguchi.example/fhir/StructureDefinition/sensitive", "valueBoolean": true}], '
                '"item": [{"linkId": "level", "type": "choice"}]}]}')) as v (body);

-- Three hundred requests of ten years at random; the seed is told when something fails.
select setseed(seed) from (select random() as seed) s;
insert into receipt (municipality, receipt_no) select '990001', receipt(n) from generate_series(1, 300) n;
insert into request (municipality, receipt_no, key, questionnaire_url, questionnaire_version, language,
                     answers, desk, town, priority, urgency, consulter_name, state, received_at, state_at)
select '990001', receipt(n), sha256(n::text::bytea), 'https://test.example/asks', '2020.1',
       (array['ja', 'en', 'ko'])[1 + floor(random() * 3)],
       jsonb_build_object(
           'age', jsonb_build_object('code', 'a' || floor(random() * 3)::text, 'display', '八十代'),
           'name', '髙﨑 𠮷子',
           'topics', jsonb_build_array(jsonb_build_object('code', 't' || floor(random() * 2)::text),
                                       jsonb_build_object('code', 't9')),
           'found', case when random() < 0.5 then '{"text": "隣の山田さん"}'::jsonb
                         else '{"code": "poster"}' end,
           'town', '{"code": "north-1"}'::jsonb,
           'ill', '{"code": "cancer"}'::jsonb,
           'level', '{"code": "k5"}'::jsonb),
       (array['north', 'central'])[1 + floor(random() * 2)], 'north-1', 1 + floor(random() * 2),
       'today', '髙﨑 𠮷子', (array['open', 'in_progress', 'done', 'done', 'done', 'spam'])[1 + floor(random() * 6)],
       at, at + random() * interval '300 days'
  from (select n, now() - interval '301 days' - random() * interval '3600 days' as at
          from generate_series(1, 300) n) as ages;
insert into outbox (municipality, effect_key, kind, recipient, params)
select '990001', 'request/' || receipt(n) || '/receipt', 'receipt_mail', 'a@example.jp',
       jsonb_build_object('receipt_no', receipt(n)) from generate_series(1, 300) n;

create table tap.should_go as
select receipt_no from request
 where municipality = '990001'
   and (state = 'done' and state_at < retention_cutoff('fiscal_years', 5, now())
        or state = 'spam' and state_at < now() - interval '31 days');
create table tap.before_it as
select * from request where municipality = '990001';

create view tap.counted as
select 'request' as source, s.questionnaire_url, s.month, s.desk, s.state, s.priority, s.language,
       null as link_id, null as code, s.rows
  from madoguchi.statistics('request') s
union all
select 'request', null, c.month, c.desk, null, null, null, q.link_id, c.code, c.rows
  from unnest(array['age', 'topics', 'found', 'town', 'ill', 'level', 'name']) as q (link_id),
       madoguchi.choice_statistics('request', 'https://test.example/asks', q.link_id) c;
select become('owner', '990001');
reset role;
create table tap.counted_before as
select c::text as line from tap.counted c;
select isnt_empty('select 1 from should_go', 'some of the random requests are due');

-- --- held ---

select become('staff', '990001', session => '990001north');
select is(hold_subject('Z08-N0RTHX-X', '訴訟'), 'gone', 'a desk cannot hold a request');
select is_empty('select * from retention_overview()', 'nor see the overview');
select is_empty($$ select * from retention_list('request', 'due', null, 9) $$, 'nor what is due');
select results_eq($$ select outcome from change_retention_rule('request', 0, 1, 'delete', 'x', null) $$,
    $$ values ('gone') $$, 'nor change a rule');
reset role;
create table tap.to_hold as
select min(receipt_no) as receipt_no from request join should_go using (receipt_no)
 where municipality = '990001' and state = 'done';
grant select on to_hold, should_go to madoguchi_staff;
create table tap.more (outcome text, due bigint);
grant select, insert on more to madoguchi_staff;
select become('staff', '990001', session => '990001admin');
select is(hold_subject((select receipt_no from to_hold), '国家賠償請求'), 'done', 'an administrator holds one');
select is(hold_subject((select receipt_no from to_hold), '国家賠償請求'), 'done', 'twice is once');
select is(hold_subject((select receipt_no from to_hold), '別の訴訟'), 'held', 'another reason is not taken for done');
select is(hold_subject('Z20-999999-X', 'x'), 'gone', 'what is not there cannot be held');
select is((select due from retention_overview() where kind = 'request')
          + (select due from retention_overview() where kind = 'spam'),
          (select count(*) - 1 from should_go), 'the overview knows how many are due, without the one held');
select is((select waiting from retention_overview() where kind = 'request'),
          (select count(*) from request where state in ('open', 'in_progress')), 'and how many are not finished, which are never due');
select is((select held from retention_overview() where kind = 'request')
          + (select held from retention_overview() where kind = 'spam'), 1::bigint, 'and how many are held');
select results_eq(
    $$ select subject from retention_list('request', 'due', null, 1000)
       union all select subject from retention_list('spam', 'due', null, 1000) order by 1 $$,
    $$ select receipt_no from should_go except select receipt_no from to_hold order by 1 $$,
    'the lists of what is due have just those');

select results_eq($$ select count(*) from retention_list('request', 'waiting', null, 1000) $$,
    $$ select waiting from retention_overview() where kind = 'request' $$, 'and of what is not finished');
select is((select string_agg(subject, ' ' order by n) from (
              select row_number() over () as n, subject from retention_list('request', 'due', null, 5)) l),
          (select string_agg(subject, ' ' order by n) from (
              select row_number() over () as n, subject from (
                  select * from retention_list('request', 'due', null, 2) union all
                  select l.* from (select subject from retention_list('request', 'due', null, 2)
                                   offset 1) as last,
                         retention_list('request', 'due', last.subject, 3) l) as two) l),
    'a list goes on where its page ended');

-- --- the purge ---

select become('worker', '990001');
select is(purge_due('request', 1), 1::bigint, 'a portion is as small as one asks');
select ok(purge_due('request', 100000) <= 500, 'and never bigger than five hundred');
select purge_due('request', 500), purge_due('spam', 500);
select is(purge_due('request', 500) + purge_due('spam', 500), 0::bigint, 'then nothing is left to do');
reset role;
select set_eq(
    $$ select receipt_no from before_it except select receipt_no from request where municipality = '990001' $$,
    $$ select receipt_no from should_go except select receipt_no from to_hold $$,
    'what was due is gone, the one held and all others are there');
select is_empty(
    $$ select effect_key from outbox
        where params ->> 'receipt_no' in (select receipt_no from should_go except select receipt_no from to_hold) $$,
    'and with them the addresses their mails would go to');
select set_eq('select c::text from tap.counted c', 'select line from counted_before',
    'the statistics are what they were before');
select isnt_empty($$ select 1 from tap.counted where link_id = 'ill' $$, 'of sensitive codes too');
select is_empty($$ select 1 from tap.counted where link_id = 'name' $$, 'and never of words');
select is_empty($$ select 1 from pseudonym where questionnaire_url like '%asks' $$, 'deleting leaves no row');
select is((select sum(rows) from disposal where municipality = '990001' and kind in ('request', 'spam')
              and day > '2026-04-01'),
          (select count(*) - 1 from should_go)::numeric, 'the disposal record counts all of them');
select is((select count(*) from disposal where municipality = '990001' and kind = 'request'
              and day > '2026-04-01'), 1::bigint, 'in one row a day');
select results_eq($$ select unit, amount, action from disposal
                      where municipality = '990001' and kind = 'spam' $$,
    $$ values ('days', 31, 'delete') $$, 'with the rule that it was done by');
select is((select sum((detail ->> 'rows')::integer) from audit where municipality = '990001'
              and kind = 'retention.purge')::bigint,
          (select count(*) - 1 from should_go), 'and so does the audit trail');
select throws_ok('delete from disposal', '42501', null, 'nobody removes a disposal record');
select throws_ok('truncate disposal', '42501', null, 'nor all of them');

-- --- changing a rule ---

select become('staff', '990001', session => '990001admin');
select results_eq($$ select outcome from change_retention_rule('request', 0, 0, 'delete', 'x', null) $$,
    $$ values ('bounds') $$, 'a rule has a lower bound');
select results_eq($$ select outcome from change_retention_rule('spam', 0, 30, 'keep', 'x', null) $$,
    $$ values ('done') $$, 'a document may be kept for ever');
select results_eq($$ select outcome from change_retention_rule('draft', 0, 2, 'keep', 'x', null) $$,
    $$ values ('bounds') $$, 'a draft may not');
insert into more
select outcome, due from change_retention_rule('request', 0, 1, 'pseudonymise', '条例の改正', null);
select results_eq('select outcome from more', $$ values ('confirm') $$, 'who shortens a rule is told what it does');
select is((select amount from retention_overview() where kind = 'request'), 5, 'before it is done');
select is((select c.outcome from more, change_retention_rule('request', 0, 1, 'pseudonymise', '条例の改正', more.due - 1) c),
    'confirm', 'and told again when it is another number by now');
select is((select c.outcome from more, change_retention_rule('request', 0, 1, 'pseudonymise', '条例の改正', more.due) c),
    'done', 'then it is done');
select is((select c.outcome from more, change_retention_rule('request', 0, 1, 'pseudonymise', '条例の改正', more.due) c),
    'done', 'a second click finds it done');
select is((select c.outcome from change_retention_rule('request', 0, 9, 'delete', 'x', null) c),
    'changed', 'who was slower is told');
select is((select c.outcome from change_retention_rule('draft', 0, 2, 'delete', '短く', null) c), 'done',
    'a draft''s life is a rule too');
select is(lift_hold((select receipt_no from to_hold), '終結'), 'done', 'a hold is lifted');
reset role;
select is(draft_expiry(false) - now(), interval '2 hours', 'which the next save follows');
select results_eq($$ select detail ->> 'reason' from audit where municipality = '990001'
                      and kind in ('retention.hold', 'retention.rule', 'retention.lift')
                      and subject <> 'spam' order by audit_id $$,
    $$ values ('国家賠償請求'), ('条例の改正'), ('短く'), ('終結') $$, 'the audit trail has every change and why');

-- --- pseudonyms ---

select become('worker', '990001');
select purge_due('request', 500);
reset role;
select is((select count(*) from pseudonym where questionnaire_url like '%asks'), (select due + 1 from more),
    'what is pseudonymised leaves a row each');
select set_eq($$ select distinct k from pseudonym, jsonb_object_keys(codes) k
                  where questionnaire_url like '%asks' $$,
    $$ values ('age'), ('topics'), ('found') $$,
    'with codes of the form''s own options that are not sensitive');
select is_empty($$ select 1 from pseudonym p where p::text ~ '髙|山田|north-1|cancer|k5|Z20' $$,
    'and no name, word, town, number or diagnosis');
select set_eq('select c::text from tap.counted c', 'select line from counted_before',
    'the statistics are still what they were');

-- --- responses ---

select throws_ok($$ delete from response_revision where municipality = '990001' $$, '42501', null,
    'a revision goes with its response alone');
update response set revised_at = now() - interval '7 years', saved_at = now() - interval '7 years'
 where municipality = '990001' and response_no = 'K08-CENTRA-X';
update response set saved_at = now() - interval '31 days'
 where municipality = '990001' and response_no = 'K08-N0RTHX-X';
select become('worker', '990001');
select is(purge_due('response', 500) + purge_due('response_unfinished', 500), 2::bigint,
    'responses of seven years ago, and those never completed');
reset role;
select is_empty($$ select 1 from response_revision where municipality = '990001' $$, 'go with what held before');
select results_eq($$ select state, rows from statistics('response') where state = 'amended' $$,
    $$ values ('amended', 1::bigint) $$, 'and are counted, if they were ever completed');

-- --- the audit trail ---

alter table audit_seal disable trigger user;
delete from audit_seal where municipality = '990001';
alter table audit_seal enable trigger user;
insert into audit (municipality, audit_id, at, kind) overriding system value values
    ('990001', -2, now() - interval '9 years', 'request.list'),
    ('990001', -1, now() - interval '8 years', 'request.view');
select become('worker', '990001');
select is(purge_due('audit', 500), 0::bigint, 'audit rows that are not sealed yet stay');
select seal_audit(2), seal_audit(100000);
select is(purge_due('audit', 500), 2::bigint, 'those of years ago go, by their seal');
select is(purge_due('audit', 500), 0::bigint, 'a seal with a younger row in it does not');
reset role;
select is((select rows from disposal where municipality = '990001' and kind = 'audit'), 2::bigint,
    'and are in the disposal record');

select * from finish();
rollback;
