-- Contacts of five fiscal years until today, in number :'count', skewed as a desk's are: ten to a person, most by telephone, a few
-- causes far before the others.
set search_path = madoguchi;
set madoguchi.municipality = '139998';
set session_replication_role = replica; -- nothing else has to be there

create temporary table lists as
select (select array_agg(desk::text order by position) from desk) as desks,
       (select array_agg(code) || null::text from value_set_option where value_set = 'area') as areas,
       array['tel','visit_in','visit_out','web','email','fax'] as channels,
       array['hospital','cm','houkatsu','hp','friend',null] as routes,
       array['self','family_in','family_out','cm','hosp_msw','houkatsu','anon'] as callers,
       array['a40','a65','a70','a75','a80','a85','a90','unknown'] as ages,
       array['alone','couple_old','with_child','facility','unknown'] as households,
       array['none','applying','s1','s2','k1','k2','k3','k4','k5'] as cares,
       array['dementia','cancer_end','cancer','mental','stroke','heart','frail','unknown'] as diseases,
       array['daily','transition','acute','eol'] as scenes,
       array['dementia','cancer_end','mental','fracture','frail','medication','discharge','bed_search','no_doctor','refuse',
             'living_alone','old_only','isolation','caregiver','poverty','other'] as factors,
       array['home_dr','homenurse','discharge','care_service','palliative','eol','acp','dementia','money'] as topics,
       array['listen','info','refer_home_doctor','refer_homenurse','hosp_coord','watch','docs'] as actions,
       array['home_dr','night','bed','transport','facility'] as unmet;

insert into contact_fact (
    log_no, person, case_no, desk, contact_on, contact_time, after_hours, handler, case_kind, channel, route, caller_type, age,
    gender, area, household, place_now, care_level, main_disease, scene_main, topics, main_factor, sub_factors, difficult,
    difficult_reason, actions, action_method, resources, unmet, partners, community_issue, urgency, minutes, state, outcome,
    outcome_on, discharge_on, received_at, first_at)
select format('%s-001-%s', to_char(day, 'YY'), lpad(n::text, 6, '0')), 'T08-' || floor(random() * :count / 10)::integer, 'C08-' || n,
       desks[1 + n % cardinality(desks)], day, case when r1 < 0.8 then time '08:00' + r2 * interval '10 hours' end, r3 < 0.1, 1,
       (array['new','re','cont'])[1 + n % 3], channels[1 + floor(r1 * r2 * 6)::integer], routes[1 + floor(r3 * 6)::integer],
       callers[1 + floor(r2 * 7)::integer], ages[1 + floor(r1 * 8)::integer], (array['f','m','f','na'])[1 + n % 4],
       areas[1 + floor(r3 * cardinality(areas))::integer], households[1 + floor(r2 * 5)::integer],
       (array['home','hospital','facility'])[1 + n % 3], cares[1 + floor(r1 * 9)::integer], diseases[1 + floor(r2 * 8)::integer],
       scenes[1 + floor(r1 * r3 * 4)::integer], array[topics[1 + n % 9], topics[1 + (n + 1 + n % 3) % 9]],
       factors[1 + floor(r2 * r3 * 16)::integer], array[factors[1 + n % 16], factors[1 + (n + 3) % 16]], n % 9 = 0,
       case when n % 9 = 0 then array['refuse_care','multi'] else '{}' end, array['listen', actions[2 + n % 6]], array['tel'],
       case when n % 5 = 0 then array['F' || n % 60] else '{}' end, case when n % 7 = 0 then array[unmet[1 + n % 5]] else '{none}' end,
       array['cm','clinic_org'], case when n % 11 = 0 then array['discharge','night'] else '{}' end,
       (array['today','d3','w1','later'])[1 + n % 4], 'm30', case when n % 4 = 0 then 'closed' else 'open' end,
       case when n % 4 = 0 then (array['info','service','death_home','hospital'])[1 + n % 3] end, case when n % 4 = 0 then day + 5 end,
       case when n % 8 = 0 then day - 20 end, case when n % 10 = 0 then day - r1 * interval '60 hours' end,
       case when n % 10 = 0 then day + interval '4 hours' end
  from (select n, today() - 1826 + (n * 1826::bigint / :count)::integer as day, random() as r1, random() as r2, random() as r3
          from generate_series(1, :count) as n) as made, lists
 order by day; -- as they come in, so do they lie
drop table lists;
reset session_replication_role;
vacuum (analyze) madoguchi.contact_fact;
