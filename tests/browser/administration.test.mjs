// The administrator's pages in a real browser, and what residents see of them.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { launchBrowser, sizes } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import { assertGood, logIn, withPage } from './officer.mjs';

const SEEN_MS = 10_000;

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

async function save(page) {
  await page.click('main form[novalidate] .buttons .button:not(.button--quiet)');
  await page.waitForSelector('#saved');
}

/** What a resident's page says, once it does: workers look for changes every two seconds. */
async function resident(language, address, check) {
  await withPage(browser, { language }, async (page) => {
    const end = Date.now() + SEEN_MS;
    for (;;) {
      await page.goto(instance.publicUrl + address);
      if ((await check(page)) || Date.now() > end) break;
    }
    assert.ok(await check(page), `${language}: ${await page.textContent('main')}`);
  });
}

test('hours_and_number_that_an_administrator_types_are_on_the_page_in_five_languages', async () => {
  const hours = {
    ja: '火曜～土曜 10時～19時',
    'ja-x-easy': '火曜日から　土曜日まで　10時から　19時まで',
    en: 'Tuesday–Saturday 10:00–19:00',
    'zh-Hans': '周二至周六 10:00～19:00',
    ko: '화~토 10:00~19:00',
  };
  await withPage(browser, {}, async (page) => {
    await logIn(page, instance, 'admin', '/admin/desks/north');
    await page.fill('[name="tel"]', '03-0000-8888');
    for (const [tag, text] of Object.entries(hours)) await page.fill(`[name="hours.${tag}"]`, text);
    await assertGood(page, 'administration-desk');
    await save(page);
  });
  for (const [tag, text] of Object.entries(hours)) {
    await withPage(browser, {}, async (page) => {
      await page.goto(instance.publicUrl);
      await page.click(`.languages__button[value="${tag}"]`);
      const end = Date.now() + SEEN_MS;
      while (!(await page.textContent('main')).includes(text) && Date.now() < end) await page.reload();
      const said = await page.textContent('main');
      assert.ok(said.includes(text), `${tag}: ${said}`);
      assert.ok(said.includes('03-0000-8888'), tag);
    });
  }
});

test('a_notice_is_written_without_a_script_seen_before_it_is_saved_and_taken_back', async () => {
  await withPage(browser, { javaScript: false, size: sizes.phone }, async (page) => {
    await logIn(page, instance, 'admin', '/admin/new/notice');
    await page.fill('[name="title.ja"]', '窓口が移転します');
    await page.fill('[name="body.ja"]', '10月1日から新庁舎です。\nhttps://city.example/move');
    await page.fill('[name="title.en"]', 'We are moving');
    await page.check('[name="level"][value="important"]');
    await page.click('button[value="preview"]');
    assert.match(await page.textContent('#preview ~ section[lang="en"]'), /We are moving/);
    await save(page);
    assert.match(await page.textContent('main table'), /掲載中/);
  });
  await resident('ja', '/', async (page) => (await page.textContent('main')).includes('窓口が移転します'));
  await resident('en', '/', async (page) => (await page.locator('.notice__body[lang="ja"] a').count()) === 1);
  await withPage(browser, {}, async (page) => {
    await logIn(page, instance, 'admin', '/admin/notices');
    await assertGood(page, 'administration-notices');
    await page.click('main table a');
    await assertGood(page, 'administration-notice');
    await page.click('form[action$="/remove"] button');
    await page.waitForSelector('#saved');
  });
  await resident('ja', '/', async (page) => !(await page.textContent('main')).includes('窓口が移転します'));
});

test('a_language_disappears_from_the_switch', async () => {
  await withPage(browser, {}, async (page) => {
    await logIn(page, instance, 'admin', '/admin/languages');
    await page.uncheck('[name="languages"][value="ko"]');
    await assertGood(page, 'administration-languages');
    await save(page);
  });
  await resident('ko-KR', '/', async (page) => (await page.locator('.languages__button[value="ko"]').count()) === 0);
});

test('the_maintenance_page_says_whom_to_call_and_goes_away_again', async () => {
  await withPage(browser, {}, async (page) => {
    await logIn(page, instance, 'admin', '/admin/maintenance');
    await page.fill('[name="message.ja"]', '機器を入れ替えています。');
    await page.fill('[name="message.en"]', 'We are replacing a machine.');
    await assertGood(page, 'administration-maintenance');
    await save(page);
    await assertGood(page, 'administration-maintenance-on');
  });
  await resident('en', '/consultation', async (page) => /replacing a machine/.test(await page.textContent('main')));
  await withPage(browser, { size: sizes.phone, language: 'en' }, async (page) => {
    const answer = await page.goto(`${instance.publicUrl}/consultation/confirm`);
    assert.equal(answer.status(), 503);
    assert.equal(await page.getAttribute('main a[href^="tel:03"]', 'href'), 'tel:03-0000-1100');
    await assertGood(page, 'administration-maintenance-resident');
  });
  await withPage(browser, {}, async (page) => {
    await logIn(page, instance, 'admin', '/admin/maintenance');
    await page.click('form[action$="/end"] button');
    await page.waitForSelector('#saved');
  });
  await resident('ja', '/', async (page) => /相談/.test(await page.textContent('h1')));
});

test('towns_go_out_as_a_csv_and_come_back_with_a_change', async () => {
  await withPage(browser, {}, async (page) => {
    await logIn(page, instance, 'admin', '/admin/towns');
    await assertGood(page, 'administration-towns');
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('a[href="/exports/towns.csv"]')]);
    assert.match(file.suggestedFilename(), /^町と窓口-\d{4}-\d{2}-\d{2}\.csv$/);
    const text = readFileSync(await file.path(), 'utf8');
    const changed = path.join(path.dirname(await file.path()), 'changed.csv');
    writeFileSync(changed, text.replace(',north,1,', ',south,1,').replace(/shiomi-4,.*\r\n/, ''));

    await page.click('a[href="/admin/import/towns"]');
    await assertGood(page, 'administration-import');
    await page.setInputFiles('#file', changed);
    await page.click('main form .button:not(.button--quiet)');
    await page.waitForURL('**/check');
    assert.match(await page.textContent('main'), /窓口コード: north → south/);
    await assertGood(page, 'administration-import-check');
    await page.check('[name="retire"][value="shiomi-4"]');
    await page.click('main form .button:not(.button--quiet)');
    await page.waitForSelector('#saved');
    assert.equal(await page.locator('a[href="/admin/towns/shiomi-4"]').count(), 0);
    await page.goto(`${instance.staffUrl}/admin/import/towns`);
    await page.fill('#text', 'コード,町名\nX,y');
    await page.click('main form .button:not(.button--quiet)');
    await page.waitForSelector('#faults');
    await assertGood(page, 'administration-import-faults');
  });
});

test('every_page_of_it_can_be_used_at_320_pixels_and_passes_axe_core', async () => {
  await withPage(browser, { size: sizes.phone }, async (page) => {
    await logIn(page, instance, 'admin', '/admin');
    for (const name of [
      '', '/desks', '/new/desk', '/desks/central', '/towns', '/new/town', '/towns/asahi-2', '/texts', '/languages',
      '/notices', '/new/notice', '/maintenance', '/import/towns',
    ]) {
      await page.goto(`${instance.staffUrl}/admin${name}`);
      await assertGood(page, `administration-phone${name.replaceAll('/', '-')}`);
    }
  });
});
