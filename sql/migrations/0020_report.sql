-- 資料１, the council's paper: what was chosen and written for it, and, once it is kept, the figures as
-- they were on that day. A draft has no figures: it shows those of the moment it is looked at.

create table report (
    municipality municipality_code not null default scope_municipality() references municipality,
    report_id    bigint generated always as identity,
    -- What the page that made it was given: a second click makes no second paper.
    once         text not null check (once <> ''),
    fiscal_year  integer not null check (fiscal_year between 2019 and 2117),
    title        text not null check (title <> ''),
    -- council: cells under the threshold are masked, and whoever may look at statistics reads it.
    audience     text not null check (audience in ('council', 'internal')),
    -- Of the form own/report: the choice of tables and charts, the comments, what stands at the top.
    answers      jsonb not null check (jsonb_typeof(answers) = 'object'),
    -- Whose choices and comments it began with.
    based_on     bigint,
    created_by   bigint not null default session_staff_id(),
    created_at   timestamptz not null default now(),
    saves        bigint not null default 0,
    saved_by     bigint not null default session_staff_id(),
    saved_at     timestamptz not null default now(),
    figures      jsonb check (jsonb_typeof(figures) = 'array'),
    kept_by      bigint,
    kept_at      timestamptz,
    primary key (municipality, report_id),
    unique (municipality, once),
    foreign key (municipality, based_on) references report,
    foreign key (municipality, created_by) references staff,
    foreign key (municipality, saved_by) references staff,
    foreign key (municipality, kept_by) references staff,
    check (num_nulls(figures, kept_by, kept_at) in (0, 3))
);
create index report_of_year on report (municipality, fiscal_year);

create function refuse_change_of_kept_report() returns trigger
    language plpgsql set search_path = madoguchi, pg_temp as
$$
begin
    if old.kept_at is not null then
        raise exception 'a report that was kept stays as it was'
            using errcode = 'insufficient_privilege';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger report_that_is_kept_stays
    before update or delete on report for each row execute function refuse_change_of_kept_report();
create trigger report_is_not_emptied before truncate on report execute function refuse_change();

alter table report enable row level security;
alter table report force row level security;
create policy own_municipality on report to madoguchi_owner
    using (municipality = (select scope_municipality()));
create policy of_role on report for select to madoguchi_staff
    using (municipality = (select scope_municipality())
           and ((select session_role()) in ('administrator', 'desk')
                or (select session_role()) in ('viewer', 'contractor')
                   and kept_at is not null and audience = 'council'));
grant select on report to madoguchi_staff;

create policy staff_notes_reports on audit for insert to madoguchi_staff
    with check (municipality = (select scope_municipality())
                and staff_id = (select session_staff_id())
                and (kind in ('report.list', 'report.view')
                     or kind = 'report.export' and (select session_has_right('export'))));

create function may_write_reports() returns boolean language sql stable as
$$ select coalesce(session_role() in ('administrator', 'desk'), false) $$;

-- Choices and comments that another paper has. Of the year before, its cases are not this year's; and
-- a document number is of one paper, so that where none is typed there is none.
create function report_beginning(p_from report, p_year integer) returns jsonb language sql immutable as
$$
    select case when (p_from).report_id is null then '{}'
                when (p_from).fiscal_year = p_year then (p_from).answers - 'document'
                else (p_from).answers - '{document,hard.case1,hard.case2,hard.anonymous}'::text[] end
$$;

-- Makes a draft of what its form says, over p_usual, what every paper begins with, and over what an
-- earlier paper has: p_from, or with the answer "carry" the latest of the year before. The number of the
-- draft; NULL when the session may write none.
create function create_report(p_once text, p_answers jsonb, p_usual jsonb, p_from text) returns bigint
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    year constant integer := 2018 + (p_answers ->> 'year')::integer;
    earlier report;
    made bigint;
begin
    if not may_write_reports() then
        return null;
    end if;
    select * into earlier from report r
     where r.municipality = scope_municipality()
       and case when p_from is not null then r.report_id::text = p_from
                else p_answers ? 'carry' and r.fiscal_year = year - 1 end
     order by r.kept_at desc nulls last, r.report_id desc limit 1;
    insert into report (once, fiscal_year, title, audience, answers, based_on)
    values (p_once, year, p_answers ->> 'title', p_answers -> 'audience' ->> 'code',
            p_usual || report_beginning(earlier, year) || (p_answers - 'carry'), earlier.report_id)
        on conflict (municipality, once) do nothing
    returning report_id into made;
    if found then
        insert into audit (kind, subject, detail)
        values ('report.create', made::text,
                jsonb_build_object('fiscal_year', year, 'based_on', earlier.report_id));
    else
        select report_id into made from report r
         where r.municipality = scope_municipality() and r.once = p_once;
    end if;
    return made;
end
$$;

-- The row, locked, when the session may write it; else a row of NULLs.
create function lock_report(p_report text) returns report
    language sql security definer set search_path = madoguchi, pg_temp as
$$
    select r.* from report r
     where r.municipality = scope_municipality() and r.report_id::text = p_report
       and may_write_reports()
       for update
$$;

-- What to answer in place of changing it. NULL: it may be changed.
create function against_change(p_report report, p_at bigint) returns edit_result language sql stable as
$$
    select case when (p_report).report_id is null then gone()
                when (p_report).kept_at is not null then refused(null, 'report_is_kept')
                when (p_report).saves <> p_at then ('changed', null, null)::edit_result end
$$;

create function save_report(p_report text, p_at bigint, p_answers jsonb) returns edit_result
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    draft constant report := lock_report(p_report);
    ended constant edit_result := against_change(draft, p_at);
begin
    if ended.outcome = 'changed' and draft.saves = p_at + 1 and draft.saved_by = session_staff_id()
       and draft.answers = p_answers then
        return ('done', null, null)::edit_result;
    elsif ended.outcome is not null then
        return ended;
    elsif 2018 + (p_answers ->> 'year')::integer > fiscal_year_of(today()) then
        return refused('year', 'year_not_begun');
    end if;
    update report r
       set fiscal_year = 2018 + (p_answers ->> 'year')::integer, title = p_answers ->> 'title',
           audience = p_answers -> 'audience' ->> 'code', answers = p_answers,
           saves = r.saves + 1, saved_by = session_staff_id(), saved_at = now()
     where r.municipality = scope_municipality() and r.report_id = draft.report_id;
    -- Which parts, not what was written in them.
    insert into audit (kind, subject, detail)
    select 'report.save', p_report, jsonb_build_object('changed', coalesce(jsonb_agg(key), '[]'))
      from jsonb_object_keys(draft.answers || p_answers) as key
     where draft.answers -> key is distinct from p_answers -> key;
    return ('done', null, null)::edit_result;
end
$$;

-- From now on the paper shows these figures, for ever.
create function keep_report(p_report text, p_at bigint, p_figures jsonb) returns edit_result
    language plpgsql security definer set search_path = madoguchi, pg_temp as
$$
declare
    draft constant report := lock_report(p_report);
    ended constant edit_result := against_change(draft, p_at);
begin
    if draft.kept_at is not null and draft.saves = p_at then
        return ('done', null, null)::edit_result;
    elsif ended.outcome is not null then
        return ended;
    end if;
    update report r set figures = p_figures, kept_by = session_staff_id(), kept_at = now()
     where r.municipality = scope_municipality() and r.report_id = draft.report_id;
    insert into audit (kind, subject, detail)
    values ('report.keep', p_report, jsonb_build_object('tables', jsonb_array_length(p_figures),
                                                        'audience', draft.audience));
    return ('done', null, null)::edit_result;
end
$$;

grant execute on function
    create_report(text, jsonb, jsonb, text), save_report(text, bigint, jsonb),
    keep_report(text, bigint, jsonb) to madoguchi_staff;
