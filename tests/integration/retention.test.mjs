// How long what is kept: the rules on the administrator's pages, and the worker that follows them, killed and in company.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { sendSignal, startMadoguchi } from '../lib/madoguchi.mjs';
import { recordsOf } from './csv.mjs';
import { hiddenFields } from './journey.mjs';
import { logIn } from './staff.mjs';

const RULE = '/admin/retention/request/rule';

let instance;

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off' } });
});
after(() => instance?.stop());

const number = async (sql) => Number(await instance.psql(sql));

/** Copies of the demo's first request that were finished years ago; the letter tells their numbers apart. */
async function finishedYearsAgo(count, letter, years = 7) {
  await instance.psql(`
    insert into madoguchi.receipt (municipality, receipt_no)
    select municipality, 'Z01-' || '${letter}' || lpad(n::text, 5, '0') || '-X'
      from madoguchi.municipality, generate_series(1, ${count}) n;
    insert into madoguchi.request (municipality, receipt_no, key, questionnaire_url, questionnaire_version, language,
                                   answers, desk, town, priority, urgency, consulter_name, state, received_at, state_at)
    select r.municipality, 'Z01-' || '${letter}' || lpad(n::text, 5, '0') || '-X', sha256(('${letter}' || n)::bytea),
           questionnaire_url, questionnaire_version, language, answers, desk, town, priority, urgency, '過去 太郎', 'done',
           now() - interval '${years} years' - interval '1 day' * (n % 300), now() - interval '${years} years'
      from (select * from madoguchi.request order by receipt_no limit 1) r, generate_series(1, ${count}) n`);
}

/** How many requests of a year ago and more there are: as the statistics have them, and really. */
const counted = () => number(`
  select sum(rows) from (
    select count(*) as rows from madoguchi.request where receipt_no like 'Z01-%'
    union all
    select sum(rows) from madoguchi.tally where source = 'request') as both_of_them`);
const left = () => number("select count(*) from madoguchi.request where receipt_no like 'Z01-%'");
const recorded = () => number("select coalesce(sum(rows), 0) from madoguchi.disposal where kind = 'request'");

async function until(condition, patienceMs = 20_000) {
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(50)) {
    if (await condition()) {
      return;
    }
  }
  assert.fail(`not within ${patienceMs} ms: ${condition}`);
}

async function ruleFields(visitor, values) {
  const page = await visitor.get(RULE);
  assert.equal(page.status, 200);
  return [...hiddenFields(page.body, RULE), ...Object.entries(values)];
}

describe('the purge', () => {
  test('a worker that is killed in the middle leaves whole portions, and the next one goes on', async () => {
    const before = await counted();
    await finishedYearsAgo(4000, 'A');
    let interrupted = 0;
    for (let kill = 0; kill < 4; kill++) {
      const gone = await recorded();
      interrupted += gone > 0 && gone < 4000 ? 1 : 0;
      const [worker] = instance.workerPids('work');
      sendSignal(worker, 'SIGKILL');
      await until(async () => (await recorded()) > gone || (await left()) === 0);
      assert.equal(await counted(), before + 4000);
    }
    await until(async () => (await left()) === 0);
    assert.ok(interrupted > 0, 'at least one kill came in the middle');
    assert.equal(await recorded(), 4000);
    assert.equal(await counted(), before + 4000);
    assert.equal(await number("select count(*) from madoguchi.disposal where kind = 'request'"), 1);
  });

  test('workers at the same time share the work, and each row is disposed of once', async () => {
    const before = [await counted(), await recorded()];
    await finishedYearsAgo(3000, 'B');
    await Promise.all([1, 2, 3].map(() => instance.madoguchi('work', '--once')));
    assert.equal(await left(), 0);
    assert.deepEqual([await counted(), await recorded()], [before[0] + 3000, before[1] + 3000]);
  });

  test('what is held stays, and goes when the hold is lifted', async () => {
    await finishedYearsAgo(3, 'C');
    const held = 'Z01-C00002-X';
    await instance.psql(`insert into madoguchi.retention_hold (municipality, subject, reason, held_by)
      select municipality, '${held}', '訴訟', staff_id from madoguchi.staff where login = 'admin'`);
    await instance.madoguchi('work', '--once');
    assert.equal(await left(), 1);
    await instance.psql(`delete from madoguchi.retention_hold where subject = '${held}'`);
    await instance.madoguchi('work', '--once');
    assert.equal(await left(), 0);
  });

  test('names and words of what was disposed of are nowhere any more', async () => {
    const tables = (await instance.psql(`
      select table_name from information_schema.tables
       where table_schema = 'madoguchi' and table_type = 'BASE TABLE'`)).split('\n');
    for (const table of tables) {
      assert.equal(await number(`select count(*) from madoguchi.${table} t where t::text like '%過去 太郎%'`), 0, table);
    }
  });
});

describe('the pages', () => {
  test('are for administrators alone', async () => {
    const officer = await logIn(instance.staffUrl, 'desk1');
    for (const path of ['/admin/retention', '/admin/retention/request', RULE, '/admin/retention/holds',
      '/admin/disposals', '/exports/disposals.csv']) {
      assert.equal((await officer.get(path)).status, 403, path);
    }
  });

  test('an address of no page of ours is refused', async () => {
    const admin = await logIn(instance.staffUrl, 'admin');
    for (const [path, status] of [
      ['/admin/retention/audit_nothing', 404], ['/admin/retention/draft', 404], ['/admin/retention/nothing/rule', 404],
      ['/admin/retention/request?show=all', 400], ['/admin/retention/spam?show=waiting', 400],
      ['/admin/retention/request?after=Z01', 400], ['/admin/retention/request?x=1', 400],
      ['/admin/retention/holds?number=Z01', 400], ['/admin/retention/holds/Z01-C00002-X/lift', 404],
      ['/admin/disposals?year=twenty', 400], ['/admin/disposals?kind=%27', 400], ['/admin/disposals?before=0', 400],
      ['/exports/disposals.csv?before=3', 400],
    ]) {
      assert.equal((await admin.get(path)).status, status, path);
    }
  });

  test('who shortens a rule is told how many become due, and it is done only when that is confirmed', async () => {
    await finishedYearsAgo(2, 'D', 3);
    const admin = await logIn(instance.staffUrl, 'admin');
    const fields = await ruleFields(admin, { amount: '2', disposal: 'delete', reason: '規程の改正' });
    const asked = await admin.post(RULE, fields);
    assert.equal(asked.status, 200);
    assert.match(asked.body, /新たに2件が廃棄の対象になります/);
    assert.equal(await number("select amount from madoguchi.retention_rule where kind = 'request'"), 5);

    const wrong = await admin.post(`${RULE}?due=1`, fields);
    assert.match(wrong.body, /新たに2件/);
    const done = await admin.post(`${RULE}?due=2`, fields);
    assert.equal(done.headers.location, '/admin/retention?saved=1#saved');
    const again = await admin.post(`${RULE}?due=2`, fields);
    assert.equal(again.headers.location, '/admin/retention?saved=1#saved', 'a double click does it once');
    assert.equal(await number(`select count(*) from madoguchi.audit
      where kind = 'retention.rule' and detail @> '{"amount": 2, "reason": "規程の改正", "due": 2}'`), 1);

    await instance.madoguchi('work', '--once');
    assert.equal(await left(), 0);
  });

  test('who comes second is told who was quicker, and nothing is overwritten', async () => {
    const admin = await logIn(instance.staffUrl, 'admin');
    const late = await ruleFields(admin, { amount: '9', disposal: 'keep', reason: '遅い方' });
    await admin.post(RULE, await ruleFields(admin, { amount: '6', disposal: 'pseudonymise', reason: '早い方' }));
    const answer = await admin.post(RULE, late);
    assert.equal(answer.status, 409);
    assert.match(answer.body, /ほかの人が先に/);
    assert.match(answer.body, /value="9"/, 'what was typed is still there');
    assert.equal(await number("select amount from madoguchi.retention_rule where kind = 'request'"), 6);
  });

  test('a period outside its bounds is an issue beside the field', async () => {
    const admin = await logIn(instance.staffUrl, 'admin');
    for (const amount of ['0', '31', '-1']) {
      const answer = await admin.post(RULE, await ruleFields(admin, { amount, disposal: 'delete', reason: 'x' }));
      assert.equal(answer.status, 422, amount);
      assert.match(answer.body, /1から30まで/, amount);
    }
  });

  test('the records are a file too, filtered as the page', async () => {
    const admin = await logIn(instance.staffUrl, 'admin');
    const file = await admin.get('/exports/disposals.csv?kind=request');
    assert.equal(file.status, 200);
    const rows = recordsOf(file.body);
    assert.ok(rows.length >= 2, 'one for each rule');
    assert.ok(rows.every((row) => row['種別コード'] === 'request'));
    assert.equal(rows.reduce((sum, row) => sum + Number(row['件数']), 0), await recorded());
    assert.equal(await number("select count(*) from madoguchi.audit where kind = 'retention.export'"), 1);
  });
});
