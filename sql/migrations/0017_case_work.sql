-- What desks do with cases and people: opened, found, changed, handed over, merged.

create index person_by_town on person (municipality, town) where town is not null;
create index case_file_in_list_order on case_file (municipality, desk, state, opened_at, case_no);

-- What the winner of a merge was found by only since then, to be taken away again by an undo.
alter table person_merge add column keys jsonb not null default '[]';

-- The merged person too, for whoever sees the one that it went to. No coalesce(): PostgreSQL holds it to
-- be leaky, and would read all cases of the desks before it asks whose they are.
drop policy of_cases on person;
create policy of_cases on person for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and exists (select from case_file c
                        where c.municipality = person.municipality
                          and c.person_no in (person.person_no, person.merged_into)));

-- --- reading ---

-- How many contacts of a case there are, of which row security shows the session perhaps not all.
create function contact_count(p_case text) returns bigint
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select count(*) from contact k
      join case_file c using (municipality, case_no)
     where k.municipality = scope_municipality() and k.case_no = p_case
       and c.desk::text = any (session_desks()) and session_role() in ('desk', 'administrator', 'viewer')
       and c.case_no <> all (suspended_cases())
$$;

-- The case that a request of the session came to be, wherever it is now.
create function case_of_request(p_receipt text)
    returns table (case_no text, desk_name text, seen boolean)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select c.case_no, d.name ->> 'ja',
           c.desk::text = any (session_desks())
           and (c.suspended_at is null or session_role() = 'administrator')
      from case_request l
      join request r using (municipality, receipt_no)
      join case_file c on c.municipality = l.municipality and c.case_no = l.case_no
      join desk d on d.municipality = c.municipality and d.desk = c.desk
     where l.municipality = scope_municipality() and l.receipt_no = p_receipt
       and r.desk::text = any (session_desks())
       and session_role() in ('desk', 'administrator', 'viewer')
$$;

-- Whom a merged person is now, for whoever sees that one.
create function person_now(p_no text) returns text
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    with recursive way as (
        select person_no, merged_into from person
         where municipality = scope_municipality() and person_no = p_no
        union
        select p.person_no, p.merged_into from way
          join person p on p.municipality = scope_municipality() and p.person_no = way.merged_into
    )
    select w.person_no from way w
     where w.merged_into is null
       and exists (select from case_file c
                    where c.municipality = scope_municipality() and c.person_no = w.person_no
                      and c.desk::text = any (session_desks())
                      and c.case_no <> all (suspended_cases())
                      and session_role() in ('desk', 'administrator', 'viewer'))
$$;

-- Whether the session may work with the cases of a person.
create function is_my_person(p_no text) returns boolean
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select session_role() in ('desk', 'administrator')
           and exists (select from case_file c
                        where c.municipality = scope_municipality() and c.person_no = p_no
                          and c.desk::text = any (session_desks())
                          and (c.suspended_at is null or session_role() = 'administrator'))
$$;

-- The merges that a person stands in, the latest first.
create function merges_of_person(p_no text)
    returns table (merge_id bigint, loser text, loser_name text, winner text, cases text[], reason text,
                   merged_by bigint, merged_at timestamptz, undone_by bigint, undone_at timestamptz,
                   may_undo boolean)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select m.merge_id, m.loser, p.name, m.winner, m.cases, m.reason, m.merged_by, m.merged_at,
           m.undone_by, m.undone_at,
           m.undone_at is null and p.merged_into = m.winner
           and session_role() in ('desk', 'administrator')
      from person_merge m
      join person p on p.municipality = m.municipality and p.person_no = m.loser
     where m.municipality = scope_municipality() and m.winner = p_no
       and exists (select from case_file c
                    where c.municipality = scope_municipality() and c.person_no = p_no
                      and c.desk::text = any (session_desks())
                      and c.case_no <> all (suspended_cases()))
       and session_role() in ('desk', 'administrator', 'viewer')
     order by m.merge_id desc
$$;

-- --- changing ---

-- The case, locked, if the session may change it; else a row of NULLs.
create function lock_case(p_no text) returns case_file
    language sql security definer set search_path = madoguchi, pg_temp as
$$
    select c.* from case_file c
     where c.municipality = scope_municipality() and c.case_no = p_no
       and c.desk::text = any (session_desks())
       and (c.suspended_at is null or session_role() = 'administrator')
       and session_role() in ('desk', 'administrator')
       for update
$$;

-- The person, locked, if the session may work with it and it is not merged; else a row of NULLs.
create function lock_person(p_no text) returns person
    language sql security definer set search_path = madoguchi, pg_temp as
$$
    select p.* from person p
     where p.municipality = scope_municipality() and p.person_no = p_no and p.merged_into is null
       and is_my_person(p_no)
       for update
$$;

-- The next event of a case that is locked.
create function note_case_event(p_no text, p_kind text, p_old text, p_new text, p_note text)
    returns void language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    number bigint;
begin
    update case_file set saves = saves + 1
     where municipality = scope_municipality() and case_no = p_no
    returning saves into strict number;
    insert into case_event (case_no, saves, kind, old, new, note)
    values (p_no, number, p_kind, p_old, p_new, p_note);
end
$$;

-- p_keys as of add_request_keys() (0010).
create function add_person_keys(p_no text, p_keys jsonb) returns void
    language sql security definer set search_path = madoguchi, pg_temp as
$$
    insert into person_key (person_no, kind, key)
    select p_no, k ->> 0, k ->> 1 from jsonb_array_elements(p_keys) as k
    on conflict do nothing
$$;

-- A new person of what is known: name, kana, birth_on, town of p_facts.
create function add_person(p_no text, p_facts jsonb, p_keys jsonb) returns boolean
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
begin
    insert into person (person_no, name, kana, birth_on, town)
    select p_no, p_facts ->> 'name', p_facts ->> 'kana', (p_facts ->> 'birth_on')::date,
           (select t.town from town t
             where t.municipality = scope_municipality() and t.town = p_facts ->> 'town')
    on conflict do nothing;
    if found then
        perform add_person_keys(p_no, p_keys);
        insert into audit (kind, subject) values ('person.create', p_no);
        return true;
    end if;
    return false;
end
$$;

-- Links a request with a case that is locked, and puts it in progress. False: it was linked before.
create function link_case_request(p_case text, p_request request) returns boolean
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
begin
    insert into case_request (receipt_no, case_no) values (p_request.receipt_no, p_case)
    on conflict do nothing;
    if not found then
        return false;
    end if;
    perform note_case_event(p_case, 'request', null, p_request.receipt_no, null);
    insert into audit (kind, subject, detail)
    values ('case.request', p_case, jsonb_build_object('receipt_no', p_request.receipt_no));
    if p_request.state = 'open' then
        perform change_request(p_request.receipt_no, p_request.saves, 'state', 'in_progress', null, null);
    end if;
    return true;
end
$$;

-- Opens a case under the number that the page was given, so that a second click finds it: of a
-- person there is (p_person), of a new one (p_new_person with p_facts), or of an anonymous caller; of
-- a request (p_receipt) at the request's desk. Outcome and number of the case:
--   done   open now, or since an earlier call; of a request that is a case already, that case
--   taken  one of the numbers was given before: ask again with others
--   gone   no such desk, person or request, or not the session's
create function open_case(p_case text, p_person text, p_new_person text, p_facts jsonb, p_keys jsonb,
                          p_desk text, p_receipt text)
    returns table (outcome text, case_no text)
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
#variable_conflict use_column
declare
    q request := case when p_receipt is not null then lock_request(p_receipt) end;
    desk_code text := coalesce(q.desk, p_desk);
    there case_file;
begin
    select * into there from case_file c
     where c.municipality = scope_municipality()
       and c.case_no = coalesce((select l.case_no from case_request l
                                  where l.municipality = scope_municipality()
                                    and l.receipt_no = q.receipt_no), p_case);
    if there.case_no is not null then
        return query select case when there.case_no <> p_case or there.opened_by = session_staff_id()
                                 then 'done' else 'taken' end, there.case_no;
        return;
    elsif (session_role() in ('desk', 'administrator') and desk_code = any (session_desks())
           and (p_receipt is null or q.receipt_no is not null)
           and exists (select from desk d
                        where d.municipality = scope_municipality() and d.desk = desk_code
                          and d.closed_at is null)
           and (p_person is null or (lock_person(p_person)).person_no is not null)) is not true then
        return query select 'gone', null::text;
        return;
    elsif p_person is null and p_facts is not null and not add_person(p_new_person, p_facts, p_keys) then
        return query select 'taken', null::text;
        return;
    end if;

    insert into case_file (case_no, person_no, desk, assigned_to)
    values (p_case, coalesce(p_person, case when p_facts is not null then p_new_person end), desk_code,
            session_staff_id());
    perform note_case_event(p_case, 'open', null, desk_code, null);
    insert into audit (kind, subject, detail)
    values ('case.open', p_case, jsonb_build_object('desk', desk_code));
    if q.receipt_no is not null then
        perform link_case_request(p_case, q);
    end if;
    return query select 'done', p_case;
end
$$;

-- Ties a request to a case there is. done (now, or to this case before), taken (it is another case
-- already), gone.
create function link_request(p_case text, p_receipt text) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    q request := lock_request(p_receipt);
    c case_file := lock_case(p_case);
begin
    if q.receipt_no is null or c.case_no is null then
        return 'gone';
    elsif link_case_request(p_case, q)
          or exists (select from case_request l
                      where l.municipality = c.municipality and l.receipt_no = p_receipt
                        and l.case_no = p_case) then
        return 'done';
    end if;
    return 'taken';
end
$$;

create function is_case_change(c case_file, p_kind text, p_new text, p_outcome text,
                               p_outcome_on date) returns boolean
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select case p_kind
               when 'transfer' then p_new <> c.desk
                                    and exists (select from desk d
                                                 where d.municipality = c.municipality
                                                   and d.desk = p_new and d.closed_at is null)
               when 'assign' then p_new is distinct from c.assigned_to::text
                                  and (p_new is null
                                       or p_new in (select staff_id::text from desk_officers(c.desk)))
               when 'due' then c.state <> 'closed' and p_new::date is distinct from c.next_on
               when 'state' then p_new in ('open', 'watch', 'closed') and p_new <> c.state
                                 and (p_new = 'closed') = (p_outcome is not null)
                                 and (p_new = 'closed') = (p_outcome_on is not null)
                                 and (p_outcome_on <= today()) is not false
           end is true
$$;

-- The one way for the desk to change a case itself; p_kind and p_new as case_event has them. A case
-- that is closed has an outcome and its day. Outcomes as of change_request() (0010).
create function change_case(p_no text, p_saves bigint, p_kind text, p_new text, p_note text,
                            p_outcome text default null, p_outcome_on date default null) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    c case_file := lock_case(p_no);
    before text := case p_kind when 'transfer' then c.desk::text when 'assign' then c.assigned_to::text
                               when 'due' then c.next_on::text when 'state' then c.state end;
begin
    if exists (select from case_event e
                where e.municipality = scope_municipality() and e.case_no = p_no
                  and e.saves = p_saves + 1 and e.staff_id = session_staff_id()
                  and (e.kind, e.new, e.note) is not distinct from (p_kind, p_new, p_note)) then
        return 'done';
    elsif c.case_no is null then
        return 'gone';
    elsif c.saves <> p_saves then
        return 'changed';
    elsif not is_case_change(c, p_kind, p_new, p_outcome, p_outcome_on) then
        return 'refused';
    end if;

    perform note_case_event(p_no, p_kind, before, p_new, p_note);
    update case_file f
       set desk = case p_kind when 'transfer' then p_new else f.desk end,
           assigned_to = case p_kind when 'assign' then p_new::bigint
                                     when 'transfer' then null else f.assigned_to end,
           next_on = case when p_kind = 'due' then p_new::date
                          when p_kind = 'state' and p_new = 'closed' then null
                          else f.next_on end,
           next_action = case when p_kind = 'state' and p_new = 'closed' then null
                              else f.next_action end,
           state = case p_kind when 'state' then p_new else f.state end,
           state_at = case p_kind when 'state' then now() else f.state_at end,
           outcome = case p_kind when 'state' then p_outcome else f.outcome end,
           outcome_on = case p_kind when 'state' then p_outcome_on else f.outcome_on end
     where f.municipality = c.municipality and f.case_no = p_no;
    insert into audit (kind, subject, detail)
    values ('case.' || p_kind, p_no,
            jsonb_strip_nulls(jsonb_build_object('from', before, 'to', p_new, 'outcome', p_outcome)));
    -- The desk that is handed it is told, without a word on whom it is about.
    insert into outbox (effect_key, kind, params)
    select format('case/%s/transfer/%s', p_no, p_saves + 1), 'staff_notice',
           jsonb_build_object('case_no', p_no, 'desk', p_new, 'urgency', c.urgency)
     where p_kind = 'transfer';
    return 'done';
end
$$;

-- --- people ---

-- Moves cases from one person (NULL: anonymous) to another, and with them what is counted.
create function move_cases(p_cases text[], p_from text, p_to text) returns text[]
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    moved text[];
begin
    with changed as (
        update case_file set person_no = p_to
         where municipality = scope_municipality() and case_no = any (p_cases)
           and person_no is not distinct from p_from
        returning case_no
    )
    select coalesce(array_agg(case_no order by case_no), '{}') into moved from changed;
    perform note_case_event(c, 'merge', p_from, p_to, null) from unnest(moved) as c;
    update contact_fact set person = p_to
     where municipality = scope_municipality() and case_no = any (moved) and log_no is not null;
    return moved;
end
$$;

-- An anonymous case gets a person: one there is, or a new one. done, changed, taken, gone.
create function name_case(p_case text, p_saves bigint, p_person text, p_new_person text, p_facts jsonb,
                          p_keys jsonb) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    c case_file := lock_case(p_case);
    whom text := coalesce(p_person, p_new_person);
begin
    if c.case_no is null
       or (p_person is not null and (lock_person(p_person)).person_no is null) then
        return 'gone';
    elsif c.person_no = p_person then
        return 'done';
    elsif c.person_no is not null or c.saves <> p_saves then
        return 'changed';
    elsif p_person is null and not add_person(whom, p_facts, p_keys) then
        return 'taken';
    end if;
    perform move_cases(array[p_case], null, whom);
    insert into audit (kind, subject, detail)
    values ('case.person', p_case, jsonb_build_object('person_no', whom));
    return 'done';
end
$$;

-- Two are one person: the cases of p_loser come to p_winner, who is found by what either was found
-- by. p_saves: of both together, which only grows. done, changed, gone.
create function merge_people(p_winner text, p_loser text, p_saves bigint, p_reason text) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    winner person;
    loser person;
    added jsonb;
begin
    -- In the order of their numbers, so that two merges at once do not wait for each other.
    perform lock_person(n) from unnest(array[least(p_winner, p_loser), greatest(p_winner, p_loser)]) n;
    if exists (select from person p
                where p.municipality = scope_municipality() and p.person_no = p_loser
                  and p.merged_into = p_winner and is_my_person(p_winner)) then
        return 'done';
    end if;
    winner := lock_person(p_winner);
    loser := lock_person(p_loser);
    if winner.person_no is null or loser.person_no is null or p_winner = p_loser then
        return 'gone';
    elsif winner.saves + loser.saves <> p_saves then
        return 'changed';
    end if;

    select coalesce(jsonb_agg(jsonb_build_array(k.kind, k.key)), '[]') into added
      from person_key k
     where k.municipality = scope_municipality() and k.person_no = p_loser
       and not exists (select from person_key w
                        where w.municipality = k.municipality and w.person_no = p_winner
                          and w.kind = k.kind and w.key = k.key);
    perform add_person_keys(p_winner, added);
    insert into person_merge (loser, winner, cases, reason, keys)
    select p_loser, p_winner,
           move_cases(coalesce(array_agg(c.case_no), '{}'), p_loser, p_winner), p_reason, added
      from case_file c
     where c.municipality = scope_municipality() and c.person_no = p_loser;
    update person set saves = saves + 1,
                      merged_into = case person_no when p_loser then p_winner end
     where municipality = scope_municipality() and person_no in (p_winner, p_loser);
    insert into audit (kind, subject, detail)
    values ('person.merge', p_winner, jsonb_build_object('loser', p_loser));
    return 'done';
end
$$;

-- They were two after all: the cases that the merge moved go back, with the contacts that came to
-- them meanwhile; what was opened since stays. done, gone; refused when the one they went to was
-- merged into another since, which is to be undone first.
create function undo_merge(p_winner text, p_merge bigint) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    m person_merge;
begin
    select * into m from person_merge pm
     where pm.municipality = scope_municipality() and pm.merge_id = p_merge and pm.winner = p_winner
       for update;
    if m.merge_id is null or not (is_my_person(p_winner) or is_my_person(m.loser)
                                  or is_my_person(person_now(p_winner))) then
        return 'gone';
    elsif m.undone_at is not null then
        return 'done';
    elsif exists (select from person p
                   where p.municipality = m.municipality and p.person_no = p_winner
                     and p.merged_into is not null) then
        return 'refused';
    end if;

    perform move_cases(m.cases, m.winner, m.loser);
    delete from person_key k using jsonb_array_elements(m.keys) as added
     where k.municipality = m.municipality and k.person_no = m.winner
       and k.kind = added ->> 0 and k.key = added ->> 1;
    update person set saves = saves + 1,
                      merged_into = case person_no when m.winner then merged_into end
     where municipality = m.municipality and person_no in (m.winner, m.loser);
    update person_merge set undone_by = session_staff_id(), undone_at = now()
     where municipality = m.municipality and merge_id = p_merge;
    insert into audit (kind, subject, detail)
    values ('person.unmerge', m.winner, jsonb_build_object('loser', m.loser));
    return 'done';
end
$$;

grant execute on function
    contact_count(text), case_of_request(text), person_now(text), merges_of_person(text),
    open_case(text, text, text, jsonb, jsonb, text, text), link_request(text, text),
    change_case(text, bigint, text, text, text, text, date),
    name_case(text, bigint, text, text, jsonb, jsonb),
    merge_people(text, text, bigint, text), undo_merge(text, bigint)
    to madoguchi_staff;
