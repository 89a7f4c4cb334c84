// Every route of the staff zone, for everybody, with everything that may stand in its address. What is expected is read
// from the columns of the route table, so a new route is judged as soon as it stands there.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { hasRole, mayEnter } from './actors.mjs';
import { SILENT, bodyOf } from './posts.mjs';
import { addressOf, objectOf, parametersOf, routesOf } from './routes.mjs';
import { fingerprints } from './state.mjs';
import { ownAddress, ownValues, startWorld } from './world.mjs';

let instance;
let actors;
let objects;
let untouched;
const routes = await routesOf('staff');

before(async () => {
  ({ instance, objects, actors } = await startWorld());
  untouched = await fingerprints(instance);
});
after(() => instance?.stop());

/**
 * Every way to fill the pattern in: one parameter at a time is something else than the desk's own. What is nobody's
 * is varied by looking alone, for a post to it would be one to the desk's own.
 */
function fillingsOf(route) {
  const names = parametersOf(route);
  const own = ownValues(route, objects);
  const fillings = [];
  for (const name of names) {
    const { candidates, missing } = objectOf(route, name, objects);
    const nothing = route.method === 'GET' ? [{ what: `no such ${name}`, value: missing, seenBy: () => false }] : [];
    for (const { what, value, seenBy } of candidates ?? nothing) {
      fillings.push({ what: `${name}: ${what}`, name, value, seenBy, path: addressOf(route, { ...own, [name]: value }) });
    }
  }
  return fillings;
}

function hiddenFrom(actor, route) {
  return fillingsOf(route).filter(({ seenBy }) => !seenBy(actor));
}

function ask(actor, route, path) {
  return route.method === 'GET'
    ? actor.visitor.get(path)
    : actor.visitor.post(path, { ...bodyOf(route), key: actor.key });
}

/** An answer without what is new in each, ids, numbers, its time; and without what was asked for. */
function neutral({ status, headers, body }, { value, path }) {
  const others = { ...headers, 'date': null, 'content-length': null };
  const plain = body
    .replaceAll(/\b([0-9a-f]{32}|K\d\d-\w{6}-\w)\b/g, 'NEW')
    .replaceAll(path, 'PATH')
    .replaceAll(new RegExp(`\\b${value}\\b`, 'g'), 'VALUE');
  return { status, headers: others, body: plain };
}

function assertAsked(actor, route, answer) {
  const form = answer.status === 403 && / action="\/login(\/unlock)?"/.test(answer.body);
  const redirect = answer.status === 303 && /^\/login(\/unlock)?\?next=/.test(answer.headers.location);
  assert.ok(form || redirect, `${actor.who} is asked to log in at ${route.name}, and got ${answer.status}`);
}

async function assertTurnedAway(actor, route, path) {
  const answer = await ask(actor, route, path);
  if (!hasRole(actor, 'viewer')) {
    assertAsked(actor, route, answer);
  } else {
    assert.equal(answer.status, 403, `${actor.who} at ${route.name}`);
  }
}

/** Nobody can tell what is another's from what there is not: the last filling of the same parameter. */
async function assertHidden(actor, route, fillings) {
  const answers = await Promise.all(
    fillings.map(async (filling) => [filling, neutral(await ask(actor, route, filling.path), filling)]),
  );
  const none = new Map(answers.map(([{ name }, answer]) => [name, answer]));
  for (const [{ what, name }, answer] of answers) {
    // 410 for what was typed into something that was thrown away meanwhile: it is shown once more, and goes nowhere.
    const gone = answer.status === 404 || (answer.status === 410 && route.method === 'POST') ||
      (answer.status === 303 && SILENT.includes(route.name));
    assert.ok(gone, `${actor.who} at ${route.name}, ${what}: ${answer.status}; what does its form send (posts.mjs)?`);
    assert.deepEqual(answer, none.get(name), `${actor.who} at ${route.name}, ${what}`);
  }
}

/** So that the hidden is not hidden merely because nothing is ever found. */
async function assertShown(actor, route, fillings) {
  for (const { what, path } of fillings.filter(({ seenBy }) => seenBy(actor))) {
    const { status } = await ask(actor, route, path);
    assert.ok(status === 200 || status === 303, `${actor.who} at ${route.name}, ${what}: ${status}`);
  }
}

async function assertLetIn(actor, route) {
  const { status, headers } = await ask(actor, route, route.path);
  assert.ok(status < 500 && status !== 403 && status !== 404, `${actor.who} at ${route.name}: ${status}`);
  assert.ok(route.role === 'none' || !headers.location?.startsWith('/login'), `${actor.who} is asked to log in at ${route.name}`);
}

describe('every parameter of a route is declared', () => {
  test('and every guard has a name', () => {
    assert.deepEqual(routes.filter(({ guards }) => guards.includes('unnamed')), [], 'name it in commands/routes.c');
  });
  for (const route of routes.filter((row) => parametersOf(row).length > 0)) {
    test(route.name, () => {
      for (const name of parametersOf(route)) {
        assert.ok(objectOf(route, name, objects), `declare {${name}} in tests/security/objects.mjs`);
      }
    });
  }
});

describe('who may not come to a page is turned away, whatever it is about', () => {
  for (const route of routes.filter(({ role }) => role !== 'none')) {
    test(route.name, async () => {
      const outsiders = actors.filter((actor) => !mayEnter(actor, route));
      assert.ok(outsiders.length >= 5, 'those who are nobody are always outside');
      await Promise.all(outsiders.map((actor) => assertTurnedAway(actor, route, ownAddress(route, objects))));
    });
  }
});

describe("what is another desk's or municipality's is not there", () => {
  for (const route of routes.filter((row) => parametersOf(row).length > 0)) {
    test(route.name, async () => {
      const insiders = actors.filter((actor) => mayEnter(actor, route));
      assert.ok(insiders.length > 0, 'somebody may come here');
      await Promise.all(insiders.map((actor) => assertHidden(actor, route, hiddenFrom(actor, route))));
    });
  }

  test('and all of these attempts changed nothing', async () => {
    assert.deepEqual(await fingerprints(instance), untouched);
  });
});

describe('who may come to a page finds it', () => {
  const pages = routes.filter(({ method }) => method === 'GET');
  for (const route of pages.filter((row) => parametersOf(row).length > 0)) {
    test(route.name, async () => {
      const insiders = actors.filter((actor) => mayEnter(actor, route));
      await Promise.all(insiders.map((actor) => assertShown(actor, route, fillingsOf(route))));
    });
  }
  for (const route of pages.filter((row) => parametersOf(row).length === 0)) {
    test(route.name, async () => {
      const insiders = actors.filter((actor) => mayEnter(actor, route));
      await Promise.all(insiders.map((actor) => assertLetIn(actor, route)));
    });
  }
});
