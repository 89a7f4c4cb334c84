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

-- --- the work list (sql/queries/today.sql) ---

-- Few cases cannot wait: looking for them in all that are open would be looking at all.
create index case_file_urgent on case_file (municipality, desk)
    where state = 'open' and urgency = 'today';

create policy staff_notes_today on audit for insert to madoguchi_staff
    with check (municipality = (select scope_municipality())
                and staff_id = (select session_staff_id()) and kind = 'today.list');

-- --- the morning mail ---

alter table outbox drop constraint outbox_kind_check,
    add constraint outbox_kind_check
        check (kind in ('staff_notice', 'receipt_mail', 'risk_notice', 'morning_summary'));

-- What waits at a desk, or for an officer (then of that officer alone; new is what they have taken on
-- and not finished). Counts alone: a mail names nobody, and no number.
create function morning_counts(p_desk text, p_officer bigint, p_day date) returns jsonb
    language sql stable as
$$
    select jsonb_build_object(
        'new', (select count(*) from request q
                 where q.municipality = scope_municipality()
                   and (p_desk is null or q.desk = p_desk and q.state = 'open')
                   and (p_officer is null
                        or q.assigned_to = p_officer and q.state in ('open', 'in_progress'))),
        'urgent', (select count(*) from request q
                    where q.municipality = scope_municipality() and q.pressing
                      and q.state in ('open', 'in_progress')
                      and (p_desk is null or q.desk = p_desk)
                      and (p_officer is null or q.assigned_to = p_officer))
                  + (select count(*) from case_file f
                      where f.municipality = scope_municipality() and f.state = 'open'
                        and f.urgency = 'today' and f.suspended_at is null
                        and (p_desk is null or f.desk = p_desk)
                        and (p_officer is null or f.assigned_to = p_officer)))
        || (select jsonb_build_object('due', count(*) filter (where f.next_on = p_day),
                                      'overdue', count(*) filter (where f.next_on < p_day))
              from case_file f
             where f.municipality = scope_municipality() and f.state <> 'closed'
               and f.next_on <= p_day and f.suspended_at is null
               and (p_desk is null or f.desk = p_desk)
               and (p_officer is null or f.assigned_to = p_officer))
$$;

-- The mails of the morning of an office day: one to each desk, one to each officer who has something.
-- From seven o'clock until the office closes, once a day, however many workers ask, whenever. Tells
-- how many it wrote. p_now is another moment than this one for tests alone.
create function write_morning(p_now timestamptz default now()) returns integer
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    day constant date := (p_now at time zone 'Asia/Tokyo')::date;
    clock constant time := (p_now at time zone 'Asia/Tokyo')::time;
    morning constant text := 'morning/' || day || '/';
    written integer;
begin
    if not is_office_day(day) or clock < '07:00'
       or clock > (select office_closes from municipality where municipality = scope_municipality())
       or exists (select from desk d
                    join outbox o on o.municipality = d.municipality
                                 and o.effect_key = morning || d.desk
                   where d.municipality = scope_municipality() and d.central) then
        return 0;
    end if;
    insert into outbox (effect_key, kind, params)
    select morning || d.desk, 'morning_summary',
           jsonb_build_object('desk', d.desk, 'day', day) || morning_counts(d.desk, null, day)
      from desk d
     where d.municipality = scope_municipality() and d.closed_at is null
     union all
    select morning || 'staff/' || a.staff_id, 'morning_summary',
           jsonb_build_object('staff', a.staff_id, 'day', day) || counts
      from staff a
     cross join lateral morning_counts(null, a.staff_id, day) as counts
     where a.municipality = scope_municipality() and a.disabled_at is null
       and a.role in ('desk', 'administrator')
       and counts <> '{"new": 0, "urgent": 0, "due": 0, "overdue": 0}'
    on conflict do nothing;
    get diagnostics written = row_count;
    return written;
end
$$;

grant execute on function write_morning(timestamptz) to madoguchi_worker;

-- --- the hours of the office ---

create function office_hours_answers() returns jsonb language sql stable as
$$
    select jsonb_build_object('opens', to_char(office_opens, 'HH24:MI:SS'),
                              'closes', to_char(office_closes, 'HH24:MI:SS'))
      from municipality where municipality = scope_municipality()
$$;

-- What was counted stays as it was counted (contact_fact.after_hours).
create function save_office_hours(p_at bigint, p_answers jsonb) returns edit_result
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    old jsonb;
    ended edit_result;
    opens constant time := (p_answers ->> 'opens')::time;
    closes constant time := (p_answers ->> 'closes')::time;
begin
    perform administer_facts();
    old := office_hours_answers();
    ended := begin_edit('office_hours', p_at, p_answers,
                        case when opens >= closes then refused('closes', 'office_hours') end);
    if ended.outcome is not null then
        return ended;
    end if;
    update municipality set office_opens = opens, office_closes = closes
     where municipality = scope_municipality();
    return note_edit('office.save', null, old, office_hours_answers());
end
$$;

grant execute on function office_hours_answers(), save_office_hours(bigint, jsonb)
    to madoguchi_staff;
