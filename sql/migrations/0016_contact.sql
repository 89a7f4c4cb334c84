-- Contacts: days of the office, numbers of the log, and what is counted of a completed contact.

-- --- days of the office ---

-- When a desk is at work: what comes at another time is 時間外.
alter table municipality
    add column office_opens  time not null default '08:30',
    add column office_closes time not null default '17:15',
    add check (office_opens < office_closes);

-- 国民の祝日に関する法律, as it is since 2016 (2018 for names), with the moved days of 2019 to 2021.
-- The equinoxes are those of the usual approximation, good from 1980 to 2099.
create function named_holiday(p_day date) returns boolean language plpgsql immutable as
$$
declare
    y constant integer := extract(year from p_day);
    m constant integer := extract(month from p_day);
    d constant integer := extract(day from p_day);
    md constant text := to_char(p_day, 'MMDD');
begin
    return case
        when y = 2020 then md in ('0101', '0113', '0211', '0223', '0320', '0429', '0503', '0504', '0505',
                                  '0723', '0724', '0810', '0921', '0922', '1103', '1123')
        when y = 2021 then md in ('0101', '0111', '0211', '0223', '0320', '0429', '0503', '0504', '0505',
                                  '0722', '0723', '0808', '0920', '0923', '1103', '1123')
        else md in ('0101', '0211', '0429', '0503', '0504', '0505', '0811', '1103', '1123')
             or md = '0223' and y >= 2020 or md = '1223' and y < 2019
             or y = 2019 and md in ('0430', '0501', '0502', '1022')
             or extract(dow from p_day) = 1
                and (m = 1 and d between 8 and 14 or m = 7 and d between 15 and 21
                     or m = 9 and d between 15 and 21 or m = 10 and d between 8 and 14)
             or m = 3 and d = floor(20.8431 + 0.242194 * (y - 1980)) - floor((y - 1980) / 4.0)
             or m = 9 and d = floor(23.2488 + 0.242194 * (y - 1980)) - floor((y - 1980) / 4.0)
        end;
end
$$;

-- The named ones, the day between two of them, and the next day that is none when one falls on a
-- Sunday (3条).
create function is_holiday(p_day date) returns boolean language plpgsql immutable as
$$
declare
    back date := p_day - 1;
begin
    if named_holiday(p_day) then
        return true;
    elsif extract(dow from p_day) = 0 then
        return false;
    elsif named_holiday(p_day - 1) and named_holiday(p_day + 1) then
        return true;
    end if;
    while named_holiday(back) loop
        if extract(dow from back) = 0 then
            return true;
        end if;
        back := back - 1;
    end loop;
    return false;
end
$$;

-- Offices are closed on weekends, on holidays, and from 29 December to 3 January.
create function is_office_day(p_day date) returns boolean language sql immutable as
$$
    select extract(isodow from p_day) < 6 and not is_holiday(p_day)
           and to_char(p_day, 'MMDD') not in ('1229', '1230', '1231', '0101', '0102', '0103')
$$;

-- The first office day on or after a day.
create function office_day_from(p_day date) returns date language sql immutable as
$$
    select p_day + days from generate_series(0, 31) as days
     where is_office_day(p_day + days) order by days limit 1
$$;

create function is_after_hours(p_day date, p_time time) returns boolean language sql stable as
$$
    select not is_office_day(p_day)
           or coalesce(p_time < m.office_opens or p_time > m.office_closes, false)
      from municipality m where m.municipality = scope_municipality()
$$;

create function today() returns date language sql stable as
$$ select (now() at time zone 'Asia/Tokyo')::date $$;

grant execute on function
    is_holiday(date), is_office_day(date), office_day_from(date), is_after_hours(date, time), today(),
    named_holiday(date) to madoguchi_staff, madoguchi_worker;

-- --- answers ---

create function answer_code(p_answers jsonb, p_item text) returns text language sql immutable as
$$ select p_answers -> p_item ->> 'code' $$;

create function answer_codes(p_answers jsonb, p_item text) returns text[] language sql immutable as
$$
    select coalesce(array_agg(a ->> 'code') filter (where a ->> 'code' is not null), '{}')
      from jsonb_array_elements(coalesce(p_answers -> p_item, '[]')) as a
$$;

create function fiscal_year_of(p_day date) returns integer language sql immutable as
$$ select extract(year from p_day - interval '3 months')::integer $$;
grant execute on function fiscal_year_of(date) to madoguchi_staff;

-- The next number of a desk and fiscal year: 08-013-00042. Two at once wait for each other here, so
-- that none is left out.
create function next_log_no(p_desk text, p_day date) returns text language plpgsql as
$$
declare
    year integer := fiscal_year_of(p_day);
    given integer;
begin
    insert into log_counter as c (fiscal_year, desk, last) values (year, p_desk, 1)
        on conflict (municipality, fiscal_year, desk) do update set last = c.last + 1
    returning last into given;
    return (select to_char((year - 2018) % 100, 'FM00') || to_char(d.number, '"-"FM000')
                   || to_char(given, '"-"FM00000')
              from desk d where d.municipality = scope_municipality() and d.desk = p_desk);
end
$$;

-- Writes what is counted of a completed contact, out of the answers that hold.
create function count_contact(p_no text) returns void language sql as
$$
    delete from contact_fact f using contact k
     where k.municipality = scope_municipality() and k.response_no = p_no
       and f.municipality = k.municipality and f.log_no = k.log_no;

    insert into contact_fact (
        log_no, person, case_no, desk, contact_on, contact_time, after_hours, handler, case_kind,
        channel, route, caller_type, age, gender, town, area, household, place_now, care_level,
        main_disease, scene_main, topics, main_factor, sub_factors, difficult, difficult_reason,
        actions, action_method, resources, unmet, partners, community_issue, urgency, minutes, state,
        outcome, outcome_on, discharge_on, received_at, first_at)
    select k.log_no, coalesce(c.person_no, k.log_no), k.case_no, k.desk, k.contact_on, k.contact_time,
           is_after_hours(k.contact_on, k.contact_time), k.handler, k.case_kind, k.channel,
           answer_code(a, 'route'), answer_code(a, 'caller_type'), answer_code(a, 'subj_age'),
           answer_code(a, 'subj_gender'), t.town, t.area, answer_code(a, 'household'),
           answer_code(a, 'place_now'), answer_code(a, 'care_level'), answer_code(a, 'main_disease'),
           answer_code(a, 'scene_main'), answer_codes(a, 'topics'), answer_code(a, 'main_factor'),
           answer_codes(a, 'sub_factors'), answer_code(a, 'is_difficult') = 'yes',
           answer_codes(a, 'difficult_reason'), answer_codes(a, 'actions'),
           answer_codes(a, 'action_method'), answer_codes(a, 'resources'), answer_codes(a, 'unmet'),
           answer_codes(a, 'partners'), answer_codes(a, 'community_issue'),
           answer_code(a, 'urgency'), answer_code(a, 'minutes'), answer_code(a, 'state'),
           answer_code(a, 'outcome'), (a ->> 'outcome_date')::date, (a ->> 'discharge_date')::date,
           q.received_at,
           case when q.receipt_no is not null then
               (k.contact_on + coalesce(k.contact_time, '12:00')) at time zone 'Asia/Tokyo' end
      from contact k
      join response r using (municipality, response_no)
      join case_file c on c.municipality = k.municipality and c.case_no = k.case_no
      cross join lateral (select r.answers) as said (a)
      left join town t on t.municipality = k.municipality and t.town = answer_code(a, 'subj_town')
      left join request q on q.municipality = k.municipality and q.receipt_no = k.receipt_no
     where k.municipality = scope_municipality() and k.response_no = p_no
       and k.log_no is not null and r.status <> 'entered-in-error'
$$;
