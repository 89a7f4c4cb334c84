-- How long everything is kept, what is done when its time is over, and the record of that.

-- What is kept for a time, and the bounds of that time.
--   unit      of usual, lowest and highest. A fiscal year counts from 1 April after the year in which
--             the row came to rest: usual 5, finished in May 2026, is due on 1 April 2032.
--   document  a paper of the office: it may be held, is kept on wish for ever, and its disposal is
--             noted in the audit trail too. Of the others one row a day in the 廃棄記録 is enough.
create function retention_kinds()
    returns table (kind text, "position" integer, unit text, usual integer, lowest integer,
                   highest integer, document boolean, may_pseudonymise boolean)
    language sql immutable as
$$
    values ('draft', 1, 'hours', 24, 1, 168, false, false),
           ('shared_draft', 2, 'minutes', 60, 10, 240, false, false),
           ('session', 3, 'days', 0, 0, 30, false, false),
           -- Throttling looks back a quarter of an hour; the rest is for whoever looks into an attack.
           ('login_failure', 4, 'days', 1, 1, 90, false, false),
           ('spam', 5, 'days', 30, 7, 365, true, false),
           ('request', 6, 'fiscal_years', 5, 1, 30, true, true),
           ('response_unfinished', 7, 'days', 30, 7, 365, true, false),
           ('response', 8, 'fiscal_years', 5, 1, 30, true, true),
           ('disclosure', 9, 'fiscal_years', 5, 1, 30, true, false),
           -- Access logs are kept for a year at the very least.
           ('audit', 10, 'fiscal_years', 3, 1, 30, false, false)
$$;

-- The rules that an administrator changed; a kind without a row has its usual one.
create table retention_rule (
    municipality municipality_code not null default scope_municipality() references municipality,
    kind         text not null,
    amount       integer not null,
    action       text not null default 'delete' check (action in ('delete', 'pseudonymise', 'keep')),
    saves        bigint not null default 0,
    saved_by     bigint,
    saved_at     timestamptz not null default now(),
    primary key (municipality, kind),
    foreign key (municipality, saved_by) references staff
);

-- 利用停止: since when the desks may not use a request any more. It is then an administrator's alone.
alter table request add column suspended_at timestamptz;
-- Row security asks for it at every request: beside the rest of the list, so that no row is fetched.
drop index request_in_list_order;
create index request_in_list_order
    on request (municipality, desk, state, pressing, received_at, receipt_no)
    include (urgency, language, assigned_to, suspect, suspended_at);
drop policy own_desks on request;
create policy own_desks on request for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and desk::text = any ((select session_desks())::text[])
           and (suspended_at is null or (select session_role()) = 'administrator'));

create or replace function lock_request(p_no text) returns request
    language sql security definer set search_path = madoguchi, pg_temp as
$$
    select r.* from request r
     where r.municipality = scope_municipality() and r.receipt_no = p_no
       and r.desk::text = any (session_desks())
       and session_role() in ('desk', 'administrator')
       and (r.suspended_at is null or session_role() = 'administrator')
       for update
$$;

-- What must stay although its time is over: a lawsuit, a request for disclosure.
create table retention_hold (
    municipality municipality_code not null default scope_municipality() references municipality,
    subject      text not null check (subject ~ '^[KZ][0-9]{2}-[0-9A-Z]{6}-[0-9A-Z]$'),
    reason       text not null check (reason <> ''),
    held_by      bigint not null default session_staff_id(),
    held_at      timestamptz not null default now(),
    primary key (municipality, subject),
    foreign key (municipality, held_by) references staff
);

-- 開示請求, 訂正請求, 利用停止請求: who asked for what is held about them, and what they were given.
create table disclosure (
    municipality  municipality_code not null default scope_municipality() references municipality,
    disclosure_id bigint generated always as identity,
    -- Of the page it was made on: sending that page twice makes one.
    once          text not null check (once ~ '^[0-9a-f]{16,64}$'),
    kind          text not null check (kind in ('access', 'correction', 'suspension')),
    requester     text not null check (requester <> ''),
    relation      text not null check (relation in ('self', 'guardian', 'agent')),
    -- How it was made sure who asks.
    identified    text not null check (identified in ('card', 'two', 'mail', 'other')),
    received_on   date not null,
    -- 個人情報保護法 83条: within 30 days.
    due_on        date not null generated always as (received_on + 30) stored,
    note          text,
    decision      text check (decision in ('full', 'part', 'none', 'done', 'refused', 'withdrawn')),
    closed_at     timestamptz,
    saves         bigint not null default 0,
    saved_by      bigint not null default session_staff_id(),
    saved_at      timestamptz not null default now(),
    created_by    bigint not null default session_staff_id(),
    created_at    timestamptz not null default now(),
    primary key (municipality, disclosure_id),
    unique (municipality, once),
    foreign key (municipality, saved_by) references staff,
    foreign key (municipality, created_by) references staff,
    check ((decision is null) = (closed_at is null))
);
create index disclosure_in_list_order on disclosure (municipality, (closed_at is not null), due_on);

-- What it is about, and which answers are not shown (78条). While it is open its records are held.
create table disclosure_record (
    municipality  municipality_code not null default scope_municipality(),
    disclosure_id bigint not null,
    subject       text not null check (subject ~ '^[KZ][0-9]{2}-[0-9A-Z]{6}-[0-9A-Z]$'),
    -- {"c_name": "2"}: linkId, and the number of the paragraph of 78条 1項 that it is withheld by.
    -- "notes" and "events" are what the desk wrote.
    withheld      jsonb not null default '{}' check (jsonb_typeof(withheld) = 'object'),
    saves         bigint not null default 0,
    primary key (municipality, disclosure_id, subject),
    foreign key (municipality, disclosure_id) references disclosure on delete cascade
);
create index disclosure_record_by_subject on disclosure_record (municipality, subject);

-- 廃棄記録: a row a day for each kind and rule, to which every batch is added. Never removed.
create table disposal (
    municipality municipality_code not null default scope_municipality() references municipality,
    disposal_id  bigint generated always as identity,
    day          date not null,
    kind         text not null,
    action       text not null check (action in ('delete', 'pseudonymise')),
    unit         text not null,
    amount       integer not null,
    -- Who set that rule; NULL for the usual one.
    decided_by   bigint,
    rows         bigint not null check (rows > 0),
    -- From when to when the rows' clocks had begun.
    since_first  timestamptz not null,
    since_last   timestamptz not null,
    first_at     timestamptz not null default now(),
    last_at      timestamptz not null default now(),
    process      text not null default session_user,
    primary key (municipality, disposal_id),
    unique (municipality, day, kind, action, unit, amount, process),
    foreign key (municipality, decided_by) references staff
);
create trigger disposal_stays before delete or truncate on disposal execute function refuse_change();

-- Counts of what is gone, so that the statistics of a year stay what they were. Nobody is in them.
create table tally (
    municipality      municipality_code not null default scope_municipality() references municipality,
    source            text not null check (source in ('request', 'response')),
    questionnaire_url text not null,
    month             date not null,
    desk              short_code not null,
    state             text not null,
    -- 0 for a response, which has none.
    priority          smallint not null,
    language          text not null,
    rows              bigint not null,
    primary key (municipality, source, questionnaire_url, month, desk, state, priority, language),
    foreign key (municipality, desk) references desk
);
create table tally_choice (
    municipality      municipality_code not null default scope_municipality() references municipality,
    source            text not null check (source in ('request', 'response')),
    questionnaire_url text not null,
    link_id           text not null,
    code              text not null,
    month             date not null,
    desk              short_code not null,
    rows              bigint not null,
    primary key (municipality, source, questionnaire_url, link_id, code, month, desk),
    foreign key (municipality, desk) references desk
);

-- What the action "pseudonymise" leaves of a row: the month, the desk, and codes of the form's own
-- options that are not sensitive. No number leads back to what it was.
create table pseudonym (
    municipality          municipality_code not null default scope_municipality()
                          references municipality,
    pseudonym_id          uuid not null default gen_random_uuid(),
    source                text not null check (source in ('request', 'response')),
    questionnaire_url     text not null,
    questionnaire_version text not null,
    month                 date not null,
    desk                  short_code not null,
    state                 text not null,
    priority              smallint not null,
    language              text not null,
    -- {"p_age": ["a80"], …}
    codes                 jsonb not null check (jsonb_typeof(codes) = 'object'),
    primary key (municipality, pseudonym_id),
    foreign key (municipality, desk) references desk,
    foreign key (municipality, questionnaire_url, questionnaire_version) references questionnaire
);

alter table retention_rule enable row level security;
alter table retention_rule force row level security;
alter table retention_hold enable row level security;
alter table retention_hold force row level security;
alter table disclosure enable row level security;
alter table disclosure force row level security;
alter table disclosure_record enable row level security;
alter table disclosure_record force row level security;
alter table disposal enable row level security;
alter table disposal force row level security;
alter table tally enable row level security;
alter table tally force row level security;
alter table tally_choice enable row level security;
alter table tally_choice force row level security;
alter table pseudonym enable row level security;
alter table pseudonym force row level security;

create policy own_municipality on retention_rule to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on retention_hold to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on disclosure to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on disclosure_record to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on disposal to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on tally to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on tally_choice to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on pseudonym to madoguchi_owner
    using (municipality = (select scope_municipality()));

create policy of_administrators on disclosure for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and (select session_role()) = 'administrator');
create policy of_administrators on disclosure_record for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and (select session_role()) = 'administrator');
create policy of_administrators on disposal for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and (select session_role()) = 'administrator');
create policy own_desks on tally for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and desk::text = any ((select session_desks())::text[]));
create policy own_desks on tally_choice for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and desk::text = any ((select session_desks())::text[]));
create policy staff_notes_retention on audit for insert to madoguchi_staff
    with check (municipality = (select scope_municipality())
                and staff_id = (select session_staff_id())
                and kind in ('retention.export', 'disclosure.list', 'disclosure.view',
                             'disclosure.search', 'disclosure.print', 'disclosure.export')
                and (select session_role()) = 'administrator');
grant select on disclosure, disclosure_record, disposal, tally, tally_choice to madoguchi_staff;
revoke delete, truncate on disposal from madoguchi_owner;

create index request_by_state on request (municipality, state, state_at);
create index response_by_revision on response (municipality, revised_at) where revision > 0;
create index outbox_by_request on outbox (municipality, (params ->> 'receipt_no'));

-- Revisions go with their response, and in no other way.
alter table response_revision
    drop constraint response_revision_municipality_response_no_fkey,
    add constraint response_revision_of_response foreign key (municipality, response_no)
        references response on delete cascade;
grant delete on response_revision to madoguchi_owner;
drop trigger response_revision_is_append_only on response_revision;
create trigger response_revision_is_append_only
    before update or truncate on response_revision execute function refuse_change();

create function refuse_to_orphan() returns trigger language plpgsql as
$$
begin
    if exists (select from madoguchi.response r
                where r.municipality = old.municipality and r.response_no = old.response_no) then
        raise exception 'rows of % go with their response alone', tg_table_name
            using errcode = 'insufficient_privilege';
    end if;
    return old;
end
$$;
create trigger response_revision_goes_last
    before delete on response_revision for each row execute function refuse_to_orphan();

-- --- clocks ---

create function fiscal_year(at timestamptz) returns integer language sql immutable as
$$ select extract(year from at at time zone 'Asia/Tokyo' - interval '3 months')::integer $$;

create function month_of(at timestamptz) returns date language sql immutable as
$$ select date_trunc('month', at at time zone 'Asia/Tokyo')::date $$;

-- At the time p_at, rows are due whose clock began before this.
create function retention_cutoff(p_unit text, p_amount integer, p_at timestamptz)
    returns timestamptz language sql immutable as
$$
    select case p_unit
               when 'fiscal_years' then
                   make_date(fiscal_year(p_at) - p_amount, 4, 1)::timestamp at time zone 'Asia/Tokyo'
               when 'days' then p_at - make_interval(hours => 24 * p_amount)
               when 'hours' then p_at - make_interval(hours => p_amount)
               when 'minutes' then p_at - make_interval(mins => p_amount)
           end
$$;

create function retention_rules()
    returns table (kind text, unit text, amount integer, action text, saves bigint,
                   saved_by bigint, saved_at timestamptz)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select k.kind, k.unit, coalesce(r.amount, k.usual), coalesce(r.action, 'delete'),
           coalesce(r.saves, 0), r.saved_by, r.saved_at
      from retention_kinds() k
      left join retention_rule r on r.municipality = scope_municipality() and r.kind = k.kind
$$;

-- The same for a kind. A draft's row knows its own end, which its rule gave it when it was saved.
create function kind_cutoff(p_kind text, p_amount integer, p_action text, p_at timestamptz)
    returns timestamptz language sql stable as
$$
    select case when p_action = 'keep' then '-infinity'
                when k.kind in ('draft', 'shared_draft') then p_at
                else retention_cutoff(k.unit, p_amount, p_at) end
      from retention_kinds() k where k.kind = p_kind
$$;

create or replace function draft_expiry(p_shared boolean) returns timestamptz
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select now() + (now() - retention_cutoff(unit, amount, now()))
      from retention_rules()
     where kind = case when p_shared then 'shared_draft' else 'draft' end
$$;

-- By an administrator, or since somebody has asked for it and was not answered yet.
create function held_subjects() returns setof text language sql stable as
$$
    select h.subject from retention_hold h where h.municipality = scope_municipality()
    union all
    select c.subject from disclosure_record c
      join disclosure d using (municipality, disclosure_id)
     where c.municipality = scope_municipality() and d.closed_at is null
$$;

-- Of one; whoever asks of many looks into held_subjects() once.
create function is_held(p_subject text) returns boolean language sql stable as
$$ select exists (select from held_subjects() held where held = p_subject) $$;

-- A response that was never completed is discarded by its desk at any time, but not while it is held.
create function refuse_removal_of_held() returns trigger
    language plpgsql set search_path = madoguchi, pg_temp as
$$
begin
    if is_held(old.response_no) then
        raise exception 'a response that is held is not removed'
            using errcode = 'insufficient_privilege';
    end if;
    return old;
end
$$;
create trigger response_stays_while_held
    before delete on response for each row execute function refuse_removal_of_held();

-- Rows of a kind whose clock began before p_before, held or not. What is not finished has no clock;
-- "waiting" are the requests of which that is so, by when they came.
create function retention_rows(p_kind text, p_before timestamptz)
    returns table (subject text, since timestamptz)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select r.receipt_no, r.state_at from request r
     where p_kind in ('request', 'spam') and r.municipality = scope_municipality()
       and r.state = case p_kind when 'spam' then 'spam' else 'done' end and r.state_at < p_before
    union all
    select r.receipt_no, r.received_at from request r
     where p_kind = 'waiting' and r.municipality = scope_municipality()
       and r.state in ('open', 'in_progress') and r.received_at < p_before
    union all
    select r.response_no, r.revised_at from response r
     where p_kind = 'response' and r.municipality = scope_municipality() and r.revision > 0
       and r.revised_at < p_before and (r.entries is null or r.saved_at < p_before)
    union all
    select r.response_no, r.saved_at from response r
     where p_kind = 'response_unfinished' and r.municipality = scope_municipality()
       and r.entries is not null and r.revision = 0 and r.saved_at < p_before
    union all
    select null, d.expires_at from draft d
     where p_kind in ('draft', 'shared_draft') and d.municipality = scope_municipality()
       and d.shared = (p_kind = 'shared_draft') and d.expires_at < p_before
    union all
    select null, s.expires_at from session s
     where p_kind = 'session' and s.municipality = scope_municipality() and s.expires_at < p_before
    union all
    select null, f.failed_at from login_failure f
     where p_kind = 'login_failure' and f.municipality = scope_municipality()
       and f.failed_at < p_before
    union all
    select null, a.at from audit a
     where p_kind = 'audit' and a.municipality = scope_municipality() and a.at < p_before
    union all
    select d.disclosure_id::text, d.closed_at from disclosure d
     where p_kind = 'disclosure' and d.municipality = scope_municipality()
       and d.closed_at < p_before
$$;

create function count_due(p_kind text, p_before timestamptz) returns bigint
    language sql stable as
$$
    select count(*) from retention_rows(p_kind, p_before) d
     where d.subject is null or d.subject not in (select held from held_subjects() held)
$$;

-- --- the purge: for the worker, which says which kind and how many, and nothing else ---

-- The top questions of a version that are answered by codes; "stays" when its codes say nothing of
-- a person: options of the form itself, not marked sensitive. Whatever a version of years ago asked
-- is judged by that version's own definition. What stands in rows is no top question.
create function is_sensitive(p_item jsonb) returns boolean language sql immutable as
$$
    select p_item @? '$.extension[*] ? (@.valueBoolean == true && @.url ==
                      "https://madoguchi.example/fhir/StructureDefinition/sensitive")'
$$;

create function is_municipal_set(p_set jsonb) returns boolean language sql immutable as
$$
    select p_set @? '$.extension[*] ? (@.url ==
                     "https://madoguchi.example/fhir/StructureDefinition/municipalValueSet")'
$$;

create function form_choices(p_url text, p_version text)
    returns table (link_id text, stays boolean)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    with recursive definition as materialized (
        select q.definition::jsonb as body from questionnaire q
         where q.municipality = scope_municipality() and q.url = p_url and q.version = p_version
    ), municipal as materialized (
        select '#' || (s.node ->> 'id') as reference
          from definition, jsonb_path_query(body, '$.contained[*]') s (node)
         where is_municipal_set(s.node)
    ), item as (
        select i.node, is_sensitive(i.node) as sensitive
          from definition, jsonb_path_query(body, '$.item[*]') i (node)
        union all
        select child.node, parent.sensitive or is_sensitive(child.node)
          from item parent, jsonb_path_query(parent.node, '$.item[*]') child (node)
    )
    select node ->> 'linkId',
           not sensitive
           and not exists (select from municipal where reference = node ->> 'answerValueSet')
      from item
     where node ->> 'type' in ('choice', 'open-choice')
$$;

-- The codes of some rows, one a line. What was written beside the options is no code.
create function choice_codes(p_answers jsonb) returns table (link_id text, code text)
    language sql immutable as
$$
    select a.key, chosen.value ->> 'code'
      from jsonb_each(p_answers) a,
           jsonb_path_query(a.value, '$[*] ? (@.type() == "object" && exists (@.code))') chosen (value)
$$;

-- What statistics count: requests, and responses that were completed once. All that the asking role
-- sees, or those with one of the numbers.
create function counted_rows(p_source text, p_numbers text[])
    returns table (questionnaire_url text, questionnaire_version text, month date, desk text,
                   state text, priority smallint, language text, answers jsonb)
    language sql stable as
$$
    select r.questionnaire_url, r.questionnaire_version, month_of(r.received_at), r.desk, r.state,
           r.priority, r.language, r.answers
      from request r
     where p_source = 'request' and r.municipality = scope_municipality()
       and (p_numbers is null or r.receipt_no = any (p_numbers))
    union all
    select r.questionnaire_url, r.questionnaire_version, month_of(r.begun_at), r.desk, r.status,
           0::smallint, r.language, r.answers
      from response r
     where p_source = 'response' and r.municipality = scope_municipality() and r.revision > 0
       and (p_numbers is null or r.response_no = any (p_numbers))
$$;

-- The counts of live rows and of those that are gone, together: the same before a purge and after.
create function statistics(p_source text)
    returns table (questionnaire_url text, month date, desk text, state text, priority smallint,
                   language text, rows bigint)
    language sql stable as
$$
    select questionnaire_url, month, desk, state, priority, language, sum(rows)::bigint
      from (select questionnaire_url, month, desk, state, priority, language, 1 as rows
              from counted_rows(p_source, null)
            union all
            select questionnaire_url, month, desk, state, priority, language, rows
              from tally
             where municipality = scope_municipality() and source = p_source) as counted
     group by questionnaire_url, month, desk, state, priority, language
$$;

-- The same for the codes that a question was answered with.
create function choice_statistics(p_source text, p_url text, p_link_id text)
    returns table (code text, month date, desk text, rows bigint)
    language sql stable as
$$
    select code, month, desk, sum(rows)::bigint
      from (select c.code, r.month, r.desk, 1 as rows
              from counted_rows(p_source, null) r,
                   choice_codes(jsonb_build_object(p_link_id, r.answers -> p_link_id)) c
             where r.questionnaire_url = p_url
            union all
            select code, month, desk, rows
              from tally_choice
             where municipality = scope_municipality() and source = p_source
               and questionnaire_url = p_url and link_id = p_link_id) as counted
     group by code, month, desk
$$;
grant execute on function
    month_of(timestamptz), choice_codes(jsonb), counted_rows(text, text[]), statistics(text),
    choice_statistics(text, text, text) to madoguchi_staff;

-- Adds rows that are about to go to the counts. In the order of their keys, so that two workers
-- never wait for each other crosswise.
create function fold_rows(p_source text, p_numbers text[]) returns void language sql as
$$
    insert into tally (source, questionnaire_url, month, desk, state, priority, language, rows)
    select p_source, questionnaire_url, month, desk, state, priority, language, count(*)
      from counted_rows(p_source, p_numbers)
     group by 2, 3, 4, 5, 6, 7 order by 2, 3, 4, 5, 6, 7
        on conflict (municipality, source, questionnaire_url, month, desk, state, priority, language)
        do update set rows = tally.rows + excluded.rows;

    with choices as materialized (
        select f.questionnaire_url, f.questionnaire_version, c.link_id
          from (select distinct questionnaire_url, questionnaire_version
                  from counted_rows(p_source, p_numbers)) f,
               form_choices(f.questionnaire_url, f.questionnaire_version) c
    )
    insert into tally_choice (source, questionnaire_url, link_id, code, month, desk, rows)
    select p_source, r.questionnaire_url, c.link_id, c.code, r.month, r.desk, count(*)
      from counted_rows(p_source, p_numbers) r,
           choice_codes(r.answers) c
     where exists (select from choices k
                    where k.questionnaire_url = r.questionnaire_url
                      and k.questionnaire_version = r.questionnaire_version
                      and k.link_id = c.link_id)
     group by 2, 3, 4, 5, 6 order by 2, 3, 4, 5, 6
        on conflict (municipality, source, questionnaire_url, link_id, code, month, desk)
        do update set rows = tally_choice.rows + excluded.rows;
$$;

-- Keeps of rows that are about to go what cannot be a person's.
create function pseudonymise_rows(p_source text, p_numbers text[]) returns void language sql as
$$
    with staying as materialized (
        select f.questionnaire_url, f.questionnaire_version, c.link_id
          from (select distinct questionnaire_url, questionnaire_version
                  from counted_rows(p_source, p_numbers)) f,
               form_choices(f.questionnaire_url, f.questionnaire_version) c
         where c.stays
    )
    insert into pseudonym (source, questionnaire_url, questionnaire_version, month, desk, state,
                           priority, language, codes)
    select p_source, r.questionnaire_url, r.questionnaire_version, r.month, r.desk, r.state,
           r.priority, r.language,
           (select coalesce(jsonb_object_agg(kept.link_id, kept.codes), '{}')
              from (select c.link_id, jsonb_agg(c.code order by c.code) as codes
                      from choice_codes(r.answers) c
                      join staying s on s.questionnaire_url = r.questionnaire_url
                                    and s.questionnaire_version = r.questionnaire_version
                                    and s.link_id = c.link_id
                     group by c.link_id) kept)
      from counted_rows(p_source, p_numbers) r
     -- The order of the rows must not tell which was which.
     order by random()
$$;

-- A portion of a purge: how many rows, and from when to when their clocks had begun.
create type purged as (rows bigint, since_first timestamptz, since_last timestamptz);

-- Whoever holds a row locks it first. So what was locked here is looked at once more: a hold of the
-- meantime is seen now, and no other can come any more.
create function purge_requests(p_state text, p_before timestamptz, p_action text, p_limit integer)
    returns purged language plpgsql as
$$
declare
    numbers text[];
    done purged;
begin
    numbers := array(select receipt_no from request r
                      where r.municipality = scope_municipality() and r.state = p_state
                        and r.state_at < p_before and not is_held(r.receipt_no)
                      order by r.state_at limit p_limit for update skip locked);
    numbers := array(select n from unnest(numbers) n where not is_held(n));

    perform fold_rows('request', numbers);
    if p_action = 'pseudonymise' then
        perform pseudonymise_rows('request', numbers);
    end if;
    delete from outbox o
     where o.municipality = scope_municipality() and o.params ->> 'receipt_no' = any (numbers);
    with gone as (
        delete from request r
         where r.municipality = scope_municipality() and r.receipt_no = any (numbers)
        returning state_at
    )
    select count(*), min(state_at), max(state_at) into done from gone;
    return done;
end
$$;

create function purge_responses(p_unfinished boolean, p_before timestamptz, p_action text,
                                p_limit integer)
    returns purged language plpgsql as
$$
declare
    numbers text[];
    done purged;
begin
    numbers := array(select response_no from response r
                      where r.municipality = scope_municipality() and not is_held(r.response_no)
                        and case when p_unfinished then r.revision = 0
                                 else r.revision > 0 and r.revised_at < p_before end
                        and (r.entries is null or r.saved_at < p_before)
                      order by r.saved_at limit p_limit for update skip locked);
    numbers := array(select n from unnest(numbers) n where not is_held(n));

    if not p_unfinished then
        perform fold_rows('response', numbers);
    end if;
    if p_action = 'pseudonymise' then
        perform pseudonymise_rows('response', numbers);
    end if;
    with gone as (
        delete from response r
         where r.municipality = scope_municipality() and r.response_no = any (numbers)
        returning coalesce(revised_at, saved_at) as since
    )
    select count(*), min(since), max(since) into done from gone;
    return done;
end
$$;

create function purge_drafts(p_shared boolean, p_before timestamptz, p_limit integer)
    returns purged language sql as
$$
    with due as (
        select token_hash from draft d
         where d.municipality = scope_municipality() and d.expires_at < p_before
           and d.shared = p_shared
         limit p_limit for update skip locked
    ), gone as (
        delete from draft d using due
         where d.municipality = scope_municipality() and d.token_hash = due.token_hash
        returning d.expires_at
    )
    select count(*), min(expires_at), max(expires_at) from gone
$$;

create function purge_sessions(p_before timestamptz, p_limit integer) returns purged language sql as
$$
    with due as (
        select token_hash from session s
         where s.municipality = scope_municipality() and s.expires_at < p_before
         limit p_limit for update skip locked
    ), gone as (
        delete from session s using due
         where s.municipality = scope_municipality() and s.token_hash = due.token_hash
        returning s.expires_at
    )
    select count(*), min(expires_at), max(expires_at) from gone
$$;

create function purge_login_failures(p_before timestamptz, p_limit integer)
    returns purged language sql as
$$
    with due as (
        select failure_id from login_failure f
         where f.municipality = scope_municipality() and f.failed_at < p_before
         limit p_limit for update skip locked
    ), gone as (
        delete from login_failure f using due
         where f.municipality = scope_municipality() and f.failure_id = due.failure_id
        returning f.failed_at
    )
    select count(*), min(failed_at), max(failed_at) from gone
$$;

create function purge_disclosures(p_before timestamptz, p_limit integer) returns purged language sql as
$$
    with due as (
        select disclosure_id from disclosure d
         where d.municipality = scope_municipality() and d.closed_at < p_before
         limit p_limit for update skip locked
    ), gone as (
        delete from disclosure d using due
         where d.municipality = scope_municipality() and d.disclosure_id = due.disclosure_id
        returning d.closed_at
    )
    select count(*), min(closed_at), max(closed_at) from gone
$$;

-- Audit rows go by whole seals, the oldest first, so that the chain still holds. since_last is the
-- first moment that is kept.
create function purge_audit(p_before timestamptz) returns purged language plpgsql as
$$
declare
    done purged;
begin
    select min(at) into done.since_first from audit where municipality = scope_municipality();
    done.rows := 0;
    if done.since_first < p_before then
        done.rows := coalesce(remove_sealed_audit(
            p_before, 'audit ' || (now() at time zone 'Asia/Tokyo')::date, 1), 0);
    end if;
    select least(p_before, min(at)) into done.since_last
      from audit where municipality = scope_municipality();
    return done;
end
$$;

create function purge_kind(p_kind text, p_before timestamptz, p_action text, p_limit integer)
    returns purged language plpgsql as
$$
begin
    return case p_kind
               when 'draft' then purge_drafts(false, p_before, p_limit)
               when 'shared_draft' then purge_drafts(true, p_before, p_limit)
               when 'session' then purge_sessions(p_before, p_limit)
               when 'login_failure' then purge_login_failures(p_before, p_limit)
               when 'spam' then purge_requests('spam', p_before, p_action, p_limit)
               when 'request' then purge_requests('done', p_before, p_action, p_limit)
               when 'response_unfinished' then purge_responses(true, p_before, p_action, p_limit)
               when 'response' then purge_responses(false, p_before, p_action, p_limit)
               when 'disclosure' then purge_disclosures(p_before, p_limit)
               when 'audit' then purge_audit(p_before)
           end;
end
$$;

-- Disposes of at most p_limit rows of a kind that are due by its rule, and writes the 廃棄記録. How
-- many they were; 0: none is due, or another worker has them in hand.
create function purge_due(p_kind text, p_limit integer) returns bigint
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    rule record;
    done purged;
begin
    select r.*, k.document into strict rule
      from retention_rules() r join retention_kinds() k using (kind) where r.kind = p_kind;
    if rule.action = 'keep' then
        return 0;
    end if;
    done := purge_kind(p_kind, kind_cutoff(p_kind, rule.amount, rule.action, now()), rule.action,
                       least(p_limit, 500));
    if done.rows = 0 then
        return 0;
    end if;

    if rule.document then
        insert into audit (kind, subject, detail)
        values ('retention.purge', p_kind,
                jsonb_build_object('rows', done.rows, 'action', rule.action, 'unit', rule.unit,
                                   'amount', rule.amount));
    end if;
    -- Last, since other workers who add to the same row wait for this transaction from here on.
    insert into disposal (day, kind, action, unit, amount, decided_by, rows, since_first, since_last)
    values ((now() at time zone 'Asia/Tokyo')::date, p_kind, rule.action, rule.unit, rule.amount,
            rule.saved_by, done.rows, done.since_first, done.since_last)
        on conflict (municipality, day, kind, action, unit, amount, process)
        do update set rows = disposal.rows + excluded.rows,
                      decided_by = excluded.decided_by,
                      since_first = least(disposal.since_first, excluded.since_first),
                      since_last = greatest(disposal.since_last, excluded.since_last),
                      last_at = excluded.last_at;
    return done.rows;
end
$$;

-- The worker needs no right on a table any more.
revoke delete on draft, session, login_failure from madoguchi_worker;
revoke select (municipality, token_hash, expires_at) on draft from madoguchi_worker;
revoke select (municipality, token_hash, expires_at) on session from madoguchi_worker;
revoke select (municipality, failure_id, failed_at) on login_failure from madoguchi_worker;
drop policy expired on draft;
drop policy expired on session;
drop policy expired on login_failure;
grant execute on function retention_kinds(), purge_due(text, integer) to madoguchi_worker;

-- --- for administrators: what the rules are and what they do ---

-- Of each kind its rule and what is due by it: now, and within three months more.
create function retention_overview()
    returns table (kind text, unit text, amount integer, action text, saves bigint,
                   saved_by bigint, saved_at timestamptz, usual integer, lowest integer, highest integer,
                   document boolean, may_pseudonymise boolean, due bigint, due_first timestamptz,
                   due_last timestamptz, soon bigint, held bigint, waiting bigint,
                   waiting_since timestamptz)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select r.kind, r.unit, r.amount, r.action, r.saves, r.saved_by, r.saved_at, k.usual, k.lowest,
           k.highest, k.document, k.may_pseudonymise, now_due.*,
           (select count_due(r.kind, later) - now_due.rows
              from kind_cutoff(r.kind, r.amount, r.action, now() + interval '3 months') later),
           (select count(*) from retention_rows(r.kind, 'infinity') d
             where k.document and d.subject in (select held from held_subjects() held)),
           waiting.*
      from retention_rules() r
      join retention_kinds() k using (kind)
      cross join lateral (
               select count(*) as rows, min(d.since), max(d.since)
                 from retention_rows(r.kind, kind_cutoff(r.kind, r.amount, r.action, now())) d
                where d.subject is null
                   or d.subject not in (select held from held_subjects() held)) as now_due
      cross join lateral (
               select count(*), min(d.since)
                 from retention_rows('waiting', 'infinity') d where r.kind = 'request') as waiting
     where session_role() = 'administrator'
     order by k.position
$$;

-- Rows of a document's kind, the longest at rest first. p_which: due; soon, what will be within three
-- months more; held; waiting, what has no end yet. p_after: the last number seen, or NULL.
create function retention_list(p_kind text, p_which text, p_after text, p_limit integer)
    returns table (subject text, since timestamptz, held boolean)
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    listed constant text := case p_which when 'waiting' then 'waiting' else p_kind end;
    now_due timestamptz;
    later_due timestamptz;
    seen timestamptz;
begin
    if session_role() is distinct from 'administrator' then
        return;
    end if;
    insert into audit (kind, subject, detail)
    values ('retention.list', p_kind,
            jsonb_strip_nulls(jsonb_build_object('which', p_which, 'after', p_after)));
    select kind_cutoff(r.kind, r.amount, r.action, now()),
           kind_cutoff(r.kind, r.amount, r.action, now() + interval '3 months')
      into now_due, later_due from retention_rules() r where r.kind = p_kind;
    -- What was disposed of in the meantime is no place to go on from: then from the start.
    select d.since into seen from retention_rows(listed, 'infinity') d where d.subject = p_after;
    return query
    select d.subject, d.since, d.held
      from (select r.*, r.subject in (select s from held_subjects() s) as held
              from retention_rows(listed, case p_which when 'due' then now_due
                                                       when 'soon' then later_due
                                                       else 'infinity' end) r) as d
     where case p_which when 'held' then d.held
                        when 'waiting' then true
                        when 'soon' then not d.held and d.since >= now_due
                        else not d.held end
       and (seen is null or (d.since, d.subject) > (seen, p_after))
     order by d.since, d.subject limit p_limit;
end
$$;

-- Changes a rule. outcome: done; changed (somebody was quicker); bounds (not within the kind's, or no
-- such action for it); confirm (rows more than p_confirmed would be due at once: `due` of them); gone.
create function change_retention_rule(p_kind text, p_saves bigint, p_amount integer, p_action text,
                                      p_reason text, p_confirmed bigint,
                                      out outcome text, out due bigint)
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    bounds record;
    old record;
begin
    select * into bounds from retention_kinds() k where k.kind = p_kind;
    if not found or session_role() is distinct from 'administrator' then
        outcome := 'gone';
        return;
    end if;
    insert into retention_rule (kind, amount) values (p_kind, bounds.usual) on conflict do nothing;
    select * into old from retention_rule r
     where r.municipality = scope_municipality() and r.kind = p_kind for update;
    if old.saves <> p_saves then
        outcome := case when old.saves = p_saves + 1 and old.saved_by = session_staff_id()
                         and old.amount = p_amount and old.action = p_action
                        then 'done' else 'changed' end;
        return;
    elsif p_amount not between bounds.lowest and bounds.highest
          or p_action = 'keep' and not bounds.document
          or p_action = 'pseudonymise' and not bounds.may_pseudonymise then
        outcome := 'bounds';
        return;
    end if;

    due := count_due(p_kind, kind_cutoff(p_kind, p_amount, p_action, now()))
           - count_due(p_kind, kind_cutoff(p_kind, old.amount, old.action, now()));
    if due > 0 and due is distinct from p_confirmed then
        outcome := 'confirm';
        return;
    end if;
    update retention_rule r
       set amount = p_amount, action = p_action, saves = saves + 1, saved_by = session_staff_id(),
           saved_at = now()
     where r.municipality = scope_municipality() and r.kind = p_kind;
    insert into audit (kind, subject, detail)
    values ('retention.rule', p_kind,
            jsonb_build_object('amount', p_amount, 'action', p_action, 'unit', bounds.unit,
                               'before', jsonb_build_object('amount', old.amount,
                                                            'action', old.action),
                               'due', due, 'reason', p_reason));
    outcome := 'done';
end
$$;

-- Locks what a number names; false when there is no such request or response, or not any more.
create function lock_subject(p_subject text) returns boolean language plpgsql as
$$
begin
    perform from request r
      where r.municipality = scope_municipality() and r.receipt_no = p_subject for update;
    if not found then
        perform from response r
          where r.municipality = scope_municipality() and r.response_no = p_subject for update;
    end if;
    return found;
end
$$;

-- done, by this call or by an earlier one that was the same; held, by somebody else or for another
-- reason, which stays; or gone.
create function hold_subject(p_subject text, p_reason text) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    mine boolean;
begin
    if session_role() is distinct from 'administrator' or not lock_subject(p_subject) then
        return 'gone';
    end if;
    insert into retention_hold (subject, reason) values (p_subject, p_reason) on conflict do nothing;
    if found then
        insert into audit (kind, subject, detail)
        values ('retention.hold', p_subject, jsonb_build_object('reason', p_reason));
        return 'done';
    end if;
    select h.held_by = session_staff_id() and h.reason = p_reason into mine
      from retention_hold h
     where h.municipality = scope_municipality() and h.subject = p_subject;
    return case when mine then 'done' else 'held' end;
end
$$;

-- Every hold, the newest first.
create function retention_holds()
    returns table (subject text, reason text, held_by text, held_at timestamptz)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select h.subject, h.reason, a.name, h.held_at
      from retention_hold h
      join staff a on a.municipality = h.municipality and a.staff_id = h.held_by
     where h.municipality = scope_municipality() and session_role() = 'administrator'
     order by h.held_at desc, h.subject
$$;

-- What administrators are told at a request itself.
create function subject_marks(p_subject text) returns table (held boolean, suspended boolean)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select is_held(r.receipt_no), r.suspended_at is not null
      from request r
     where r.municipality = scope_municipality() and r.receipt_no = p_subject
       and session_role() = 'administrator'
$$;

create function lift_hold(p_subject text, p_reason text) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
begin
    if session_role() is distinct from 'administrator' then
        return 'gone';
    end if;
    delete from retention_hold h
     where h.municipality = scope_municipality() and h.subject = p_subject;
    if found then
        insert into audit (kind, subject, detail)
        values ('retention.lift', p_subject, jsonb_build_object('reason', p_reason));
    end if;
    return 'done';
end
$$;

grant execute on function
    fiscal_year(timestamptz), retention_kinds(), retention_overview(), retention_list(text, text, text, integer), retention_holds(),
    change_retention_rule(text, bigint, integer, text, text, bigint), hold_subject(text, text),
    lift_hold(text, text), subject_marks(text) to madoguchi_staff;

-- --- disclosure: for administrators ---

-- Makes one out of the answers of its form. done: also when this very page was sent before; *p_id
-- is its number.
create function open_disclosure(p_once text, p_answers jsonb) returns bigint
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    made bigint;
begin
    if session_role() is distinct from 'administrator' then
        return null;
    end if;
    insert into disclosure (once, kind, requester, relation, identified, received_on, note)
    values (p_once, p_answers -> 'kind' ->> 'code', p_answers ->> 'requester',
            p_answers -> 'relation' ->> 'code', p_answers -> 'identified' ->> 'code',
            (p_answers ->> 'received_on')::date, p_answers ->> 'note')
        on conflict (municipality, once) do nothing
    returning disclosure_id into made;
    if found then
        insert into audit (kind, subject, detail)
        values ('disclosure.open', made::text,
                jsonb_build_object('kind', p_answers -> 'kind' ->> 'code'));
    else
        select disclosure_id into made from disclosure d
         where d.municipality = scope_municipality() and d.once = p_once;
    end if;
    return made;
end
$$;

-- The row, locked, if an administrator asks; else a row of NULLs.
create function lock_disclosure(p_id bigint) returns disclosure
    language sql security definer set search_path = madoguchi, pg_temp as
$$
    select d.* from disclosure d
     where d.municipality = scope_municipality() and d.disclosure_id = p_id
       and session_role() = 'administrator'
       for update
$$;

-- Puts a record to an open disclosure, or takes it away again. done, closed, or gone: there is no
-- such disclosure, or no such record.
create function pick_record(p_id bigint, p_subject text, p_away boolean) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    d disclosure := lock_disclosure(p_id);
begin
    if d.disclosure_id is null or not lock_subject(p_subject) then
        return 'gone';
    elsif d.closed_at is not null then
        return 'closed';
    end if;
    if p_away then
        delete from disclosure_record c
         where c.municipality = d.municipality and c.disclosure_id = p_id and c.subject = p_subject;
    else
        insert into disclosure_record (disclosure_id, subject) values (p_id, p_subject)
            on conflict do nothing;
    end if;
    if found then
        insert into audit (kind, subject, detail)
        values (case when p_away then 'disclosure.drop' else 'disclosure.pick' end, p_subject,
                jsonb_build_object('disclosure', p_id));
    end if;
    return 'done';
end
$$;

-- Says which answers of a record are withheld, and why. done, changed, closed or gone.
create function withhold(p_id bigint, p_subject text, p_saves bigint, p_withheld jsonb) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    d disclosure := lock_disclosure(p_id);
    c disclosure_record;
begin
    select * into c from disclosure_record o
     where o.municipality = d.municipality and o.disclosure_id = d.disclosure_id
       and o.subject = p_subject;
    if c.subject is null then
        return 'gone';
    elsif d.closed_at is not null then
        return 'closed';
    elsif c.withheld = p_withheld then
        return 'done';
    elsif c.saves <> p_saves then
        return 'changed';
    end if;
    update disclosure_record o set withheld = p_withheld, saves = saves + 1
     where o.municipality = d.municipality and o.disclosure_id = p_id and o.subject = p_subject;
    insert into audit (kind, subject, detail)
    values ('disclosure.withhold', p_subject,
            jsonb_build_object('disclosure', p_id, 'items', p_withheld));
    return 'done';
end
$$;

-- done, also when it is closed so already; changed; or gone.
create function close_disclosure(p_id bigint, p_saves bigint, p_decision text, p_note text)
    returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    d disclosure := lock_disclosure(p_id);
begin
    if d.disclosure_id is null then
        return 'gone';
    elsif d.closed_at is not null or d.saves <> p_saves then
        return case when d.decision = p_decision then 'done' else 'changed' end;
    end if;
    update disclosure o
       set decision = p_decision, closed_at = now(), note = coalesce(p_note, note),
           saves = saves + 1, saved_by = session_staff_id(), saved_at = now()
     where o.municipality = d.municipality and o.disclosure_id = p_id;
    insert into audit (kind, subject, detail)
    values ('disclosure.close', p_id::text, jsonb_build_object('decision', p_decision));
    return 'done';
end
$$;

-- Stops the use of a request, or lets it go on. done or gone.
create function suspend_request(p_id bigint, p_subject text, p_suspended boolean) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    d disclosure := lock_disclosure(p_id);
begin
    if not exists (select from disclosure_record c
                     join request r on r.municipality = c.municipality
                                   and r.receipt_no = c.subject
                    where c.municipality = d.municipality and c.disclosure_id = d.disclosure_id
                      and c.subject = p_subject) then
        return 'gone';
    end if;
    update request r set suspended_at = case when p_suspended then now() end
     where r.municipality = d.municipality and r.receipt_no = p_subject
       and (r.suspended_at is not null) <> p_suspended;
    if found then
        insert into audit (kind, subject, detail)
        values (case when p_suspended then 'disclosure.suspend' else 'disclosure.resume' end,
                p_subject, jsonb_build_object('disclosure', p_id));
    end if;
    return 'done';
end
$$;

-- Whether a download of that filter (0012) can have held a request: by when it came and in which
-- language, which never change, and by every desk it was ever at. Its state of then is not asked
-- for, so that one too many is told, and none too few.
create function filter_may_hold(p_filter jsonb, r request) returns boolean language sql stable as
$$
    select (p_filter ->> 'since' is null
            or r.received_at >= (p_filter ->> 'since')::date::timestamp at time zone 'Asia/Tokyo')
       and (p_filter ->> 'until' is null
            or r.received_at < ((p_filter ->> 'until')::date + 1)::timestamp at time zone 'Asia/Tokyo')
       and (p_filter -> 'screens' is null or p_filter -> 'screens' ? r.language)
       and (p_filter -> 'desks' is null or p_filter -> 'desks' ? r.desk::text
            or exists (select from request_event e
                        where e.municipality = r.municipality and e.receipt_no = r.receipt_no
                          and e.kind = 'transfer' and p_filter -> 'desks' ? e.old))
$$;

-- Every access to a record that the audit trail has, the oldest first; "among" are downloads of many
-- that can have held it.
create function record_accesses(p_subject text)
    returns table (at timestamptz, kind text, name text, among boolean)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select a.at, a.kind, s.name, a.subject is null
      from (select * from audit o
             where o.municipality = scope_municipality() and o.subject = p_subject
            union all
            select o.* from request r
              join audit o on o.municipality = r.municipality and o.at >= r.received_at
             where r.municipality = scope_municipality() and r.receipt_no = p_subject
               and o.kind = 'request.export' and o.subject is null
               and filter_may_hold(o.detail, r)) as a
      left join staff s on s.municipality = a.municipality and s.staff_id = a.staff_id
     where session_role() = 'administrator'
     order by a.at, a.audit_id
$$;

grant execute on function
    open_disclosure(text, jsonb), pick_record(bigint, text, boolean),
    withhold(bigint, text, bigint, jsonb), close_disclosure(bigint, bigint, text, text),
    suspend_request(bigint, text, boolean), record_accesses(text) to madoguchi_staff;
