// Downloads of the consultation log: what row security shows, and for statistics what nobody is named in.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { parseCsv, recordsOf } from './csv.mjs';
import { unpack } from './exports.mjs';
import { hiddenFields } from './journey.mjs';
import { logIn } from './staff.mjs';

const LOG = '/exports/contacts';
const PSEUDONYMS = '/exports/pseudonyms';

let instance;
let desk1;
let desk2;
let contractor;

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off' } });
  await instance.psql("update madoguchi.staff set rights = '{export}' where login = 'contractor1'");
  desk1 = await logIn(instance.staffUrl, 'desk1');
  desk2 = await logIn(instance.staffUrl, 'desk2');
  contractor = await logIn(instance.staffUrl, 'contractor1');
});
after(() => instance?.stop());

async function ask(officer, path, choices) {
  const page = await officer.get(path);
  assert.equal(page.status, 200);
  return officer.post(path, [...hiddenFields(page.body, path), ...Object.entries(choices)]);
}

const asCsv = { contents: 'codes', wareki: 'iso', sensitive: 'without', encoding: 'utf-8', file: 'csv' };
const count = async (sql) => Number(await instance.psql(`set search_path = madoguchi; ${sql}`));

describe('the log', () => {
  test('of an officer are the contacts that the officer sees, each once', async () => {
    const answer = await ask(desk2, LOG, asCsv);
    assert.match(answer.headers['content-disposition'] ?? '', /^attachment;/);
    const numbers = recordsOf(answer.body).map((record) => record['記録番号']);
    assert.equal(new Set(numbers).size, numbers.length);
    const seen = await count(`select count(*) from contact k join case_file c using (municipality, case_no)
      where k.log_no is not null and 'north' in (k.desk, c.desk)
        and (k.conf <> 'strict' or (select staff_id from staff where login = 'desk2') = any (k.readers))`);
    assert.equal(numbers.length, seen);
    assert.ok(seen > 50);
  });

  test('of a period is that of the days of contacts', async () => {
    const day = await instance.psql("select max(contact_on) from madoguchi.contact where desk = 'north' and conf = 'desk'");
    const rows = recordsOf((await ask(desk2, LOG, { ...asCsv, since: day, until: day })).body);
    assert.ok(rows.length > 0);
    const column = Object.keys(rows[0]).find((name) => name.startsWith('contact_at'));
    assert.deepEqual([...new Set(rows.map((row) => row[column]))], [day]);
  });

  test('has no summary without the right and a reason, and has it with them', async () => {
    const without = parseCsv((await ask(desk1, LOG, asCsv)).body.slice(1))[0];
    assert.ok(!without.some((name) => name.startsWith('summary')));
    const forged = await ask(desk2, LOG, { ...asCsv, sensitive: 'with', reason: '集計のため' });
    assert.ok(!parseCsv(forged.body.slice(1))[0].some((name) => name.startsWith('summary')));
    const answer = await ask(desk1, LOG, { ...asCsv, sensitive: 'with', reason: '集計のため' });
    assert.ok(parseCsv(answer.body.slice(1))[0].some((name) => name.startsWith('summary')));
    const detail = JSON.parse(await instance.psql(`select detail from madoguchi.audit where kind = 'contact.export'
      order by audit_id desc limit 1`));
    assert.equal(detail.reason, '集計のため');
    assert.ok(detail.rows > 0);
  });

  test('is not given to a contractor, who leaves no row in the trail', async () => {
    const before = await count("select count(*) from audit where kind like 'contact.export%'");
    const answer = await ask(contractor, LOG, asCsv);
    assert.doesNotMatch(answer.headers['content-disposition'] ?? '', /attachment/);
    assert.equal(await count("select count(*) from audit where kind like 'contact.export%'"), before);
  });
});

describe('for statistics', () => {
  const period = { since: '2000-04-01', until: '2100-03-31' };
  const tableOf = async (officer) => {
    const files = unpack((await ask(officer, PSEUDONYMS, period)).bytes);
    return { files, rows: recordsOf(files.get('相談記録（仮名）.csv').toString('utf8')) };
  };

  test('a contractor gets every contact, and as many persons as there are', async () => {
    const { rows } = await tableOf(contractor);
    assert.equal(rows.length, await count('select count(*) from contact_fact'));
    assert.equal(new Set(rows.map((row) => row['仮名番号'])).size, await count('select count(distinct person) from contact_fact'));
  });

  test('nothing in it names a person, a contact, a town or a day', async () => {
    const { files } = await tableOf(contractor);
    const text = files.get('相談記録（仮名）.csv').toString('utf8');
    const known = await instance.psql(`set search_path = madoguchi;
      select coalesce(name, person_no) from person union select person_no from person union select case_no from case_file
      union select log_no from contact union select response_no from contact union select town from town`);
    for (const word of known.split('\n')) {
      assert.ok(!text.includes(word), word);
    }
    assert.doesNotMatch(text, /\d{4}-\d{2}-\d{2}/);
    assert.match(files.get('README.txt').toString('utf8'), /統計用・特定の個人を識別できません/);
  });

  test('two downloads cannot be laid beside each other by their numbers', async () => {
    const order = async () => (await tableOf(contractor)).rows.map((row) => row['仮名番号']).join(' ');
    assert.notEqual(await order(), await order());
  });

  test('whoever lacks the right to take data away is refused', async () => {
    const viewer = await logIn(instance.staffUrl, 'viewer1');
    assert.equal((await viewer.get(PSEUDONYMS)).status, 403);
  });
});
