// Headers that every answer carries, whoever makes it: our pages, our errors, nginx's own errors, files.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { Visitor, send, sendRaw } from './client.mjs';
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

function headersOf(rawAnswer) {
  const lines = rawAnswer.split('\r\n\r\n')[0].split('\r\n').slice(1);
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
}

async function rawHeaders(origin, requestLine) {
  const host = new URL(origin).host;
  const answer = await sendRaw(origin, `${requestLine}\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  return headersOf(answer);
}

const get = async (url, headers) => (await send(url, { headers })).headers;

const answers = {
  'the front page': () => get(`${instance.publicUrl}/`),
  'a form page': async () => (await (await begin(instance.publicUrl)).get(stepPath(1))).headers,
  'a redirect': () => new Visitor(instance.publicUrl).post('/consultation', {}).then((a) => a.headers),
  'an error page of ours': () => get(`${instance.publicUrl}/nothing`),
  'healthz': () => get(`${instance.publicUrl}/healthz`),
  'a style sheet': () => get(`${instance.publicUrl}/static/madoguchi.css`),
  'a file that there is not': () => get(`${instance.publicUrl}/static/nothing.css`),
  'an error page of nginx': () => rawHeaders(instance.publicUrl, 'GET /%00 HTTP/1.1'),
  'nginx about a method': () => rawHeaders(instance.publicUrl, 'TRACE / HTTP/1.1'),
  'nginx about headers too large': () => get(`${instance.publicUrl}/`, { cookie: 'a'.repeat(20_000) }),
  'the staff login': () => get(`${instance.staffUrl}/login`),
  'a staff page': async () => (await officer.get('/requests')).headers,
  'a download': async () => (await download(officer)).headers,
  'an error page of nginx in the staff zone': () => rawHeaders(instance.staffUrl, 'GET /%00 HTTP/1.1'),
};

describe('every answer is protected', () => {
  for (const [what, fetchHeaders] of Object.entries(answers)) {
    test(what, async () => {
      const headers = await fetchHeaders();
      const policy = headers['content-security-policy'];
      assert.match(policy, /default-src 'self'/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.doesNotMatch(policy, /unsafe|data:|\*/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['x-frame-options'], 'DENY');
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
      assert.match(headers['permissions-policy'], /geolocation=\(\)/);
      assert.match(headers['referrer-policy'], /^(same-origin|no-referrer)$/);
      assert.match(headers['content-length'], /^\d+$/, 'a cut answer is noticed');
      assert.equal(headers.server, 'nginx', 'no version is told');
    });
  }
});

describe('what is personal is stored by no cache and found by no search engine', () => {
  const personal = ['a form page', 'the staff login', 'a staff page', 'a download'];
  for (const what of personal) {
    test(`${what} is not stored`, async () => {
      const headers = await answers[what]();
      assert.match(headers['cache-control'], /no-store/);
    });
  }
  for (const what of ['the staff login', 'a staff page', 'a download']) {
    test(`${what} is not indexed`, async () => {
      assert.match((await answers[what]())['x-robots-tag'], /noindex/);
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

  test('of two draft cookies neither is believed: nobody types into the draft of a stranger', async () => {
    const [stranger, resident] = [await begin(instance.publicUrl), await begin(instance.publicUrl)];
    const cookie = [stranger, resident].map(({ cookies }) => `draft=${cookies.get('draft')}`).join('; ');
    assert.equal((await send(instance.publicUrl + stepPath(1), { headers: { cookie } })).status, 404);
    assert.equal((await resident.get(stepPath(1))).status, 200);
  });

  test('a page that needs no cookie sets none', async () => {
    assert.equal((await answers['the front page']())['set-cookie'], undefined);
  });
});
