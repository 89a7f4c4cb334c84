// One device, several people: whoever comes next finds nothing of who was there before. The same browser throughout.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';

import { axeViolations, launchBrowser, openPage, screenshot, scrollsSideways, sizes } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import {
  anonymous, begin, but, confirmPath, fillAll, fillStep, follow, formPath, give, pathOf, press, receiptNumber, receiptPath,
  send, stepPath,
} from './resident.mjs';

const NAME = '先客 花子';
const DETAIL = '先客の相談の内容です。';
const secrets = [NAME, DETAIL];
const addresses = [1, 2, 3, 4, 5].map(stepPath).concat(confirmPath, receiptPath, formPath, '/consultation/quit', '/consultation/paper/filled', '/');

/** What the first visitor answers. */
const first = but(but(anonymous, 1, { c_relation: 'friend', c_anon: [], c_name: NAME }), 3, { q_detail: DETAIL });

let madoguchi;
let browser;

before(async () => {
  madoguchi = await startMadoguchi({ env: { RATE_LIMIT: 'off' } });
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await madoguchi?.stop();
});

afterEach(() => madoguchi.psql('delete from madoguchi.draft'));

async function visitor(t, options) {
  const page = await openPage(browser, options);
  t.after(() => page.context().close());
  return page;
}

async function fillFirst(page) {
  const [{ c_anon: unused, ...step1 }, ...others] = first;
  await fillAll(page, [step1, ...others]);
}

/** All that can be read on a page, what stands in its fields included. */
function readable(page) {
  return page.evaluate(() => [
    document.body.innerText,
    document.documentElement.outerHTML,
    ...[...document.querySelectorAll('input, textarea, select')].map(({ value }) => value),
  ].join('\n'));
}

async function assertNothingOf(words, page, where) {
  const text = await readable(page);
  for (const word of words) {
    assert.ok(!text.includes(word), `${where} has "${word}"`);
  }
}

/** Looks at every address, in a new tab, and then goes back and forward through all that the old tab remembers. */
async function assertNothingIsLeft(page, words) {
  const tab = await page.context().newPage();
  for (const address of addresses) {
    await tab.goto(madoguchi.publicUrl + address);
    await assertNothingOf(words, tab, address);
  }
  await tab.close();
  for (const turn of ['goBack', 'goForward']) {
    for (let steps = 0; steps < 12 && (await page[turn]()) !== null; steps++) {
      await assertNothingOf(words, page, `${turn} to ${pathOf(page)}`);
    }
  }
}

/** The browser is closed and opened again: what it keeps is what has a date. */
async function reopened(t, page) {
  const state = await page.context().storageState();
  await page.context().close();
  const context = await browser.newContext({
    locale: 'ja-JP',
    storageState: { ...state, cookies: state.cookies.filter(({ expires }) => expires > 0) },
  });
  t.after(() => context.close());
  return context.newPage();
}

describe('on a device of one\'s own', () => {
  test('one_goes_on_after_the_browser_was_closed', async (t) => {
    const page = await visitor(t, { javaScript: false });
    await begin(page, madoguchi.publicUrl);
    await fillStep(page, anonymous[0]);
    const later = await reopened(t, page);
    await later.goto(madoguchi.publicUrl + formPath);
    await follow(later, later.getByRole('link', { name: '続きから入力する' }));
    assert.equal(pathOf(later), stepPath(2));
    await later.goto(madoguchi.publicUrl + stepPath(1));
    assert.ok(await later.locator('[name="c_anon"]').isChecked());
  });

  test('the_fields_can_be_filled_in_by_the_browser', async (t) => {
    const page = await visitor(t);
    await begin(page, madoguchi.publicUrl);
    assert.equal(await page.locator('#c_name').getAttribute('autocomplete'), 'name');
    assert.equal(await page.locator('#step').getAttribute('autocomplete'), null);
  });

  test('after_quitting_neither_back_nor_any_address_shows_anything', async (t) => {
    const page = await visitor(t);
    await begin(page, madoguchi.publicUrl);
    await give(page, 'c_relation', 'friend');
    await fillStep(page, { c_name: NAME });
    await press(page, 'quit');
    await follow(page, page.getByRole('button', { name: '消してやめる' }));
    assert.deepEqual((await page.context().cookies()).filter(({ name }) => name === 'draft'), []);
    assert.equal(await madoguchi.psql('select count(*) from madoguchi.draft'), '0');
    await assertNothingIsLeft(page, secrets);
  });

  test('after_sending_neither_back_nor_reload_nor_any_address_shows_an_answer', async (t) => {
    const page = await visitor(t);
    await begin(page, madoguchi.publicUrl);
    await fillFirst(page);
    await send(page);
    const number = await receiptNumber(page);
    await page.reload();
    assert.equal(await receiptNumber(page), number, 'the receipt can be looked at again');
    await assertNothingOf(secrets, page, 'the receipt');
    await assertNothingIsLeft(page, secrets);
  });
});

describe('on a device of many', () => {
  test('the_start_page_asks_before_anything_is_typed_and_every_step_says_what_follows', async (t) => {
    const page = await visitor(t, { size: sizes.phone });
    await page.goto(madoguchi.publicUrl + formPath);
    assert.match(await page.locator('#device-help').innerText(), /60分間入力がないときに内容を消します/);
    assert.equal(await page.locator('#device').isChecked(), false);
    assert.equal(await scrollsSideways(page), false);
    await screenshot(page, 'device-start');
    await begin(page, madoguchi.publicUrl, { shared: true });
    for (const answers of anonymous) {
      assert.match(await page.locator('[data-kept]').innerText(), /席を離れるときは、必ず「入力をやめる」を押してください/);
      assert.equal(await scrollsSideways(page), false);
      assert.deepEqual(await axeViolations(page), []);
      await fillStep(page, answers);
    }
    assert.equal(pathOf(page), confirmPath);
  });

  test('the_browser_proposes_nothing_and_keeps_nothing', async (t) => {
    const page = await visitor(t, { javaScript: false });
    await begin(page, madoguchi.publicUrl, { shared: true });
    for (let step = 1; step <= 5; step++) {
      await page.goto(madoguchi.publicUrl + stepPath(step));
      assert.equal(await page.locator('#step').getAttribute('autocomplete'), 'off');
      const proposing = page.locator('#step :is(input, select, textarea)[autocomplete]:not([autocomplete="off"])');
      assert.equal(await proposing.count(), 0);
    }
  });

  test('the_start_page_offers_nothing_of_it_while_the_browser_is_open_and_nothing_is_there_afterwards', async (t) => {
    const page = await visitor(t);
    await begin(page, madoguchi.publicUrl, { shared: true });
    await give(page, 'c_relation', 'friend');
    await fillStep(page, { c_name: NAME });
    const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'draft');
    assert.equal(cookie.expires, -1, 'the cookie ends with the browser');

    await page.goto(madoguchi.publicUrl + formPath);
    assert.equal(await page.getByRole('link', { name: '続きから入力する' }).count(), 0);
    assert.equal(await page.getByRole('button', { name: '入力を始める' }).count(), 1, 'as for anybody');

    const later = await reopened(t, page);
    await assertNothingIsLeft(later, secrets);
    await later.goto(madoguchi.publicUrl + stepPath(1));
    assert.ok(await later.getByRole('heading', { name: '入力中の内容が見つかりません' }).isVisible());
  });

  for (const javaScript of [true, false]) {
    test(`who_begins_next_finds_nothing_of_who_walked_away (script: ${javaScript})`, async (t) => {
      const page = await visitor(t, { javaScript });
      await begin(page, madoguchi.publicUrl, { shared: true });
      await give(page, 'c_relation', 'friend');
      await fillStep(page, { c_name: NAME });
      await give(page, 'p_name', NAME);

      await begin(page, madoguchi.publicUrl, { shared: true });
      const kept = `select count(*) from madoguchi.draft where entries::text like '%${NAME}%'`;
      assert.equal(await madoguchi.psql(kept), '0', 'the row of the draft before is gone');
      await assertNothingOf(secrets, page, 'the first step');
      await assertNothingIsLeftWithoutLeaving(page);
    });
  }

  /** As assertNothingIsLeft(), in a context whose pages may have no script to read them with. */
  async function assertNothingIsLeftWithoutLeaving(page) {
    const look = async (where) => {
      const text = await page.content();
      secrets.forEach((word) => assert.ok(!text.includes(word), `${where} has "${word}"`));
    };
    for (const turn of ['goBack', 'goForward']) {
      for (let steps = 0; steps < 8 && (await page[turn]()) !== null; steps++) {
        await look(`${turn} to ${pathOf(page)}`);
      }
    }
    for (const address of addresses) {
      await page.goto(madoguchi.publicUrl + address);
      await look(address);
    }
  }

  test('after_50_minutes_it_says_that_all_will_be_deleted_and_one_can_go_on', async (t) => {
    const page = await visitor(t, { size: sizes.phone });
    await page.clock.install();
    await begin(page, madoguchi.publicUrl, { shared: true });
    await give(page, 'c_name', NAME);
    await page.clock.runFor(4_000);
    await page.locator('[data-autosave-state][data-kind="saved"]').waitFor();
    await madoguchi.psql("update madoguchi.draft set expires_at = now() + interval '10 minutes'");

    await page.clock.fastForward('50:30');
    const notice = page.locator('.idle__notice');
    await notice.waitFor();
    assert.match(await notice.innerText(), /あと10分で内容を消します/);
    assert.deepEqual(await axeViolations(page), []);
    assert.equal(await scrollsSideways(page), false);
    await screenshot(page, 'idle-shared');
    await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.getByRole('button', { name: '入力を続ける' }).click(),
    ]);
    assert.equal(await notice.count(), 0);
    const left = await madoguchi.psql("select expires_at > now() + interval '59 minutes' from madoguchi.draft");
    assert.equal(left, 't', 'there is an hour again');
    await page.clock.fastForward('40:00');
    assert.equal(pathOf(page), stepPath(1));
  });

  test('after_60_minutes_the_page_leaves_the_screen', async (t) => {
    const page = await visitor(t);
    await page.clock.install();
    await begin(page, madoguchi.publicUrl, { shared: true });
    await give(page, 'c_name', NAME);
    await page.clock.runFor(4_000);
    await page.locator('[data-autosave-state][data-kind="saved"]').waitFor();
    await madoguchi.psql('update madoguchi.draft set expires_at = now()'); // the hour passes in the database too

    await page.clock.fastForward('01:00:30');
    await page.waitForURL('**/consultation?ended=1');
    assert.match(await page.locator('[role="status"]').innerText(), /60分間入力がなかったため/);
    assert.deepEqual(await axeViolations(page), []);
    await assertNothingIsLeft(page, secrets);
  });

  test('a_computer_that_slept_shows_nothing_on_waking', async (t) => {
    const page = await visitor(t);
    await page.clock.install();
    await begin(page, madoguchi.publicUrl, { shared: true });
    await give(page, 'c_name', NAME);
    await page.clock.setSystemTime(Date.now() + 2 * 60 * 60_000);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.waitForURL('**/consultation?ended=1');
  });

  test('the_receipt_is_closed_with_a_button_and_then_nowhere', async (t) => {
    const page = await visitor(t, { size: sizes.phone });
    await begin(page, madoguchi.publicUrl, { shared: true });
    await fillFirst(page);
    await send(page);
    const number = await receiptNumber(page);
    assert.deepEqual(await axeViolations(page), []);
    assert.equal(await scrollsSideways(page), false);
    await screenshot(page, 'device-receipt');
    await page.goto(madoguchi.publicUrl + formPath);
    await assertNothingOf([number], page, 'the start page');
    await page.goto(madoguchi.publicUrl + receiptPath);

    await follow(page, page.getByRole('button', { name: 'この端末から受付番号を消して終わる' }));
    assert.equal(pathOf(page), formPath);
    assert.match(await page.locator('[role="status"]').innerText(), /受付番号を消しました/);
    assert.deepEqual(await axeViolations(page), []);
    await assertNothingIsLeft(page, [...secrets, number]);
  });

  test('a_new_consultation_from_the_receipt_is_again_on_a_device_of_many', async (t) => {
    const page = await visitor(t, { javaScript: false });
    await begin(page, madoguchi.publicUrl, { shared: true });
    await fillAll(page, anonymous);
    await send(page);
    await follow(page, page.getByRole('button', { name: '新しい相談をする' }));
    assert.equal(pathOf(page), stepPath(1));
    assert.match(await page.locator('[data-kept]').innerText(), /ほかの人も使う端末/);
  });
});

test('a_page_that_the_browser_had_in_its_memory_is_asked_for_anew', async (t) => {
  const page = await visitor(t);
  const comeBack = () => Promise.all([
    page.waitForEvent('load'),
    page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))),
  ]);

  await begin(page, madoguchi.publicUrl);
  await give(page, 'c_relation', 'friend');
  await fillStep(page, { c_name: NAME });
  await page.goto(madoguchi.publicUrl + stepPath(1));
  await madoguchi.psql('delete from madoguchi.draft');
  await comeBack();
  await assertNothingOf(secrets, page, 'the page that came back');
  assert.ok(await page.getByRole('heading', { name: '入力中の内容が見つかりません' }).isVisible());
});

test('no_page_with_answers_may_be_stored', async (t) => {
  const page = await visitor(t);
  const stored = [];
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.headers()['cache-control'] !== 'no-store' && response.status() === 200) {
      stored.push(response.url());
    }
  });
  await begin(page, madoguchi.publicUrl);
  await fillFirst(page);
  await send(page);
  assert.deepEqual(stored, []);
});

test('the_field_that_nobody_sees_is_seen_heard_and_reached_by_nobody', async (t) => {
  const page = await visitor(t);
  await begin(page, madoguchi.publicUrl);
  await fillFirst(page);
  const trap = page.locator('[name="homepage"]');
  assert.ok(await trap.evaluate((element) => {
    const { width, height } = element.closest('.homepage').getBoundingClientRect();
    return width <= 1 && height <= 1;
  }));
  assert.equal(await page.getByRole('textbox').count(), 0, 'a screen reader finds no field');
  assert.equal(await trap.getAttribute('autocomplete'), 'off');
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    assert.notEqual(await page.evaluate(() => document.activeElement.name), 'homepage');
  }
  assert.deepEqual(await axeViolations(page), []);
  await madoguchi.psql("update madoguchi.draft set created_at = now() - interval '3 minutes'");
  await send(page);
  const number = await receiptNumber(page);
  const found = `select suspect is null from madoguchi.request where receipt_no = '${number}'`;
  assert.equal(await madoguchi.psql(found), 't', 'who fills in the form as a person does is not marked');
});
