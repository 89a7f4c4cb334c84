-- What a desk does with a request, and what it is found by. What a resident sent is never changed.

alter table request
    -- When it came into its present state; the clock of its retention is wound up with it.
    add column state_at    timestamptz not null default now(),
    add column assigned_to bigint,
    -- Grows with every change: a page tells the number that it was made from.
    add column saves       bigint not null default 0,
    add constraint request_assigned_to_staff
        foreign key (municipality, assigned_to) references staff;
update request set state_at = received_at;

-- A desk that is closed keeps its requests, and is handed no other.
alter table desk add column closed_at timestamptz, add check (not central or closed_at is null);

-- A list is made of slices, one for each desk, state and pressing: each slice is a range of this
-- index, in the order of the list, and what may be filtered by can be read without the row.
drop index request_in_list_order;
create index request_in_list_order
    on request (municipality, desk, state, pressing, received_at, receipt_no)
    include (urgency, language, assigned_to, suspect);

-- What somebody is in charge of and has not finished.
create index request_in_charge on request (municipality, assigned_to)
    where state in ('open', 'in_progress');
-- Few are suspect: looking for them in the slices would be looking at all.
create index request_suspect on request (municipality, received_at) where suspect is not null;

-- Whether a request is what a filter asks for, besides its state, desk and day; NULL does not ask.
-- p_assigned is "me" (p_me) or "none". PostgreSQL puts the expression in the place of the call, as it
-- would not with a query in it.
create function is_asked_for(urgency text, language text, assigned_to bigint, suspect text,
                             p_urgency text, p_language text, p_assigned text, p_me bigint,
                             p_suspect boolean)
    returns boolean language sql immutable as
$$
    select (p_urgency is null or urgency = p_urgency)
       and (p_language is null or language = p_language)
       and (p_assigned is null
            or assigned_to is not distinct from case p_assigned when 'me' then p_me end)
       and (p_suspect is null or (suspect is not null) = p_suspect)
$$;
grant execute on function
    is_asked_for(text, text, bigint, text, text, text, text, bigint, boolean) to madoguchi_staff;

-- What a request is found by: names and kana folded (base/japanese.h), telephone numbers as digits.
-- C and not SQL folds, so they come in beside the answers; store/request_key.h says which there are.
-- In the collation "C" the index answers "begins with", with operators that row security trusts.
create table request_key (
    municipality municipality_code not null default scope_municipality(),
    receipt_no   text not null,
    kind         text not null check (kind in ('name', 'kana', 'tel', 'tel_end')),
    key          text collate "C" not null check (key <> ''),
    -- The request's, so that row security need not ask for the request.
    desk         short_code not null,
    primary key (municipality, receipt_no, kind, key) include (desk),
    foreign key (municipality, receipt_no) references request on delete cascade
);
create index request_key_search on request_key (municipality, kind, key) include (desk, receipt_no);

create function move_request_keys() returns trigger language plpgsql as
$$
begin
    update request_key set desk = new.desk
     where municipality = new.municipality and receipt_no = new.receipt_no;
    return null;
end
$$;
create trigger request_keys_follow after update of desk on request
    for each row when (old.desk is distinct from new.desk) execute function move_request_keys();

-- p_keys: [["name", "高崎吉子"], ["tel", "0300000000"] …]
create function add_request_keys(p_no text, p_desk text, p_keys jsonb) returns void
    language sql as
$$
    insert into request_key (receipt_no, kind, key, desk)
    select p_no, k ->> 0, k ->> 1, p_desk from jsonb_array_elements(p_keys) as k
    on conflict do nothing
$$;

-- One row a change, in the order of request.saves: what was done, by whom, when. It goes when its
-- request goes, and not before.
--
--   kind        old           new            item     note
--   state       state         state                   why; must be there for spam
--   assign      account       account, none
--   transfer    desk          desk                    for both desks
--   note                                              what was noted
--   correction                what is right  linkId   why
create table request_event (
    municipality municipality_code not null default scope_municipality(),
    receipt_no   text not null,
    -- Of the request, after this change.
    saves        bigint not null,
    at           timestamptz not null default now(),
    staff_id     bigint not null default session_staff_id(),
    kind         text not null
                 check (kind in ('state', 'assign', 'transfer', 'note', 'correction')),
    old          text,
    new          text,
    item         text,
    note         text check (note <> ''),
    -- The state that the request came into by it; none when it stayed in its own.
    state        text,
    primary key (municipality, receipt_no, saves),
    foreign key (municipality, receipt_no) references request on delete cascade,
    foreign key (municipality, staff_id) references staff,
    check ((kind = 'correction') = (item is not null)),
    check (kind not in ('note', 'correction') or note is not null)
);
create index request_event_transfers on request_event (municipality, old, at)
    where kind = 'transfer';

create function refuse_removal_before_request() returns trigger language plpgsql as
$$
begin
    if exists (select from request
                where municipality = old.municipality and receipt_no = old.receipt_no) then
        raise exception 'rows of % go with their request', tg_table_name
            using errcode = 'insufficient_privilege';
    end if;
    return old;
end
$$;
create trigger request_event_is_append_only
    before update or truncate on request_event execute function refuse_change();
create trigger request_event_goes_with_its_request
    before delete on request_event for each row execute function refuse_removal_before_request();

alter table request_key enable row level security;
alter table request_key force row level security;
alter table request_event enable row level security;
alter table request_event force row level security;

create policy own_municipality on request_key to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on request_event to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_desks on request_key for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and desk::text = any ((select session_desks())::text[]));
-- A desk that gave a request away still sees that it did, and no more of it.
create policy own_desks on request_event for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and (kind = 'transfer' and old = any ((select session_desks())::text[])
                or exists (select from request r
                            where r.municipality = request_event.municipality
                              and r.receipt_no = request_event.receipt_no)));
grant select on request_key, request_event to madoguchi_staff;

create policy staff_notes_request_work on audit for insert to madoguchi_staff
    with check (municipality = (select scope_municipality())
                and staff_id = (select session_staff_id())
                and kind in ('request.search', 'request.print', 'request.unmask'));

-- Who may be in charge at a desk of the session.
create function desk_officers(p_desk text) returns table (staff_id bigint, name text)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select a.staff_id, a.name
      from staff a
     where a.municipality = scope_municipality() and a.disabled_at is null
       and p_desk = any (session_desks()) and session_role() in ('desk', 'administrator')
       and (a.role = 'administrator'
            or a.role = 'desk'
               and exists (select from staff_desk sd
                            where sd.municipality = a.municipality
                              and sd.staff_id = a.staff_id
                              and sd.desk = p_desk))
$$;

-- Whether the session's account has said, a little while ago, why it must see what is masked.
create function request_unmasked(p_no text) returns boolean
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select exists (select from audit
                    where municipality = scope_municipality() and subject = p_no
                      and at > now() - interval '15 minutes'
                      and kind = 'request.unmask' and staff_id = session_staff_id())
$$;

-- The row, locked, if the session may change it; else a row of NULLs.
create function lock_request(p_no text) returns request
    language sql security definer set search_path = madoguchi, pg_temp as
$$
    select r.* from request r
     where r.municipality = scope_municipality() and r.receipt_no = p_no
       and r.desk::text = any (session_desks())
       and session_role() in ('desk', 'administrator')
       for update
$$;

create function is_request_change(r request, p_kind text, p_new text, p_item text, p_note text)
    returns boolean
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select case p_kind
               when 'state' then p_new in ('open', 'in_progress', 'done', 'spam')
                                 and p_new <> r.state and (p_new <> 'spam' or p_note is not null)
               when 'assign' then p_new is distinct from r.assigned_to::text
                                  and (p_new is null
                                       or p_new in (select staff_id::text from desk_officers(r.desk)))
               when 'transfer' then p_new <> r.desk
                                    and exists (select from desk d
                                                 where d.municipality = r.municipality
                                                   and d.desk = p_new and d.closed_at is null)
               when 'note' then p_note is not null
               when 'correction' then p_item is not null and p_new is not null
                                      and p_note is not null
           end is true
$$;

-- The state after a change. Whoever is put in charge of a request that waits is at work on it; a
-- desk that is handed one has not begun.
create function state_after_change(r request, p_kind text, p_new text) returns text
    language sql immutable as
$$
    select case when p_kind = 'state' then p_new
                when p_kind = 'assign' and r.state = 'open' and p_new is not null then 'in_progress'
                when p_kind = 'transfer' and r.state = 'in_progress' then 'open'
                else r.state
           end
$$;

-- The one way to change a request. Answers with an outcome:
--   done     it is so, by this call or by an earlier one that was the same: the second click
--   changed  somebody was quicker: the events after p_saves say who did what
--   gone     there is no such request, or it is not the session's to change
--   refused  what is asked for cannot be: no such state, desk or colleague, or it is so already
create function change_request(p_no text, p_saves bigint, p_kind text, p_new text, p_item text,
                               p_note text) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    r request := lock_request(p_no);
    next_event request_event;
    next_state text := state_after_change(r, p_kind, p_new);
begin
    select * into next_event from request_event e
     where e.municipality = scope_municipality() and e.receipt_no = p_no and e.saves = p_saves + 1;
    if next_event.staff_id = session_staff_id()
       and (next_event.kind, next_event.new, next_event.item, next_event.note)
           is not distinct from (p_kind, p_new, p_item, p_note) then
        return 'done';
    elsif r.receipt_no is null then
        return 'gone';
    elsif r.saves <> p_saves then
        return 'changed';
    elsif not is_request_change(r, p_kind, p_new, p_item, p_note) then
        return 'refused';
    end if;

    insert into request_event (receipt_no, saves, kind, old, new, item, note, state)
    values (p_no, p_saves + 1, p_kind,
            case p_kind when 'state' then r.state
                        when 'assign' then r.assigned_to::text
                        when 'transfer' then r.desk::text end,
            p_new, p_item, p_note, nullif(next_state, r.state));
    update request q
       set saves = q.saves + 1,
           state = next_state,
           state_at = case when next_state = q.state then q.state_at else now() end,
           assigned_to = case p_kind when 'assign' then p_new::bigint
                                     when 'transfer' then null
                                     else q.assigned_to end,
           desk = case p_kind when 'transfer' then p_new else q.desk end
     where q.municipality = r.municipality and q.receipt_no = p_no;
    insert into audit (kind, subject, detail)
    values ('request.' || p_kind, p_no,
            jsonb_strip_nulls(jsonb_build_object(
                'from', case p_kind when 'state' then r.state
                                    when 'assign' then r.assigned_to::text
                                    when 'transfer' then r.desk::text end,
                'to', case when p_kind in ('state', 'assign', 'transfer') then p_new end,
                'item', p_item)));
    -- The desk that is handed it is told as it would be of a new one.
    insert into outbox (effect_key, kind, params)
    select format('request/%s/transfer/%s', p_no, p_saves + 1), 'staff_notice',
           jsonb_build_object('receipt_no', p_no, 'desk', p_new, 'urgency', r.urgency,
                              'priority', r.priority)
     where p_kind = 'transfer';
    return 'done';
end
$$;

grant execute on function
    desk_officers(text), request_unmasked(text),
    change_request(text, bigint, text, text, text, text) to madoguchi_staff;

drop function submit_request(bytea, bigint, text, text, text, text, jsonb, text, integer, text, text,
                             text, boolean);

-- The only door from the public zone to the requests: locks the draft, stores the request, what it
-- is found by, the audit row and the mails, and empties the draft, all or nothing. outcome is
--   submitted  stored now, or earlier under this key: the other columns are its receipt
--   changed    the draft is no longer the one that was confirmed
--   gone       there is no such draft, and nothing was ever sent under this key
--   taken      this receipt number was given before: ask again with another
create function submit_request(
    p_key bytea, p_revision bigint, p_receipt_no text,
    p_url text, p_version text, p_language text, p_answers jsonb,
    p_town text, p_priority integer, p_urgency text, p_consulter_name text, p_email text,
    p_trapped boolean, p_keys jsonb default '[]')
    returns table (outcome text, receipt_no text, desk text, priority smallint, received_at text)
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    typed draft;
    stored request;
begin
    -- Two clicks at once queue here; the second then finds what the first has stored.
    select * into typed from draft d
     where d.municipality = scope_municipality() and d.token_hash = scope_draft()
       for update;
    select * into stored from request r
     where r.municipality = scope_municipality() and r.key = p_key;

    if stored.receipt_no is null then
        if typed.token_hash is null or typed.expires_at <= now() or typed.receipt_no is not null then
            outcome := 'gone';
            return next;
            return;
        elsif typed.revision <> p_revision then
            outcome := 'changed';
            return next;
            return;
        end if;

        insert into receipt (receipt_no) values (p_receipt_no) on conflict do nothing;
        if not found then
            outcome := 'taken';
            return next;
            return;
        end if;

        insert into request (receipt_no, key, questionnaire_url, questionnaire_version, language,
                             answers, desk, town, priority, urgency, consulter_name, suspect)
        values (p_receipt_no, p_key, p_url, p_version, p_language,
                p_answers, desk_of_town(p_town), p_town, p_priority, p_urgency, p_consulter_name,
                case when p_trapped then 'trap'
                     when now() - typed.created_at < hasty_interval() then 'haste' end)
        returning * into strict stored;
        perform add_request_keys(stored.receipt_no, stored.desk, p_keys);

        insert into audit (kind, subject, detail)
        values ('request.submit', stored.receipt_no, jsonb_build_object('desk', stored.desk));

        -- The desk is told how urgent it is, which what was asked for alone does not say: a worry
        -- about a life makes a request urgent whenever the answer is wanted.
        insert into outbox (effect_key, kind, recipient, params)
        select 'request/' || stored.receipt_no || '/' || mail.effect, mail.kind, mail.recipient,
               mail.params || jsonb_build_object('receipt_no', stored.receipt_no, 'desk', stored.desk)
          from (values
                   ('notice', 'staff_notice', null,
                    jsonb_build_object('urgency', p_urgency, 'priority', p_priority)),
                   ('receipt', 'receipt_mail', p_email, jsonb_build_object('language', p_language))
               ) as mail (effect, kind, recipient, params)
         where mail.kind <> 'receipt_mail' or mail.recipient is not null;

        update draft d
           set entries = '{}', saves = '{}', receipt_no = stored.receipt_no,
               expires_at = draft_expiry(d.shared)
         where d.municipality = typed.municipality and d.token_hash = typed.token_hash;
    end if;

    return query
    select 'submitted', stored.receipt_no, stored.desk::text, stored.priority,
           tokyo_time(stored.received_at);
end
$$;

grant execute on function
    submit_request(bytea, bigint, text, text, text, text, jsonb, text, integer, text, text, text,
                   boolean, jsonb)
    to madoguchi_public;
