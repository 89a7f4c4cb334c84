// The form of a download in a real browser: with and without a script, on a small screen, by keyboard.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import { recordsOf } from '../integration/csv.mjs';
import { unpack } from '../integration/exports.mjs';
import { sendRequest } from '../integration/journey.mjs';
import { launchBrowser, sizes } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import { assertGood, logIn, withPage } from './officer.mjs';

let instance;
let browser;
let number;

before(async () => {
  instance = await startMadoguchi({ workers: 1 });
  browser = await launchBrowser();
  number = (await sendRequest(instance.publicUrl, '𠮷野–•')).receiptNo;
});
after(async () => {
  await browser?.close();
  await instance?.stop();
});

/** An officer at the form of a download. */
const atForm = (login, story, options = {}) =>
  withPage(browser, options, async (page) => {
    await logIn(page, instance, login, '/exports/requests');
    await page.waitForSelector('form[action="/exports/requests"]');
    await story(page);
  });

const submit = 'form[action="/exports/requests"] .button';

async function save(page, press = () => page.click(submit)) {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

for (const javaScript of [true, false]) {
  describe(javaScript ? 'with a script' : 'without a script', () => {
    test('a CSV is there at the press of one button', () =>
      atForm('desk1', async (page) => {
        const { name, bytes } = await save(page);
        assert.match(name, /^相談受付-\d{4}-\d\d-\d\d\.csv$/);
        assert.ok(recordsOf(bytes.toString('utf8')).length > 0);
      }, { javaScript }));

    test('sensitive answers need their reason, which is asked for beside the field', () =>
      atForm('admin', async (page) => {
        await page.check('#sensitive-2');
        await page.click(submit);
        if (!javaScript) {
          assert.ok(await page.isVisible('#more'), 'the question came up with the answer');
          await page.click(submit);
        }
        await page.waitForSelector('#issues');
        assert.ok(await page.isChecked('#sensitive-2'), 'what was chosen is kept');
        if (javaScript) {
          await assertGood(page, 'export-reason');
        }
        await page.fill('#reason', '年度末の集計');
        const { bytes } = await save(page);
        const record = recordsOf(bytes.toString('utf8')).find((one) => one['受付番号'] === number);
        assert.equal(record.q_detail, '𠮷野–•');
      }, { javaScript }));

    test('of CP932 a list of what will be replaced comes first, then the file', () =>
      atForm('admin', async (page) => {
        await page.check('#encoding-2');
        await page.check('#file-2');
        await page.click(submit);
        await page.waitForSelector('button[value="take"]');
        assert.match(await page.innerText('main'), /CP932にない文字を\d+件置きかえます/);
        assert.match(await page.innerText('main'), new RegExp(`${number}[^]*𠮷`));
        const { name, bytes } = await save(page, () => page.click('button[value="take"]'));
        assert.match(name, /^相談受付-\d{4}-\d\d-\d\d\.zip$/);
        assert.deepEqual([...unpack(bytes).keys()], ['相談受付.csv', 'コード表.csv', 'README.txt']);
      }, { javaScript }));

    test('from that list one may go back, and everything is still chosen', () =>
      atForm('admin', async (page) => {
        await page.fill('#since', '令和元年5月1日');
        await page.check('#encoding-2');
        await page.check('#contents-3');
        await page.click(submit);
        await page.click('button[value="back"]');
        await page.waitForSelector('#contents');
        assert.equal(await page.inputValue('#since'), '令和元年5月1日');
        assert.ok((await page.isChecked('#encoding-2')) && (await page.isChecked('#contents-3')));
      }, { javaScript }));
  });
}

test('who may not take sensitive answers along does not see the question', () =>
  atForm('desk2', async (page) => {
    assert.equal(await page.isVisible('#sensitive'), false);
    assert.ok(recordsOf((await save(page)).bytes.toString('utf8')).every((record) => !('q_detail' in record)));
  }));

for (const [name, size] of Object.entries(sizes)) {
  test(`the form fits a screen of ${name} and is accessible`, () =>
    atForm('admin', async (page) => {
      await assertGood(page, `export-${name}`);
      await page.check('#encoding-2');
      await page.click(submit);
      await page.waitForSelector('button[value="take"]');
      await assertGood(page, `export-replaced-${name}`);
    }, { size }));
}

test('the keyboard is enough', () =>
  atForm('desk1', async (page) => {
    await page.focus('#since');
    await page.keyboard.type('2026-01-01');
    await page.focus('#file-1');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    const { name } = await save(page, () => page.keyboard.press('Enter'));
    assert.match(name, /\.zip$/);
  }));
