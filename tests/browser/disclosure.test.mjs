// Somebody asks what is held about them: from the counter to the sheet of paper, in a real browser.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { sendRequest } from '../integration/journey.mjs';
import { launchBrowser, screenshot, sizes } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import { assertGood, logIn, withPage } from './officer.mjs';

let instance;
let browser;

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off' } });
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

const press = (page) => page.click('main form .button:not(.button--quiet):not(.button--secondary)');

describe('a request for disclosure', () => {
  for (const [name, options] of Object.entries({ desktop: { size: sizes.desktop }, phone: { size: sizes.phone } })) {
    test(`from who asks to the sheet that is handed out, ${name}`, async () => {
      const { receiptNo } = await sendRequest(instance.publicUrl, '隣の山田さんに聞きました');
      await asAdministrator(options, async (page) => {
        await page.click('a[href="/admin/disclosures"]');
        await assertGood(page, `disclosures-${name}`);
        await page.click('a[href="/admin/disclosures/new"]');
        await assertGood(page, `disclosure-new-${name}`);
        await page.check('[name="kind"][value="access"]');
        await page.fill('[name="requester"]', '髙﨑 𠮷子');
        await page.check('[name="relation"][value="self"]');
        await page.check('[name="identified"][value="card"]');
        await press(page);
        await page.waitForSelector('#saved');

        await page.fill('[name="sought"]', 'たかさき よしこ');
        await press(page);
        await assertGood(page, `disclosure-found-${name}`);
        await page.click(`form[action$="/records/${receiptNo}/pick"] button`);
        await page.waitForSelector('#saved');
        await assertGood(page, `disclosure-${name}`);

        await page.click(`a[href$="/records/${receiptNo}"]`);
        await assertGood(page, `disclosure-record-${name}`);
        assert.match(await page.textContent('main'), /隣の山田さんに聞きました/);
        await page.selectOption('[name="q_detail"]', '2');
        await press(page);
        await page.waitForSelector('#saved');

        await page.click('.back');
        await page.click('a[href$="/print"]');
        const sheet = await page.textContent('main');
        assert.doesNotMatch(sheet, /山田/);
        assert.match(sheet, /第2号（ほかの個人の情報）/);
        assert.match(sheet, /開示などの請求の対象にした/);
        await assertGood(page, `disclosure-print-${name}`);
        await page.emulateMedia({ media: 'print' });
        assert.equal(await page.isVisible('.staff-nav'), false, 'the ways to other pages are not on paper');
        assert.ok(await page.isVisible('text=第2号（ほかの個人の情報）'), 'why something is withheld is on paper');
        await screenshot(page, `disclosure-paper-${name}`);
        await page.emulateMedia({ media: 'screen' });

        await page.click('.back');
        await page.click('a[href$="/close"]');
        await page.check('[name="decision"][value="part"]');
        await assertGood(page, `disclosure-close-${name}`);
        await press(page);
        await page.waitForSelector('#saved');
        assert.match(await page.textContent('main'), /一部開示/);
        assert.equal(await page.locator('[name="sought"]').count(), 0, 'nothing is added to what is decided');
      });
    });
  }
});
