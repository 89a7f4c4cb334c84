// A step that saves itself while one types, and what it says when nothing was typed for long. The page's clock is ours.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';

import { axeViolations, launchBrowser, openPage, screenshot, scrollsSideways, sizes } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import {
  anonymous, begin, confirmPath, fillAll, fillStep, follow, formPath, give, keptEntries, pathOf, press, send, stepPath,
} from './resident.mjs';

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

/** Somebody at the first step, whose minutes pass as we say. page.saves has the bodies of their autosaves. */
async function typist(t, { shared = false, ...options } = {}) {
  const page = await openPage(browser, options);
  t.after(async () => {
    await page.context().close();
    assert.deepEqual(page.complaints, [], 'what the browser complained about');
  });
  page.saves = [];
  page.on('request', (request) => {
    const body = new URLSearchParams(request.postData() ?? '');
    if (body.get('action') === 'save') {
      page.saves.push(body);
    }
  });
  await page.clock.install();
  await begin(page, madoguchi.publicUrl, { shared });
  return page;
}

const state = (page) => page.locator('[data-autosave-state]');

/** The seconds after which a pause in typing saves, and until the page has said how it went. */
async function pause(page, kind = 'saved') {
  await page.evaluate(() => {
    const line = document.querySelector('[data-autosave-state]');
    window.outcome = new Promise((resolve) => {
      new MutationObserver(() => resolve(line.dataset.kind)).observe(line, { childList: true });
    });
  });
  await page.clock.runFor(3_500);
  assert.equal(await page.evaluate(() => window.outcome), kind);
}

async function typedEntries() {
  const { lang, ...entries } = await keptEntries(madoguchi);
  return entries;
}

/** Everything that a screen reader is told, from now on. */
async function listen(page) {
  await page.evaluate(() => {
    window.told = [];
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = (target.closest ? target : target.parentElement).closest('[role="status"]');
        if (region?.textContent.trim()) {
          window.told.push(region.textContent.trim());
        }
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => window.told);
}

describe('saving', () => {
  test('what_is_typed_is_saved_by_itself_and_seen_each_time_and_heard_once', async (t) => {
    const page = await typist(t);
    const told = await listen(page);

    await page.clock.runFor(60_000);
    assert.equal(page.saves.length, 0, 'nothing was typed, nothing is sent');
    await give(page, 'c_name', '髙﨑');
    await pause(page);
    assert.match(await state(page).innerText(), /^保存しました \d\d:\d\d$/);
    assert.deepEqual(await typedEntries(), { c_name: ['髙﨑'] });
    await give(page, 'c_name', '髙﨑 𠮷子');
    await pause(page);
    assert.deepEqual(await typedEntries(), { c_name: ['髙﨑 𠮷子'] });
    assert.equal((await told()).length, 1, 'it is told once');
    assert.match((await told())[0], /^保存しました/);
    await page.clock.runFor(120_000);
    assert.equal(page.saves.length, 2, 'and nothing more is sent');
    assert.equal(await page.locator('[data-autosave-said]').innerText(), '', 'what was said does not stay to be read again');
    assert.deepEqual(await axeViolations(page), []);
  });

  test('a_page_that_was_left_half_way_is_found_again_without_a_word_of_error', async (t) => {
    const page = await typist(t);

    await give(page, 'c_relation', 'pro');
    await give(page, 'c_kana', 'abc');
    await page.locator('#c_org').focus();
    await pause(page);
    assert.deepEqual(await typedEntries(), { c_relation: ['pro'], c_kana: ['abc'] }, 'nobody was asked for c_pro, c_org, c_name');

    const later = await page.context().newPage();
    await page.close();
    await later.goto(madoguchi.publicUrl + formPath);
    await follow(later, later.getByRole('link', { name: '続きから入力する' }));
    assert.equal(pathOf(later), stepPath(1));
    assert.equal(await later.locator('#c_kana').inputValue(), 'abc');
    assert.ok(await later.locator('#c_pro').isVisible(), 'the question that came up is there');
    assert.equal(await later.locator('[aria-invalid], #issues').count(), 0);
    await press(later, 'next');
    assert.ok(await later.locator('#issues').isVisible(), 'asking is what the button does');
  });

  test('the_last_keys_are_saved_when_the_page_is_covered_or_closed', async (t) => {
    const page = await typist(t);

    await give(page, 'c_name', '髙');
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.locator('[data-autosave-state][data-kind="saved"]').waitFor();
    assert.deepEqual((await typedEntries()).c_name, ['髙']);

    await give(page, 'c_name', '髙﨑 花子');
    await page.close({ runBeforeUnload: true });
    await eventually(async () => assert.deepEqual((await typedEntries()).c_name, ['髙﨑 花子']));
  });

  test('a_box_that_is_unticked_and_a_text_that_is_deleted_are_gone_from_the_draft_too', async (t) => {
    const page = await typist(t);

    await give(page, 'c_kana', 'ケスナマエ');
    await give(page, 'c_anon', 'yes');
    await pause(page);
    assert.deepEqual((await typedEntries()).c_anon, ['yes']);
    await page.locator('[name="c_anon"]').uncheck();
    await give(page, 'c_kana', '');
    await pause(page);
    assert.deepEqual(await typedEntries(), { c_kana: [''], c_anon: [] });
  });

  test('a_question_that_comes_back_is_saved_with_what_was_typed_before_it_went', async (t) => {
    const page = await typist(t);

    await give(page, 'c_name', '髙﨑');
    await give(page, 'c_anon', 'yes');
    await pause(page);
    assert.deepEqual(await typedEntries(), { c_anon: ['yes'] }, 'who asks to stay anonymous is');
    await page.locator('[name="c_anon"]').uncheck();
    await pause(page);
    assert.deepEqual(await typedEntries(), { c_anon: [], c_name: ['髙﨑'] });
  });

  test('lines_are_kept_as_the_form_itself_would_send_them', async (t) => {
    const page = await typist(t);

    await page.goto(madoguchi.publicUrl + stepPath(3));
    await give(page, 'q_detail', '一行目\n\n三行目');
    await pause(page);
    assert.deepEqual((await typedEntries()).q_detail, ['一行目\r\n\r\n三行目']);
  });

  test('two_tabs_on_one_step_disturb_each_other_only_in_what_both_change', async (t) => {
    const page = await typist(t);
    const second = await page.context().newPage();
    await second.clock.install();
    await second.goto(madoguchi.publicUrl + stepPath(1));

    await give(page, 'c_name', '一番');
    await pause(page);
    await give(second, 'c_kana', 'ニバン');
    await pause(second);
    assert.deepEqual(await typedEntries(), { c_name: ['一番'], c_kana: ['ニバン'] });
  });
});

describe('a save and a button', () => {
  test('a_save_that_is_on_its_way_when_a_button_is_pressed_changes_nothing_however_late_it_comes', async (t) => {
    const page = await typist(t);
    let release;
    const held = new Promise((resolve) => {
      release = resolve;
    });
    let late;
    await page.route('**' + stepPath(1), async (route) => {
      const request = route.request();
      if (request.method() === 'POST' && request.postData().includes('action=save')) {
        late = { headers: await request.allHeaders(), data: request.postData() };
        await held;
        await route.abort().catch(() => {});
      } else {
        await route.continue();
      }
    });

    await give(page, 'c_relation', 'friend');
    await give(page, 'c_name', '古い名前');
    await page.clock.runFor(3_500);
    await eventually(() => assert.ok(late));
    await give(page, 'c_name', '新しい名前');
    await press(page, 'next');
    assert.equal(pathOf(page), stepPath(2));
    assert.equal(page.saves.length, 1, 'leaving by a button saves nothing beside it');
    release();

    const { cookie, origin, 'content-type': type } = late.headers;
    const answer = await fetch(madoguchi.publicUrl + stepPath(1), {
      method: 'POST', headers: { cookie, origin, 'content-type': type }, body: late.data, redirect: 'manual',
    });
    assert.equal(answer.status, 409, 'as if it had been under way all the time');
    assert.deepEqual((await typedEntries()).c_name, ['新しい名前']);
  });

  test('what_is_typed_while_a_save_is_on_its_way_is_in_the_next_one', async (t) => {
    const page = await typist(t);
    let release;
    const held = new Promise((resolve) => {
      release = resolve;
    });
    await page.route('**' + stepPath(1), async (route) => {
      if (route.request().method() === 'POST') {
        await held;
      }
      await route.continue();
    });

    await give(page, 'c_name', '一');
    await page.clock.runFor(3_500);
    await eventually(() => assert.equal(page.saves.length, 1));
    await give(page, 'c_kana', 'イチ');
    await page.clock.runFor(7_000);
    assert.equal(page.saves.length, 1, 'one at a time');
    release();
    await page.locator('[data-autosave-state][data-kind="saved"]').waitFor();
    await pause(page);
    assert.equal(page.saves.length, 2);
    assert.equal(page.saves[1].has('c_name'), false, 'what was acknowledged is not sent again');
    assert.deepEqual(await typedEntries(), { c_name: ['一'], c_kana: ['イチ'] });
  });

  test('the_form_goes_on_saving_on_every_step_and_after_coming_back', async (t) => {
    const page = await typist(t);

    await give(page, 'c_anon', 'yes');
    await pause(page);
    await fillStep(page, anonymous[0]);
    await give(page, 'p_care', 'k3');
    await pause(page);
    await press(page, 'back');
    await give(page, 'c_kana', 'カナ');
    await pause(page);
    const entries = await typedEntries();
    assert.deepEqual([entries.p_care, entries.c_kana], [['k3'], ['カナ']]);
  });

  test('what_saved_itself_is_there_in_the_other_language', async (t) => {
    const page = await typist(t);

    await give(page, 'c_name', '髙﨑');
    await pause(page);
    await give(page, 'c_kana', 'タカサキ');
    await follow(page, page.getByRole('button', { name: 'English' }));
    assert.equal(await page.locator('#c_name').inputValue(), '髙﨑');
    assert.equal(await page.locator('#c_kana').inputValue(), 'タカサキ');
    await give(page, 'c_kana', 'タカサキ ハナ');
    await pause(page);
    assert.match(await state(page).innerText(), /^Saved at \d\d:\d\d$/);
  });
});

describe('when it cannot save', () => {
  test('it_says_so_once_and_tries_again_until_it_can', async (t) => {
    const page = await typist(t, { size: sizes.phone });
    const told = await listen(page);
    await page.route('**' + stepPath(1), (route) =>
      route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.continue());

    await give(page, 'c_name', '圏外');
    await pause(page, 'failed');
    assert.match(await state(page).innerText(), /^保存できていません/);
    assert.deepEqual(await axeViolations(page), []);
    assert.equal(await scrollsSideways(page), false);
    await screenshot(page, 'autosave-failed');
    await page.clock.runFor(25_000);
    await eventually(() => assert.equal(page.saves.length, 2, 'it tries again by itself'));
    assert.equal((await told()).length, 1, 'and says it once');

    await page.unroute('**' + stepPath(1));
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.locator('[data-autosave-state][data-kind="saved"]').waitFor();
    assert.equal((await told()).length, 2);
    assert.deepEqual((await typedEntries()).c_name, ['圏外']);
  });

  for (const [what, end] of [
    ['sent', async (other) => {
      await fillAll(other, anonymous);
      await send(other);
    }],
    ['taken back', async (other) => {
      await press(other, 'quit');
      await follow(other, other.getByRole('button', { name: '消してやめる' }));
    }],
    ['begun anew', async (other) => {
      await other.goto(madoguchi.publicUrl + formPath);
      await follow(other, other.getByRole('button', { name: '新しく始める' }));
    }],
  ]) {
    test(`a_draft_that_was_${what.replace(' ', '_')}_in_another_tab_is_not_saved_any_more`, async (t) => {
      const page = await typist(t);
      const other = await page.context().newPage();
      await other.goto(madoguchi.publicUrl + stepPath(1));
      await end(other);

      await give(page, 'c_name', '遅れて来た名前');
      await pause(page, 'stopped');
      assert.match(await state(page).innerText(), /自動保存を止めました/);
      await give(page, 'c_name', '遅れて来た名前二');
      await page.clock.runFor(120_000);
      assert.equal(page.saves.length, 1, 'it does not try again');
      const kept = "select count(*) from madoguchi.draft where entries::text like '%遅れて%'";
      assert.equal(await madoguchi.psql(kept), '0');
    });
  }

  test('a_tab_whose_step_was_sent_from_another_tab_says_so_and_its_button_still_works', async (t) => {
    const page = await typist(t);
    const other = await page.context().newPage();
    await other.goto(madoguchi.publicUrl + stepPath(1));
    await fillStep(other, anonymous[0]);

    await give(page, 'c_relation', 'child');
    await pause(page, 'stopped');
    assert.deepEqual((await typedEntries()).c_relation, ['friend']);
    await give(page, 'c_name', '髙﨑');
    await press(page, 'next');
    assert.deepEqual((await typedEntries()).c_relation, ['child']);
  });
});

describe('after 50 minutes without typing', () => {
  test('a_notice_says_that_all_is_saved_and_takes_no_focus', async (t) => {
    const page = await typist(t, { size: sizes.phone });
    const notice = page.locator('.idle__notice');

    await give(page, 'c_name', '髙﨑');
    await pause(page);
    await page.locator('#c_kana').focus();
    const told = await listen(page);
    await page.clock.fastForward('49:00');
    assert.equal(await notice.count(), 0);
    await page.clock.fastForward('01:30');
    await notice.waitFor();
    assert.match(await notice.innerText(), /50分間、入力がありません[^]*保存してあります[^]*\d{4}年\d+月\d+日（令和\d+年） \d\d:\d\d/);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'c_kana', 'the focus is where it was');
    assert.match((await told()).at(-1), /50分間、入力がありません/, 'and it is told politely');
    await screenshot(page, 'idle-own');
    assert.ok(await notice.evaluate((element) => element.getBoundingClientRect().bottom <= window.innerHeight), 'it is in sight');
    assert.deepEqual(await axeViolations(page), []);
    assert.equal(await scrollsSideways(page), false);

    await page.clock.fastForward('30:00');
    assert.equal(pathOf(page), stepPath(1), 'nothing ends');
    await page.keyboard.type('タカサキ');
    assert.equal(await notice.count(), 0, 'typing goes on as if nothing had been');
    await pause(page);
    assert.deepEqual(await typedEntries(), { c_name: ['髙﨑'], c_kana: ['タカサキ'] });
  });

  test('the_notice_tells_the_time_of_the_last_save', async (t) => {
    const page = await typist(t);
    await page.route('**' + stepPath(1), (route) =>
      (route.request().method() === 'POST'
        ? route.fulfill({ status: 204, headers: { 'kept-until': encodeURIComponent('あす 12:34') } })
        : route.continue()));

    await give(page, 'c_name', '髙﨑');
    await pause(page);
    await page.clock.fastForward('51:00');
    await page.locator('.idle__notice').waitFor();
    assert.match(await page.locator('.idle__notice').innerText(), /あす 12:34/);
    assert.match(await page.locator('[data-kept]').innerText(), /あす 12:34/);
  });

  test('the_keyboard_reaches_the_button_and_the_notice_hides_no_field_that_has_the_focus', async (t) => {
    const page = await typist(t, { size: sizes.phone });

    await page.locator('#c_anon-1').focus();
    await page.clock.fastForward('51:00');
    await page.locator('.idle__notice').waitFor();
    const overlaps = await page.evaluate(() => {
      const field = document.activeElement.getBoundingClientRect();
      const notice = document.querySelector('.idle').getBoundingClientRect();
      return field.bottom > notice.top && field.top < notice.bottom;
    });
    assert.equal(overlaps, false);
    for (let presses = 0; presses < 5 && !(await page.evaluate(() => 'goOn' in document.activeElement.dataset)); presses++) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.idle__notice').count(), 0);
    assert.equal(pathOf(page), stepPath(1), 'the button sends nothing');
  });

  test('the_notice_does_not_say_saved_when_it_is_not', async (t) => {
    const page = await typist(t);
    await page.route('**' + stepPath(1), (route) =>
      route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.continue());

    await give(page, 'c_name', '圏外');
    await pause(page, 'failed');
    await page.clock.fastForward('51:00');
    await page.locator('.idle__notice').waitFor();
    assert.match(await page.locator('.idle__notice').innerText(), /まだ保存できていない内容があります/);
    assert.doesNotMatch(await page.locator('.idle__notice').innerText(), /保存してあります/);
  });

  test('a_computer_that_slept_tells_it_on_waking', async (t) => {
    const page = await typist(t);

    await page.clock.setSystemTime(Date.now() + 3 * 60 * 60_000);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.locator('.idle__notice').waitFor();
  });
});

test('the_pages_say_how_long_it_is_kept_with_and_without_a_script', async (t) => {
  for (const javaScript of [true, false]) {
    const page = await openPage(browser, { javaScript });
    t.after(() => page.context().close());
    await page.goto(madoguchi.publicUrl + formPath);
    assert.match(await page.locator('main').innerText(), /24時間残り、同じ端末とブラウザで続きから/);
    await begin(page, madoguchi.publicUrl);
    const kept = await page.locator('[data-kept]').innerText();
    assert.match(kept, /「次へ進む」か「前へ戻る」を押すと保存されます[^]*保存の期限：\s*\d{4}年/);
    assert.equal(kept.includes('入力中も自動で保存します'), javaScript, 'it promises what it does');
    await fillStep(page, anonymous[0]);
    await page.goto(madoguchi.publicUrl + confirmPath);
    assert.equal(pathOf(page), stepPath(2));
  }
});

/** Until it holds; the last try tells why it does not. */
async function eventually(holds) {
  for (let tries = 0; tries < 50; tries++) {
    try {
      return await holds();
    } catch {
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
    }
  }
  return holds();
}
