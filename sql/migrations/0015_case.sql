-- The consultation log: people, their cases, and each time somebody dealt with one (contact).
--
-- What is said in a contact is a response to the form consult_log (0007): its draft, what holds, every
-- revision. A row of contact stands beside it from the beginning and says what lists, rights and rules
-- need; a row of contact_fact says what statistics count, and is there from the first completion on.
--
--   person ── case_file ── contact ── response, response_revision
--                │            └────── contact_fact
--                └─ case_request ── request

-- The desk's three digits in 08-013-00042.
alter table desk add column number smallint check (number between 1 and 999);
update desk d set number = n.number
  from (select municipality, desk,
               row_number() over (partition by municipality order by position, desk) as number
          from desk) n
 where n.municipality = d.municipality and n.desk = d.desk;

create function number_desk() returns trigger language plpgsql set search_path = madoguchi, pg_temp as
$$
begin
    new.number := coalesce(new.number, (select coalesce(max(d.number), 0) + 1 from desk d
                                         where d.municipality = new.municipality));
    return new;
end
$$;
create trigger desk_gets_a_number before insert on desk for each row execute function number_desk();
alter table desk alter column number set not null, add unique (municipality, number);

-- 地区 of a town: a code of the value set "area".
alter table town add column area text;

-- What an officer is, a code of PRO: contacts begin with it.
alter table staff add column profession text;

create table person (
    municipality municipality_code not null default scope_municipality() references municipality,
    person_no    text not null check (person_no ~ '^T[0-9]{2}-[0-9A-Z]{6}-[0-9A-Z]$'),
    -- As the latest contact has them. Without a name the person is known only by what was told.
    name         text check (name <> ''),
    kana         text check (kana <> ''),
    birth_on     date,
    gender       text,
    town         short_code,
    -- The same person as that one: its cases were moved there (person_merge).
    merged_into  text,
    saves        bigint not null default 0,
    created_at   timestamptz not null default now(),
    primary key (municipality, person_no),
    foreign key (municipality, merged_into) references person,
    foreign key (municipality, town) references town,
    check (merged_into <> person_no)
);
create index person_by_birth on person (municipality, birth_on) where birth_on is not null;

-- What a person is found by, as request_key (0010): folded by C.
create table person_key (
    municipality municipality_code not null default scope_municipality(),
    person_no    text not null,
    kind         text not null check (kind in ('name', 'kana', 'tel', 'tel_end')),
    key          text collate "C" not null check (key <> ''),
    primary key (municipality, person_no, kind, key),
    foreign key (municipality, person_no) references person on delete cascade
);
create index person_key_search on person_key (municipality, kind, key, person_no);

create table case_file (
    municipality municipality_code not null default scope_municipality() references municipality,
    case_no      text not null check (case_no ~ '^C[0-9]{2}-[0-9A-Z]{6}-[0-9A-Z]$'),
    -- NULL: an anonymous caller, of whom each contact counts as a person.
    person_no    text,
    desk         short_code not null,
    -- As the latest contact left it.
    state        text not null default 'open' check (state in ('open', 'watch', 'closed')),
    state_at     timestamptz not null default now(),
    outcome      text,
    outcome_on   date,
    urgency      text,
    next_on      date,
    next_action  text,
    -- Who is in charge, and does the next thing.
    assigned_to  bigint,
    last_on      date,
    opened_at    timestamptz not null default now(),
    opened_by    bigint not null default session_staff_id(),
    -- 利用停止, as of a request.
    suspended_at timestamptz,
    saves        bigint not null default 0,
    primary key (municipality, case_no),
    foreign key (municipality, person_no) references person,
    foreign key (municipality, desk) references desk,
    foreign key (municipality, assigned_to) references staff,
    foreign key (municipality, opened_by) references staff
);
create index case_file_of_person on case_file (municipality, person_no) include (desk);
create index case_file_due on case_file (municipality, desk, next_on) where state <> 'closed';
create index case_file_in_charge on case_file (municipality, assigned_to) where state <> 'closed';
create index case_file_by_state on case_file (municipality, state, state_at);

-- The requests that a case came from. What the resident sent stays as it was sent.
create table case_request (
    municipality municipality_code not null default scope_municipality(),
    receipt_no   text not null,
    case_no      text not null,
    linked_at    timestamptz not null default now(),
    linked_by    bigint not null default session_staff_id(),
    primary key (municipality, receipt_no),
    foreign key (municipality, receipt_no) references request on delete cascade,
    foreign key (municipality, case_no) references case_file on delete cascade,
    foreign key (municipality, linked_by) references staff
);
create index case_request_of_case on case_request (municipality, case_no);

-- One row a change of the case itself, in the order of case_file.saves.
--
--   kind      old           new           note
--   open                    desk
--   request                 receipt number
--   contact                 log number
--   transfer  desk          desk          for both desks
--   assign    account       account, none
--   due       day           day           why the follow-up was put off
--   state     state         state         why; a case that is closed with its last contact has none
--   merge     person        person        (the case came to another person by a merge, or back)
create table case_event (
    municipality municipality_code not null default scope_municipality(),
    case_no      text not null,
    saves        bigint not null,
    at           timestamptz not null default now(),
    staff_id     bigint not null default session_staff_id(),
    kind         text not null check (kind in ('open', 'request', 'contact', 'transfer', 'assign',
                                               'due', 'state', 'merge')),
    old          text,
    new          text,
    note         text check (note <> ''),
    primary key (municipality, case_no, saves),
    foreign key (municipality, case_no) references case_file on delete cascade,
    foreign key (municipality, staff_id) references staff
);
create index case_event_transfers on case_event (municipality, old, at) where kind = 'transfer';

create function refuse_removal_before_case() returns trigger
    language plpgsql set search_path = madoguchi, pg_temp as
$$
begin
    if exists (select from case_file c
                where c.municipality = old.municipality and c.case_no = old.case_no) then
        raise exception 'rows of % go with their case', tg_table_name
            using errcode = 'insufficient_privilege';
    end if;
    return old;
end
$$;
create trigger case_event_is_append_only
    before update or truncate on case_event execute function refuse_change();
create trigger case_event_goes_with_its_case
    before delete on case_event for each row execute function refuse_removal_before_case();

-- The last number given out of 年度-窓口-連番.
create table log_counter (
    municipality municipality_code not null default scope_municipality(),
    fiscal_year  integer not null,
    desk         short_code not null,
    last         integer not null,
    primary key (municipality, fiscal_year, desk),
    foreign key (municipality, desk) references desk
);

create table contact (
    municipality municipality_code not null default scope_municipality(),
    -- Of its response: the number in addresses.
    response_no  text not null,
    case_no      text not null,
    desk         short_code not null,
    -- From the first completion on; the last digits count without a gap.
    log_no       text check (log_no ~ '^[0-9]{2}-[0-9]{3}-[0-9]{5}$'),
    contact_on   date,
    contact_time time,
    case_kind    text,
    channel      text,
    handler      bigint,
    -- 閲覧範囲: desk, the officers of its desk and of the desk that the case is at; office, the
    -- administrators too; strict, only whom readers names.
    conf         text not null default 'desk' check (conf in ('desk', 'office', 'strict')),
    readers      bigint[] not null default '{}',
    -- The request that this contact was the first answer to.
    receipt_no   text,
    begun_at     timestamptz not null default now(),
    completed_at timestamptz,
    primary key (municipality, response_no),
    foreign key (municipality, response_no) references response on delete cascade,
    foreign key (municipality, case_no) references case_file,
    foreign key (municipality, desk) references desk,
    foreign key (municipality, handler) references staff,
    check ((log_no is null) = (completed_at is null))
);
create unique index contact_log_no on contact (municipality, log_no) where log_no is not null;
create index contact_of_case on contact (municipality, case_no, contact_on);
create index contact_by_day on contact (municipality, desk, contact_on);

-- What statistics count of a contact: codes, days, nothing that a person is called by. It outlives the
-- contact (0021): then log_no is NULL and person and case are random.
create table contact_fact (
    municipality    municipality_code not null default scope_municipality() references municipality,
    fact_id         bigint generated always as identity,
    log_no          text,
    -- Whom 実人数 counts: the person's number, of an anonymous caller the log number.
    person          text not null,
    case_no         text not null,
    desk            short_code not null,
    contact_on      date not null,
    -- NULL when no time was written.
    contact_time    time,
    after_hours     boolean not null,
    handler         bigint not null,
    case_kind       text not null,
    channel         text not null,
    route           text,
    caller_type     text not null,
    age             text not null,
    gender          text not null,
    town            text,
    area            text,
    household       text not null,
    place_now       text not null,
    care_level      text not null,
    main_disease    text not null,
    scene_main      text not null,
    topics          text[] not null,
    main_factor     text not null,
    sub_factors     text[] not null,
    difficult       boolean not null,
    difficult_reason text[] not null,
    actions         text[] not null,
    action_method   text[] not null,
    resources       text[] not null,
    unmet           text[] not null,
    partners        text[] not null,
    community_issue text[] not null,
    urgency         text not null,
    minutes         text not null,
    state           text not null,
    outcome         text,
    outcome_on      date,
    discharge_on    date,
    -- When the resident's request came, and the first contact after it. Of that contact alone.
    received_at     timestamptz,
    first_at        timestamptz,
    primary key (municipality, fact_id),
    foreign key (municipality, desk) references desk
);
create index contact_fact_by_day on contact_fact (municipality, contact_on);

create unique index contact_fact_log_no on contact_fact (municipality, log_no)
    where log_no is not null;

create table person_merge (
    municipality municipality_code not null default scope_municipality(),
    merge_id     bigint generated always as identity,
    -- loser's cases went to winner; cases are those that were moved, to be moved back by an undo.
    loser        text not null,
    winner       text not null,
    cases        text[] not null,
    reason       text check (reason <> ''),
    merged_by    bigint not null default session_staff_id(),
    merged_at    timestamptz not null default now(),
    undone_by    bigint,
    undone_at    timestamptz,
    primary key (municipality, merge_id),
    foreign key (municipality, loser) references person on delete cascade,
    foreign key (municipality, winner) references person on delete cascade,
    foreign key (municipality, merged_by) references staff,
    foreign key (municipality, undone_by) references staff,
    check ((undone_by is null) = (undone_at is null))
);

-- --- who sees what ---

-- The desks that the session's account itself belongs to; an administrator's too, who else has all.
create function session_own_desks() returns text[]
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select coalesce(array_agg(sd.desk::text), '{}')
      from staff a join staff_desk sd using (municipality, staff_id)
     where a.municipality = scope_municipality() and a.staff_id = session_staff_id()
       and a.role in ('administrator', 'desk', 'viewer')
$$;
grant execute on function session_own_desks() to madoguchi_staff;

-- The cases that the session may not look into since their use is stopped. A policy cannot ask case_file
-- itself: row security hides just those cases from it.
create function suspended_cases() returns text[]
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select coalesce(array_agg(c.case_no), '{}') from case_file c
     where c.municipality = scope_municipality() and c.suspended_at is not null
       and session_role() is distinct from 'administrator'
$$;
create index case_file_suspended on case_file (municipality, case_no) where suspended_at is not null;
grant execute on function suspended_cases() to madoguchi_staff;

alter table person enable row level security;
alter table person force row level security;
alter table person_key enable row level security;
alter table person_key force row level security;
alter table case_file enable row level security;
alter table case_file force row level security;
alter table case_request enable row level security;
alter table case_request force row level security;
alter table case_event enable row level security;
alter table case_event force row level security;
alter table log_counter enable row level security;
alter table log_counter force row level security;
alter table contact enable row level security;
alter table contact force row level security;
alter table contact_fact enable row level security;
alter table contact_fact force row level security;
alter table person_merge enable row level security;
alter table person_merge force row level security;

create policy own_municipality on person to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on person_key to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on case_file to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on case_request to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on case_event to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on log_counter to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on contact to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on contact_fact to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on person_merge to madoguchi_owner
    using (municipality = (select scope_municipality()));

create policy own_desks on case_file for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and desk::text = any ((select session_desks())::text[])
           and (suspended_at is null or (select session_role()) = 'administrator'));
-- A person is seen by whoever sees one of their cases.
create policy of_cases on person for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and exists (select from case_file c
                        where c.municipality = person.municipality
                          and c.person_no = person.person_no));
create policy of_cases on person_key for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and exists (select from case_file c
                        where c.municipality = person_key.municipality
                          and c.person_no = person_key.person_no));
create policy of_cases on case_request for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and exists (select from case_file c
                        where c.municipality = case_request.municipality
                          and c.case_no = case_request.case_no));
-- A desk that gave a case away still sees that it did, and no more of it.
create policy of_cases on case_event for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and (kind = 'transfer' and old = any ((select session_own_desks())::text[])
                and case_no <> all ((select suspended_cases())::text[])
                or exists (select from case_file c
                            where c.municipality = case_event.municipality
                              and c.case_no = case_event.case_no)));
create policy of_scope on contact for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and case conf
                   when 'strict' then (select session_staff_id()) = any (readers)
                   else conf = 'office' and (select session_role()) = 'administrator'
                        or desk::text = any ((select session_own_desks())::text[])
                        or exists (select from case_file c
                                    where c.municipality = contact.municipality
                                      and c.case_no = contact.case_no
                                      and c.desk::text = any ((select session_own_desks())::text[]))
               end
           and case_no <> all ((select suspended_cases())::text[]));

-- A response that is a contact is seen by whoever sees the contact.
alter table response add column case_no text,
    add constraint response_of_case foreign key (municipality, case_no) references case_file;
drop policy own_desks on response;
create policy own_desks on response for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and case when case_no is null then desk::text = any ((select session_desks())::text[])
                    else exists (select from contact k
                                  where k.municipality = response.municipality
                                    and k.response_no = response.response_no) end);

grant select on person, person_key, case_file, case_request, case_event, contact to madoguchi_staff;

create policy staff_notes_cases on audit for insert to madoguchi_staff
    with check (municipality = (select scope_municipality())
                and staff_id = (select session_staff_id())
                and kind in ('case.list', 'case.view', 'case.search', 'case.print',
                             'contact.view', 'contact.print', 'person.view', 'person.search'));
