// An administrator's week, by the links of the pages alone: what was done on one day is found on the next.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { recordsOf } from '../integration/csv.mjs';
import { launchBrowser, openPage } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import { assertAccessible, logIn } from './officer.mjs';

const SUBMIT = 'main form .button:not(.button--quiet):not(.button--secondary)';

let instance;
let browser;
let page;

before(async () => {
  instance = await startMadoguchi({ workers: 1 });
  browser = await launchBrowser();
  page = await openPage(browser);
  page.setDefaultTimeout(10_000);
  await logIn(page, instance, 'admin', '/admin');
});
after(async () => {
  await browser?.close();
  await instance?.stop();
});

/** From the front page of administration, and every page on the way is accessible. */
async function follow(...hrefs) {
  await page.click('nav a[href="/admin"]');
  for (const href of hrefs) {
    await page.click(`main a[href="${href}"]`);
    await assertAccessible(page, href);
  }
}

async function save() {
  await page.click(SUBMIT);
  await page.waitForSelector('#saved');
}

async function saveAs(press) {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return file.path();
}

/** The first row of the trail that has this kind and number. */
async function trail(kind, subject = '') {
  await follow('/admin/audit');
  await page.selectOption('#kind', kind);
  await page.fill('#subject', subject);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**kind=${kind}*`);
  return page.locator('tbody tr').first().innerText();
}

test('monday: a colleague comes, and gets a link', async () => {
  await follow('/admin/accounts', '/admin/accounts/new');
  await page.fill('[name="login"]', 'monday');
  await page.fill('[name="name"]', '月野 朝子');
  await page.getByLabel('窓口（担当の窓口').check();
  await page.getByLabel('北部あんしん窓口').check();
  await page.getByLabel('理由').fill('着任');
  await save();
  await page.getByRole('button', { name: 'パスワードを決めるリンクを作る' }).click();
  assert.match(await page.textContent('#link code'), /\/first-password\/[\w-]{43}$/);
});

test('tuesday: a town goes to another desk, by the file that came out', async () => {
  await follow('/admin/towns');
  const file = await saveAs(() => page.click('a[href="/exports/towns.csv"]'));
  const changed = path.join(path.dirname(file), 'towns.csv');
  writeFileSync(changed, readFileSync(file, 'utf8').replace(',north,1,', ',south,1,'));
  await follow('/admin/towns', '/admin/import/towns');
  await page.setInputFiles('#file', changed);
  await page.click(SUBMIT);
  await page.waitForURL('**/check');
  assert.match(await page.textContent('main'), /窓口コード: north → south/);
  await save();
});

test('wednesday: who did what stands in the trail', async () => {
  assert.match(await trail('account.add'), /区 担当課（管理者）[^]*着任/);
  assert.match(await trail('town.import'), /区 担当課（管理者）/);
});

test('thursday: what the law keeps is kept, what is over goes, and the record says so', async () => {
  const [kept, gone] = (await instance.psql(`
    update madoguchi.request set state = 'done', state_at = now() - interval '7 years'
     where receipt_no in (select receipt_no from madoguchi.request where state = 'open' order by receipt_no limit 2)
    returning receipt_no`)).split('\n');
  await follow('/admin/retention', '/admin/retention/holds');
  await page.fill('[name="number"]', kept);
  await page.fill('[name="reason"]', '訴訟のため');
  await save();
  await instance.madoguchi('work', '--once');
  const left = await instance.psql('select receipt_no from madoguchi.request order by 1');
  assert.ok(left.includes(kept) && !left.includes(gone));
  await follow('/admin/retention', '/admin/disposals');
  assert.match(await page.locator('tbody tr').first().innerText(), /相談/);
});

test('friday: the file for the report leaves with its reason, and the trail is whole', async () => {
  await page.click('nav a[href="/requests"]');
  await page.click('main a[href^="/exports/requests"]');
  await page.check('#sensitive-2');
  await page.getByLabel('理由').fill('年度の集計');
  const file = await saveAs(() => page.click(SUBMIT));
  const records = recordsOf(readFileSync(file, 'utf8'));
  assert.ok(records.length > 10 && Object.keys(records[0]).some((name) => name.startsWith('相談の内容') || name.includes('q_detail')));
  assert.match(await trail('request.export'), /年度の集計/);
  await instance.madoguchi('audit', 'seal');
  await instance.madoguchi('audit', 'verify');
  assert.deepEqual(page.complaints, []);
  assert.deepEqual(page.strangers, []);
});
