// The audit trail from outside: what stands in it, who finds what in it, and what is refused.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { Visitor } from './client.mjs';
import { recordsOf } from './csv.mjs';
import { hiddenFields } from './journey.mjs';
import { logIn } from './staff.mjs';

const PAGE = '/admin/audit';
const FILE = '/exports/audit.csv';

let instance;
let admin;

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off' } });
  admin = await logIn(instance.staffUrl, 'admin');
});
after(() => instance?.stop());

const psql = (sql) => instance.psql(`set search_path = madoguchi; ${sql}`).then((out) => out.replace(/^SET\n?/, ''));
const lastId = () => psql('select coalesce(max(audit_id), 0) from audit');

/** [kind, subject, detail, login] of what was written after a row. */
async function rowsSince(last) {
  const rows = await psql(`
    select json_agg(json_build_array(a.kind, a.subject, a.detail, s.login) order by a.audit_id)
      from audit a left join staff s using (municipality, staff_id) where a.audit_id > ${last}`);
  return JSON.parse(rows || 'null') ?? [];
}

const cells = (body) =>
  [...body.matchAll(/<tr>\s*(<td[\s\S]*?)<\/tr>/g)].map(([, row]) =>
    [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell]) =>
      cell.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ').trim()),
  );

async function receiptOf(login) {
  return psql(`select receipt_no from request r join staff_desk sd using (municipality, desk)
                 join staff s using (municipality, staff_id) where s.login = '${login}' order by 1 limit 1`);
}

describe('the page', () => {
  test('finds who looked at a request', async () => {
    const number = await receiptOf('desk1');
    const officer = await logIn(instance.staffUrl, 'desk1');
    await officer.get(`/requests/${number}`);
    const { status, body } = await admin.get(`${PAGE}?subject=+${number}+`);
    assert.equal(status, 200);
    const [row] = cells(body);
    const name = await psql("select name || ' (' || staff_id || ')' from staff where login = 'desk1'");
    assert.match(row[0], /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    assert.deepEqual(row.slice(1, 4), [name, '相談を見た 職員の画面', number]);
    assert.match(row[5], /^(127\.0\.0\.1|::1)$/);
  });

  test('and each look is a row, with what was searched for and how much was found', async () => {
    const last = await lastId();
    await admin.get(PAGE);
    await admin.get(`${PAGE}?kind=staff.login&zone=madoguchi_staff`);
    const [view, search] = await rowsSince(last);
    assert.deepEqual([view[0], view[3], Object.keys(view[2])], ['audit.view', 'admin', ['rows']]);
    assert.equal(search[0], 'audit.search');
    assert.deepEqual({ ...search[2], rows: 0 }, { kind: 'staff.login', rows: 0, zone: 'madoguchi_staff' });
    assert.ok(search[2].rows > 0);
  });

  test('what was typed and found nothing is not kept', async () => {
    const last = await lastId();
    const { status, body } = await admin.get(`${PAGE}?subject=${encodeURIComponent('髙﨑 吉子')}`);
    assert.equal(status, 200);
    assert.match(body, /この条件に当てはまる記録はありません/);
    assert.deepEqual(await rowsSince(last), [['audit.search', null, { rows: 0, subject: '?' }, 'admin']]);
  });

  test('every filter shows what it says and nothing else', async () => {
    const today = new Date(Date.now() + 9 * 3600e3).toISOString().slice(0, 10);
    const id = await psql("select staff_id from staff where login = 'desk1'");
    for (const [query, where] of [
      [`person=${id}`, `staff_id = ${id}`],
      ['kind=staff.login', "kind = 'staff.login'"],
      ['zone=madoguchi_public', "zone = 'madoguchi_public'"],
      [`from=${today}&to=${today}&kind=request.view`, "kind = 'request.view'"],
      ['to=2000-01-01', 'false'],
      ['from=2099/1/1', 'false'],
      [`address=${encodeURIComponent('203.0.113.77')}`, 'false'],
    ]) {
      const expected = Number(await psql(`select count(*) from audit where ${where}`));
      const { status, body } = await admin.get(`${PAGE}?${query}`);
      assert.equal(status, 200, query);
      assert.equal(cells(body).length, Math.min(50, expected), query);
    }
  });

  test('is walked page by page, each row once, in the order of their numbers', async () => {
    await psql(`insert into audit (municipality, kind, subject)
                select (select municipality from municipality), 'request.export', 'walk ' || lpad(n::text, 3, '0') from generate_series(1, 120) n`);
    const seen = [];
    for (let href = `${PAGE}?kind=request.export`; href; ) {
      const { body } = await admin.get(href);
      seen.push(...cells(body).map((row) => row[3]).filter((subject) => subject.startsWith('walk')));
      href = /rel="next" href="([^"]+)"/.exec(body)?.[1].replaceAll('&amp;', '&');
    }
    assert.equal(seen.length, 120);
    assert.deepEqual(seen, [...seen].sort().reverse());
  });

  for (const query of ["kind='+or+1=1--", 'kind=none.such', 'person=x', 'person=0', 'zone=postgres', 'from=yesterday', 'before=x',
    'address=me', 'order=1', 'kind=staff.login&kind=staff.logout', `subject=${'x'.repeat(201)}`]) {
    test(`${query.slice(0, 40)}: 400`, async () => {
      assert.equal((await admin.get(`${PAGE}?${query}`)).status, 400);
      assert.equal((await admin.get(`${FILE}?${query}`)).status, 400);
    });
  }

  test('shows details in words, and never as a program writes them', async () => {
    await psql(`insert into audit (municipality, kind, subject, detail) values ((select municipality from municipality), 'request.list', 'words',
                '{"state": "open", "rows": 3, "nested": {"why": ["role", "key"], "yes": true, "none": null}}')`);
    const [row] = cells((await admin.get(`${PAGE}?subject=words`)).body);
    assert.match(row[4], /件数: 3/);
    assert.match(row[4], /状態: 未対応/);
    assert.match(row[4], /拒否の理由: この役割では使えない画面, 別のログインや下書きのフォーム/);
    assert.doesNotMatch(row[4], /[{}"[\]]/);
  });

  test('tells the last seal, its head, and what the verification found', async () => {
    await instance.madoguchi('audit', 'seal');
    await psql('delete from audit_check');
    await instance.madoguchi('work', '--once');
    const head = await psql("select encode(hash, 'hex') from audit_seal order by seal_no desc limit 1");
    const { body } = await admin.get(PAGE);
    assert.ok(body.includes(head));
    assert.match(body, /異常なし/);
    assert.doesNotMatch((await admin.get('/admin')).body, /notice--error/);
  });

  test('and a broken chain, in red, on the first page of administration too', async () => {
    const row = await psql("select audit_id from audit where kind = 'staff.login' order by audit_id limit 1");
    const change = (subject) => psql(`set session_replication_role = replica; update audit set subject = ${subject} where audit_id = ${row};
                                      delete from audit_check`);
    const subject = await psql(`select quote_nullable(subject) from audit where audit_id = ${row}`);
    await change("'x'");
    await instance.madoguchi('work', '--once');
    for (const path of ['/admin', PAGE]) {
      const { body } = await admin.get(path);
      assert.match(body, /notice--error/);
      assert.match(body, new RegExp(`封印\\d+：記録${row}の内容が変わっています`));
    }
    await change(subject);
    await instance.madoguchi('work', '--once');
    assert.doesNotMatch((await admin.get('/admin')).body, /notice--error/);
  });

  test('says when nobody verifies any more', async () => {
    await psql("update audit_check set checked_at = now() - interval '3 days'");
    assert.match((await admin.get('/admin')).body, /監査記録の検証が止まっています/);
    await instance.madoguchi('work', '--once');
    assert.doesNotMatch((await admin.get('/admin')).body, /監査記録の検証が止まっています/);
  });
});

describe('the download', () => {
  test('holds what the page shows, and its own row', async () => {
    const last = await lastId();
    const answer = await admin.get(`${FILE}?kind=staff.login`);
    assert.equal(answer.status, 200);
    assert.match(answer.headers['content-disposition'], /audit-\d{4}-\d\d-\d\d\.csv/);
    const records = recordsOf(answer.body);
    assert.ok(records.length > 0);
    assert.equal(records.length, Number(await psql("select count(*) from audit where kind = 'staff.login'")));
    assert.ok(records.every((record) => record['種類コード'] === 'staff.login' && record['種類'] === 'ログイン'));
    assert.deepEqual(await rowsSince(last), [['audit.export', null, { kind: 'staff.login', rows: records.length }, 'admin']]);
  });

  test('is for who has the right, and else nothing leaves', async () => {
    await psql("update staff set rights = '{}' where login = 'admin'");
    assert.equal((await admin.get(FILE)).status, 403);
    assert.ok(!(await admin.get(PAGE)).body.includes(`href="${FILE}`), 'nor is it offered');
    await psql("update staff set rights = '{export}' where login = 'admin'");
  });
});

describe('refusals', () => {
  const RECEIPT = '/requests/{receipt}';

  for (const login of ['viewer1', 'contractor1', 'desk1']) {
    test(`${login} may not come to the trail, and that is in it`, async () => {
      const visitor = await logIn(instance.staffUrl, login);
      const last = await lastId();
      assert.equal((await visitor.get(PAGE)).status, 403);
      assert.equal((await visitor.get(FILE)).status, 403);
      assert.deepEqual(await rowsSince(last), [
        ['page.refused', null, { route: PAGE, status: 403, why: 'role' }, login],
        ['page.refused', null, { route: FILE, status: 403, why: 'role' }, login],
      ]);
    });
  }

  test('a download without the right', async () => {
    const visitor = await logIn(instance.staffUrl, 'viewer1');
    const number = await receiptOf('viewer1');
    const last = await lastId();
    assert.equal((await visitor.get(`/requests/${number}/response.json`)).status, 403);
    assert.deepEqual(await rowsSince(last), [
      ['page.refused', number, { route: `${RECEIPT}/response.json`, status: 403, why: 'right' }, 'viewer1'],
    ]);
  });

  test("another desk's request and one that there is not, by their numbers", async () => {
    const visitor = await logIn(instance.staffUrl, 'desk1');
    const foreign = await psql(`select receipt_no from request r where not exists (select from staff_desk sd join staff s using (municipality, staff_id)
                                  where s.login = 'desk1' and sd.desk = r.desk) limit 1`);
    const last = await lastId();
    for (const number of [foreign, foreign.slice(0, -1) + (foreign.endsWith('0') ? '1' : '0'), '髙﨑']) {
      assert.equal((await visitor.get(`/requests/${encodeURIComponent(number)}`)).status, 404);
    }
    const row = (subject) => ['page.refused', subject, { route: RECEIPT, status: 404, why: 'not_there' }, 'desk1'];
    assert.deepEqual(await rowsSince(last), [row(foreign), row(null), row(null)], 'what is no number is not kept');
  });

  test("another site's form, and one of another session", async () => {
    const visitor = await logIn(instance.staffUrl, 'desk1');
    const fields = hiddenFields((await visitor.get('/requests')).body, '/logout');
    const last = await lastId();
    assert.equal((await visitor.post('/logout', fields, { origin: 'https://evil.example' })).status, 403);
    assert.equal((await visitor.post('/logout', [['key', 'x']])).status, 403);
    const row = (why) => ['page.refused', null, { route: '/logout', status: 403, why }, 'desk1'];
    assert.deepEqual(await rowsSince(last), [row('origin'), row('key')]);
  });

  test('strangers leave five rows a minute, and the rest as a number', async () => {
    await psql("delete from audit_refusal where staff_id = 0");
    const last = await lastId();
    const stranger = new Visitor(instance.publicUrl);
    for (let i = 0; i < 12; i++) {
      assert.equal((await stranger.post('/consultation', [], { origin: 'https://evil.example' })).status, 403);
    }
    const rows = await rowsSince(last);
    assert.ok(rows.length >= 5 && rows.length <= 10, `${rows.length} rows`); // the minute may have changed
    assert.deepEqual(rows[0], ['page.refused', null, { route: '/consultation', status: 403, why: 'origin' }, null]);
    await psql("update audit_refusal set minute = minute - interval '1 minute'");
    await instance.madoguchi('work', '--once');
    const more = (await rowsSince(last)).filter(([kind]) => kind === 'page.refused_more');
    assert.equal(more.reduce((sum, [, , detail]) => sum + detail.refusals, rows.length), 12);
  });

  test('to be asked to log in is none', async () => {
    const last = await lastId();
    assert.equal((await new Visitor(instance.staffUrl).get('/requests')).status, 303);
    assert.deepEqual(await rowsSince(last), []);
  });
});
