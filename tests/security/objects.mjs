// What may stand for each {parameter} of a route of the staff zone. A new parameter is declared here: until then
// the tests that walk the route table fail and name it.
//
// A name that means another thing elsewhere is declared with the segment before it: "holds/{number}".
//
// Each has candidates {what, value, seenBy(actor)}: the first is the desk's own, the last is one that never was. Or it
// names no object of anybody and has one `value` that everybody may use, and one that there is not (`missing`).

import { complete, amend, begin, fillAll, numberOf } from '../integration/response.mjs';
import { openCase } from '../integration/case.mjs';
import { logIn } from '../integration/staff.mjs';
import { formKeyOf, hasRole, worksAt } from './actors.mjs';
import { HERE, takeAway } from './neighbours.mjs';

const plain = {
  form: { value: 'ConsultIntake', missing: 'NoSuchForm' },
  step: { value: '1', missing: '99' },
  revision: { value: '1', missing: '99' },
  item: { value: 'q_detail', missing: 'no_such_question' },
  'statistics/{page}': { value: 'counts', missing: 'nothing' },
  'retention/{kind}': { value: 'request', missing: 'nothing' },
  '{desk}/{action}': { value: 'close', missing: 'nothing' },
  '{town}/{action}': { value: 'retire', missing: 'nothing' },
  '{notice}/{action}': { value: 'remove', missing: 'nothing' },
  'year': { value: '2026', missing: '1999' },
  'maintenance/{action}': { value: 'end', missing: 'nothing' },
};

const nobody = () => false;

/** All of them existed, so that all are alike in form. */
function candidates({ own, anotherDesks, elsewhere, missing, seenBy }) {
  return [
    { what: "the desk's own", value: own, seenBy: seenBy ?? ((actor) => worksAt(actor, 'central')) },
    { what: "another desk's", value: anotherDesks, seenBy: seenBy ?? ((actor) => worksAt(actor, 'north')) },
    { what: "another municipality's", value: elsewhere, seenBy: nobody },
    { what: 'one that there is not', value: missing, seenBy: nobody },
  ];
}

async function requests(instance) {
  const list = async (desk) =>
    (await instance.psql(`select receipt_no from madoguchi.request where desk = '${desk}'
                           and municipality = '${HERE}' order by receipt_no`)).split('\n');
  const [own, elsewhere, missing] = await list('central');
  const [anotherDesks] = await list('north');
  return { own, anotherDesks, elsewhere, missing };
}

/** One that was completed, corrected and is being corrected again, so that every page of a response has something. */
async function revised(officer, desk) {
  const response = await begin(officer, desk);
  await fillAll(officer, response, 'as it was first');
  await complete(officer, response);
  await amend(officer, response, 'a slip');
  await complete(officer, response);
  await amend(officer, response, 'another slip');
  return response;
}

async function responses(instance) {
  const [desk1, desk2] = [await logIn(instance.staffUrl, 'desk1'), await logIn(instance.staffUrl, 'desk2')];
  const made = {
    own: await revised(desk1, 'central'),
    anotherDesks: await revised(desk2, 'north'),
    elsewhere: await begin(desk1, 'central'),
    missing: await begin(desk1, 'central'),
  };
  return Object.fromEntries(Object.entries(made).map(([kind, path]) => [kind, numberOf(path)]));
}

/** Opened by an administrator, who works at every desk; of nobody, or each of somebody of their own. */
async function cases(instance, name) {
  const admin = await logIn(instance.staffUrl, 'admin');
  return {
    own: await openCase(admin, 'central', name),
    anotherDesks: await openCase(admin, 'north', name),
    elsewhere: await openCase(admin, 'central', name),
    missing: await openCase(admin, 'central', name),
  };
}

/** Those that administrators see, too; corrected, and being corrected again, so that every page of one has something. */
async function contacts(instance) {
  const some = async (desk, count) =>
    (await instance.psql(`
      select k.response_no from madoguchi.contact k join madoguchi.case_file c using (municipality, case_no)
       where k.desk = '${desk}' and c.desk = k.desk and k.conf = 'desk' and k.log_no is not null
       order by k.log_no desc limit ${count}`)).split('\n');
  const [own, elsewhere, missing] = await some('central', 3);
  const [anotherDesks] = await some('north', 1);
  await instance.psql(`
    set madoguchi.municipality = '${HERE}';
    update madoguchi.response
       set answers = jsonb_set(answers, '{conf_level,code}', '"office"'), entries = '{}', entries_reason = 'another slip',
           revision = 2, status = 'amended', reason = 'a slip'
     where response_no in ('${own}', '${anotherDesks}', '${elsewhere}', '${missing}');
    insert into madoguchi.response_revision (municipality, response_no, revision, status, answers, revised_by, revised_at)
    select municipality, response_no, 1, 'completed', answers, revised_by, revised_at
      from madoguchi.response where response_no in ('${own}', '${anotherDesks}')`);
  return { own, anotherDesks, elsewhere, missing };
}

async function people(instance) {
  const made = await cases(instance, '対象 者');
  const numbers = Object.entries(made).map(async ([kind, number]) => [
    kind, await instance.psql(`select person_no from madoguchi.case_file where case_no = '${number}'`)]);
  return Object.fromEntries(await Promise.all(numbers));
}

/** Of each person of a desk there is somebody who was merged into them. */
async function merges(instance, { person }) {
  const made = await instance.psql(`
    with losers as (
      insert into madoguchi.person (municipality, person_no, merged_into)
      select '${HERE}', 'T08-0L0SE' || n || '-X', w from unnest(array['${person.own}', '${person.anotherDesks}']) with ordinality as v (w, n)
      returning *)
    insert into madoguchi.person_merge (municipality, merge_id, loser, winner, cases, merged_by) overriding system value
    select l.municipality, 930000 + right(left(l.person_no, 10), 1)::integer, l.person_no, l.merged_into, '{}', s.staff_id
      from losers l, madoguchi.staff s where s.login = 'admin'
    returning merge_id`);
  const [own, anotherDesks] = made.split('\n').toSorted();
  return { own, anotherDesks };
}

/** Merges are of a person: under the desk's own there is one. */
function mergesOf({ merge }) {
  return {
    candidates: [
      { what: "the person's own", value: merge.own, seenBy: (actor) => worksAt(actor, 'central') },
      { what: "another person's", value: merge.anotherDesks, seenBy: nobody },
      { what: 'one that there is not', value: '939999', seenBy: nobody },
    ],
  };
}

/** An administrator keeps what a disposal would take; all of these are requests of the desk. */
async function holds(instance) {
  const held = await instance.psql(`
    insert into madoguchi.retention_hold (municipality, subject, reason, held_by)
    select r.municipality, r.receipt_no, 'kept', s.staff_id
      from (select * from madoguchi.request where desk = 'south' order by receipt_no limit 4) r
      join madoguchi.staff s on s.login = 'admin'
    returning subject`);
  const [own, anotherDesks, elsewhere, missing] = held.split('\n');
  return { own, anotherDesks, elsewhere, missing };
}

/** Accounts with neither desk nor session, so that one that is taken away leaves nothing behind. */
async function accounts(instance) {
  const made = await instance.psql(`
    insert into madoguchi.staff (municipality, staff_id, login, name, role, password_hash) overriding system value
    select '${HERE}', 910000 + n, 'account-' || n, 'account ' || n, 'viewer', '*' from generate_series(1, 4) n
    returning staff_id`);
  const [own, anotherDesks, elsewhere, missing] = made.split('\n');
  return { own, anotherDesks, elsewhere, missing };
}

/** Of each an administrator has picked the same request. */
async function disclosures(instance, { receipt }) {
  const made = await instance.psql(`
    insert into madoguchi.disclosure (municipality, disclosure_id, once, kind, requester, relation, identified,
                                      received_on, saved_by, created_by) overriding system value
    select '${HERE}', 920000 + n, repeat(n::text, 16), 'access', 'somebody', 'self', 'card', current_date,
           s.staff_id, s.staff_id
      from madoguchi.staff s, generate_series(1, 4) n where s.login = 'admin'
    returning disclosure_id`);
  await instance.psql(`
    insert into madoguchi.disclosure_record (municipality, disclosure_id, subject)
    select municipality, disclosure_id, '${receipt.own}' from madoguchi.disclosure`);
  const [own, anotherDesks, elsewhere, missing] = made.split('\n');
  return { own, anotherDesks, elsewhere, missing };
}

/** Records of a disclosure: the one that was picked, and requests that are not there to be picked. */
function records({ receipt }) {
  return {
    candidates: [
      { what: 'the one that was picked', value: receipt.own, seenBy: (actor) => worksAt(actor, 'central') },
      { what: "another municipality's", value: receipt.elsewhere, seenBy: nobody },
      { what: 'one that there is not', value: receipt.missing, seenBy: nobody },
    ],
  };
}

/** Of a colleague: of none of them does an officer hear anything. */
async function sessions(instance) {
  for (let count = 0; count < 4; count++) {
    await logIn(instance.staffUrl, 'desk3');
  }
  const made = await instance.psql('select session_id from madoguchi.session order by session_id desc limit 4');
  const [own, anotherDesks, elsewhere, missing] = made.split('\n');
  return { own, anotherDesks, elsewhere, missing, seenBy: nobody };
}

/** Rows of the municipality's own facts, by their codes: what insert makes of a code. */
function facts(insert) {
  return async (instance) => {
    for (const code of ['one', 'two', 'three', 'four']) {
      await instance.psql(insert(code));
    }
    return { own: 'one', anotherDesks: 'two', elsewhere: 'three', missing: 'four' };
  };
}

const desks = facts((code) => `
  insert into madoguchi.desk (municipality, desk, name, tel, hours, position)
  select municipality, '${code}', '{"ja": "窓口"}', tel, hours, 99 from madoguchi.desk where desk = 'south'`);
const towns = facts((code) => `
  insert into madoguchi.town (municipality, town, name, kana, desk, position)
  values ('${HERE}', '${code}', '{"ja": "町"}', 'マチ', 'south', 99)`);
const notices = facts((code) => `
  insert into madoguchi.notice (municipality, notice, title, body, level)
  values ('${HERE}', '${code}', '{"ja": "お知らせ"}', '{"ja": "本文"}', 'info')`);

/** Papers of the council: those that were kept everybody reads, drafts who may write them. */
function papers(kept) {
  return async (instance) => {
    const made = await instance.psql(`
      insert into madoguchi.report (municipality, report_id, once, fiscal_year, title, audience, answers, created_by, saved_by,
                                    figures, kept_by, kept_at) overriding system value
      select '${HERE}', ${kept ? 940000 : 950000} + n, md5(random()::text), 2025, '令和7年度の実施状況 ' || n, 'council',
             '{"year": 7, "title": "令和7年度の実施状況", "section": "課", "audience": {"code": "council"},
               "headline": {"code": "contacts"}, "counts.comment": "増えました。"}',
             s.staff_id, s.staff_id, f.figures, case when f.figures is not null then s.staff_id end,
             case when f.figures is not null then now() end
        from madoguchi.staff s, generate_series(1, 4) n,
             lateral (select case when ${kept} then '[]'::jsonb end as figures) f
       where s.login = 'admin' order by n returning report_id`);
    const [own, anotherDesks, elsewhere, missing] = made.split('\n');
    return { own, anotherDesks, elsewhere, missing, seenBy: (actor) => hasRole(actor, kept ? 'viewer' : 'desk') };
  };
}

/** By parameter: the column that tells the object in every table, and what makes the objects. */
const kinds = {
  'contact': { column: 'response_no', make: contacts },
  'case': { column: 'case_no', make: (instance) => cases(instance) },
  'person': { column: 'person_no', make: people },
  'receipt': { column: 'receipt_no', make: requests },
  'response': { column: 'response_no', make: responses },
  'holds/{number}': { column: 'subject', make: holds },
  'account': { column: 'staff_id', make: accounts },
  'session': { column: 'session_id', make: sessions },
  'desk': { column: 'desk', make: desks },
  'town': { column: 'town', make: towns },
  'notice': { column: 'notice', make: notices },
  'disclosure': { column: 'disclosure_id', make: disclosures },
  'report': { column: 'report_id', make: papers(true) },
  'draft': { column: 'report_id', make: papers(false) },
};

/** A link by which somebody chooses a first password; who holds it is let in by it alone. */
async function passwordLink(instance, account) {
  const admin = await logIn(instance.staffUrl, 'admin');
  const key = await formKeyOf(admin);
  const page = await admin.post(`/admin/accounts/${account}/link`, { key });
  const [, token] = /first-password\/([\w-]{43})/.exec(page.body);
  return { value: token, missing: 'A'.repeat(43) };
}

/** Makes the objects, before there is a second municipality. */
export async function makeObjects(instance) {
  const made = { ...plain };
  for (const [name, { make }] of Object.entries(kinds)) {
    made[name] = await make(instance, made);
  }
  made.merge = await merges(instance, made);
  made.token = await passwordLink(instance, made.account.own);
  made['records/{record}'] = { own: made.receipt.own };
  return made;
}

/** Once the twin exists: takes away here what is to be only there, and in both what never was. */
export async function scatter(instance, made) {
  const objects = { ...plain, 'token': made.token, 'records/{record}': records(made), 'merge': mergesOf(made) };
  for (const [name, { column }] of Object.entries(kinds)) {
    const { elsewhere, missing } = made[name];
    await takeAway(instance, column, elsewhere, { municipalities: [HERE] });
    await takeAway(instance, column, missing);
    objects[name] = { candidates: candidates(made[name]) };
  }
  return objects;
}
