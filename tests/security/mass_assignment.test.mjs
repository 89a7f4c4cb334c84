// Fields that a page does not ask for, sent along with its form: none of them becomes a column of the row.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { answersOf, begin, hiddenFields, stepPath } from '../integration/journey.mjs';
import { logIn } from '../integration/staff.mjs';
import { formKeyOf } from './actors.mjs';
import { THERE } from './neighbours.mjs';
import { UNSEATING, bodyOf } from './posts.mjs';
import { routesOf } from './routes.mjs';
import { tablesHolding } from './state.mjs';
import { leastInsider, ownAddress, startWorld } from './world.mjs';

const CANARY = 'smuggled4711';

/** Columns of our tables by their names, and as the forms name their own fields. */
const smuggled = [
  ...['municipality', 'login', 'name', 'password_hash', 'session', 'token_hash', 'receipt_no', 'request_id'],
  ...['answers', 'entries', 'saved_by', 'begun_by', 'address', 'kind', 'subject', 'detail', '_method', '__proto__'],
].map((name) => [name, CANARY]);

/** What only an administrator may say of an account or a request, and so no field of anybody else's form. */
const promoted = [
  ...[['role', 'administrator'], ['rights', 'export_sensitive'], ['rights', 'export'], ['desks', 'north']],
  ...[['municipality', THERE], ['saves', '999'], ['staff_id', '1'], ['disabled_at', ''], ['priority', '1']],
];

/** What no post of this test may change; a response that it begins is new, and its own. */
const PRIVILEGES = `
  select json_build_array(
    (select json_agg(json_build_array(municipality, staff_id, login, name, role, rights, password_hash, disabled_at)
                     order by municipality, staff_id) from madoguchi.staff),
    (select json_agg(to_json(d) order by municipality, staff_id, desk) from madoguchi.staff_desk d),
    (select json_agg(json_build_array(municipality, receipt_no, key, answers, desk, priority, urgency)
                     order by municipality, receipt_no) from madoguchi.request),
    (select json_agg(json_build_array(municipality, response_no, desk, begun_by, begun_at)
                     order by municipality, response_no) from madoguchi.response
      where response_no = any ('{NUMBERS}')))`;

const posts = (await routesOf('staff')).filter(({ method, role }) => method === 'POST' && role !== 'none');

let world;
before(async () => {
  world = await startWorld();
});
after(() => world?.instance.stop());

/** Somebody whose session no other test of this file needs. */
async function newcomer() {
  const visitor = await logIn(world.instance.staffUrl, 'contractor1');
  return { role: 'contractor', visitor, key: await formKeyOf(visitor) };
}

async function assertUnmoved(attempt) {
  const { instance } = world;
  const numbers = await instance.psql('select array_agg(response_no) from madoguchi.response');
  const asked = PRIVILEGES.replace('{NUMBERS}', numbers);
  const privileges = await instance.psql(asked);
  const { status } = await attempt();
  assert.ok(status < 500, `${status}`);
  assert.equal(await instance.psql(asked), privileges);
  assert.deepEqual(await tablesHolding(instance, CANARY), []);
}

describe('columns sent along with a form are no fields of it', () => {
  for (const route of posts) {
    test(route.name, async () => {
      const actor = UNSEATING.includes(route.name) ? await newcomer() : leastInsider(world.actors, route);
      assert.equal((await actor.visitor.get('/account')).status, 200, 'the session is open');
      const own = [...Object.entries(bodyOf(route)), ['key', actor.key]];
      const extra = actor.role === 'administrator' ? smuggled : [...smuggled, ...promoted];
      await assertUnmoved(() => actor.visitor.post(ownAddress(route, world.objects), [...own, ...extra]));
    });
  }

  test('POST /login', async () => {
    const actor = world.actors.find(({ who }) => who === 'nobody');
    const login = [['login', 'viewer1'], ['password', 'madoguchi-demo'], ['next', '/requests']];
    const others = [...smuggled, ...promoted].filter(([name]) => name !== 'login');
    await assertUnmoved(() => actor.visitor.post('/login', [...login, ...others]));
  });
});

describe('a form that is right but for one field too many is refused whole', () => {
  for (const [name, value] of [...smuggled, ...promoted]) {
    test(`${name}: 400`, async () => {
      const visitor = await begin(world.instance.publicUrl);
      const page = await visitor.get(stepPath(1));
      const answers = Object.entries(answersOf('')[0]);
      const fields = [...hiddenFields(page.body, stepPath(1)), ...answers, ['action', 'next'], [name, value]];
      const answer = await visitor.post(stepPath(1), fields);
      assert.equal(answer.status, 400);
      assert.equal((await visitor.get(stepPath(1))).body.includes('タカサキ'), false, 'nothing of it was taken');
    });
  }
});
