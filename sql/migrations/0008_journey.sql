-- A resident's way through the form: drafts that save themselves while one types, devices that other
-- people use too, and requests that no person may have sent.

-- A device of one's own keeps a draft for a day. One that others use (a library's) keeps it for as
-- long as somebody may have got up to fetch their glasses.
create function draft_expiry(p_shared boolean) returns timestamptz language sql stable as
$$ select now() + case when p_shared then interval '60 minutes' else interval '24 hours' end $$;

alter table draft alter column expires_at set default draft_expiry(false);
drop function draft_expiry();

alter table draft
    add column shared boolean not null default false,
    -- How often a page was sent with one of its buttons.
    add column turn bigint not null default 0,
    -- Of each step the save that counts last, as [turn, at]: an autosave must come after it.
    -- {"3": [4, 0]}: step 3 was sent, and that was the fourth turn; {"3": [4, 1793500000000]}: it was
    -- shown after that, and an autosave of that moment came in.
    add column saves jsonb not null default '{}' check (jsonb_typeof(saves) = 'object');

grant insert (shared, expires_at) on draft to madoguchi_public;
grant update (turn, saves) on draft to madoguchi_public;

-- Entries with what is being typed. A question that nothing is typed in is taken only when it has an
-- entry: no entry means "was not asked yet", and asking is what the buttons do.
create function entries_typed(p_entries jsonb, p_typed jsonb) returns jsonb language sql immutable as
$$
    select p_entries || coalesce(jsonb_object_agg(t.key, t.value), '{}')
      from jsonb_each(p_typed) t
     where p_entries ? t.key or jsonb_path_exists(t.value, '$[*] ? (@ <> "")')
$$;

grant execute on function draft_expiry(boolean), entries_typed(jsonb, jsonb), tokyo_time(timestamptz)
    to madoguchi_public;

-- Why somebody should look whether a person sent it. It decides nothing: such a request is stored,
-- routed and answered like any other.
--   trap   a field that nobody sees was filled in
--   haste  it was sent sooner after its beginning than anybody reads the questions
alter table request add column suspect text check (suspect in ('trap', 'haste'));

create function hasty_interval() returns interval language sql immutable as
$$ select interval '10 seconds' $$;

drop function submit_request(bytea, bigint, text, text, text, text, jsonb, text, integer, text, text,
                             text);

-- The only door from the public zone to the requests: locks the draft, stores the request, the
-- audit row and the mails, and empties the draft, all or nothing. outcome is
--   submitted  stored now, or earlier under this key: the other columns are its receipt
--   changed    the draft is no longer the one that was confirmed
--   gone       there is no such draft, and nothing was ever sent under this key
--   taken      this receipt number was given before: ask again with another
create function submit_request(
    p_key bytea, p_revision bigint, p_receipt_no text,
    p_url text, p_version text, p_language text, p_answers jsonb,
    p_town text, p_priority integer, p_urgency text, p_consulter_name text, p_email text,
    p_trapped boolean)
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
                   boolean)
    to madoguchi_public;
