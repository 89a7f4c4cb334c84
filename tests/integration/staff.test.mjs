// The staff zone from outside: who comes in, who sees what, and what the audit trail knows of it.

import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { Visitor, send } from './client.mjs';
import { parseCsv } from './csv.mjs';
import { askFor, download, downloadRecords, exportPath, withSensitive } from './exports.mjs';
import { hiddenFields } from './journey.mjs';
import { logIn } from './staff.mjs';

let instance;

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off' } });
});
after(() => instance?.stop());

const count = async (sql) => Number(await instance.psql(sql));

/** Receipt numbers of the requests at desks that a login works at, or at all the others. */
async function receiptsOf(login, { others = false } = {}) {
  const rows = await instance.psql(`
    select coalesce(string_agg(receipt_no, ',' order by receipt_no), '')
      from madoguchi.request r
     where ${others ? 'not' : ''} exists (
             select from madoguchi.staff_desk sd join madoguchi.staff s using (municipality, staff_id)
              where s.login = '${login}' and sd.desk = r.desk)`);
  return rows.trim().split(',').filter(Boolean);
}

/** The receipt numbers of all pages of the list, following "next". */
async function listed(visitor, first = '/requests') {
  const seen = [];
  for (let href = first; href; ) {
    const page = await visitor.get(href);
    assert.equal(page.status, 200);
    seen.push(...[...page.body.matchAll(/class="receipt-link" href="\/requests\/([^"]+)"/g)].map(([, no]) => no));
    href = /rel="next" href="([^"]+)"/.exec(page.body)?.[1].replaceAll('&amp;', '&');
  }
  return seen;
}

describe('coming in', () => {
  test('who is not logged in is asked to, and comes back to the page that was asked for', async () => {
    const visitor = new Visitor(instance.staffUrl);
    const asked = await visitor.get('/requests/Z08-7K3MPQ-X');
    assert.equal(asked.status, 303);
    assert.equal(asked.headers.location, '/login?next=%2Frequests%2FZ08-7K3MPQ-X');
    const page = await visitor.get(asked.headers.location);
    assert.deepEqual(hiddenFields(page.body, '/login'), [['next', '/requests/Z08-7K3MPQ-X']]);
  });

  for (const next of ['//evil.example/', '/\\evil.example', 'https://evil.example/', '/a\r\nb', 'x', '']) {
    test(`the way back never leads away: ${JSON.stringify(next)}`, async () => {
      const visitor = new Visitor(instance.staffUrl);
      const answer = await visitor.post('/login', { login: 'desk1', password: 'madoguchi-demo', next });
      assert.equal(answer.status, 303);
      assert.equal(answer.headers.location, '/');
    });
  }

  test('unknown, disabled and wrong get the same answer, which keeps the typed name', async () => {
    await instance.psql("update madoguchi.staff set disabled_at = now() where login = 'desk3'");
    const bodies = [];
    for (const [login, password] of [['desk2', 'wrong'], ['desk3', 'madoguchi-demo'], ['nobody', 'wrong']]) {
      const answer = await new Visitor(instance.staffUrl).post('/login', { login, password, next: '/' });
      assert.equal(answer.status, 403);
      assert.match(answer.body, new RegExp(`value="${login}"`));
      assert.equal(answer.headers['set-cookie'], undefined);
      bodies.push(answer.body.replaceAll(login, 'LOGIN'));
    }
    assert.equal(bodies[1], bodies[0]);
    assert.equal(bodies[2], bodies[0]);
    await instance.psql("update madoguchi.staff set disabled_at = null where login = 'desk3'");
  });

  test('guessing is slowed down for that account, with a page that tells how long', async () => {
    let answer;
    for (let guesses = 0; guesses < 20 && answer?.status !== 429; guesses++) {
      const guess = { login: 'viewer1', password: `guess ${guesses}`, next: '/' };
      answer = await new Visitor(instance.staffUrl).post('/login', guess);
    }
    assert.equal(answer.status, 429);
    assert.match(answer.headers['retry-after'], /^[1-9]\d*$/);
    assert.ok(answer.body.includes(answer.headers['retry-after']));
    assert.match(answer.body, /value="viewer1"/);
    await logIn(instance.staffUrl, 'desk1');
    await instance.psql('delete from madoguchi.login_failure');
  });

  test('after many failures even the right password must wait', async () => {
    await instance.psql(`
      insert into madoguchi.login_failure (municipality, login_hash)
      select municipality, sha256('viewer1') from madoguchi.municipality, generate_series(1, 10)`);
    const right = { login: 'viewer1', password: 'madoguchi-demo', next: '/' };
    assert.equal((await new Visitor(instance.staffUrl).post('/login', right)).status, 429);
    await instance.psql('delete from madoguchi.login_failure');
    await logIn(instance.staffUrl, 'viewer1');
  });

  test('a doubled or missing field is refused', async () => {
    const visitor = new Visitor(instance.staffUrl);
    assert.equal((await visitor.post('/login', { login: 'desk1' })).status, 400);
    const doubled = [['login', 'a'], ['login', 'b'], ['password', 'c']];
    assert.equal((await visitor.post('/login', doubled)).status, 400);
  });

  test('a token that was planted before the login is worth nothing after it', async () => {
    const planted = 'A'.repeat(43);
    const visitor = new Visitor(instance.staffUrl);
    visitor.cookies.set('session', planted);
    await visitor.post('/login', { login: 'desk1', password: 'madoguchi-demo', next: '/' });
    assert.notEqual(visitor.cookies.get('session'), planted);
    const thief = new Visitor(instance.staffUrl);
    thief.cookies.set('session', planted);
    assert.equal((await thief.get('/requests')).status, 303);
  });

  test('what the database stores of a session opens none', async () => {
    await logIn(instance.staffUrl, 'desk1');
    const stored = await instance.psql("select encode(token_hash, 'hex') from madoguchi.session limit 1");
    for (const value of [stored.trim(), stored.trim().slice(0, 43)]) {
      const thief = new Visitor(instance.staffUrl);
      thief.cookies.set('session', value);
      assert.equal((await thief.get('/requests')).status, 303);
    }
  });
});

describe('going out', () => {
  test('a new login ends the session that the browser had before', async () => {
    const visitor = await logIn(instance.staffUrl, 'desk1');
    const before = visitor.cookies.get('session');
    const again = { login: 'admin', password: 'madoguchi-demo', next: '/requests' };
    assert.equal((await visitor.post('/login', again)).status, 303);
    assert.equal((await visitor.get('/requests')).status, 200);
    visitor.cookies.set('session', before);
    assert.equal((await visitor.get('/requests')).status, 303);
  });

  test('a logout ends the session itself, not only the cookie', async () => {
    const visitor = await logIn(instance.staffUrl, 'desk1');
    const token = visitor.cookies.get('session');
    const page = await visitor.get('/requests');
    const answer = await visitor.post('/logout', hiddenFields(page.body, '/logout'));
    assert.equal(answer.headers.location, '/login');
    visitor.cookies.set('session', token);
    assert.equal((await visitor.get('/requests')).status, 303);
  });

  test('no other site can log somebody out', async () => {
    const visitor = await logIn(instance.staffUrl, 'desk1');
    const page = await visitor.get('/requests');
    const fields = hiddenFields(page.body, '/logout');
    const foreign = await visitor.post('/logout', fields, { origin: 'https://evil.example' });
    assert.equal(foreign.status, 403);
    assert.equal((await visitor.post('/logout', [])).status, 403, 'nor a form without the key');
    assert.equal((await visitor.get('/requests')).status, 200);
  });

  test('a disabled account is out at once', async () => {
    const visitor = await logIn(instance.staffUrl, 'desk2');
    await instance.psql("update madoguchi.staff set disabled_at = now() where login = 'desk2'");
    assert.equal((await visitor.get('/requests')).status, 303);
    await instance.psql("update madoguchi.staff set disabled_at = null where login = 'desk2'");
  });
});

describe('who sees what', () => {
  test('an administrator finds every request once, page by page', async () => {
    const seen = await listed(await logIn(instance.staffUrl, 'admin'));
    assert.ok(seen.length > 50, 'more than one page');
    assert.equal(new Set(seen).size, seen.length);
    assert.equal(seen.length, await count('select count(*) from madoguchi.request'));
  });

  test('a desk sees its own requests, and only those, in the list and in the download', async () => {
    const visitor = await logIn(instance.staffUrl, 'desk1');
    const own = await receiptsOf('desk1');
    assert.ok(own.length > 0 && own.length < (await count('select count(*) from madoguchi.request')));
    assert.deepEqual((await listed(visitor)).sort(), own);
    assert.deepEqual((await downloadRecords(visitor)).map((record) => record['受付番号']).sort(), own);
  });

  test("another desk's request looks exactly like one that there is not", async () => {
    const visitor = await logIn(instance.staffUrl, 'desk1');
    const [foreign] = await receiptsOf('desk1', { others: true });
    const hidden = await visitor.get(`/requests/${foreign}`);
    assert.equal(hidden.status, 404);
    const none = await visitor.get('/requests/Z08-000000-0');
    const neutral = (body) => body.replaceAll(/[0-9a-f]{32,}|Z08-\w{6}-\w/g, '');
    assert.equal(neutral(hidden.body), neutral(none.body));
    assert.equal(
      await count(`select count(*) from madoguchi.audit where kind = 'request.view' and subject = '${foreign}'`),
      0,
    );
  });

  test('a contractor sees no request', async () => {
    assert.deepEqual(await listed(await logIn(instance.staffUrl, 'contractor1')), []);
  });

  test('without a session there is no download', async () => {
    assert.equal((await send(instance.staffUrl + exportPath)).status, 303);
  });
});

describe('filters', () => {
  test('a state shows that state, in the list as in the download', async () => {
    const visitor = await logIn(instance.staffUrl, 'admin');
    const expected = await count("select count(*) from madoguchi.request where state = 'open'");
    assert.ok(expected > 0);
    assert.equal((await listed(visitor, '/requests?state=open')).length, expected);
    const records = await downloadRecords(visitor, {}, '?state=open&desk=');
    assert.equal(records.length, expected);
    assert.ok(records.every((record) => record['状態コード'] === 'open' && record['状態'] === '未対応'));
  });

  const hostile = ["state='+or+1=1--", 'state=none', 'state=open&state=done', 'desk=none', 'before=x', 'order=1'];
  for (const query of hostile) {
    test(`${query}: 400`, async () => {
      const visitor = await logIn(instance.staffUrl, 'admin');
      assert.equal((await visitor.get(`/requests?${query}`)).status, 400);
    });
  }
});

describe('the download', () => {
  test('is one table: BOM, CRLF, rows of equal length, no line break in a cell', async () => {
    const visitor = await logIn(instance.staffUrl, 'admin');
    const answer = await download(visitor, { ...withSensitive, state: [] });
    assert.equal(answer.body.codePointAt(0), 0xfeff);
    assert.equal(Number(answer.headers['content-length']), Buffer.byteLength(answer.body));
    assert.match(answer.headers['content-type'], /^text\/csv; charset=utf-8/);
    assert.match(answer.headers['content-disposition'], /^attachment;/);
    const rows = parseCsv(answer.body.slice(1));
    assert.equal(rows.length, 1 + (await count('select count(*) from madoguchi.request')));
    for (const row of rows) {
      assert.equal(row.length, rows[0].length);
      for (const cell of row) {
        assert.doesNotMatch(cell, /[\r\n]/);
        assert.doesNotMatch(cell, /^([=+@\t＝＋－＠]|-.)/, 'no cell that a spreadsheet runs');
      }
    }
    assert.equal(new Set(rows[0]).size, rows[0].length, 'each column has a name of its own');
  });

  test('that cannot be written is an error page, never half a file', async () => {
    const visitor = await logIn(instance.staffUrl, 'admin');
    const spool = path.join(instance.stateDir, 'spool');
    chmodSync(spool, 0o500);
    try {
      const answer = await askFor(visitor);
      assert.equal(answer.status, 500);
      assert.match(answer.headers['content-type'], /^text\/html/);
      assert.equal(answer.headers['content-disposition'], undefined);
    } finally {
      chmodSync(spool, 0o700);
    }
    await download(visitor);
  });
});

describe('a change', () => {
  const isNorth = "desk = 'north' and state = 'open'";
  const receiptAt = () => instance.psql(`select min(receipt_no) from madoguchi.request where ${isNorth}`);
  const give = async (officer, path, fields) => {
    const page = await officer.get(path);
    const hidden = hiddenFields(page.body, path).filter(([name]) => !(name in fields));
    return officer.post(path, [...hidden, ...Object.entries(fields)]);
  };

  for (const at of ['9223372036854775807', '9223372036854775808', '-1', '', 'x']) {
    test(`from a page that we never made is refused: ${JSON.stringify(at)}`, async () => {
      const desk2 = await logIn(instance.staffUrl, 'desk2');
      const path = `/requests/${await receiptAt()}/note`;
      assert.equal((await give(desk2, path, { note: 'x', ':at': at })).status, 400);
    });
  }

  test('of desk leaves a line with its note, which who only looks does not read', async () => {
    const receiptNo = await receiptAt();
    const desk2 = await logIn(instance.staffUrl, 'desk2');
    const admin = await logIn(instance.staffUrl, 'admin');
    const fields = { desk: 'central', note: '病名を聞きました' };
    assert.equal((await give(desk2, `/requests/${receiptNo}/desk`, fields)).status, 303);
    await instance.psql("update madoguchi.staff set role = 'viewer' where login = 'desk2'");
    const seen = (await desk2.get('/requests/transferred')).body;
    await instance.psql("update madoguchi.staff set role = 'desk' where login = 'desk2'");
    assert.ok(seen.includes(receiptNo) && seen.includes('要配慮のため') && !seen.includes(fields.note));
    assert.ok((await desk2.get('/requests/transferred')).body.includes(fields.note));
    assert.equal((await give(admin, `/requests/${receiptNo}/desk`, { desk: 'north' })).status, 303);
  });
});

test('every look is in the audit trail: who, what, how much, from where', async () => {
  const visitor = await logIn(instance.staffUrl, 'desk1');
  const [receiptNo] = await receiptsOf('desk1');
  await visitor.get('/requests?state=open');
  const detail = await visitor.get(`/requests/${receiptNo}`);
  assert.equal(detail.status, 200);
  const records = await downloadRecords(visitor, { ...withSensitive, state: 'open' });
  const trail = JSON.parse(
    await instance.psql(`
      select json_agg(json_build_array(a.kind, s.login, a.subject, a.detail, a.address) order by a.audit_id desc)
        from (select * from madoguchi.audit order by audit_id desc limit 4) a
        join madoguchi.staff s using (municipality, staff_id)`),
  );
  const address = trail[0][4];
  assert.match(address, /^(127\.0\.0\.1|::1)$/);
  const open = trail[2][3].rows;
  assert.deepEqual(trail, [
    [
      'request.export', 'desk1', null,
      {
        states: ['open'], contents: 'both', dates: 'iso', encoding: 'utf-8', file: 'csv', sensitive: true,
        reason: withSensitive.reason, rows: records.length,
      },
      address,
    ],
    ['request.view', 'desk1', receiptNo, {}, address],
    ['request.list', 'desk1', null, { states: ['open'], rows: open }, address],
    ['staff.login', 'desk1', null, {}, address],
  ]);
});
