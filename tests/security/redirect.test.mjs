// Where a visitor is sent: never to another site, and never with a header of somebody else's making.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Visitor, send, sendRaw } from '../integration/client.mjs';
import { download } from '../integration/exports.mjs';
import { begin, hiddenFields, stepPath } from '../integration/journey.mjs';
import { logIn } from '../integration/staff.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';

/** Each is, for some browser or some server, an address elsewhere. */
const elsewhere = [
  ...['//evil.example', '///evil.example', '////evil.example/', '/\\evil.example', '\\\\evil.example', '\\/evil.example'],
  ...['https://evil.example', 'https:evil.example', 'http:/evil.example', 'HTTPS://evil.example', '://evil.example'],
  ...['javascript:alert(1)', 'data:text/html,x', 'evil.example', '.evil.example', '@evil.example', ':80@evil.example'],
  ...[' //evil.example', '\t//evil.example', '/\t/evil.example', '/\n/evil.example', '/ /evil.example', '/\u00a0/evil'],
  ...['/\uff0fevil.example', '\uff0f\uff0fevil.example', '/\u2044evil.example', '/\u3002evil', '/\u202eelpmaxe.live//'],
  ...['/%0d%0aSet-Cookie:a=b\r\nX: y', '/a\r\nSet-Cookie: a=b', '/a\nX: y', '/a\rX: y', '/a\u2028b', '/\u0000'],
  ...['?next=//evil.example', '#//evil.example', '', 'requests', `/${'a'.repeat(5000)}`],
];

/** Paths of our own, however they look; a browser stays here. */
const here = ['/%5cevil.example', '/%2f%2fevil.example', '/x/..//evil.example', '/.//evil.example', '/;//evil.example'];

let instance;
before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off' } });
});
after(() => instance?.stop());

/** Fails unless a browser at the origin that follows the answer stays there. */
function assertStays(answer, origin) {
  const { location } = answer.headers;
  assert.equal(answer.status, 303);
  assert.match(location, /^\/(?![/\\])[\x21-\x7e]*$/);
  assert.equal(new URL(location, origin).origin, origin);
  assert.equal(new URL(location, `${origin}/deep/in/here`).origin, origin);
  assert.ok((answer.headers['set-cookie'] ?? []).every((cookie) => /^(session|lang)=/.test(cookie)));
}

describe('after the login', () => {
  for (const next of [...elsewhere, ...here]) {
    test(JSON.stringify(next.slice(0, 60)), async () => {
      const form = { login: 'desk1', password: 'madoguchi-demo', next };
      const answer = await new Visitor(instance.staffUrl).post('/login', form);
      if (answer.status === 400) {
        assert.ok(next.includes('\0'), 'only what is no text at all is refused');
        return;
      }
      assertStays(answer, instance.staffUrl);
      const page = await send(`${instance.staffUrl}/login?next=${encodeURIComponent(next.slice(0, 1000))}`);
      const shown = new Map(hiddenFields(page.body, '/login')).get('next').replaceAll('&amp;', '&');
      assert.equal(new URL(shown, instance.staffUrl).origin, instance.staffUrl);
    });
  }

  for (const again of elsewhere) {
    test(`what was typed is offered to no other place: ${JSON.stringify(again.slice(0, 60))}`, async () => {
      const form = { login: 'desk1', password: 'madoguchi-demo', next: '/', again, 'kept:q_detail': 'x' };
      const answer = await new Visitor(instance.staffUrl).post('/login', form);
      assert.notEqual(answer.status, 200, 'no page offers to send it');
      assert.ok(!answer.body.includes('evil'));
    });
  }
});

describe('after the choice of a language, in both zones', () => {
  for (const back of [...elsewhere, ...here]) {
    test(JSON.stringify(back.slice(0, 60)), async () => {
      for (const origin of [instance.publicUrl, instance.staffUrl]) {
        const answer = await new Visitor(origin).post('/language', { lang: 'en', return: back });
        if (elsewhere.includes(back)) {
          assert.equal(answer.status, 400);
          assert.equal(answer.headers.location, undefined);
        } else {
          assertStays(answer, origin);
        }
      }
    });
  }
});

describe('an answer has the headers that we gave it', () => {
  const breaks = ['%0d%0aX-Smuggled:%20yes', '%0aX-Smuggled:%20yes', '%E5%98%8D%E5%98%8AX-Smuggled:%20yes', '\r\nX-Smuggled: yes'];
  const asked = {
    'in the path': (text) => `/consultation/${encodeURI(text)}`,
    'in the query': (text) => `/?x=${encodeURI(text)}`,
    'in what is asked for before the login': (text) => `/requests/${encodeURI(text)}`,
  };
  for (const [where, target] of Object.entries(asked)) {
    for (const text of breaks) {
      test(`a line break ${where}: ${JSON.stringify(text)}`, async () => {
        for (const origin of [instance.publicUrl, instance.staffUrl]) {
          for (const address of [target(text), target(text).replaceAll('%25', '%')]) {
            const answer = await send(origin + address);
            assert.equal(answer.headers['x-smuggled'], undefined);
            assert.ok(answer.status < 500);
          }
        }
      });
    }
  }

  const headers = { 'cookie': 'lang=en%0d%0aX-Smuggled: yes', 'accept-language': 'en\tX-Smuggled: yes', 'referer': 'x' };
  for (const [name, value] of Object.entries(headers)) {
    test(`what came in the header ${name}`, async () => {
      const answer = await send(instance.publicUrl, { headers: { [name]: value } });
      assert.equal(answer.headers['x-smuggled'], undefined);
      assert.equal(answer.status, 200);
    });
  }

  test('a language of a cookie is one that is offered', async () => {
    const answer = await send(instance.publicUrl, { headers: { cookie: 'lang="><script>' } });
    assert.equal(answer.headers['content-language'], 'ja');
  });

  test('the name of a downloaded file is ours, whatever was asked for', async () => {
    const officer = await logIn(instance.staffUrl, 'admin');
    const answer = await download(officer, {}, '?state=open');
    assert.match(answer.headers['content-disposition'], /^attachment; filename="[\w.-]+"(; filename\*=UTF-8''[\w.%-]+)?$/);
  });
});

test('an address is never built from the Host that was sent', async () => {
  for (const host of ['evil.example', 'evil.example:80', 'localhost@evil.example', 'a"b', '']) {
    const request = (path) => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n`;
    for (const origin of [instance.publicUrl, instance.staffUrl]) {
      for (const path of ['/', '/requests', '/static/', '/static', '/nothing']) {
        const answer = await sendRaw(origin, request(path));
        assert.match(answer, /^HTTP\/1\.1 [2345]\d\d /);
        assert.doesNotMatch(answer, /evil|a"b/, `${path} of ${host}`);
      }
    }
  }
});

test('a form is taken from the origin that the browser is at, which another Host is not', async () => {
  const visitor = await begin(instance.publicUrl);
  const fields = hiddenFields((await visitor.get(stepPath(1))).body, stepPath(1));
  const answer = await visitor.post(stepPath(1), [...fields, ['action', 'next']], { host: 'evil.example' });
  assert.equal(answer.status, 403);
});
