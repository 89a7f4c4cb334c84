-- Plausible requests of two years, in number :'count': skewed over desks, states, names and languages, with the answers of
-- the demo's. Their numbers have the form of receipt numbers, and no check letter.
set search_path = madoguchi;
set madoguchi.municipality = '139998';
set session_replication_role = replica; -- the foreign keys are right by construction

create temporary table made as
with lists as (
    select array['佐藤','鈴木','高橋','田中','伊藤','渡辺','山本','中村','小林','加藤','吉田','山田','佐々木','山口','松本',
                 '井上','木村','林','斎藤','清水','山崎','森','池田','橋本','阿部','石川','山下','中島','石井','小川',
                 '前田','岡田','長谷川','藤田','後藤','近藤','村上','遠藤','青木','坂本'] as family,
           array['サトウ','スズキ','タカハシ','タナカ','イトウ','ワタナベ','ヤマモト','ナカムラ','コバヤシ','カトウ','ヨシダ',
                 'ヤマダ','ササキ','ヤマグチ','マツモト','イノウエ','キムラ','ハヤシ','サイトウ','シミズ','ヤマザキ','モリ',
                 'イケダ','ハシモト','アベ','イシカワ','ヤマシタ','ナカジマ','イシイ','オガワ','マエダ','オカダ','ハセガワ',
                 'フジタ','ゴトウ','コンドウ','ムラカミ','エンドウ','アオキ','サカモト'] as family_kana,
           array['花子','太郎','幸子','和子','節子','清','実','洋子','弘','恵子','正','久美子','健一','明美','誠'] as given,
           array['ハナコ','タロウ','サチコ','カズコ','セツコ','キヨシ','ミノル','ヨウコ','ヒロシ','ケイコ','タダシ','クミコ',
                 'ケンイチ','アケミ','マコト'] as given_kana,
           (select array_agg(desk::text order by central desc, position) from desk) as desks,
           (select array_agg(answers) from request) as answers,
           (select array_agg(staff_id) from staff where role in ('desk', 'administrator')) as officers
), numbered as (
    select n, random() as r1, random() as r2, random() as r3, random() as r4, random() as r5,
           now() - random() * interval '730 days' as received_at
      from generate_series(1, :count) as n
)
select n, format('Z%s-%s-0', case when received_at > now() - interval '1 year' then '96' else '95' end,
                 lpad(upper(to_hex(n)), 6, '0')) as receipt_no,
       received_at, r5,
       case when r1 < 0.6 then desks[1] else desks[1 + ceil(r2 * (cardinality(desks) - 1))::integer] end as desk,
       case when received_at > now() - interval '14 days'
            then case when r2 < 0.3 then 'open' when r2 < 0.7 then 'in_progress' else 'done' end
            when r2 < 0.003 then 'in_progress' when r2 < 0.012 then 'spam' else 'done' end as state,
       case when r3 < 0.08 then 1 else 2 end as priority,
       (array['today', 'd3', 'w1', 'later'])[1 + floor(r3 * 4)::integer] as urgency,
       case when r4 < 0.94 then 'ja' else (array['ja-x-easy', 'en', 'zh-Hans', 'ko'])[1 + floor(r5 * 4)::integer] end as language,
       case when r4 < 0.001 then 'trap' end as suspect,
       family[1 + floor(r5 * r5 * 40)::integer] as family, family_kana[1 + floor(r5 * r5 * 40)::integer] as family_kana,
       given[1 + floor(r4 * 15)::integer] as given, given_kana[1 + floor(r4 * 15)::integer] as given_kana,
       '090' || lpad(floor(r1 * 1e8)::bigint::text, 8, '0') as tel,
       answers[1 + n % cardinality(answers)] as answers,
       officers[1 + n % cardinality(officers)] as officer
  from numbered, lists;

insert into receipt (receipt_no, issued_at) select receipt_no, received_at from made order by received_at;
insert into request (receipt_no, key, questionnaire_url, questionnaire_version, language, answers, desk, priority, urgency,
                     consulter_name, state, received_at, state_at, assigned_to, suspect)
select m.receipt_no, sha256(m.receipt_no::bytea), q.url, q.version, m.language, m.answers, m.desk, m.priority, m.urgency,
       m.family || ' ' || m.given, m.state, m.received_at, m.received_at,
       case when m.state <> 'open' then m.officer end, m.suspect
  from made m, (select questionnaire_url as url, questionnaire_version as version from request limit 1) q
 order by m.received_at; -- as they come in, so do they lie
insert into request_key (receipt_no, kind, key, desk)
select receipt_no, kind, key, desk
  from (select * from made order by received_at) as m, lateral (values ('name', family || given), ('name', given), ('kana', family_kana || given_kana),
                             ('kana', given_kana), ('tel', tel), ('tel_end', right(tel, 4))) as k (kind, key);
drop table made;
reset session_replication_role;
vacuum (analyze) madoguchi.request, madoguchi.request_key, madoguchi.receipt;
