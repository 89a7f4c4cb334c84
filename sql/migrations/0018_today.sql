-- What an officer begins the day with: the work list, what is overdue, and the morning mail; and the
-- hours of the office.

-- --- office days ---

-- How many office days have begun since a day, counted no further than p_most. Two weeks and twice
-- as many days have that many, at the turn of the year and in May too.
create function office_days_since(p_day date, p_most integer) returns integer
    language sql stable as
$$
    select count(*)::integer
      from (select from generate_series(1, least(today() - p_day, 2 * p_most + 14)) as days
             where is_office_day(p_day + days)
             limit p_most) as counted
$$;

-- Whether a request waits longer for its first answer than residents are promised ({reply_days}
-- 開庁日). Where nothing is promised nothing is overdue, and whoever is at work on it has answered.
create function is_request_overdue(p_state text, p_received_at timestamptz) returns boolean
    language sql stable as
$$
    select p_state = 'open'
           and coalesce(office_days_since((p_received_at at time zone 'Asia/Tokyo')::date, days + 1)
                        > days, false)
      from (select nullif(substring(places -> 'ja' ->> 'reply_days' from '^[0-9]{1,3}'), '0')::integer
              from municipality where municipality = scope_municipality()) as promised (days)
$$;

-- The day that a follow-up is put off to when nobody says another.
create function usual_delay() returns date language sql stable as
$$ select office_day_from(today() + 7) $$;

grant execute on function
    office_days_since(date, integer), is_request_overdue(text, timestamptz), usual_delay()
    to madoguchi_staff;
