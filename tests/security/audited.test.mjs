// Whoever is shown something about a person leaves a row in the audit trail: at every page there is. A new page is
// declared here, with the kinds of rows that it writes, or with none when it shows nothing about anybody.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { HERE } from './neighbours.mjs';
import { addressOf, objectOf, parametersOf, routesOf } from './routes.mjs';
import { leastInsider, startWorld } from './world.mjs';

const request = '/requests/{receipt}';
const disclosure = '/admin/disclosures/{disclosure}';
const contact = '/contacts/{contact}';
const response = '/forms/{form}/responses/{response}';

/** By pattern: the kind of the row, and the parameters (of the address, or of what the page shows) that rows name, a row each. */
const declared = {
  '/': [],
  '/login': [],
  '/login/code': [],
  '/login/unlock': [],
  '/login/alive': [], // 204
  '/healthz': [],
  '/first-password/{token}': [], // nobody has this token
  '/account': [],
  '/account/password': [],
  '/account/second-factor': [],
  '/today': ['today.list'],
  '/requests': ['request.list'],
  '/requests/transferred': ['request.list'],
  [request]: ['request.view', 'receipt'],
  [`${request}/print`]: ['request.print', 'receipt'],
  [`${request}/unmask`]: ['request.view', 'receipt'],
  [`${request}/note`]: ['request.view', 'receipt'],
  [`${request}/state`]: ['request.view', 'receipt'],
  [`${request}/desk`]: ['request.view', 'receipt'],
  [`${request}/corrections/{item}`]: ['request.view', 'receipt'],
  [`${request}/response.json`]: ['request.export', 'receipt'],
  '/cases': ['case.list'],
  '/cases/new': [], // nobody is sought yet
  '/cases/transferred': ['case.list'],
  '/cases/{case}': ['case.view', 'case'],
  '/cases/{case}/print': ['case.print', 'case'],
  '/cases/{case}/desk': ['case.view', 'case'],
  '/cases/{case}/state': ['case.view', 'case'],
  '/cases/{case}/due': ['case.view', 'case'],
  '/people/{person}': ['person.view', 'person'],
  '/people/{person}/merge': ['person.view', 'person'],
  [contact]: ['contact.view', 'contact'],
  [`${contact}/edit`]: ['contact.view', 'contact'],
  [`${contact}/discard`]: ['contact.view', 'contact'],
  [`${contact}/unmask`]: ['contact.view', 'contact'],
  [`${contact}/revisions/{revision}`]: ['contact.view', 'contact'],
  [`${contact}/print`]: ['contact.print', 'contact'],
  '/contacts/{contact}/readers': ['contact.readers', 'contact'],
  '/exports/requests': [],
  '/exports/contacts': [],
  '/exports/pseudonyms': [],
  '/forms': [],
  '/forms/{form}/paper': [],
  '/forms/{form}/responses': ['response.list'],
  [response]: ['response.view', 'response'],
  [`${response}/revisions/{revision}`]: ['response.view', 'response'],
  [`${response}/response.json`]: ['response.export', 'response'],
  [`${response}/steps/{step}`]: ['response.view', 'response'],
  [`${response}/confirm`]: ['response.view', 'response'],
  [`${response}/discard`]: [], // a question, and no answer of anybody
  '/statistics': ['statistics.view'],
  '/statistics/{page}': ['statistics.view'],
  '/exports/statistics/{page}': ['statistics.export'],
  '/reports': ['report.list'],
  '/reports/new': [],
  '/reports/{report}': ['report.view', 'report'],
  '/reports/{draft}/edit': [],
  '/exports/reports/{report}/report.html': ['report.export', 'report'],
  '/exports/reports/{report}/figures.zip': ['report.export', 'report'],
  '/admin': [],
  '/admin/audit': ['audit.view'],
  '/exports/audit.csv': ['audit.export'],
  '/admin/accounts': ['account.list'],
  '/admin/accounts/new': [],
  '/admin/accounts/{account}': ['account.view'],
  '/admin/desks': [],
  '/admin/new/desk': [],
  '/admin/desks/{desk}': [],
  '/admin/towns': [],
  '/admin/new/town': [],
  '/admin/towns/{town}': [],
  '/exports/towns.csv': ['town.export'],
  '/admin/import/towns': [],
  '/admin/import/towns/check': [],
  '/admin/areas': [],
  '/admin/areas/{year}': [],
  '/admin/texts': [],
  '/admin/languages': [],
  '/admin/office-hours': [],
  '/admin/notices': [],
  '/admin/new/notice': [],
  '/admin/notices/{notice}': [],
  '/admin/maintenance': [],
  '/admin/retention': [],
  '/admin/retention/holds': [],
  '/admin/retention/holds/{number}/lift': [],
  '/admin/retention/{kind}': ['retention.list'],
  '/admin/retention/{kind}/rule': [],
  '/admin/disclosures': ['disclosure.list'],
  '/admin/disclosures/new': [],
  [disclosure]: ['disclosure.view', 'disclosure'],
  [`${disclosure}/close`]: ['disclosure.view', 'disclosure'],
  [`${disclosure}/print`]: ['disclosure.print', 'disclosure', 'receipt'],
  [`${disclosure}/records/{record}`]: ['disclosure.view', 'disclosure', 'record'],
  '/exports/disclosures/{disclosure}/records.json': ['disclosure.export', 'disclosure', 'receipt'],
  '/admin/disposals': [],
  '/exports/disposals.csv': ['retention.export'],
};

/** Objects that objects.mjs does not know. */
const others = {
  '{account}': "select staff_id from staff where municipality = 'HERE' and login = 'desk1'",
  '{desk}': "select 'central'",
  '{town}': "select town from town where municipality = 'HERE' limit 1",
  '{token}': "select 'no-token'",
  '{item}': "select 'q_detail'",
  '{notice}': `insert into notice (municipality, notice, title, body, level)
               values ('HERE', 'audited', '{"ja": "題"}', '{"ja": "文"}', 'info') returning notice`,
  '{disclosure}': `insert into disclosure (municipality, once, kind, requester, relation, identified, received_on, saved_by, created_by)
                   select municipality, repeat('a', 16), 'access', '髙﨑', 'self', 'card', current_date, staff_id, staff_id
                     from staff where municipality = 'HERE' and login = 'admin' returning disclosure_id`,
  '{record}': `insert into disclosure_record (municipality, disclosure_id, subject)
               select d.municipality, d.disclosure_id, r.receipt_no from disclosure d join request r using (municipality)
                where d.municipality = 'HERE' and r.desk = 'central' order by 3 limit 1 returning subject`,
};

const routes = (await routesOf('staff')).filter(({ method }) => method === 'GET');

let instance;
let objects;
let actors;
const made = {};

before(async () => {
  ({ instance, objects, actors } = await startWorld());
});
after(() => instance?.stop());

async function madeHere(name) {
  const sql = others[`{${name}}`];
  assert.ok(sql, `declare what stands for {${name}}`);
  made[name] ??= (await instance.psql(`set search_path = madoguchi; ${sql.replaceAll('HERE', HERE)}`)).split('\n')[0];
  return made[name];
}

async function valuesOf(route) {
  const values = {};
  for (const name of parametersOf(route)) {
    const object = objectOf(route, name, objects);
    values[name] = object ? (object.value ?? object.candidates[0].value) : await madeHere(name);
  }
  return values;
}

/** The rows that requests of this account left. */
async function rowsSince(last, { login }) {
  const rows = await instance.psql(`
    select json_agg(json_build_array(a.kind, a.subject, a.address is not null, a.request_id ~ '^[0-9a-f]{32}$') order by a.audit_id)
      from madoguchi.audit a join madoguchi.staff s using (municipality, staff_id)
     where a.audit_id > ${last} and s.login = '${login}'`);
  return JSON.parse(rows || 'null') ?? [];
}

describe('the row of every page', () => {
  for (const route of routes) {
    test(route.path, async () => {
      const row = declared[route.path];
      assert.ok(row, 'declare in tests/security/audited.test.mjs what the page writes into the audit trail');
      const [kind, ...named] = row;
      const actor = leastInsider(actors, route) ?? actors.find(({ role }) => role === 'administrator');
      const values = await valuesOf(route);
      const last = await instance.psql('select max(audit_id) from madoguchi.audit');
      const answer = await actor.visitor.get(addressOf(route, values));
      assert.ok([200, 204, 303, values.token && 404].includes(answer.status), `${answer.status} ${addressOf(route, values)}`);
      const found = (await rowsSince(last, actor)).map(([first, subject, ...rest]) => [first, named.length > 0 ? subject : null, ...rest]);
      const subjects = named.map((name) => values[name] ?? made[name] ?? objects[name].candidates[0].value);
      const expected = (named.length > 0 ? subjects : [null]).map((subject) => [kind, subject, true, true]);
      assert.deepEqual(found, kind ? expected : []);
    });
  }
});

test('nothing is declared that there is not', () =>
  assert.deepEqual(Object.keys(declared).filter((path) => !routes.some((route) => route.path === path)), []));
