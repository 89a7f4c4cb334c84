// What another site makes a browser send changes nothing, at any route of either zone; and looking changes nothing, so
// that a link or an image of another site cannot do anything either.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Visitor } from '../integration/client.mjs';
import { answersOf, begin, fillStep, hiddenFields, stepPath } from '../integration/journey.mjs';
import { mayEnter } from './actors.mjs';
import { bodyOf } from './posts.mjs';
import { routesOf } from './routes.mjs';
import { fingerprints } from './state.mjs';
import { ownAddress, startWorld } from './world.mjs';

/** There is no session or draft yet that a key could be bound to: the origin guard stands for it. */
const KEYLESS = [
  ...['POST /login', 'POST /login/code', 'POST /login/unlock', 'POST /first-password/{token}'],
  ...['POST /language', 'POST /consultation'],
];

const zones = { public: await routesOf('public'), staff: await routesOf('staff') };

let world;
let residents;

/** A draft with something in it, and the key of its forms. */
async function resident() {
  const visitor = await begin(world.instance.publicUrl);
  await fillStep(visitor, 1, answersOf('')[0]);
  const page = await visitor.get(stepPath(1));
  return { visitor, key: new Map(hiddenFields(page.body, stepPath(1))).get('key') };
}

before(async () => {
  world = await startWorld();
  residents = [await resident(), await resident()];
});
after(() => world?.instance.stop());

/** Who sends to a zone, and somebody else of the same zone. */
function couple(zone, route) {
  if (zone === 'public') {
    return residents;
  }
  const own = world.actors.findLast((actor) => mayEnter(actor, route) && actor.key);
  return [own, world.actors.find((actor) => actor.key && actor !== own)];
}

function fieldsOf(route) {
  const known = { 'POST /login': { login: 'desk1', password: 'madoguchi-demo', next: '/' } };
  return { ...bodyOf(route), lang: 'en', return: '/', revision: '1', ...known[route.name] };
}

const foreign = {
  'from another site': () => ({ origin: 'https://evil.example' }),
  'from no site that it could name': () => ({ origin: 'null' }),
  'from another port of this host': () => ({ origin: 'http://localhost:1' }),
  'from a name that begins like ours': ({ origin }) => ({ origin: `${origin}.evil.example` }),
  'marked as cross-site by the browser': () => ({ 'sec-fetch-site': 'cross-site' }),
  "marked as a neighbouring host's": () => ({ 'sec-fetch-site': 'same-site' }),
  'from two sites at once': ({ origin }) => ({ origin: [origin, 'https://evil.example'] }),
};

const keys = {
  'without a key': () => ({}),
  "with another's key": (stranger) => ({ key: stranger.key }),
  'with an empty key': () => ({ key: '' }),
  'with half of the key': (stranger, own) => ({ key: own.key.slice(0, 32) }),
};

async function attemptsAt(zone, route) {
  const [own, stranger] = couple(zone, route);
  const visitor = own.visitor ?? own;
  const send = (fields, headers) => visitor.post(ownAddress(route, world.objects), fields, headers);
  const fromElsewhere = Object.entries(foreign).map(async ([how, headers]) => [
    how,
    await send({ ...fieldsOf(route), key: own.key }, headers(visitor)),
  ]);
  const withoutKey = KEYLESS.includes(route.name)
    ? []
    : Object.entries(keys).map(async ([how, key]) => [how, await send({ ...fieldsOf(route), ...key(stranger, own) }, {})]);
  return Promise.all([...fromElsewhere, ...withoutKey]);
}

for (const [zone, routes] of Object.entries(zones)) {
  const posts = routes.filter(({ method }) => method === 'POST');

  describe(`what is forged is refused in the zone ${zone}`, () => {
    for (const route of posts) {
      test(route.name, async () => {
        assert.ok(route.guards.includes('same_origin'), 'the route has the guard of the origin');
        assert.equal(route.guards.includes('form_key'), !KEYLESS.includes(route.name), 'and that of the key');
        const untouched = await fingerprints(world.instance);
        for (const [how, { status, headers }] of await attemptsAt(zone, route)) {
          const refused = how === 'from two sites at once' ? [400, 403] : [403];
          assert.ok(refused.includes(status), `${how}: ${status}`);
          assert.equal(headers['set-cookie'], undefined, how);
        }
        assert.deepEqual(await fingerprints(world.instance), untouched, 'nothing changed');
      });
    }
  });

  describe(`looking changes nothing in the zone ${zone}`, () => {
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      test(route.name, async () => {
        const [own] = couple(zone, route);
        const visitor = own?.visitor ?? new Visitor(world.instance.staffUrl);
        const untouched = await fingerprints(world.instance);
        const { status } = await visitor.get(ownAddress(route, world.objects));
        assert.ok(status < 500, `${status}`);
        assert.deepEqual(await fingerprints(world.instance), untouched);
      });
    }
  });
}

test('the same post with its key and from our own page is taken, so the refusals above are theirs', async () => {
  const [own] = couple('staff', { role: 'desk', guards: [] });
  assert.equal((await own.visitor.get('/requests')).status, 200);
  assert.equal((await own.visitor.post('/logout', { key: own.key })).status, 303);
  assert.equal((await own.visitor.get('/requests')).status, 303);
  const [{ visitor, key }] = residents;
  const quit = await visitor.post('/consultation/quit', { key });
  assert.equal(quit.status, 303);
});
