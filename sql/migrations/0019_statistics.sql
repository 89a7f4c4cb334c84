-- What statistics ask of contact_fact. Every function here answers with counts of all desks, never
-- with a contact, and to whoever may see statistics; the council's paper compares desks.
--
-- They share their parameters: days, both included; the desks, NULL is all; an area, NULL is all. And
-- they share the shape of their answer, one value a row:
--
--   item         row_code   column_code  value
--   main_factor  dementia   contacts     42       延件数: contacts
--   main_factor  dementia   people       31       実人数: persons; of an anonymous caller each contact
--
-- What was not recorded has the row 'unknown', as what is not known: a person of both is one person.
-- Codes come as they were written: those of older versions of the form, too.

-- What a page of one year looks at first, without a look at the rows themselves.
drop index contact_fact_by_day;
create index contact_fact_by_day on contact_fact (municipality, contact_on)
    include (desk, area, person, main_disease);

create function may_see_statistics() returns boolean language sql stable as
$$ select coalesce(session_role() in ('administrator', 'desk', 'contractor', 'viewer'), false) $$;

-- The contacts of a period. PostgreSQL puts the query in the place of the call.
create function facts_of(p_since date, p_until date, p_desks text[], p_area text)
    returns setof contact_fact language sql stable as
$$
    select f.*
      from contact_fact f
     where f.municipality = (select scope_municipality()) and (select may_see_statistics())
       and f.contact_on between p_since and p_until
       and (p_desks is null or f.desk = any (p_desks))
       and (p_area is null or f.area = p_area)
$$;

create function months_between(p_since date, p_day date) returns integer language sql immutable as
$$
    select ((extract(year from p_day) - extract(year from p_since)) * 12
            + extract(month from p_day) - extract(month from p_since))::integer
$$;

-- All of a period: the base of every share.
create function statistics_total(p_since date, p_until date, p_desks text[], p_area text)
    returns table (item text, row_code text, column_code text, value numeric)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select 'total', 'total', v.column_code, v.value
      from (select coalesce(sum(contacts), 0) as contacts, count(*) as people
              from (select count(*) as contacts
                      from facts_of(p_since, p_until, p_desks, p_area)
                     group by person) as persons) as counted
     cross join lateral (values ('contacts', contacts), ('people', people)) as v (column_code, value)
$$;

-- A question of one answer or of several, by its codes. Beside contacts: how many of them were 困難事例,
-- and how many closed their case. Persons are counted where p_people asks for them; it takes as long
-- again. A contact that closed nothing has no outcome, and none is missing. Contacts lie in the table as
-- they came in, so a year is read by the index even where it is a fifth of all there is.
create function statistics_choice(p_item text, p_since date, p_until date, p_desks text[], p_area text,
                                  p_people boolean)
    returns table (item text, row_code text, column_code text, value numeric)
    language plpgsql stable security definer set search_path = madoguchi, pg_temp
    set enable_seqscan = off as
$$
declare
    code constant text := case
        when p_item in ('case_kind', 'channel', 'route', 'caller_type', 'main_disease', 'scene_main',
                        'main_factor', 'urgency', 'minutes', 'outcome')
        then format('coalesce(f.%I, ''unknown'')', p_item)
        when p_item in ('topics', 'sub_factors', 'difficult_reason', 'actions', 'action_method',
                        'resources', 'unmet', 'partners', 'community_issue')
        then format('unnest(f.%I)', p_item) end;
    said constant text := format(
        $query$select %s as code, f.person, f.difficult, f.state = 'closed' as closed
                 from facts_of($1, $2, $3, $4) f where $5 <> 'outcome' or f.state = 'closed'$query$, code);
begin
    if code is null then
        raise exception 'no table of % is known', p_item using errcode = 'invalid_parameter_value';
    end if;
    return query execute format($query$
        select $5, counted.code, v.column_code, v.value
          from (%s) as counted
         cross join lateral (values ('contacts', contacts), ('people', people),
                                    ('difficult', difficult), ('closed', closed))
                    as v (column_code, value)
         where v.value is not null$query$,
        format(case when p_people then $query$
            select code, sum(contacts) as contacts, count(*)::numeric as people,
                   sum(difficult) as difficult, sum(closed) as closed
              from (select code, person, count(*) as contacts,
                           count(*) filter (where difficult) as difficult,
                           count(*) filter (where closed) as closed
                      from (%s) as said group by code, person) as persons
             group by code$query$
        else $query$
            select code, count(*)::numeric as contacts, null::numeric as people,
                   count(*) filter (where difficult)::numeric as difficult,
                   count(*) filter (where closed)::numeric as closed
              from (%s) as said group by code$query$ end, said))
        using p_since, p_until, p_desks, p_area, p_item;
end
$$;

-- How many of the days of a period the office is open.
create function count_office_days(p_since date, p_until date) returns bigint
    language sql stable as
$$
    select count(*) from generate_series(0, p_until - p_since) as n where is_office_day(p_since + n)
$$;

-- The fiscal years until a day, the last of them no longer than until then: when each begins, ends,
-- and where it was on the day of the year that p_until is of the last one.
create function fiscal_years(p_until date, p_count integer)
    returns table (year integer, since date, until date, same_day date)
    language sql immutable as
$$
    select year, make_date(year, 4, 1), least(make_date(year + 1, 3, 31), p_until),
           (p_until - make_interval(years => fiscal_year_of(p_until) - year))::date
      from generate_series(fiscal_year_of(p_until) - p_count + 1, fiscal_year_of(p_until)) as year
$$;

-- T1: five fiscal years, and contacts for each day that the office was open. "before" is the same part of the year before: contacts of a year that runs
-- are not compared with a whole one.
create function statistics_years(p_until date, p_desks text[], p_area text)
    returns table (item text, row_code text, column_code text, value numeric)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    with counted as materialized (
        select y.year, y.since, y.until, f.contacts, f.people, f.until_same_day,
               count_office_days(y.since, y.until) as office_days
          from fiscal_years(p_until, 6) y
         cross join lateral (
               select coalesce(sum(contacts), 0) as contacts, count(*) as people,
                      coalesce(sum(until_same_day), 0) as until_same_day
                 from (select count(*) as contacts,
                              count(*) filter (where contact_on <= y.same_day) as until_same_day
                         from facts_of(y.since, y.until, p_desks, p_area)
                        group by person) as persons) as f
    )
    select 'fiscal_year', this.year::text, v.column_code, v.value
      from counted this
      join counted before on before.year = this.year - 1
     cross join lateral (values
               ('contacts', this.contacts), ('people', this.people),
               ('before', case when this.until < make_date(this.year + 1, 3, 31)
                               then before.until_same_day else before.contacts end),
               ('office_days', this.office_days),
               ('per_day', round(this.contacts / nullif(this.office_days, 0), 1)))
           as v (column_code, value)
     where (select may_see_statistics())
$$;

-- T2: months, counted from the first of the period, so that those of two periods stand side by side.
create function statistics_months(p_since date, p_until date, p_desks text[], p_area text)
    returns table (item text, row_code text, column_code text, value numeric)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select 'month', to_char(month, 'FM00'), v.column_code, v.value
      from (select month, sum(contacts) as contacts, count(*)::numeric as people
              from (select months_between(p_since, contact_on) as month, person, count(*) as contacts
                      from facts_of(p_since, p_until, p_desks, p_area)
                     group by 1, 2) as persons
             group by month) as counted
     cross join lateral (values ('contacts', contacts), ('people', people)) as v (column_code, value)
$$;

-- T3: desks, and how many accounts work at each today.
create function statistics_desks(p_since date, p_until date, p_desks text[], p_area text)
    returns table (item text, row_code text, column_code text, value numeric)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select 'desk', desk, v.column_code, v.value
      from (select desk, sum(contacts) as contacts, count(*)::numeric as people
              from (select desk::text as desk, person, count(*) as contacts
                      from facts_of(p_since, p_until, p_desks, p_area)
                     group by 1, 2) as persons
             group by desk) as counted
     cross join lateral (values ('contacts', contacts), ('people', people)) as v (column_code, value)
    union all
    select 'desk', d.desk, 'staff', count(a.staff_id)
      from desk d
      left join staff_desk sd using (municipality, desk)
      left join staff a on a.municipality = sd.municipality and a.staff_id = sd.staff_id
                           and a.role = 'desk' and a.disabled_at is null
     where d.municipality = scope_municipality() and may_see_statistics()
       and (p_desks is null or d.desk::text = any (p_desks))
     group by d.desk
$$;

-- T6: the ten main factors and the ten sub-factors that are said most often, all others together as
-- 'rest'. Column 'total' is the main factor's own count; a contact has up to three sub-factors, or
-- 'none'.
create function statistics_factor_pairs(p_since date, p_until date, p_desks text[], p_area text)
    returns table (item text, row_code text, column_code text, value numeric)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    with said as materialized (
        select main_factor, sub_factors, count(*) as contacts
          from facts_of(p_since, p_until, p_desks, p_area)
         group by main_factor, sub_factors
    ), mains as materialized (
        select main_factor as code, row_number() over (order by sum(contacts) desc, main_factor) as rank
          from said group by main_factor
    ), subs as materialized (
        select code, row_number() over (order by sum(contacts) desc, code) as rank
          from said cross join lateral unnest(sub_factors) as code
         group by code
    ), paired as (
        select case when m.rank <= 10 then m.code else 'rest' end as row_code, said.contacts,
               array(select distinct case when s.rank <= 10 then s.code else 'rest' end
                       from unnest(said.sub_factors) as sub (code) join subs s using (code)) as columns
          from said join mains m on m.code = said.main_factor
    )
    select 'factor_pairs', row_code, column_code, sum(contacts)
      from paired
     cross join lateral unnest(case columns when '{}' then array['none', 'total']
                                            else columns || text 'total' end) as column_code
     group by row_code, column_code
$$;

-- T8: areas, by contacts; a contact without a town of ours is 'unknown'. Beside them how many people
-- live there (0022), by the last count until the period's end, and contacts for 1,000 of them.
create function statistics_areas(p_since date, p_until date, p_desks text[], p_area text)
    returns table (item text, row_code text, column_code text, value numeric)
    language plpgsql stable security definer set search_path = madoguchi, pg_temp as
$$
begin
    return query
    with counted as (
        select area, sum(contacts) as contacts, count(*)::numeric as people
          from (select coalesce(f.area, 'unknown') as area, f.person, count(*) as contacts
                  from facts_of(p_since, p_until, p_desks, p_area) f
                 group by 1, 2) as persons
         group by area
    ), living as (
        select distinct on (p.area) p.area::text as area, p.population::numeric, p.aged::numeric
          from area_population p
         where p.municipality = scope_municipality() and (select may_see_statistics())
           and p.year <= fiscal_year_of(p_until) and (p_area is null or p.area = p_area)
         order by p.area, p.year desc
    )
    select 'area', area, v.column_code, v.value
      from counted
      full join living using (area)
     cross join lateral (values
               ('contacts', contacts), ('people', people), ('population', population),
               ('aged', aged),
               ('per_1000', round(1000 * coalesce(contacts, 0) / nullif(population, 0), 1)))
           as v (column_code, value)
     where v.value is not null;
end
$$;

-- T9: who the persons are, each counted once, as their last contact of the period has them. Columns of
-- 'subj_age' are genders.
create function statistics_people(p_since date, p_until date, p_desks text[], p_area text)
    returns table (item text, row_code text, column_code text, value numeric)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    with latest as materialized (
        select distinct on (person collate "C")
               age, gender, household, care_level, place_now
          from facts_of(p_since, p_until, p_desks, p_area)
         order by person collate "C", contact_on desc, fact_id desc
    )
    select 'subj_age', age, gender, count(*)::numeric from latest group by age, gender
    union all
    select v.item, v.code, 'people', count(*)
      from latest
     cross join lateral (values ('subj_age', age), ('household', household),
                                ('care_level', care_level), ('place_now', place_now)) as v (item, code)
     group by v.item, v.code
$$;

-- T11: how soon whoever had written was answered; hours from the request to the contact that answered
-- it. Contacts that answered no request are not in it.
create function statistics_speed(p_since date, p_until date, p_desks text[], p_area text)
    returns table (item text, row_code text, column_code text, value numeric)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select 'urgency', urgency, v.column_code, v.value
      from (select case when grouping(urgency) = 1 then 'total' else urgency end as urgency,
                   count(*) as contacts,
                   round(percentile_cont(0.5) within group (order by hours)::numeric, 1) as median,
                   count(*) filter (where hours <= 24) as within_24h
              from (select urgency,
                           greatest(extract(epoch from first_at - received_at), 0) / 3600 as hours
                      from facts_of(p_since, p_until, p_desks, p_area)
                     where received_at is not null) as answered
             group by grouping sets ((urgency), ())) as counted
     cross join lateral (values
               ('contacts', contacts::numeric), ('median_hours', median), ('within_24h', within_24h),
               ('within_rate', round(100.0 * within_24h / nullif(contacts, 0), 1)))
           as v (column_code, value)
     where contacts > 0
$$;

-- T12: がん末期 by month: contacts, those whose certification was applied for, persons that died before
-- it, and the days from discharge to death.
create function statistics_cancer(p_since date, p_until date, p_desks text[], p_area text)
    returns table (item text, row_code text, column_code text, value numeric)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select 'cancer_month', month, v.column_code, v.value
      from (select coalesce(to_char(month, 'FM00'), 'total') as month, count(*) as contacts,
                   count(*) filter (where care_level = 'applying') as applying,
                   count(distinct person) filter (where died and care_level = 'applying') as died,
                   percentile_cont(0.5) within group (order by outcome_on - discharge_on)
                       filter (where died and outcome_on >= discharge_on)::numeric as median_days
              from (select months_between(p_since, contact_on) as month, care_level, person, outcome_on,
                           discharge_on,
                           coalesce(outcome in ('death_home', 'death_home_abn', 'death_hosp'), false)
                               as died
                      from facts_of(p_since, p_until, p_desks, p_area)
                     where main_disease = 'cancer_end' or main_factor = 'cancer_end') as cancer
             group by grouping sets ((month), ())) as counted
     cross join lateral (values ('contacts', contacts::numeric), ('applying', applying),
                                ('died', died), ('median_days', median_days))
           as v (column_code, value)
     where contacts > 0
$$;

-- T16: what was not to be found, and where: columns are areas, and "contacts" all of them together.
create function statistics_unmet_areas(p_since date, p_until date, p_desks text[], p_area text)
    returns table (item text, row_code text, column_code text, value numeric)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select 'unmet_areas', code, coalesce(area, 'contacts'), count(*)::numeric
      from (select unnest(unmet) as code, coalesce(area, 'unknown') as area
              from facts_of(p_since, p_until, p_desks, p_area)) as said
     group by grouping sets ((code, area), (code))
$$;

-- T17: diseases by fiscal year, the last five until p_until; columns are years.
create function statistics_diseases(p_until date, p_desks text[], p_area text)
    returns table (item text, row_code text, column_code text, value numeric)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select 'disease_years', f.main_disease, y.year::text, count(*)::numeric
      from fiscal_years(p_until, 5) y
     cross join lateral (select main_disease
                           from facts_of(y.since, y.until, p_desks, p_area)) as f
     group by 2, 3
$$;

-- T27: requests by month and by what language the form was in; those that are purged are counted
-- still, by whole months.
create function statistics_requests(p_since date, p_until date, p_desks text[])
    returns table (item text, row_code text, column_code text, value numeric)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select 'request_month', to_char(months_between(p_since, month), 'FM00'), v.column_code, sum(v.value)
      from (select (received_at at time zone 'Asia/Tokyo')::date as month, language, 1 as rows
              from request
             where municipality = (select scope_municipality()) and (select may_see_statistics())
               and received_at >= p_since::timestamp at time zone 'Asia/Tokyo'
               and received_at < (p_until + 1)::timestamp at time zone 'Asia/Tokyo'
               and state <> 'spam' and (p_desks is null or desk::text = any (p_desks))
            union all
            select month, language, rows
              from tally
             where municipality = (select scope_municipality()) and (select may_see_statistics())
               and source = 'request' and month between p_since and p_until
               and state <> 'spam' and (p_desks is null or desk::text = any (p_desks))) as requests
     cross join lateral (values
               ('requests', rows::numeric),
               ('foreign', case when language not in ('ja', 'ja-x-easy') then rows else 0 end),
               ('easy', case when language = 'ja-x-easy' then rows else 0 end))
           as v (column_code, value)
     group by 2, 3
$$;

-- T30: when it was. A day off counts as such whatever the hour; a time that was not written on an
-- office day says nothing of it.
create function statistics_hours(p_since date, p_until date, p_desks text[], p_area text)
    returns table (item text, row_code text, column_code text, value numeric)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    with days_off as materialized (
        select p_since + n as contact_on from generate_series(0, p_until - p_since) as n
         where not is_office_day(p_since + n)
    )
    select 'hours', slot, v.column_code, v.value
      from (select slot, sum(contacts) as contacts, count(*)::numeric as people
              from (select case when o.contact_on is not null then 'holiday'
                                when f.after_hours and f.contact_time < m.office_opens then 'early'
                                when f.after_hours and f.contact_time >= '22:00' then 'night'
                                when f.after_hours then 'evening'
                                when f.contact_time is null then 'unknown'
                                else 'office' end as slot, f.person, count(*) as contacts
                      from municipality m
                     cross join facts_of(p_since, p_until, p_desks, p_area) f
                      left join days_off o using (contact_on)
                     where m.municipality = scope_municipality()
                     group by 1, 2) as persons
             group by slot) as counted
     cross join lateral (values ('contacts', contacts), ('people', people)) as v (column_code, value)
$$;

create function questionnaire_urls(p_name text) returns setof text language sql stable as
$$
    select distinct q.url from questionnaire q
     where q.municipality = scope_municipality() and q.name = p_name
$$;

-- T24: what was held of ACP programmes, by purpose, and how many came.
create function statistics_sessions(p_since date, p_until date, p_desks text[])
    returns table (item text, row_code text, column_code text, value numeric)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select 'purpose', coalesce(answer_code(r.answers, 'purpose'), 'unknown'), v.column_code,
           sum(v.value)
      from questionnaire_urls('AcpSession') as asked (url)
      join response r on r.municipality = scope_municipality() and r.questionnaire_url = asked.url
     cross join lateral (values
               ('sessions', 1::numeric),
               ('participants', coalesce((r.answers ->> 'n_people')::numeric, 0)))
           as v (column_code, value)
     where (select may_see_statistics()) and r.status in ('completed', 'amended')
       and (r.answers ->> 'date')::date between p_since and p_until
       and (p_desks is null or r.desk::text = any (p_desks))
     group by 2, 3
$$;

-- T25: whether one had thought of it, before a programme ('pre') and after it ('post'), by the day the
-- form was filled in. Who said nothing has said so.
create function statistics_thoughts(p_since date, p_until date, p_desks text[])
    returns table (item text, row_code text, column_code text, value numeric)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select 'thought', coalesce(answer_code(r.answers, 'thought'), 'no_answer'), asked.column_code,
           count(*)::numeric
      from (select 'pre' as column_code, url from questionnaire_urls('AcpPre') as url
            union all
            select 'post', url from questionnaire_urls('AcpPost') as url) as asked
      join response r on r.municipality = scope_municipality() and r.questionnaire_url = asked.url
     where (select may_see_statistics()) and r.status in ('completed', 'amended')
       and r.begun_at >= p_since::timestamp at time zone 'Asia/Tokyo'
       and r.begun_at < (p_until + 1)::timestamp at time zone 'Asia/Tokyo'
       and (p_desks is null or r.desk::text = any (p_desks))
     group by 2, 3
$$;

-- What waits today: cases that are not closed, those that should have been followed up before today or
-- are to be today, and requests that nobody has finished.
create function statistics_waiting(p_desks text[])
    returns table (item text, row_code text, column_code text, value numeric)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select 'waiting', 'total', v.column_code, v.value::numeric
      from (select count(*) as open,
                   count(*) filter (where next_on < today()) as overdue,
                   count(*) filter (where next_on = today()) as due
              from case_file
             where municipality = (select scope_municipality()) and (select may_see_statistics())
               and state <> 'closed' and (p_desks is null or desk::text = any (p_desks))) as cases
     cross join (select count(*) as requests
                   from request
                  where municipality = (select scope_municipality()) and (select may_see_statistics())
                    and state in ('open', 'in_progress')
                    and (p_desks is null or desk::text = any (p_desks))) as requests
     cross join lateral (values ('open', open), ('overdue', overdue), ('due', due),
                                ('requests', requests)) as v (column_code, value)
$$;

grant execute on function
    statistics_total(date, date, text[], text),
    statistics_choice(text, date, date, text[], text, boolean),
    statistics_years(date, text[], text),
    statistics_months(date, date, text[], text),
    statistics_desks(date, date, text[], text),
    statistics_factor_pairs(date, date, text[], text),
    statistics_areas(date, date, text[], text),
    statistics_people(date, date, text[], text),
    statistics_speed(date, date, text[], text),
    statistics_cancer(date, date, text[], text),
    statistics_unmet_areas(date, date, text[], text),
    statistics_diseases(date, text[], text),
    statistics_requests(date, date, text[]),
    statistics_hours(date, date, text[], text),
    statistics_sessions(date, date, text[]),
    statistics_thoughts(date, date, text[]),
    statistics_waiting(text[]) to madoguchi_staff;

-- Looking at statistics: which page, and by which filter.
create policy staff_notes_statistics on audit for insert to madoguchi_staff
    with check (municipality = (select scope_municipality())
                and staff_id = (select session_staff_id())
                and kind in ('statistics.view', 'statistics.export'));
