// Hostile and clumsy HTTP, through the real nginx to the real workers: each breach has its exact status,
// every error page tells whom to call and which request it was, no worker dies, nothing is half stored.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { Visitor, formBody, rawStatus, send, sendRaw } from './client.mjs';
import { startDatabase, stopDatabase } from './database.mjs';
import { answersOf, begin, fillStep, hiddenFields, stepPath } from './journey.mjs';

const FORM = 'application/x-www-form-urlencoded';

let instance;

before(async () => {
  instance = await startMadoguchi({ workers: 2, env: { RATE_LIMIT: 'off' } });
});
after(() => instance?.stop());

function assertHelpful(body) {
  assert.match(body, /href="tel:[0-9-]+"/, 'the page names a telephone number');
  assert.match(body, /\b[0-9a-f]{32}\b/, 'the page names the request');
}

function get(path, headers) {
  return send(instance.publicUrl + path, { headers });
}

function post(path, body, headers = {}) {
  return send(instance.publicUrl + path, {
    method: 'POST',
    headers: { 'content-type': FORM, 'content-length': Buffer.byteLength(body), ...headers },
    body,
  });
}

/** Bytes as they are: lines end with CRLF, HOST becomes the Host header. */
async function raw(...lines) {
  const text = lines.join('\r\n').replace('HOST', `Host: ${new URL(instance.publicUrl).host}`);
  const answer = await sendRaw(instance.publicUrl, `${text}\r\nConnection: close\r\n\r\n`);
  return { status: rawStatus(answer), body: answer };
}

async function stored() {
  return instance.psql(
    'select (select count(*) from madoguchi.draft), (select count(*) from madoguchi.request)',
  );
}

const refusals = {
  // Paths
  'a NUL in the path': [400, () => get('/consultation/%00')],
  'a raw NUL in the request line': [400, () => raw('GET /a\0b HTTP/1.1', 'HOST')],
  'bytes that are not UTF-8': [400, () => get('/%ff%fe')],
  'an over-long form of a slash': [400, () => get('/%c0%afetc')],
  'CR LF in the path': [400, () => get('/consultation%0d%0aSet-Cookie:%20a=b')],
  'an encoded slash': [400, () => get('/consultation%2Fsteps%2F1')],
  'a broken escape': [400, () => raw('GET /%zz HTTP/1.1', 'HOST')],
  'a way up': [400, () => raw('GET /consultation/../healthz HTTP/1.1', 'HOST')],
  'an encoded way up': [400, () => raw('GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1', 'HOST')],
  'a path of 600 bytes': [414, () => get(`/${'a'.repeat(600)}`)],
  'a path of 20,000 bytes': [414, () => get(`/${'a'.repeat(20_000)}`)],
  'a path that there is not': [404, () => get('/nothing/here')],
  'a step that there is not': [404, async () => (await begin(instance.publicUrl)).get(stepPath(99))],
  // Queries and headers
  'a query of 5,000 bytes': [414, () => get(`/?${'a'.repeat(5_000)}`)],
  'a broken escape in the query': [400, () => get('/?a=%f')],
  '2,001 parameters in the query': [413, () => get(`/?${'a&'.repeat(2_001)}`)],
  'a Cookie header of 5,000 bytes': [400, () => get('/', { cookie: `a=${'b'.repeat(5_000)}` })],
  'headers of 20,000 bytes': [400, () => get('/', { cookie: `a=${'b'.repeat(20_000)}` })],
  'a space before the colon': [400, () => raw('GET / HTTP/1.1', 'HOST', 'X-A : b')],
  // Methods
  'PUT': [405, () => send(`${instance.publicUrl}/consultation`, { method: 'PUT' })],
  'DELETE': [405, () => send(`${instance.publicUrl}/consultation`, { method: 'DELETE' })],
  'TRACE': [405, () => raw('TRACE / HTTP/1.1', 'HOST')],
  'GET where only POST is': [405, () => get('/language')],
  'POST where only GET is': [405, () => post('/', 'a=b')],
  // Bodies
  'JSON': [415, () => post('/consultation', '{}', { 'content-type': 'application/json' })],
  'an upload': [
    415,
    () => post('/consultation', '--x--', { 'content-type': 'multipart/form-data; boundary=x' }),
  ],
  'no content type': [
    415,
    () => raw('POST /consultation HTTP/1.1', 'HOST', 'Content-Length: 0'),
  ],
  'two lengths': [
    400,
    () => raw('POST / HTTP/1.1', 'HOST', 'Content-Length: 1', 'Content-Length: 2'),
  ],
  'a length and chunks': [
    400,
    () => raw('POST / HTTP/1.1', 'HOST', 'Content-Length: 1', 'Transfer-Encoding: chunked'),
  ],
  '300,000 bytes': [413, () => post('/consultation', 'a'.repeat(300_000))],
  '10,000 parameters': [413, () => post('/consultation', 'a=b&'.repeat(10_000))],
  'one value of 100,000 bytes': [413, () => post('/consultation', `a=${'b'.repeat(100_000)}`)],
  'a NUL in a value': [400, () => post('/consultation', 'a=%00')],
  'a value that is not UTF-8': [400, () => post('/consultation', 'a=%ff')],
  'a name of 200 bytes': [400, () => post('/consultation', `${'a'.repeat(200)}=b`)],
  // Where it came from
  'a form of another site': [
    403,
    () => post('/consultation', '', { origin: 'https://evil.example' }),
  ],
  'a form of no site': [403, () => post('/consultation', '', { origin: 'null' })],
  'what a browser marks as cross-site': [
    403,
    () => post('/consultation', '', { 'sec-fetch-site': 'cross-site' }),
  ],
};

describe('what no browser of ours sends is refused', () => {
  for (const [what, [status, attempt]] of Object.entries(refusals)) {
    test(`${what}: ${status}`, async () => {
      const pids = await instance.workerPids();
      const answer = await attempt();
      assert.equal(answer.status, status);
      assertHelpful(answer.body);
      assert.deepEqual(await instance.workerPids(), pids, 'no worker died');
    });
  }
});

describe('a refused form stores nothing', () => {
  const forms = {
    'an unknown field': (fields) => [...fields, ['c_unknown', 'x']],
    'a doubled field': (fields) => [...fields, ['c_name', 'a'], ['c_name', 'b']],
    'a field of another step': (fields) => [...fields, ['q_detail', 'x']],
    'a hidden field': (fields) => [...fields, ['lang', 'en']],
    'no button': (fields) => fields.filter(([name]) => name !== 'action'),
  };
  for (const [what, change] of Object.entries(forms)) {
    test(`${what}: 400`, async () => {
      const visitor = await begin(instance.publicUrl);
      const page = await visitor.get(stepPath(1));
      const fields = [...hiddenFields(page.body, stepPath(1)), ['c_relation', 'child'], ['action', 'next']];
      const before = await instance.psql('select revision, entries from madoguchi.draft order by 1, 2');
      const answer = await visitor.post(stepPath(1), change(fields));
      assert.equal(answer.status, 400);
      assertHelpful(answer.body);
      const now = await instance.psql('select revision, entries from madoguchi.draft order by 1, 2');
      assert.deepEqual(now, before);
    });
  }

  test('a form key of another draft: 403', async () => {
    const stranger = await begin(instance.publicUrl);
    const strangers = await stranger.get(stepPath(1));
    const visitor = await begin(instance.publicUrl);
    const fields = hiddenFields(strangers.body, stepPath(1));
    const answer = await visitor.post(stepPath(1), [...fields, ['action', 'next']]);
    assert.equal(answer.status, 403);
    assertHelpful(answer.body);
  });
});

describe('a connection that breaks', () => {
  /** A POST whose body stops after some bytes; the connection is closed at once or a little later. */
  async function breakOff({ patience }) {
    const visitor = await begin(instance.publicUrl);
    const page = await visitor.get(stepPath(1));
    const body = formBody([...hiddenFields(page.body, stepPath(1)), ['c_relation', 'child'], ['action', 'next']]);
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const head = [
      `POST ${stepPath(1)} HTTP/1.1`,
      `Host: ${new URL(instance.publicUrl).host}`,
      `Cookie: ${cookie}`,
      `Content-Type: ${FORM}`,
      `Content-Length: ${body.length + 100}`,
    ].join('\r\n');
    await sendRaw(instance.publicUrl, `${head}\r\n\r\n${body}`, { closeAfter: patience });
  }

  for (const [what, patience] of [['at once', 0], ['a little later', 200]]) {
    test(`in the middle of a body, closed ${what}, saves nothing and harms no worker`, async () => {
      const pids = await instance.workerPids();
      await breakOff({ patience });
      const saved = await instance.psql("select count(*) from madoguchi.draft where entries ? 'c_relation'");
      assert.equal(Number(saved), 0);
      assert.deepEqual(await instance.workerPids(), pids);
      assert.equal((await get('/healthz')).status, 200);
    });
  }
});

test('HEAD answers like GET, without a body', async () => {
  const whole = await get('/consultation');
  const head = await send(`${instance.publicUrl}/consultation`, { method: 'HEAD' });
  assert.equal(head.status, 200);
  assert.equal(head.headers['content-length'], whole.headers['content-length']);
  assert.equal(head.body, '');
});

test('a refused method is told which ones there are', async () => {
  const answer = await send(`${instance.publicUrl}/consultation`, { method: 'PUT' });
  assert.equal(answer.headers.allow, 'GET, HEAD, POST');
});

const wishes = { 'ja': 'ja', 'en-GB': 'en', 'zh-CN,zh;q=0.9': 'zh-Hans', 'zh-TW': 'zh-Hans', 'ko-KR': 'ko', 'fr': 'ja' };

for (const [wish, language] of Object.entries(wishes)) {
  test(`error pages speak the language of the visitor: ${wish}`, async () => {
    const answer = await get('/nothing', { 'accept-language': wish });
    assert.ok(answer.body.includes(`<html lang="${language}">`));
    assert.equal(answer.headers['content-language'], language);
  });
}

test('what nginx answers by itself says it in every language', () => {
  const configuration = readFileSync(path.join(instance.stateDir, 'nginx/errors.conf'), 'utf8');
  const pages = configuration.match(/<html.*<\/html>/g);
  const statuses = ['400', '403', '404', '405', '413', '414', '429', '500', '502', '503', '504'];
  assert.deepEqual(configuration.match(/(?<=return )\d+/g).sort(), statuses);
  assert.equal(pages.length, statuses.length);
  for (const page of pages) {
    const languages = [...page.matchAll(/lang="([^"]+)"/g)].map(([, tag]) => tag);
    assert.deepEqual(languages, ['ja', 'ja-x-easy', 'en', 'zh-Hans', 'ko']);
    assert.doesNotMatch(page, /@/, 'every sentence is filled in');
  }
});

test('the staff zone is in Japanese as a whole for a browser that wishes Korean', async () => {
  const answer = await send(`${instance.staffUrl}/login`, { headers: { 'accept-language': 'ko' } });
  assert.equal(answer.status, 200);
  assert.match(answer.body, /<html lang="ja">/);
});

test('the staff zone has the same manners', async () => {
  const answer = await send(`${instance.staffUrl}/%ff`);
  assert.equal(answer.status, 400);
  assertHelpful(answer.body);
});

test('healthz tells when the database is gone, and when it is back', async () => {
  for (const origin of [instance.publicUrl, instance.staffUrl]) {
    assert.equal((await send(`${origin}/healthz`)).status, 200);
  }
  await stopDatabase(instance.stateDir);
  try {
    for (const origin of [instance.publicUrl, instance.staffUrl]) {
      assert.equal((await send(`${origin}/healthz`)).status, 503);
    }
    const page = await post('/consultation', '');
    assert.equal(page.status, 503);
    assertHelpful(page.body);
  } finally {
    await startDatabase(instance.stateDir);
  }
  for (const origin of [instance.publicUrl, instance.staffUrl]) {
    const back = await send(`${origin}/healthz`);
    assert.equal(back.status, 200);
    assert.deepEqual(JSON.parse(back.body), { status: 'ok' });
  }
});

test('too many submissions from one address: 429 with a page and the time to wait', async () => {
  const limited = await startMadoguchi({ workers: 1 });
  try {
    const answers = await Promise.all(
      Array.from({ length: 80 }, () => new Visitor(limited.publicUrl).post('/consultation', {})),
    );
    const refused = answers.filter(({ status }) => status === 429);
    assert.ok(refused.length > 10, `${refused.length} of 80 were refused`);
    assert.ok(answers.some(({ status }) => status === 303), 'the first ones pass');
    for (const { body, headers } of refused) {
      assertHelpful(body);
      assert.match(headers['retry-after'], /^\d+$/);
    }
    assert.equal((await send(`${limited.publicUrl}/consultation`)).status, 200, 'reading is not limited');
  } finally {
    await limited.stop();
  }
});
