-- Drafts and requests: what residents type, what they sent, and the one door between.

create function scope_draft() returns bytea language sql stable as
$$ select decode(nullif(current_setting('madoguchi.draft', true), ''), 'hex') $$;

-- The one place that says how long a draft lives after it was last saved or sent.
create function draft_expiry() returns timestamptz language sql stable as
$$ select now() + interval '24 hours' $$;

grant execute on function scope_draft(), draft_expiry() to madoguchi_public;

-- Receipt numbers, for ever: a request is deleted when its time is over, its number is not.
create table receipt (
    municipality municipality_code not null default scope_municipality() references municipality,
    receipt_no   text not null check (receipt_no ~ '^Z[0-9]{2}-[0-9A-Z]{6}-[0-9A-Z]$'),
    issued_at    timestamptz not null default now(),
    primary key (municipality, receipt_no)
);
create trigger receipt_is_for_ever
    before update or delete or truncate on receipt execute function refuse_change();

create table request (
    municipality          municipality_code not null default scope_municipality(),
    receipt_no            text not null,
    -- One request a key: the digest that was derived from the draft's token.
    key                   digest not null,
    questionnaire_url     text not null,
    questionnaire_version text not null,
    language              text not null check (language ~ '^[A-Za-z-]{2,16}$'),
    answers               jsonb compression lz4 not null check (jsonb_typeof(answers) = 'object'),
    desk                  short_code not null,
    town                  short_code,
    priority              smallint not null check (priority in (1, 2)),
    urgency               text not null,
    consulter_name        text,
    state                 text not null default 'open'
                          check (state in ('open', 'in_progress', 'done', 'spam')),
    received_at           timestamptz not null default now(),
    -- What lists put on top: urgent, and nobody has finished it yet.
    pressing              boolean not null generated always as
                          (priority = 1 and state in ('open', 'in_progress')) stored,
    primary key (municipality, receipt_no),
    unique (municipality, key),
    foreign key (municipality, receipt_no) references receipt,
    foreign key (municipality, desk) references desk,
    foreign key (municipality, town) references town,
    foreign key (municipality, questionnaire_url, questionnaire_version) references questionnaire
);
create index request_in_list_order on request (municipality, pressing, received_at, receipt_no);
create index request_by_age on request (municipality, received_at, receipt_no);

create table draft (
    municipality          municipality_code not null default scope_municipality()
                          references municipality,
    token_hash            digest not null default scope_draft(),
    questionnaire_url     text not null,
    questionnaire_version text not null,
    language              text not null check (language ~ '^[A-Za-z-]{2,16}$'),
    -- As typed, right or wrong; emptied when it is sent.
    entries               jsonb compression lz4 not null default '{}',
    -- Grows with every change: what was confirmed must be what is sent.
    revision              bigint not null default 0,
    receipt_no            text,
    created_at            timestamptz not null default now(),
    expires_at            timestamptz not null default draft_expiry(),
    primary key (municipality, token_hash),
    foreign key (municipality, receipt_no) references receipt,
    foreign key (municipality, questionnaire_url, questionnaire_version) references questionnaire
);
create index draft_by_age on draft (municipality, expires_at);

-- Effects that must happen exactly once: mails to send. params never hold health data.
create table outbox (
    municipality municipality_code not null default scope_municipality() references municipality,
    -- "request/Z08-7K3MPQ-X/notice": doing it twice is a broken unique key.
    effect_key   text not null,
    kind         text not null check (kind in ('staff_notice', 'receipt_mail')),
    state        text not null default 'queued' check (state in ('queued')),
    recipient    text,
    params       jsonb not null check (jsonb_typeof(params) = 'object'),
    created_at   timestamptz not null default now(),
    primary key (municipality, effect_key),
    check (kind <> 'receipt_mail' or recipient is not null)
);
create index outbox_by_age on outbox (municipality, state, created_at);

alter table receipt enable row level security;
alter table receipt force row level security;
alter table request enable row level security;
alter table request force row level security;
alter table draft enable row level security;
alter table draft force row level security;
alter table outbox enable row level security;
alter table outbox force row level security;

create policy own_municipality on receipt to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on request to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on draft to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on outbox to madoguchi_owner
    using (municipality = (select scope_municipality()));

-- Whoever holds the link holds the draft; nobody can ask which others there are.
create policy own_draft on draft to madoguchi_public
    using (municipality = (select scope_municipality())
           and token_hash = (select scope_draft())
           and expires_at > now());
grant select, delete on draft to madoguchi_public;
grant insert (questionnaire_url, questionnaire_version, language) on draft to madoguchi_public;
grant update (language, entries, revision, expires_at) on draft to madoguchi_public;

create policy own_desks on request for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and desk::text = any ((select session_desks())::text[]));
grant select on request to madoguchi_staff;

-- UPDATE stays with the owner, whose right foreign keys borrow to lock the row they point at.
revoke delete, truncate on receipt from madoguchi_owner;

-- The only door from the public zone to the requests: locks the draft, stores the request, the
-- audit row and the mails, and empties the draft, all or nothing. outcome is
--   submitted  stored now, or earlier under this key: the other columns are its receipt
--   changed    the draft is no longer the one that was confirmed
--   gone       there is no such draft, and nothing was ever sent under this key
--   taken      this receipt number was given before: ask again with another
create function submit_request(
    p_key bytea, p_revision bigint, p_receipt_no text,
    p_url text, p_version text, p_language text, p_answers jsonb,
    p_town text, p_priority integer, p_urgency text, p_consulter_name text, p_email text)
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
                             answers, desk, town, priority, urgency, consulter_name)
        values (p_receipt_no, p_key, p_url, p_version, p_language,
                p_answers, desk_of_town(p_town), p_town, p_priority, p_urgency, p_consulter_name)
        returning * into strict stored;

        insert into audit (kind, subject, detail)
        values ('request.submit', stored.receipt_no, jsonb_build_object('desk', stored.desk));

        insert into outbox (effect_key, kind, recipient, params)
        select 'request/' || stored.receipt_no || '/' || mail.effect, mail.kind, mail.recipient,
               mail.params || jsonb_build_object('receipt_no', stored.receipt_no, 'desk', stored.desk)
          from (values
                   ('notice', 'staff_notice', null, jsonb_build_object('urgency', p_urgency)),
                   ('receipt', 'receipt_mail', p_email, jsonb_build_object('language', p_language))
               ) as mail (effect, kind, recipient, params)
         where mail.kind <> 'receipt_mail' or mail.recipient is not null;

        update draft d
           set entries = '{}', receipt_no = stored.receipt_no, expires_at = draft_expiry()
         where d.municipality = typed.municipality and d.token_hash = typed.token_hash;
    end if;

    return query
    select 'submitted', stored.receipt_no, stored.desk::text, stored.priority,
           tokyo_time(stored.received_at);
end
$$;

-- The receipt of the scope's draft: no answer, nothing but what the receipt page shows.
create function receipt_of_draft()
    returns table (receipt_no text, desk text, priority smallint, received_at text)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select r.receipt_no, r.desk::text, r.priority, tokyo_time(r.received_at)
      from draft d
      join request r using (municipality, receipt_no)
     where d.municipality = scope_municipality() and d.token_hash = scope_draft()
       and d.expires_at > now()
$$;

grant execute on function
    submit_request(bytea, bigint, text, text, text, text, jsonb, text, integer, text, text, text),
    receipt_of_draft() to madoguchi_public;
