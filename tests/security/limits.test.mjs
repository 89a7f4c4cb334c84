// Ways around: methods, files, many and slow bytes, doubled and counterfeit headers.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { Visitor, rawStatus, send, sendRaw } from '../integration/client.mjs';
import { begin, hiddenFields, stepPath } from '../integration/journey.mjs';
import { logIn } from '../integration/staff.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import { routesOf } from './routes.mjs';

const zones = { public: await routesOf('public'), staff: await routesOf('staff') };

let instance;
let officer;
let pids;
before(async () => {
  instance = await startMadoguchi({ workers: 2, env: { RATE_LIMIT: 'off', STAFF_WORKERS: '2' } });
  officer = await logIn(instance.staffUrl, 'admin');
  pids = instance.workerPids();
});
after(() => instance?.stop());

const origins = () => ({ public: instance.publicUrl, staff: instance.staffUrl });

function raw(origin, ...lines) {
  const host = `Host: ${new URL(origin).host}`;
  return sendRaw(origin, `${lines.join('\r\n').replace('HOST', host)}\r\nConnection: close\r\n\r\n`);
}

const CONNECTIONS = 50;

describe('methods', () => {
  const others = ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'get', 'POSTX', 'X'];
  for (const method of others) {
    test(`${method} is refused at every address of both zones`, async () => {
      for (const [zone, origin] of Object.entries(origins())) {
        const paths = [...new Set(zones[zone].map(({ path }) => path.replaceAll(/\{\w+\}/g, '1')))];
        const statuses = [];
        while (paths.length > 0) { // fewer at once than one address may have open
          const some = paths.splice(0, CONNECTIONS);
          statuses.push(...await Promise.all(some.map(async (path) => rawStatus(await raw(origin, `${method} ${path} HTTP/1.1`, 'HOST')))));
        }
        assert.ok(statuses.every((status) => [400, 405].includes(status)), `${zone}: ${statuses}`);
      }
    });
  }

  test('none of them tells of other sites that might ask', async () => {
    for (const origin of Object.values(origins())) {
      const headers = { 'origin': 'https://evil.example', 'access-control-request-method': 'POST' };
      for (const method of ['GET', 'OPTIONS']) {
        const answer = await send(`${origin}/healthz`, { method, headers });
        const names = Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'));
        assert.deepEqual(names, []);
      }
    }
  });

  for (const header of ['x-http-method-override', 'x-method-override', 'x-http-method']) {
    test(`${header} makes no POST of a GET, and no GET of a POST`, async () => {
      const before = await instance.psql('select count(*) from madoguchi.draft');
      await send(`${instance.publicUrl}/consultation?_method=POST`, { headers: { [header]: 'POST' } });
      assert.equal(await instance.psql('select count(*) from madoguchi.draft'), before);
      const answer = await new Visitor(instance.publicUrl).post('/consultation', { _method: 'GET' }, { [header]: 'GET' });
      assert.equal(answer.status, 303);
    });
  }

  test('HEAD passes the same guards as GET, and says no more', async () => {
    const heads = await Promise.all(zones.staff.filter(({ method, role }) => method === 'GET' && role !== 'none').map(
      ({ path }) => send(instance.staffUrl + path.replaceAll(/\{\w+\}/g, '1'), { method: 'HEAD' })));
    assert.ok(heads.every(({ status, body, headers }) => status === 303 && body === '' && headers.location.startsWith('/login')));
  });
});

describe('files', () => {
  const ways = [
    ...['/static/../templates/shared/layout.mustache', '/static/..%2ftemplates/shared/layout.mustache'],
    ...['/static/%2e%2e/%2e%2e/etc/passwd', '/static/....//....//etc/passwd', '/static../templates/', '/static../sql/roles.sql'],
    ...['/static/..;/templates/', '/static/.%00./x', '/static/%c0%ae%c0%ae/x', '/static/\\..\\templates', '/static//etc/passwd'],
    ...['/static/', '/static/.', '/static/.gitignore', '/static/madoguchi.css/', '/static/madoguchi.css%00.html'],
    ...['/.git/config', '/.env', '/nginx.conf', '/sql/roles.sql', '/forms/../../etc/passwd', '/_error/404', '/server-status'],
  ];
  for (const way of ways) {
    test(`${way} leads to no file`, async () => {
      for (const origin of Object.values(origins())) {
        const answer = await raw(origin, `GET ${way} HTTP/1.1`, 'HOST');
        assert.ok([303, 400, 403, 404, 405].includes(rawStatus(answer)), `${rawStatus(answer)}`);
        assert.doesNotMatch(answer, /root:|\{\{|create role|Index of|fastcgi_pass/);
      }
    });
  }

  for (const method of ['POST', 'PUT', 'DELETE']) {
    test(`${method} to a file is refused`, async () => {
      const answer = await send(`${instance.publicUrl}/static/madoguchi.css`, { method });
      assert.ok([403, 405].includes(answer.status), `${answer.status}`);
    });
  }
});

describe('too much', () => {
  const big = (count, make) => Array.from({ length: count }, (_, index) => make(index));
  const refusals = {
    '2,000 header lines': [[400], (origin) => raw(origin, 'GET / HTTP/1.1', 'HOST', ...big(2000, (n) => `X-${n}: ${'y'.repeat(40)}`))],
    '33 cookies': [[400], (origin) => raw(origin, 'GET / HTTP/1.1', 'HOST', `Cookie: ${big(33, (n) => `c${n}=1`).join('; ')}`)],
    '17 segments': [[404], (origin) => raw(origin, `GET /${'a/'.repeat(17)} HTTP/1.1`, 'HOST')],
    'a length that is no number': [[400], (origin) => raw(origin, 'POST /language HTTP/1.1', 'HOST', 'Content-Length: 1e3')],
    'a length below nothing': [[400], (origin) => raw(origin, 'POST /language HTTP/1.1', 'HOST', 'Content-Length: -1')],
    'a length of a terabyte': [[413], (origin) => raw(origin, 'POST /language HTTP/1.1', 'HOST', 'Content-Length: 1099511627776')],
    'no Host': [[400], (origin) => sendRaw(origin, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n')],
    'two Hosts': [[400], (origin) => raw(origin, 'GET / HTTP/1.1', 'HOST', 'Host: evil.example')],
    'a version that there is not': [[400, 505], (origin) => raw(origin, 'GET / HTTP/9.9', 'HOST')],
    'a folded header': [[400], (origin) => raw(origin, 'GET / HTTP/1.1', 'HOST', 'X-A: b', ' c')],
  };
  for (const [what, [statuses, attempt]] of Object.entries(refusals)) {
    test(`${what}: ${statuses}`, async () => {
      for (const origin of Object.values(origins())) {
        const status = rawStatus(await attempt(origin));
        assert.ok(statuses.includes(status), `${status}`);
      }
    });
  }

  test('bodies that come as slowly as they may keep nobody waiting', async () => {
    const open = ({ hostname, port }) => {
      const socket = net.connect(Number(port), hostname, () =>
        socket.write(`POST /consultation HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\na`));
      return socket.on('error', () => {});
    };
    const slow = big(60, () => open(new URL(instance.publicUrl)));
    await sleep(300);
    const began = Date.now();
    const answers = await Promise.all(big(10, () => send(`${instance.publicUrl}/consultation`)));
    slow.forEach((socket) => socket.destroy());
    assert.ok(answers.every(({ status }) => status === 200));
    assert.ok(Date.now() - began < 5000, `${Date.now() - began} ms`);
  });

  test('a form of 1,900 fields is read quickly, and the next one too', async () => {
    const visitor = await begin(instance.publicUrl);
    const fields = hiddenFields((await visitor.get(stepPath(1))).body, stepPath(1));
    const began = Date.now();
    for (let tries = 0; tries < 3; tries++) {
      const many = big(1900, (n) => [`q${n}`, 'x'.repeat(30)]);
      assert.equal((await visitor.post(stepPath(1), [...fields, ...many, ['action', 'next']])).status, 400);
    }
    assert.ok(Date.now() - began < 5000, `${Date.now() - began} ms`);
  });
});

describe('doubled and counterfeit', () => {
  test('of two session cookies neither is believed', async () => {
    const other = await logIn(instance.staffUrl, 'desk1');
    for (const pair of [[officer, other], [other, officer], [officer, officer]]) {
      const cookie = pair.map(({ cookies }) => `session=${cookies.get('session')}`).join('; ');
      assert.equal((await send(`${instance.staffUrl}/requests`, { headers: { cookie } })).status, 303);
    }
  });

  test('two Cookie headers are refused', async () => {
    const cookie = `Cookie: session=${officer.cookies.get('session')}`;
    assert.equal(rawStatus(await raw(instance.staffUrl, 'GET /requests HTTP/1.1', 'HOST', cookie, cookie)), 400);
  });

  for (const [what, change] of Object.entries({
    'a letter less': (token) => token.slice(0, -1),
    'a letter more': (token) => `${token}A`,
    'in other letters': (token) => token.toUpperCase(),
    'with a way up': () => '../../../../etc/passwd',
    'with a quotation mark': () => "' or '1'='1",
    'that is empty': () => '',
    'of 4,000 letters': () => 'A'.repeat(4000),
  })) {
    test(`a session cookie ${what} is none`, async () => {
      const headers = { cookie: `session=${change(officer.cookies.get('session'))}` };
      const { status } = await send(`${instance.staffUrl}/requests`, { headers });
      assert.equal(status, 303);
    });
  }

  test('an address that a visitor claims to have is not in the audit trail', async () => {
    const claims = { 'x-forwarded-for': '203.0.113.7', 'x-real-ip': '203.0.113.7', 'forwarded': 'for=203.0.113.7',
      'x-client-ip': '203.0.113.7', 'true-client-ip': '203.0.113.7', 'remote-addr': '203.0.113.7', 'remote_addr': '203.0.113.7' };
    await officer.get('/requests', claims);
    const guess = { login: 'desk1', password: 'wrong', next: '/' };
    await new Visitor(instance.staffUrl).post('/login', guess, claims);
    const addresses = await instance.psql(`
      select string_agg(distinct address, ',') from (select address from madoguchi.audit
        union all select address from madoguchi.login_failure) a where address is not null`);
    assert.match(addresses, /^(127\.0\.0\.1|::1)(,::1)?$/);
  });

  test('nor is a request id that a visitor brings along', async () => {
    const id = 'e'.repeat(32);
    const answer = await officer.get('/nothing', { 'request-id': id, 'request_id': id, 'x-request-id': id });
    assert.ok(!answer.body.includes(id));
    assert.equal(await instance.psql(`select count(*) from madoguchi.audit where request_id = '${id}'`), '0');
  });

  test('a header named like a variable of the workers sets none', async () => {
    const headers = { 'https': 'on', 'request-method': 'POST', 'script-filename': '/etc/passwd', 'proxy': 'http://evil.example' };
    assert.equal((await send(`${instance.publicUrl}/consultation`, { headers })).status, 200);
  });
});

test('no worker died of any of this, and none of it stands in a log', async () => {
  assert.deepEqual(instance.workerPids(), pids);
  const log = readFileSync(`${instance.stateDir}/log/staff.log`, 'utf8');
  assert.doesNotMatch(log, /203\.0\.113\.7|passwd|evil/);
});
