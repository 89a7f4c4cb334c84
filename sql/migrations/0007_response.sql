-- Responses: any form filled in by staff, from paper or by telephone, with every correction kept.
-- And the options of the municipality's value sets that have no table of their own.

-- What forms are addressed by: /forms/ConsultIntake.
create unique index questionnaire_one_name on questionnaire (municipality, name)
    where status = 'active';

create table value_set_option (
    municipality municipality_code not null default scope_municipality() references municipality,
    -- Towns, desks and staff are sets of their own tables.
    value_set    short_code not null check (value_set not in ('town', 'desk', 'staff')),
    code         text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    display      localized not null,
    position     integer not null,
    primary key (municipality, value_set, code)
);

-- A row is at once what holds (the last completed revision) and what is being typed (a first
-- filling-in, or a correction): until a correction is completed, what it corrects stays valid.
--
--                      status        revision  answers  entries  entries_reason
--   being filled in    in-progress   0         -        +        -
--   completed          completed     1         +        -        -
--   being corrected    completed     1         +        +        +
--   corrected          amended       2         +        -        -
--   withdrawn          entered-in-error  3     +        -        -
create table response (
    municipality          municipality_code not null default scope_municipality(),
    response_no           text not null check (response_no ~ '^K[0-9]{2}-[0-9A-Z]{6}-[0-9A-Z]$'),
    questionnaire_url     text not null,
    questionnaire_version text not null,
    language              text not null check (language ~ '^[A-Za-z-]{2,16}$'),
    desk                  short_code not null,
    begun_by              bigint not null default session_staff_id(),
    begun_at              timestamptz not null default now(),

    -- What holds, and who made it so, when, and (of all but the first) why. FHIR's words.
    status                text not null default 'in-progress'
                          check (status in ('in-progress', 'completed', 'amended',
                                            'entered-in-error')),
    revision              integer not null default 0,
    answers               jsonb compression lz4 check (jsonb_typeof(answers) = 'object'),
    reason                text,
    revised_by            bigint,
    revised_at            timestamptz,

    -- What is being typed, right or wrong, and why what holds is to be corrected.
    entries               jsonb compression lz4 check (jsonb_typeof(entries) = 'object'),
    entries_reason        text check (entries_reason <> ''),
    -- Grows with every change: a page tells the number that it was made from. foreign_saves is the
    -- number when somebody else than saved_by was last here.
    saves                 bigint not null default 0,
    foreign_saves         bigint not null default 0,
    saved_by              bigint not null default session_staff_id(),
    saved_at              timestamptz not null default now(),

    primary key (municipality, response_no),
    foreign key (municipality, questionnaire_url, questionnaire_version) references questionnaire,
    foreign key (municipality, desk) references desk,
    foreign key (municipality, begun_by) references staff,
    foreign key (municipality, revised_by) references staff,
    foreign key (municipality, saved_by) references staff,
    check ((revision = 0) = (status = 'in-progress')),
    check ((revision = 0) = (answers is null)),
    check ((revision = 0) = (revised_by is null) and (revision = 0) = (revised_at is null)),
    check ((revision > 1) = (reason is not null)),
    check (revision > 0 or entries is not null),
    check ((entries_reason is not null) = (revision > 0 and entries is not null))
);
create index response_in_list_order
    on response (municipality, questionnaire_url, begun_at, response_no);
create index response_unfinished on response (municipality, saved_by, saved_at)
    where entries is not null;

-- The revisions before the present one, as they were.
create table response_revision (
    municipality municipality_code not null default scope_municipality(),
    response_no  text not null,
    revision     integer not null,
    status       text not null,
    answers      jsonb compression lz4 not null,
    reason       text,
    revised_by   bigint not null,
    revised_at   timestamptz not null,
    primary key (municipality, response_no, revision),
    foreign key (municipality, response_no) references response,
    foreign key (municipality, revised_by) references staff
);
create trigger response_revision_is_append_only
    before update or delete or truncate on response_revision execute function refuse_change();

alter table value_set_option enable row level security;
alter table value_set_option force row level security;
alter table response enable row level security;
alter table response force row level security;
alter table response_revision enable row level security;
alter table response_revision force row level security;

create policy own_municipality on value_set_option
    using (municipality = (select scope_municipality()));
create policy own_municipality on response to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy own_municipality on response_revision to madoguchi_owner
    using (municipality = (select scope_municipality()));

create policy own_desks on response for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and desk::text = any ((select session_desks())::text[]));
create policy own_desks on response_revision for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and exists (select from response r
                        where r.municipality = response_revision.municipality
                          and r.response_no = response_revision.response_no));

create policy staff_notes_responses on audit for insert to madoguchi_staff
    with check (municipality = (select scope_municipality())
                and staff_id = (select session_staff_id())
                and (kind in ('response.list', 'response.view')
                     or kind = 'response.export'
                        and (select session_role()) in ('desk', 'administrator')));

grant select on value_set_option to madoguchi_public, madoguchi_staff;
grant select on response, response_revision to madoguchi_staff;
-- UPDATE stays with the owner, whose right foreign keys borrow to look for rows that point here.
revoke delete, truncate on response_revision from madoguchi_owner;

-- Names for "who did it", and the value set "staff". A contractor sees none.
create function colleagues() returns table (staff_id bigint, name text, active boolean)
    language sql stable security definer set search_path = madoguchi, pg_temp as
$$
    select a.staff_id, a.name, a.disabled_at is null
      from staff a
     where a.municipality = scope_municipality()
       and session_role() in ('administrator', 'desk', 'viewer')
$$;

-- The functions below are the only ways to change a response. Each answers with an outcome:
--   done     it is so, by this call or by an earlier one that was the same: the second click
--   changed  somebody was quicker: the response is no longer as the page showed it
--   gone     there is no such response, or it is not the session's to change
--   taken    (begin) this number was given before: ask again with another

-- The row, locked, if the session may change it; else a row of NULLs.
create function lock_response(p_no text) returns response
    language sql security definer set search_path = madoguchi, pg_temp as
$$
    select r.* from response r
     where r.municipality = scope_municipality() and r.response_no = p_no
       and r.desk::text = any (session_desks())
       and session_role() in ('desk', 'administrator')
       for update
$$;

-- p_entries: what is known before anybody types.
create function begin_response(p_no text, p_url text, p_version text, p_language text, p_desk text,
                               p_entries jsonb) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    r response;
begin
    if (p_desk = any (session_desks()) and session_role() in ('desk', 'administrator'))
       is not true then
        return 'gone';
    end if;
    insert into response (response_no, questionnaire_url, questionnaire_version, language, desk,
                          entries)
    values (p_no, p_url, p_version, p_language, p_desk, p_entries)
    on conflict do nothing;
    if found then
        insert into audit (kind, subject, detail)
        values ('response.begin', p_no, jsonb_build_object('desk', p_desk));
        return 'done';
    end if;
    r := lock_response(p_no);
    return case when r.begun_by = session_staff_id() and r.saves = 0
                 and r.questionnaire_url = p_url then 'done' else 'taken' end;
end
$$;

-- Merges what a page sent into what is being typed, key by key. What one officer does in two
-- windows is merged; what another one did since the page was made is never written over unseen.
create function save_response(p_no text, p_saves bigint, p_entries jsonb) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    r response := lock_response(p_no);
    mine boolean := r.saved_by = session_staff_id();
begin
    if r.response_no is null then
        return 'gone';
    elsif r.entries is null
          or p_saves < (case when mine then r.foreign_saves else r.saves end) then
        return 'changed';
    elsif r.entries || p_entries = r.entries then
        return 'done';
    end if;

    update response
       set entries = entries || p_entries,
           saves = saves + 1,
           foreign_saves = case when mine then foreign_saves else saves end,
           saved_by = session_staff_id(), saved_at = now()
     where municipality = r.municipality and response_no = r.response_no;
    insert into audit (kind, subject) values ('response.save', p_no);
    return 'done';
end
$$;

-- Makes a new revision of a response that was locked, and keeps the one before.
create function revise_response(r response, p_status text, p_answers jsonb, p_reason text)
    returns void
    language sql security definer set search_path = madoguchi, pg_temp as
$$
    insert into response_revision (response_no, revision, status, answers, reason, revised_by,
                                   revised_at)
    select r.response_no, r.revision, r.status, r.answers, r.reason, r.revised_by, r.revised_at
     where r.revision > 0;

    update response
       set status = p_status, revision = r.revision + 1, answers = p_answers, reason = p_reason,
           revised_by = session_staff_id(), revised_at = now(),
           entries = null, entries_reason = null
     where municipality = r.municipality and response_no = r.response_no;
$$;

-- What is being typed becomes what holds: exactly what was confirmed, and once. Without answers it
-- only tells whether that was done.
create function complete_response(p_no text, p_saves bigint, p_answers jsonb) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    r response := lock_response(p_no);
begin
    if r.response_no is null then
        return 'gone';
    elsif r.saves <> p_saves then
        return 'changed';
    elsif r.entries is null then
        return 'done';
    elsif p_answers is null then
        return 'changed';
    end if;

    perform revise_response(r, case r.revision when 0 then 'completed' else 'amended' end,
                            p_answers, r.entries_reason);
    insert into audit (kind, subject, detail)
    values ('response.complete', p_no, jsonb_build_object('revision', r.revision + 1));
    return 'done';
end
$$;

-- Begins a correction: p_entries are the entries that give the answers that hold. Pages from before
-- it, the officer's own too, are not of this correction, and are told so.
create function amend_response(p_no text, p_saves bigint, p_entries jsonb, p_reason text)
    returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    r response := lock_response(p_no);
begin
    if r.response_no is null then
        return 'gone';
    elsif r.entries is not null or r.saves <> p_saves then
        return case when r.entries_reason = p_reason and r.saved_by = session_staff_id()
                     and r.saves = p_saves + 1 then 'done' else 'changed' end;
    end if;

    update response
       set entries = p_entries, entries_reason = p_reason,
           saves = saves + 1, foreign_saves = saves + 1,
           saved_by = session_staff_id(), saved_at = now()
     where municipality = r.municipality and response_no = r.response_no;
    insert into audit (kind, subject, detail)
    values ('response.amend', p_no, jsonb_build_object('reason', p_reason));
    return 'done';
end
$$;

-- Throws away what is being typed. Of a first filling-in nothing is left; of a correction, what
-- held before still holds.
create function discard_response(p_no text, p_saves bigint) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    r response := lock_response(p_no);
begin
    if r.response_no is null then
        return 'gone';
    elsif r.entries is null or r.saves <> p_saves then
        return case when r.entries is null and r.saves = p_saves + 1 then 'done' else 'changed' end;
    end if;

    if r.revision = 0 then
        delete from response where municipality = r.municipality and response_no = r.response_no;
    else
        update response
           set entries = null, entries_reason = null, saves = saves + 1, foreign_saves = saves + 1,
               saved_by = session_staff_id(), saved_at = now()
         where municipality = r.municipality and response_no = r.response_no;
    end if;
    insert into audit (kind, subject) values ('response.discard', p_no);
    return 'done';
end
$$;

-- What holds was entered in error: the paper was another person's, the form was only tried out.
create function withdraw_response(p_no text, p_saves bigint, p_reason text) returns text
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    r response := lock_response(p_no);
begin
    if r.response_no is null then
        return 'gone';
    elsif r.entries is not null or r.saves <> p_saves then
        return case when r.status = 'entered-in-error' and r.saves = p_saves + 1 then 'done'
                    else 'changed' end;
    end if;

    perform revise_response(r, 'entered-in-error', r.answers, p_reason);
    update response
       set saves = saves + 1, foreign_saves = saves + 1,
           saved_by = session_staff_id(), saved_at = now()
     where municipality = r.municipality and response_no = r.response_no;
    insert into audit (kind, subject, detail)
    values ('response.withdraw', p_no, jsonb_build_object('reason', p_reason));
    return 'done';
end
$$;

grant execute on function
    colleagues(), begin_response(text, text, text, text, text, jsonb),
    save_response(text, bigint, jsonb), complete_response(text, bigint, jsonb),
    amend_response(text, bigint, jsonb, text), discard_response(text, bigint),
    withdraw_response(text, bigint, text) to madoguchi_staff;
