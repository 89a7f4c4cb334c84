// What residents type stays what it is: on every page and in the download it is text, and no log has a word of it.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { downloadRecords, withSensitive } from './exports.mjs';
import { answersOf, begin, confirm, confirmPath, fillAll, receiptNumber, receiptPath, stepPath } from './journey.mjs';
import { logIn } from './staff.mjs';

const MARKUP = `"><script>alert(1)</script>' {desk_tel} {{t.home_title}} {{{key}}}`;
const ESCAPED = `&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;' {desk_tel} {{t.home_title}} {{{key}}}`;
const NAME = '相模原 秘密子';

let instance;
let resident;
let officer;
let receiptNo;

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off' } });
  const answers = answersOf(MARKUP);
  answers[0].c_name = NAME;
  resident = await begin(instance.publicUrl);
  await fillAll(resident, answers);
  officer = await logIn(instance.staffUrl, 'admin');
});
after(() => instance?.stop());

function assertText(page) {
  assert.equal(page.status, 200);
  assert.ok(page.body.includes(ESCAPED), 'it is there as it was typed');
  assert.ok(!page.body.includes('<script>alert'), 'and nowhere as markup');
}

test('markup and {places} that were typed are text where they are typed, confirmed and read', async () => {
  assertText(await resident.get(stepPath(3)));
  assertText(await resident.get(confirmPath));
  assert.equal((await confirm(resident)).headers.location, receiptPath);
  receiptNo = receiptNumber((await resident.get(receiptPath)).body);
  assertText(await officer.get(`/requests/${receiptNo}`));
  const records = await downloadRecords(officer, withSensitive);
  assert.ok(records.some((record) => Object.values(record).includes(MARKUP)));
});

test('no log knows who that was: no answer, receipt number, cookie, account or query', async () => {
  await officer.get('/requests?state=open');
  await officer.get('/nothing?secret=query');
  await sleep(1_500); // nginx writes its log once a second
  const folder = path.join(instance.stateDir, 'log');
  const secrets = [NAME, 'alert(1)', '0300000000', receiptNo, 'state=open', 'secret=query', 'admin'];
  secrets.push(resident.cookies.get('draft'), officer.cookies.get('session'));
  const logs = readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]);
  assert.ok(logs.some(([, text]) => text.includes('/consultation/confirm')), 'the logs are written');
  for (const [name, text] of logs) {
    for (const secret of secrets) {
      assert.ok(!text.includes(secret), `${name} has "${secret}"`);
    }
  }
});
