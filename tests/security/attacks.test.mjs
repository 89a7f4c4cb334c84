// Faults that other programs of this kind had, one after the other: what would they do here?

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Visitor, send } from '../integration/client.mjs';
import { answersOf, begin, confirm, fillAll, hiddenFields, receiptNumber, receiptPath, stepPath } from '../integration/journey.mjs';
import { logIn } from '../integration/staff.mjs';
import { formKeyOf } from './actors.mjs';
import { SILENT, bodyOf } from './posts.mjs';
import { addressOf, objectOf, parametersOf, routesOf } from './routes.mjs';
import { fingerprints } from './state.mjs';
import { ownAddress, ownValues, startWorld } from './world.mjs';

const zones = { public: await routesOf('public'), staff: await routesOf('staff') };

let world;
let admin;
before(async () => {
  world = await startWorld();
  admin = world.actors.find(({ who }) => who === 'an administrator');
});
after(() => world?.instance.stop());

/** Files in which nobody's answers are: an administrator needs no other right for them. */
const WITHOUT_ANSWERS = ['GET /exports/disposals.csv', 'GET /exports/towns.csv', 'GET /exports/statistics/{page}'];

const pages = zones.staff.filter(({ method }) => method === 'GET');

describe('what leaves as a file asks for the right to take it away', () => {
  for (const route of pages.filter(({ role }) => role !== 'none')) {
    test(route.name, async () => {
      const { headers, status } = await admin.visitor.get(ownAddress(route, world.objects));
      assert.ok([200, 204, 303].includes(status), `${status}`);
      const isFile = status === 200 && !headers['content-type'].startsWith('text/html');
      assert.ok(!isFile || route.guards.includes('may_export') || WITHOUT_ANSWERS.includes(route.name));
    });
  }

  test('and who has lost it has lost it at once', async () => {
    const { instance } = world;
    const officer = await logIn(instance.staffUrl, 'desk2');
    assert.equal((await officer.get('/exports/requests')).status, 200);
    await instance.psql("update madoguchi.staff set rights = '{}' where login = 'desk2'");
    assert.equal((await officer.get('/exports/requests')).status, 403);
    await instance.psql("update madoguchi.staff set rights = '{export}' where login = 'desk2'");
  });
});

test('a role that was taken away is gone with the next page', async () => {
  const { instance } = world;
  await instance.psql("update madoguchi.staff set role = 'administrator' where login = 'desk2'");
  const officer = await logIn(instance.staffUrl, 'desk2');
  assert.equal((await officer.get('/admin')).status, 200);
  await instance.psql("update madoguchi.staff set role = 'viewer' where login = 'desk2'");
  assert.equal((await officer.get('/admin')).status, 403);
  assert.equal((await officer.get('/forms')).status, 403);
  await instance.psql("update madoguchi.staff set role = 'desk' where login = 'desk2'");
});

describe('identifiers of every shape lead to no page, and to no fault', () => {
  const shapes = [
    ...['0', '-1', '1e3', '９', '9223372036854775808', '9'.repeat(40), 'null', '%', '{}', "1'or'1'='1", '1;select pg_sleep(9)'],
    ...['Z08-7K3MPQ-X', 'k08-7k3mpq-x', '\u3000', '鶯', 'a'.repeat(400), '<script>'],
  ];
  let untouched;
  before(async () => {
    untouched = await fingerprints(world.instance);
  });

  for (const [zone, routes] of Object.entries(zones)) {
    for (const route of routes.filter((row) => parametersOf(row).length > 0)) {
      test(`${zone}: ${route.name}`, async () => {
        const visitor = zone === 'public' ? new Visitor(world.instance.publicUrl) : admin.visitor;
        const names = parametersOf(route);
        const own = ownValues(route, world.objects);
        await Promise.all(names.flatMap((name) => shapes.map(async (shape) => {
          const { candidates } = objectOf(route, name, world.objects);
          // A post to the desk's own, but for what is nobody's, would be one to the desk's own.
          if (shape === own[name] || (zone === 'staff' && !candidates && route.method === 'POST')) {
            return;
          }
          const path = addressOf(route, { ...own, [name]: shape });
          const answer = route.method === 'GET'
            ? await visitor.get(path)
            : await visitor.post(path, { ...bodyOf(route), key: admin.key });
          assert.ok([303, 200, 400, 403, 404, 410, 422].includes(answer.status), `${path}: ${answer.status}`);
          if (candidates) {
            const over = answer.status === 303 && SILENT.includes(route.name);
            assert.ok(over || [400, 404, 410].includes(answer.status), `${path}: ${answer.status}`);
          }
        })));
      });
    }
  }

  test('and change nothing', async () => assert.deepEqual(await fingerprints(world.instance), untouched));
});

describe('SQL in filters, orders and pages is text', () => {
  const names = ['state', 'desk', 'before', 'after', 'q', 'sort', 'order', 'by', 'page', 'from', 'until', 'kind', 'saved'];
  const injections = ["' or 1=1;select pg_sleep(9)--", "') union select login, password_hash from madoguchi.staff--"];
  for (const route of pages) {
    test(route.name, async () => {
      const path = ownAddress(route, world.objects);
      const began = Date.now();
      await Promise.all(names.flatMap((name) => injections.map(async (text) => {
        const { status, body } = await admin.visitor.get(`${path}?${name}=${encodeURIComponent(text)}`);
        assert.ok(status < 500, `${name}=${text}: ${status}`);
        assert.ok(!body.includes('$argon2'), 'no hash of a password');
      })));
      assert.ok(Date.now() - began < 9000, 'nobody slept');
    });
  }

  test('an unknown name is refused where there are filters', async () => {
    assert.equal((await admin.visitor.get('/requests?password_hash=x')).status, 400);
  });
});

describe('a secret of one purpose is worth nothing for another', () => {
  test("a draft's token opens no session, and a session's no draft", async () => {
    const { instance } = world;
    const draft = (await begin(instance.publicUrl)).cookies.get('draft');
    const session = admin.visitor.cookies.get('session');
    const ask = (url, cookie) => send(url, { headers: { cookie } });
    for (const name of ['session', 'draft', '__Host-session']) {
      assert.equal((await ask(`${instance.staffUrl}/requests`, `${name}=${draft}`)).status, 303);
    }
    for (const name of ['draft', 'session', '__Host-draft']) {
      assert.notEqual((await ask(`${instance.publicUrl}${stepPath(1)}`, `${name}=${session}`)).status, 200);
    }
    assert.notEqual((await ask(`${instance.publicUrl}${stepPath(1)}`, `session=${draft}`)).status, 200);
  });

  test('the key of a form is no cookie, and the cookie no key', async () => {
    const token = admin.visitor.cookies.get('session');
    const headers = { cookie: `session=${admin.key.slice(0, 43)}` };
    assert.equal((await send(`${world.instance.staffUrl}/requests`, { headers })).status, 303);
    assert.equal((await admin.visitor.post('/logout', { key: token })).status, 403);
  });

  test('the key of the session before is no key of the next', async () => {
    const officer = await logIn(world.instance.staffUrl, 'desk1');
    const key = await formKeyOf(officer);
    await officer.post('/login', { login: 'desk1', password: 'madoguchi-demo', next: '/' });
    assert.equal((await officer.post('/logout', { key })).status, 403);
  });

  test('a receipt number alone shows nothing in the public zone', async () => {
    const { value } = world.objects.receipt.candidates[0];
    for (const path of [`/consultation/receipt?number=${value}`, `/consultation/receipt/${value}`, `/requests/${value}`]) {
      const { status, body } = await new Visitor(world.instance.publicUrl).get(path);
      assert.notEqual(status, 200);
      assert.ok(!body.includes('receipt__number'));
    }
  });
});

describe('what was typed is shown as it was typed', () => {
  const typed = '<xss onclick=x>"\'&amp;{{key}}{{{key}}}{desk_tel}%s%n${7*7}<%=x%></textarea><!--';

  /** Everything that a page says of the mark must be escaped, and none of it filled in. */
  function assertVerbatim(body, what) {
    assert.doesNotMatch(body, /<xss|<\/textarea><!--|<%=/, what);
    assert.ok(body.includes('&lt;xss'), `${what} shows it`);
    assert.ok(body.includes('{{key}}') && body.includes('{desk_tel}'), `${what} fills nothing in`);
  }

  test('to the resident, on paper, to the desk', async () => {
    const visitor = await begin(world.instance.publicUrl);
    await fillAll(visitor, answersOf(typed));
    for (const path of [stepPath(3), '/consultation/confirm', '/consultation/paper/filled']) {
      assertVerbatim((await visitor.get(path)).body, path);
    }
    await confirm(visitor);
    const number = receiptNumber((await visitor.get(receiptPath)).body);
    assertVerbatim((await admin.visitor.get(`/requests/${number}`)).body, 'the page of the request');
  });

  test('in the names that the municipality gave', async () => {
    const { instance } = world;
    await instance.psql(`update madoguchi.desk set name = jsonb_build_object('ja', '<xss>') where desk = 'south'`);
    const page = await logIn(instance.staffUrl, 'admin').then((visitor) => visitor.get('/requests'));
    assert.doesNotMatch(page.body, /<xss/);
  });

  const reflected = {
    'a login that is wrong': (text) => new Visitor(world.instance.staffUrl).post('/login', { login: text, password: 'x', next: '/' }),
    'where the login leads': (text) => send(`${world.instance.staffUrl}/login?next=${encodeURIComponent(`/${text}`)}`),
    'an address': (text) => send(`${world.instance.publicUrl}/${encodeURIComponent(text.replaceAll('/', ''))}`),
    'a query': (text) => send(`${world.instance.publicUrl}/?${encodeURIComponent(text)}=${encodeURIComponent(text)}`),
    'a form after the end of a session': (text) =>
      new Visitor(world.instance.staffUrl).post('/forms/ConsultIntake/responses', { [text.slice(0, 99)]: text }),
  };
  for (const [what, ask] of Object.entries(reflected)) {
    test(`and in ${what}`, async () => {
      for (const text of [typed, '"><xss>', "'><xss>", '`><xss>', '\u2028<xss>', 'javascript:alert(1)']) {
        const { body } = await ask(text);
        assert.doesNotMatch(body, /<xss|<%=|href="javascript/);
      }
    });
  }
});

test('a response is not found under the name of another form', async () => {
  const { value } = world.objects.response.candidates[0];
  const others = await world.instance.psql(
    "select distinct name from madoguchi.questionnaire where name <> 'ConsultIntake' order by 1");
  assert.ok(others.length > 0);
  for (const form of others.split('\n')) {
    assert.equal((await admin.visitor.get(`/forms/${form}/responses/${value}`)).status, 404, form);
  }
});

test('what must be unique is never NULL, which would be unique each time', async () => {
  const found = await world.instance.psql(`
    select i.indexrelid::regclass || ' by ' || a.attname
      from pg_index i
      join pg_class c on c.oid = i.indrelid and c.relnamespace = 'madoguchi'::regnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey::int2[])
     where i.indisunique and not i.indnullsnotdistinct and not a.attnotnull
       and pg_get_expr(i.indpred, i.indrelid) is distinct from format('(%s IS NOT NULL)', a.attname)
     order by 1`);
  assert.equal(found, '');
});

test('a double submission by hidden fields of an old page is told, and overwrites nothing', async () => {
  const visitor = await begin(world.instance.publicUrl);
  const page = await visitor.get(stepPath(1));
  const fields = [...hiddenFields(page.body, stepPath(1)), ...Object.entries(answersOf('')[0]), ['action', 'next']];
  const answers = await Promise.all(Array.from({ length: 10 }, () => visitor.post(stepPath(1), fields)));
  assert.ok(answers.every(({ status }) => status === 303));
  assert.equal(await world.instance.psql("select count(*) from madoguchi.draft where entries ->> 'c_name' is not null"), '1');
});
