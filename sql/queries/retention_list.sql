-- A page of the rows of a kind: $1 kind, $2 which of them, $3 the last number seen or NULL, $4 how many.
select coalesce(jsonb_agg(
           jsonb_build_object(
               'subject', l.subject, 'since', left(tokyo_time(l.since), 10), 'held', l.held,
               'lift', case when l.subject in (select h.subject from retention_holds() h)
                            then '/admin/retention/holds/' || l.subject || '/lift' end,
               'href', coalesce('/forms/' || (select q.name
                                               from response r
                                               join questionnaire q
                                                 on q.municipality = r.municipality
                                                and q.url = r.questionnaire_url
                                                and q.version = r.questionnaire_version
                                              where r.municipality = (select scope_municipality())
                                                and r.response_no = l.subject)
                                || '/responses/' || l.subject,
                                case when l.subject ~ '^C' then '/cases/' else '/requests/' end
                                || l.subject))
           order by l.number), '[]') as rows
  from (select row_number() over () as number, v.* from retention_list($1, $2, $3, $4) v) as l
