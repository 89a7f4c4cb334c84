// Headers that every answer carries, whoever makes it: our pages, our errors, nginx's own errors, files.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { Visitor, rawStatus, send, sendRaw } from './client.mjs';
import { startDatabase, stopDatabase } from './database.mjs';
import { download } from './exports.mjs';
import { begin, stepPath } from './journey.mjs';
import { logIn } from './staff.mjs';

let instance;
let officer;

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off' } });
  officer = await logIn(instance.staffUrl, 'desk1');
});
after(() => instance?.stop());

/** What nginx says to a request line that no HTTP client sends. */
async function rawAnswer(origin, requestLine) {
  const host = new URL(origin).host;
  const answer = await sendRaw(origin, `${requestLine}\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  const [head, body] = answer.split('\r\n\r\n');
  const lines = head.split('\r\n').slice(1);
  return {
    status: rawStatus(answer),
    headers: Object.fromEntries(lines.map((line) => [line.split(':')[0].toLowerCase(), line.slice(line.indexOf(':') + 2)])),
    body,
  };
}

const longest = (count) => 'a'.repeat(count);

/** A statement of the database fails while an attempt is made. */
async function whileBroken(attempt) {
  await instance.psql('alter table madoguchi.draft add constraint never check (false) not valid');
  try {
    return await attempt();
  } finally {
    await instance.psql('alter table madoguchi.draft drop constraint never');
  }
}

/** Guesses until the account has to wait. */
async function throttled() {
  const visitor = new Visitor(instance.staffUrl);
  for (let tries = 0; tries < 20; tries++) {
    const answer = await visitor.post('/login', { login: 'contractor1', password: 'wrong', next: '/' });
    if (answer.status === 429) {
      return answer;
    }
  }
  throw new Error('guessing is not slowed down');
}

/** What makes an answer, by its status; our pages, our errors, files, and what nginx says by itself. */
const answers = {
  '200, the front page': () => send(`${instance.publicUrl}/`),
  '200, a form page': async () => (await begin(instance.publicUrl)).get(stepPath(1)),
  '200, the form as paper': () => send(`${instance.publicUrl}/consultation/paper`),
  '200, healthz': () => send(`${instance.publicUrl}/healthz`),
  '200, a style sheet': () => send(`${instance.publicUrl}/static/madoguchi.css`),
  '200, the staff login': () => send(`${instance.staffUrl}/login`),
  '200, a staff page': () => officer.get('/requests'),
  '200, a download': () => download(officer),
  '303, a redirect': () => new Visitor(instance.publicUrl).post('/consultation', {}),
  '303, to the login': () => send(`${instance.staffUrl}/requests`),
  '400, a broken address': () => send(`${instance.publicUrl}/%ff`),
  '400, nginx about a NUL': () => rawAnswer(instance.publicUrl, 'GET /%00 HTTP/1.1'),
  '400, nginx about headers too large': () => send(instance.publicUrl, { headers: { cookie: longest(20_000) } }),
  '400, nginx in the staff zone': () => rawAnswer(instance.staffUrl, 'GET /%00 HTTP/1.1'),
  '403, a form of another site': () => new Visitor(instance.publicUrl).post('/consultation', {}, { origin: 'null' }),
  '403, a form of another draft': async () => (await begin(instance.publicUrl)).post(stepPath(1), { key: 'x' }),
  '403, a wrong password': () =>
    new Visitor(instance.staffUrl).post('/login', { login: 'desk2', password: 'wrong', next: '/' }),
  "403, an administrator's page": () => officer.get('/admin'),
  '404, no such page': () => send(`${instance.publicUrl}/nothing`),
  '404, no such file': () => send(`${instance.publicUrl}/static/nothing.css`),
  '404, no such request': () => officer.get('/requests/Z08-7K3MPQ-X'),
  '405, GET where only POST is': () => send(`${instance.publicUrl}/language`),
  '405, nginx about a method': () => rawAnswer(instance.publicUrl, 'TRACE / HTTP/1.1'),
  '413, nginx about a body': () => new Visitor(instance.publicUrl).post('/consultation', { a: longest(300_000) }),
  '413, a value too long': () => new Visitor(instance.publicUrl).post('/consultation', { a: longest(100_000) }),
  '414, an address too long': () => send(`${instance.publicUrl}/${longest(600)}`),
  '414, nginx about an address': () => send(`${instance.publicUrl}/${longest(20_000)}`),
  '400, an upload that has no end': () =>
    new Visitor(instance.publicUrl).post('/consultation', {}, { 'content-type': 'multipart/form-data; boundary=x' }),
  '415, an upload where none is asked for': () => send(`${instance.publicUrl}/consultation`, {
    method: 'POST',
    headers: { 'origin': instance.publicUrl, 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n',
  }),
  '415, JSON': () => new Visitor(instance.publicUrl).post('/consultation', {}, { 'content-type': 'application/json' }),
  '429, guessing': throttled,
  '500, a fault of the database': () => whileBroken(() => new Visitor(instance.publicUrl).post('/consultation', {})),
};

/** The same for every address of a zone, whoever asks. */
async function everyAddress(zone, visitor) {
  const { stdout } = await instance.madoguchi('routes', zone);
  const routes = stdout.trim().split('\n').map((line) => JSON.parse(line));
  const paths = new Set(routes.map(({ path }) => path.replaceAll(/\{\w+\}/g, '1')));
  return Promise.all([...paths].filter((path) => path !== '/logout').flatMap((path) => [
    visitor.get(path).then((answer) => [`GET ${path}`, answer]),
    visitor.post(path, {}).then((answer) => [`POST ${path}`, answer]),
  ]));
}

const POLICY =
  "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

function assertProtected({ status, headers }, what) {
  assert.equal(headers['content-security-policy'], POLICY, what);
  assert.equal(headers['x-content-type-options'], 'nosniff', what);
  assert.equal(headers['x-frame-options'], 'DENY', what);
  assert.equal(headers['cross-origin-opener-policy'], 'same-origin', what);
  assert.equal(headers['cross-origin-resource-policy'], 'same-origin', what);
  assert.match(headers['permissions-policy'], /geolocation=\(\)/, what);
  assert.equal(headers['referrer-policy'], 'same-origin', what);
  if (status !== 204) { // of which RFC 9110, 8.6, forbids it: there is nothing to be cut
    assert.match(headers['content-length'], /^\d+$/, `${what}: a cut answer is noticed`);
  }
  assert.equal(headers.server, 'nginx', 'no version is told');
  assert.equal(headers['x-powered-by'], undefined, what);
  assert.equal(headers['access-control-allow-origin'], undefined, what);
}

/** What it is, in which letters: nothing is left to a guess of the browser. */
function assertTyped({ status, headers, body }, what) {
  if (body === '' || status === 303) {
    return;
  }
  const type = headers['content-type'];
  assert.match(type, /^(text\/(html|css|csv|javascript)|application\/(json|fhir\+json))(; ?charset=utf-8.*)?$/i, what);
  assert.ok(!type.startsWith('text/') || /charset=utf-8/i.test(type), `${what}: ${type}`);
}

describe('every answer is protected, and says what it is', () => {
  for (const [what, ask] of Object.entries(answers)) {
    test(what, async () => {
      const answer = await ask();
      assert.equal(String(answer.status), what.slice(0, 3));
      assertProtected(answer, what);
      assertTyped(answer, what);
    });
  }

  test('at every address of both zones, to whoever asks', async () => {
    const visitors = [['public', new Visitor(instance.publicUrl)], ['public', await begin(instance.publicUrl)],
      ['staff', new Visitor(instance.staffUrl)], ['staff', officer], ['staff', await logIn(instance.staffUrl, 'admin')]];
    for (const [zone, visitor] of visitors) {
      for (const [what, answer] of await everyAddress(zone, visitor)) {
        assertProtected(answer, what);
        assertTyped(answer, what);
        assert.ok(answer.status < 500, `${what}: ${answer.status}`);
        assert.equal(answer.headers['cache-control'] ?? 'no-store', 'no-store', what);
        assert.ok(answer.status === 303 || answer.headers['cache-control'] === 'no-store', `${what} is not stored`);
      }
    }
  });
});

describe('what is personal is stored by no cache and found by no search engine', () => {
  const personal = ['200, a form page', '200, the staff login', '200, a staff page', '200, a download'];
  for (const what of personal) {
    test(`${what} is not stored`, async () => {
      const { headers } = await answers[what]();
      assert.match(headers['cache-control'], /no-store/);
    });
  }
  for (const what of ['200, the staff login', '200, a staff page', '200, a download', '400, nginx in the staff zone']) {
    test(`${what} is not indexed`, async () => {
      assert.match((await answers[what]()).headers['x-robots-tag'], /noindex/);
    });
  }
});

describe('cookies', () => {
  test('the draft cookie is for this host, out of reach of scripts, and not sent by other sites', async () => {
    const answer = await new Visitor(instance.publicUrl).post('/consultation', {});
    const [cookie] = answer.headers['set-cookie'];
    assert.match(cookie, /^draft=[A-Za-z0-9_-]{43};/);
    assert.match(cookie, /; HttpOnly/);
    assert.match(cookie, /; SameSite=Lax/);
    assert.match(cookie, /; Path=\//);
    assert.doesNotMatch(cookie, /Domain/);
  });

  test('the session cookie is strict and ends with the browser', async () => {
    const visitor = new Visitor(instance.staffUrl);
    const answer = await visitor.post('/login', { login: 'desk1', password: 'madoguchi-demo', next: '/requests' });
    const [cookie] = answer.headers['set-cookie'];
    assert.match(cookie, /^session=[A-Za-z0-9_-]{43};/);
    assert.match(cookie, /; HttpOnly/);
    assert.match(cookie, /; SameSite=Strict/);
    assert.doesNotMatch(cookie, /Max-Age|Expires|Domain/);
  });

  test('where we are reached by TLS, each is of this host alone and travels by nothing else', async () => {
    const origin = 'https://localhost';
    const env = { MADOGUCHI_PUBLIC_URL: origin, MADOGUCHI_STAFF_URL: origin, RATE_LIMIT: 'off' };
    const secure = await startMadoguchi({ workers: 1, env });
    try {
      const login = { login: 'desk1', password: 'madoguchi-demo', next: '/' };
      const made = [
        await new Visitor(secure.publicUrl).post('/consultation', {}),
        await new Visitor(secure.publicUrl).post('/language', { lang: 'en', return: '/' }),
        await new Visitor(secure.staffUrl).post('/login', login),
      ].map(({ headers }) => headers['set-cookie'][0].replace(/=[\w-]+;/, '=…;'));
      assert.match(made[0], /^__Host-draft=…; Path=\/; HttpOnly; SameSite=Lax; Secure(; Max-Age=\d+)?$/);
      assert.match(made[1], /^__Host-lang=…; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=\d+$/);
      assert.equal(made[2], '__Host-session=…; Path=/; HttpOnly; SameSite=Strict; Secure');
    } finally {
      await secure.stop();
    }
  });

  test('of two draft cookies neither is believed: nobody types into the draft of a stranger', async () => {
    const [stranger, resident] = [await begin(instance.publicUrl), await begin(instance.publicUrl)];
    const cookie = [stranger, resident].map(({ cookies }) => `draft=${cookies.get('draft')}`).join('; ');
    assert.equal((await send(instance.publicUrl + stepPath(1), { headers: { cookie } })).status, 404);
    assert.equal((await resident.get(stepPath(1))).status, 200);
  });

  test('a page that needs no cookie sets none', async () => {
    assert.equal((await answers['200, the front page']()).headers['set-cookie'], undefined);
  });
});

// Last, for the export pool does not come back.
test('502 and 503, when a worker is not there and when the database is not', async () => {
  await stopDatabase(instance.stateDir);
  try {
    const away = await new Visitor(instance.publicUrl).post('/consultation', {});
    assert.equal(away.status, 503);
    assertProtected(away, 'without a database');
    assertTyped(away, 'without a database');
  } finally {
    await startDatabase(instance.stateDir);
  }
  const leader = readFileSync(`${instance.stateDir}/run/export.pid`, 'utf8').split(' ')[0];
  const [worker] = instance.workerPids('export');
  process.kill(Number(leader), 'SIGKILL');
  process.kill(worker, 'SIGKILL');
  const gone = await officer.get('/exports/requests');
  assert.equal(gone.status, 502);
  assertProtected(gone, 'without a worker');
  assertTyped(gone, 'without a worker');
});
