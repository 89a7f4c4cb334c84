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
    include (desk, area, person, main_disease, contact_time, after_hours);

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

create function has_several_answers(p_item text) returns boolean language sql immutable as
$$
    select p_item in ('topics', 'sub_factors', 'difficult_reason', 'actions', 'action_method', 'resources',
                      'unmet', 'partners', 'community_issue')
$$;

-- What a contact f says of an item: a code, or the codes of several answers; NULL: nothing. The item 'total'
-- says the same of each. $5: the first days of the months of the period, counted from the first of them, so
-- that those of two periods stand side by side; $6: their codes; $7: days off; $8: when the office opens. A
-- day off counts as such whatever the hour; a time that was not written on an office day says nothing of
-- it. A contact that closed nothing has no outcome, and none is missing.
create function item_expression(p_item text) returns text language sql immutable as
$_$
    select case
        when p_item = 'total' then 'text ''total'''
        when p_item = 'month' then '($6)[width_bucket(f.contact_on, $5)]'
        when p_item = 'desk' then 'f.desk::text'
        when p_item = 'hours' then $$
            case when f.contact_on = any ($7) then 'holiday'
                 when f.after_hours and f.contact_time < $8 then 'early'
                 when f.after_hours and f.contact_time >= '22:00' then 'night'
                 when f.after_hours then 'evening'
                 when f.contact_time is null then 'unknown'
                 else 'office' end$$
        when p_item = 'outcome' then $$case when f.state = 'closed' then coalesce(f.outcome, 'unknown') end$$
        when p_item in ('area', 'case_kind', 'channel', 'route', 'caller_type', 'main_disease', 'scene_main',
                        'main_factor', 'urgency', 'minutes')
        then format('coalesce(f.%I, ''unknown'')', p_item)
        when has_several_answers(p_item) then format('f.%I', p_item) end
$_$;

-- What was said of an item, as it stands in the row and by its codes: by how many contacts, how many of them
-- of 困難事例, and how many that closed their case.
create type said_count as (
    item text, said text, codes text[], contacts bigint, difficult bigint, closed bigint
);

-- What is said of all items, in one look at the contacts of a period. What lies in the index alone is read there.
create function count_said(p_items text[], p_since date, p_until date, p_desks text[], p_area text,
                           p_firsts date[], p_months text[], p_off date[], p_opens time)
    returns setof said_count language plpgsql stable as
$_$
declare
    wide constant boolean := not p_items <@ '{total,month,desk,area,hours}';
begin
    return query execute (
        select format($$
            select case %s end, coalesce(%s), coalesce(%s, array[%s]),
                   count(*), %s, %s
              from (select %s from facts_of($1, $2, $3, $4) f) as f
             group by grouping sets (%s)$$,
            string_agg(format('when grouping(%I) = 0 then %L', i, i), ' '),
            string_agg(format('%I::text', i), ', '),
            coalesce(string_agg(format('%I', i), ', ') filter (where has_several_answers(i)), 'null::text[]'),
            coalesce('coalesce(' || string_agg(format('%I', i), ', ') filter (where not has_several_answers(i)) || ')',
                     'null::text'),
            case when wide then 'count(*) filter (where difficult)' else 'null::bigint' end,
            case when wide then 'count(*) filter (where is_closed)' else 'null::bigint' end,
            string_agg(format('%s as %I', item_expression(i), i), ', ')
            || case when wide then $$, f.difficult, f.state = 'closed' as is_closed$$ else '' end,
            string_agg(format('(%I)', i), ', '))
          from unnest(p_items) as i)
        using p_since, p_until, p_desks, p_area, p_firsts, p_months, p_off, p_opens;
end
$_$;

-- How many persons each code was said of. Each person gets a number for an item whose bits are the codes
-- that were said, and what numbers there are is counted: it takes a fifth of the time that persons take
-- code by code. A number has 62 codes; an item of more has several.
create function count_persons(p_counts said_count[], p_since date, p_until date, p_desks text[], p_area text,
                              p_firsts date[], p_months text[], p_off date[], p_opens time)
    returns table (item text, code text, people bigint) language plpgsql stable as
$_$
#variable_conflict use_column
declare
    places constant jsonb := (
        select jsonb_object_agg(c.item, c.codes)
          from (select s.item, jsonb_object_agg(s.code, s.place) as codes
                  from (select d.item, d.code, row_number() over (partition by d.item order by d.code) - 1 as place
                          from (select distinct s.item, code from unnest(p_counts) s, unnest(s.codes) code) d) s
                 group by s.item) c);
    numbers text[];
    names text[];
    joins text;
begin
    select array_agg(n.number order by n.name), array_agg(n.name order by n.name),
           string_agg(n.joined, ' ' order by n.name)
      into numbers, names, joins
      from (select b.name, case when has_several_answers(b.item) then format('%I.bits', b.name)
                                else format('case %s %s end', item_expression(b.item),
                                            string_agg(format('when %L then %s', b.said, b.bits), ' ')) end
                           as number,
                   case when has_several_answers(b.item)
                        then format('left join (values %s) as %I (said, bits) on %2$I.said = %s',
                                    string_agg(format('(%L::text[], %s)', b.said, b.bits), ', '), b.name,
                                    item_expression(b.item)) end as joined
              from (select s.item, s.item || '/' || place / 62 as name, s.said,
                           bit_or(1::bigint << (place % 62)) as bits
                      from unnest(p_counts) s, unnest(s.codes) code,
                           lateral cast(places -> s.item ->> code as integer) as place
                     group by 1, 2, 3) as b
             group by b.item, b.name) as n;
    if names is null then
        return;
    end if;
    return query execute (
        select format($$
            select split_part(m.name, '/', 1), c.key, sum(m.persons)::bigint
              from (select case %s end as name, coalesce(%s) as bits, count(*) as persons
                      from (select %s from facts_of($1, $2, $3, $4) f %s group by f.person) as p
                     group by grouping sets (%s)) as m
             cross join lateral jsonb_each_text($9 -> split_part(m.name, '/', 1)) as c
             where c.value::integer / 62 = split_part(m.name, '/', 2)::integer
               and m.bits >> (c.value::integer %% 62) & 1 = 1
             group by 1, 2$$,
            string_agg(format('when grouping(%I) = 0 then %L', name, name), ' '),
            string_agg(format('%I', name), ', '),
            string_agg(format('bit_or(%s) as %I', number, name), ', '), joins,
            string_agg(format('(%I)', name), ', '))
          from unnest(numbers, names) as n (number, name))
        using p_since, p_until, p_desks, p_area, p_firsts, p_months, p_off, p_opens, places;
end
$_$;

-- All items that a page asks for, by their codes: two looks at the contacts of a period, the second for
-- persons, where p_people asks for them. Contacts lie in the table as they came in, so a year is read by the
-- index even where it is a fifth of all there is.
create function count_items(p_items text[], p_since date, p_until date, p_desks text[], p_area text,
                            p_people text[])
    returns table (item text, row_code text, column_code text, value numeric)
    language plpgsql stable set enable_seqscan = off set enable_nestloop = off set work_mem = '64MB' as
$$
#variable_conflict use_column
declare
    firsts constant date[] := array(
        select d::date from generate_series(date_trunc('month', p_since::timestamp), p_until::timestamp,
                                            interval '1 month') as d);
    months constant text[] := array(select to_char(n, 'FM9900') from generate_series(0, cardinality(firsts) - 1) as n);
    off constant date[] := array(
        select p_since + n from generate_series(0, p_until - p_since) as n
         where 'hours' = any (p_items) and not is_office_day(p_since + n));
    opens constant time := (select m.office_opens from municipality m where m.municipality = scope_municipality());
    unknown constant text := (select i from unnest(p_items) as i where item_expression(i) is null limit 1);
    counts said_count[];
begin
    if unknown is not null then
        raise exception 'no table of % is known', unknown using errcode = 'invalid_parameter_value';
    end if;
    counts := array(select s from count_said(p_items, p_since, p_until, p_desks, p_area, firsts, months, off, opens) s
                     where s.said is not null);
    return query
    select s.item, code, v.column_code, sum(v.value)
      from unnest(counts) as s
     cross join lateral unnest(s.codes) as code
     cross join lateral (values ('contacts', s.contacts), ('difficult', s.difficult), ('closed', s.closed))
                as v (column_code, value)
     where v.value is not null
     group by 1, 2, 3;
    if p_people <> '{}' then
        return query
        select p.item, p.code, 'people', p.people::numeric
          from count_persons(array(select s from unnest(counts) as s where s.item = any (p_people)),
                             p_since, p_until, p_desks, p_area, firsts, months, off, opens) as p;
    end if;
end
$$;

-- T2 to T5, T7, T8, T10, T13 to T16, T30 and the base of every share: all items that a page asks for
-- (item_expression), and of how many persons for those in p_people. Beside contacts: how many of them were
-- 困難事例, and how many closed their case, where it asks for more than the index has. Desks have how many
-- accounts work there today. Areas have how many people live there (0022), by the last count until the
-- period's end, and contacts for 1,000 of them; a contact without a town of ours is 'unknown'.
create function statistics_items(p_items text[], p_since date, p_until date, p_desks text[], p_area text,
                                 p_people text[])
    returns table (item text, row_code text, column_code text, value numeric)
    language plpgsql stable security definer set search_path = madoguchi, pg_temp as
$$
#variable_conflict use_column
begin
    return query
    with counted as materialized (
        select * from count_items(p_items, p_since, p_until, p_desks, p_area, p_people)
    ), living as (
        select distinct on (p.area) p.area::text as area, p.population::numeric, p.aged::numeric
          from area_population p
         where p.municipality = scope_municipality() and (select may_see_statistics())
           and 'area' = any (p_items)
           and p.year <= fiscal_year_of(p_until) and (p_area is null or p.area = p_area)
         order by p.area, p.year desc
    )
    select * from counted
    union all
    select 'total', 'total', v.column_code, 0::numeric
      from (values ('contacts'), ('people')) as v (column_code)
     where 'total' = any (p_items) and not exists (select from counted where item = 'total')
    union all
    select 'desk', d.desk::text, 'staff', count(a.staff_id)::numeric
      from desk d
      left join staff_desk sd using (municipality, desk)
      left join staff a on a.municipality = sd.municipality and a.staff_id = sd.staff_id
                           and a.role = 'desk' and a.disabled_at is null
     where d.municipality = scope_municipality() and may_see_statistics() and 'desk' = any (p_items)
       and (p_desks is null or d.desk::text = any (p_desks))
     group by d.desk
    union all
    select 'area', l.area, v.column_code, v.value
      from living l
      left join counted c on (c.item, c.row_code, c.column_code) = ('area', l.area, 'contacts')
     cross join lateral (values
               ('population', population), ('aged', aged),
               ('per_1000', round(1000 * coalesce(c.value, 0) / nullif(population, 0), 1)))
           as v (column_code, value)
     where v.value is not null;
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

-- T1: five fiscal years, and contacts for each day that the office was open. "before" is the same part of
-- the year before: contacts of a year that runs are not compared with a whole one. Persons are looked up
-- once: of each a number whose bits are the years of their contacts.
create function statistics_years(p_until date, p_desks text[], p_area text)
    returns table (item text, row_code text, column_code text, value numeric)
    language sql stable security definer set search_path = madoguchi, pg_temp
    set enable_seqscan = off set work_mem = '64MB' as
$$
    with years as materialized (
        select *, row_number() over (order by year) - 1 as place from fiscal_years(p_until, 6)
    ), days as materialized (
        select contact_on, count(*) as contacts
          from facts_of(make_date(fiscal_year_of(p_until) - 5, 4, 1), p_until, p_desks, p_area)
         group by contact_on
    ), persons as materialized (
        select bits, count(*) as people
          from (select bit_or(1 << width_bucket(contact_on, array(select since from years where place > 0
                                                                   order by place))) as bits
                  from facts_of(make_date(fiscal_year_of(p_until) - 4, 4, 1), p_until, p_desks, p_area)
                 group by person) as each
         group by bits
    ), counted as materialized (
        select y.*, (select coalesce(sum(contacts), 0) from days where contact_on between y.since and y.until)
                    as contacts,
               (select coalesce(sum(contacts), 0) from days where contact_on between y.since and y.same_day)
                    as until_same_day
          from years y
    )
    select 'fiscal_year', this.year::text, v.column_code, v.value
      from counted this
      join counted before on before.year = this.year - 1
     cross join lateral count_office_days(this.since, this.until) as office_days
     cross join lateral (values
               ('contacts', this.contacts),
               ('people', (select coalesce(sum(people), 0) from persons where bits >> this.place::integer & 1 = 1)),
               ('before', case when this.until < make_date(this.year + 1, 3, 31)
                               then before.until_same_day else before.contacts end),
               ('office_days', office_days),
               ('per_day', round(this.contacts / nullif(office_days, 0), 1)))
           as v (column_code, value)
     where (select may_see_statistics())
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
      from (select coalesce(to_char(month, 'FM9900'), 'total') as month, count(*) as contacts,
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
    language sql stable security definer set search_path = madoguchi, pg_temp
    set enable_seqscan = off as
$$
    select 'disease_years', main_disease, (fiscal_year_of(p_until) - 5 + place)::text, contacts::numeric
      from (select main_disease, count(*) as contacts,
                   width_bucket(contact_on, array(select since from fiscal_years(p_until, 5) order by since))
                       as place
              from facts_of(make_date(fiscal_year_of(p_until) - 4, 4, 1), p_until, p_desks, p_area)
             group by 1, 3) as said
$$;

-- T27: requests by month and by what language the form was in; those that are purged are counted
-- still, by whole months.
create function statistics_requests(p_since date, p_until date, p_desks text[])
    returns table (item text, row_code text, column_code text, value numeric)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select 'request_month', to_char(months_between(p_since, month), 'FM9900'), v.column_code, sum(v.value)
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
    statistics_items(text[], date, date, text[], text, text[]),
    statistics_years(date, text[], text),
    statistics_factor_pairs(date, date, text[], text),
    statistics_people(date, date, text[], text),
    statistics_speed(date, date, text[], text),
    statistics_cancer(date, date, text[], text),
    statistics_unmet_areas(date, date, text[], text),
    statistics_diseases(date, text[], text),
    statistics_requests(date, date, text[]),
    statistics_sessions(date, date, text[]),
    statistics_thoughts(date, date, text[]),
    statistics_waiting(text[]) to madoguchi_staff;

-- Looking at statistics: which page, and by which filter.
create policy staff_notes_statistics on audit for insert to madoguchi_staff
    with check (municipality = (select scope_municipality())
                and staff_id = (select session_staff_id())
                and kind in ('statistics.view', 'statistics.export'));
