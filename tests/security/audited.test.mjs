// Whoever is shown something about a person leaves a row in the audit trail: at every page there is. A new page is
// declared here, with the kinds of rows that it writes, or with none when it shows nothing about anybody.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { addressOf, parametersOf, routesOf } from './routes.mjs';
import { firstOf, leastInsider, startWorld } from './world.mjs';

const response = '/forms/{form}/responses/{response}';

/** By pattern: the kinds, and whether the row names the object of the address. */
const declared = {
  '/': [],
  '/login': [],
  '/healthz': [],
  '/requests': ['request.list'],
  '/requests/{receipt}': ['request.view', 'receipt'],
  '/requests/{receipt}/response.json': ['request.export', 'receipt'],
  '/exports/requests.csv': ['request.export'],
  '/forms': [],
  '/forms/{form}/paper': [],
  '/forms/{form}/responses': ['response.list'],
  [response]: ['response.view', 'response'],
  [`${response}/revisions/{revision}`]: ['response.view', 'response'],
  [`${response}/response.json`]: ['response.export', 'response'],
  [`${response}/steps/{step}`]: ['response.view', 'response'],
  [`${response}/confirm`]: ['response.view', 'response'],
  [`${response}/discard`]: [], // a question, and no answer of anybody
  '/admin': [],
  '/admin/audit': ['audit.view'],
  '/exports/audit.csv': ['audit.export'],
  '/admin/retention': [],
  '/admin/retention/holds': [],
  '/admin/retention/holds/{number}/lift': [],
  '/admin/retention/{kind}': ['retention.list'],
  '/admin/retention/{kind}/rule': [],
  '/admin/disposals': [],
  '/exports/disposals.csv': ['retention.export'],
};

/** What stands for a parameter that names nobody's object. */
const elsewhere = { kind: { value: 'request' } };

const routes = (await routesOf('staff')).filter(({ method }) => method === 'GET');

let instance;
let objects;
let actors;

before(async () => {
  ({ instance, objects, actors } = await startWorld());
  objects = { ...elsewhere, ...objects };
});
after(() => instance?.stop());

/** The rows that a request of this account left. */
async function rowsSince(last) {
  const rows = await instance.psql(`
    select json_agg(json_build_array(a.kind, a.subject, s.login, a.address is not null, a.request_id ~ '^[0-9a-f]{32}$'))
      from madoguchi.audit a join madoguchi.staff s using (municipality, staff_id) where a.audit_id > ${last}`);
  return JSON.parse(rows || '[]') ?? [];
}

describe('the row of every page', () => {
  for (const route of routes) {
    test(route.path, async (t) => {
      const row = declared[route.path];
      assert.ok(row, 'declare in tests/security/audited.test.mjs what the page writes into the audit trail');
      const [kind, named] = row;
      const actor = leastInsider(actors, route) ?? actors.find(({ role }) => role === 'administrator');
      const missing = parametersOf(route).filter((name) => objects[name] === undefined);
      if (missing.length > 0 && kind === undefined) {
        t.diagnostic(`not visited: there is no object for {${missing}}`);
        return;
      }
      const values = Object.fromEntries(parametersOf(route).map((name) => [name, firstOf(objects[name])]));
      const last = await instance.psql('select max(audit_id) from madoguchi.audit');
      const answer = await actor.visitor.get(addressOf(route, values));
      assert.ok([200, 303].includes(answer.status), `${answer.status}`);
      const expected = kind ? [[kind, named ? values[named] : null, actor.login, true, true]] : [];
      const found = (await rowsSince(last)).map((one) => (named ? one : [one[0], null, ...one.slice(2)]));
      assert.deepEqual(found, expected);
    });
  }
});

test('nothing is declared that there is not', () =>
  assert.deepEqual(Object.keys(declared).filter((path) => !routes.some((route) => route.path === path)), []));
