// An administrator finds out who read a request, in a real browser.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launchBrowser, sizes } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import { logIn as logInByHttp } from '../integration/staff.mjs';
import { PASSWORD, assertGood, withPage } from './officer.mjs';

let instance;
let browser;
let number;

before(async () => {
  instance = await startMadoguchi({ workers: 1 });
  browser = await launchBrowser();
  number = await instance.psql(`select receipt_no from madoguchi.request join madoguchi.staff_desk using (municipality, desk)
    join madoguchi.staff using (municipality, staff_id) where login = 'desk1' limit 1`);
  const officer = await logInByHttp(instance.staffUrl, 'desk1');
  await officer.get(`/requests/${number}`);
  await officer.get('/admin/audit');
  await instance.madoguchi('work', '--once');
});
after(async () => {
  await browser?.close();
  await instance?.stop();
});

/** Without a mouse from the login on. */
async function asAdmin(options, path, story) {
  await withPage(browser, options, async (page) => {
    await page.goto(instance.staffUrl + path);
    await page.fill('#login', 'admin');
    await page.fill('#password', PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${path}`);
    await story(page);
  });
}

describe('who read a request', () => {
  test('is found from the front page of administration, by keyboard', () =>
    asAdmin({}, '/admin', async (page) => {
      await page.focus('a[href="/admin/audit"]');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/admin/audit');
      await page.focus('#subject');
      await page.keyboard.type(number);
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/admin/audit?*subject=${number}*`);
      const name = await instance.psql("select name from madoguchi.staff where login = 'desk1'");
      const row = await page.locator('tbody tr').first().innerText();
      assert.ok(row.includes(name) && row.includes('相談を見た') && row.includes(number), row);
      assert.equal(await page.inputValue('#subject'), number, 'what was searched for stays in the form');
      await assertGood(page, 'audit-found');
    }));

  test('is found without JavaScript', () =>
    asAdmin({ javaScript: false }, '/admin/audit', async (page) => {
      await page.selectOption('#kind', 'request.view');
      await page.click('.filter button');
      assert.ok((await page.locator('tbody tr').count()) >= 1);
      assert.equal(await page.inputValue('#kind'), 'request.view');
    }));

  test('is read in English', () =>
    asAdmin({ language: 'en-GB' }, '/admin/audit', async (page) => {
      assert.equal(await page.innerText('h1'), 'Audit trail');
      assert.match(await page.innerText('tbody'), /Looked at a request/);
      assert.match(await page.innerText('tbody'), /why: not for this role/);
    }));
});

for (const [name, size] of Object.entries(sizes)) {
  test(`the trail reads well on a ${name}`, () =>
    asAdmin({ size }, '/admin/audit', async (page) => {
      await assertGood(page, `audit-${name}`);
    }));

  test(`a broken chain is told on a ${name}`, async () => {
    const change = (subject) => instance.psql(`set session_replication_role = replica; delete from madoguchi.audit_check;
      update madoguchi.audit set subject = '${subject}' where kind = 'request.view'`);
    await change('somebody else');
    await instance.madoguchi('work', '--once');
    await asAdmin({ size }, '/admin', async (page) => {
      assert.match(await page.innerText('.notice--error'), /書き換えられています/);
      await assertGood(page, `audit-broken-${name}`);
    });
    await change(number);
    await instance.madoguchi('work', '--once');
  });
}
