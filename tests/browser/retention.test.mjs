// The administrator's way in a real browser: a rule is changed, the worker runs, the record is there.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launchBrowser, sizes } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import { assertGood, logIn, withPage } from './officer.mjs';

let instance;
let browser;

before(async () => {
  instance = await startMadoguchi({ workers: 1 });
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await instance?.stop();
});

const asAdministrator = (options, story) =>
  withPage(browser, options, async (page) => {
    await logIn(page, instance, 'admin', '/admin');
    await story(page);
  });

/** Makes requests of the demo look finished so many years ago; resolves to their numbers. */
async function finishedYearsAgo(count, years) {
  const rows = await instance.psql(`
    update madoguchi.request set state = 'done', state_at = now() - interval '${years} years'
     where receipt_no in (select receipt_no from madoguchi.request where state = 'open' order by receipt_no limit ${count})
    returning receipt_no`);
  return rows.split('\n').filter((line) => line.startsWith('Z'));
}

describe('retention', () => {
  for (const [name, options] of Object.entries({ desktop: { size: sizes.desktop }, phone: { size: sizes.phone } })) {
    test(`every page of it is accessible and fits, ${name}`, async () => {
      await finishedYearsAgo(2, 8);
      await asAdministrator(options, async (page) => {
        for (const [path, picture] of [
          ['/admin/retention', 'retention'], ['/admin/retention/request', 'retention-kind'],
          ['/admin/retention/request/rule', 'retention-rule'], ['/admin/retention/draft/rule', 'retention-term'],
          ['/admin/retention/holds', 'retention-holds'], ['/admin/disposals', 'disposals'],
        ]) {
          await page.goto(instance.staffUrl + path);
          await assertGood(page, `${picture}-${name}`);
        }
      });
      await instance.madoguchi('work', '--once');
    });
  }

  test('one is held, the rule is shortened, the worker runs, and the record says what it did', async () => {
    const [kept, gone] = await finishedYearsAgo(2, 3);
    await asAdministrator({ size: sizes.desktop }, async (page) => {
      await page.click('a[href="/admin/retention"]');

      await page.click('a[href="/admin/retention/holds"]');
      await page.fill('[name="number"]', kept);
      await page.fill('[name="reason"]', '訴訟のため');
      await page.click('main form .button:not(.button--quiet)');
      await page.waitForSelector('#saved');
      assert.match(await page.textContent('main table'), new RegExp(kept));
      await assertGood(page, 'retention-held');

      await page.goto(`${instance.staffUrl}/admin/retention/request/rule`);
      await page.fill('[name="amount"]', '2');
      await page.fill('[name="reason"]', '文書管理規程の改正');
      await page.click('main form .button:not(.button--quiet)');
      assert.match(await page.textContent('.notice--warning'), /新たに1件が廃棄の対象になります/);
      await assertGood(page, 'retention-confirm');
      await page.click('main form .button:not(.button--quiet)');
      await page.waitForSelector('#saved');

      await page.goto(`${instance.staffUrl}/admin/retention/request`);
      assert.deepEqual(await page.locator('.receipt-link').allTextContents(), [gone]);
      await page.goto(`${instance.staffUrl}/admin/retention/request?show=held`);
      assert.deepEqual(await page.locator('.receipt-link').allTextContents(), [kept]);

      await instance.madoguchi('work', '--once');
      await page.goto(`${instance.staffUrl}/admin/disposals?kind=request`);
      const record = page.locator('tbody tr').first();
      assert.match(await record.textContent(), /完了した相談\s*1\s/);
      assert.match(await record.textContent(), /2年度/);
      await assertGood(page, 'disposals-record');
      assert.equal((await page.goto(`${instance.staffUrl}/requests/${gone}`)).status(), 404);
      page.complaints.length = 0; // the browser itself complains of the 404
      assert.equal((await page.goto(`${instance.staffUrl}/requests/${kept}`)).status(), 200);
    });
  });
});
