// The resident's journey, in a real browser, through real nginx and workers.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launchBrowser, openPage, screenshot, scrollsSideways, sizes } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import {
  anonymous, begin, but, confirmPath, countRequests, everything, fillAll, fillStep, follow, formPath, give, giveAll,
  given, languageButton, languages, pathOf, press, receiptNumber, receiptPath, send, stepPath, storedRequest,
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

/** A visitor who is closed when the test ends, and who saw no stranger and no complaint. */
async function visitor(t, options) {
  const page = await openPage(browser, options);
  t.after(async () => {
    await page.context().close();
    assert.deepEqual(page.strangers, [], 'requests to other sites');
    assert.deepEqual(page.complaints, [], 'what the browser complained about');
  });
  return page;
}

const visitors = [
  { name: 'ja-phone-plain', language: 'ja-JP', javaScript: false, size: sizes.phone },
  { name: 'ja-desktop-script', language: 'ja-JP', javaScript: true, size: sizes.desktop },
  { name: 'en-phone-script', language: 'en-US', javaScript: true, size: sizes.phone },
  { name: 'en-desktop-plain', language: 'en-GB', javaScript: false, size: sizes.desktop },
];

for (const options of visitors) {
  test(`every_question_can_be_answered_and_arrives_as_typed (${options.name})`, async (t) => {
    const page = await visitor(t, options);
    const look = async (name) => {
      assert.equal(await scrollsSideways(page), false, `${name} scrolls sideways`);
      await screenshot(page, `resident-${options.name}-${name}`);
    };

    await page.goto(madoguchi.publicUrl);
    await look('0-home');
    await begin(page, madoguchi.publicUrl);
    for (const [index, answers] of everything.entries()) {
      await look(`${index + 1}-step`);
      await fillStep(page, answers);
    }
    assert.equal(pathOf(page), confirmPath);
    await look('6-confirm');
    const shown = await page.locator('main').innerText();
    for (const text of ['髙﨑 𠮷子', '"Acme" & さくら野病院, <b>地域連携室</b>', '①さくら野病院', '=1+1, よろしく']) {
      assert.ok(shown.includes(text), `the confirm page shows ${text}`);
    }
    await send(page);
    const stored = await storedRequest(madoguchi, await receiptNumber(page));
    await look('7-receipt');
    assertEverything(stored, options.language.slice(0, 2));
  });
}

/** The answers as they must be stored: typed text kept, what has a normal form in it. */
function assertEverything({ answers, language, priority }, expectedLanguage) {
  const codes = (name) => [answers[name]].flat().map(({ code }) => code);
  const texts = {
    c_org: '"Acme" & さくら野病院, <b>地域連携室</b>',
    c_name: '髙﨑 𠮷子',
    c_kana: 'タカサキ ヨシコ',
    p_name: '渡邉 德太郎',
    p_postal: '9010001',
    p_hospital: '①さくら野病院',
    p_discharge: '2027-01-15',
    p_doctor_name: '㈱在宅クリニック',
    q_detail: '来月退院する父に、\n"家に来てくれる" 医師を探しています。\n\n=1+1, よろしく',
    c_tel: '03-0000-0001',
    c_email: 'hanako@example.lg.jp',
    c_address: '東京都さくら野区旭１－２－３　ハイツ"桜"101',
    lang: expectedLanguage,
  };

  for (const [name, text] of Object.entries(texts)) {
    assert.equal(answers[name], text, name);
  }
  for (const [name, given] of everything.flatMap((step) => Object.entries(step))) {
    if (!(name in texts) && typeof answers[name] === 'object' && typeof given !== 'symbol') {
      assert.deepEqual(codes(name), [given].flat(), name);
    }
  }
  const asked = everything.flatMap((step) => Object.keys(step)).concat('lang').sort();
  assert.deepEqual(Object.keys(answers).sort(), asked, 'every answered question is stored, and no other');
  assert.equal(answers.consent_notice, true);
  assert.equal(language, expectedLanguage);
  assert.equal(priority, 2);
}

test('an_anonymous_visitor_needs_to_say_little', async (t) => {
  const page = await visitor(t, { javaScript: false });

  await begin(page, madoguchi.publicUrl);
  await fillAll(page, anonymous);
  await send(page);
  const { answers, consulter_name: name } = await storedRequest(madoguchi, await receiptNumber(page));
  assert.equal(name, null);
  assert.equal('c_name' in answers, false);
  assert.deepEqual(answers.c_anon.map(({ code }) => code), ['yes']);
});

test('a_life_in_danger_is_urgent_and_the_receipt_says_whom_to_call', async (t) => {
  const page = await visitor(t);

  await begin(page, madoguchi.publicUrl);
  await fillAll(page, but(anonymous, 3, { q_worry: ['suicide'] }));
  await send(page);
  assert.ok(await page.getByRole('heading', { name: 'つらい気持ちのときは' }).isVisible());
  await screenshot(page, 'resident-urgent-receipt');
  assert.equal((await storedRequest(madoguchi, await receiptNumber(page))).priority, 1);
});

test('an_error_is_told_at_the_top_and_at_its_field_and_nothing_typed_is_lost', async (t) => {
  const page = await visitor(t, { size: sizes.phone });

  await begin(page, madoguchi.publicUrl);
  await giveAll(page, { c_relation: 'child', c_kana: 'abc' });
  await press(page, 'next');

  assert.equal(pathOf(page), stepPath(1));
  assert.match(await page.title(), /^（エラーがあります）/);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'issues', 'the summary has the focus');
  assert.equal(await page.locator('#issues li').count(), 2);
  assert.equal(await page.locator('#c_kana').inputValue(), 'abc');
  assert.ok(await page.locator('[name="c_relation"][value="child"]').isChecked());
  await screenshot(page, 'resident-issues');

  await page.locator('#issues a[href="#c_kana"]').click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'c_kana', 'the link leads to the field');
  assert.equal(await page.locator('#c_kana').getAttribute('aria-invalid'), 'true');
  const described = (await page.locator('#c_kana').getAttribute('aria-describedby')).split(' ');
  assert.ok(described.includes('c_kana-error'));
  assert.match(await page.locator('#c_kana-error').innerText(), /カタカナ/);
  assert.equal(await scrollsSideways(page), false);

  await giveAll(page, { c_name: '髙﨑', c_kana: 'タカサキ' });
  await press(page, 'next');
  assert.equal(pathOf(page), stepPath(2));
});

test('without_a_script_the_summary_is_where_the_page_opens', async (t) => {
  const page = await visitor(t, { javaScript: false });

  await begin(page, madoguchi.publicUrl);
  await press(page, 'next');
  assert.equal(new URL(page.url()).hash, '#issues');
  assert.ok(await page.locator('#issues').isVisible());
});

test('a_reload_of_any_page_repeats_nothing', async (t) => {
  const page = await visitor(t, { javaScript: false });

  await begin(page, madoguchi.publicUrl);
  await press(page, 'next');
  await page.reload();
  assert.ok(await page.locator('#issues').isVisible(), 'the issues are still there');
  await fillAll(page, anonymous);
  await page.reload();
  assert.equal(pathOf(page), confirmPath);
  const before = await countRequests(madoguchi);
  await send(page);
  const number = await receiptNumber(page);
  await page.reload();
  assert.equal(await receiptNumber(page), number);
  assert.equal(await countRequests(madoguchi), before + 1);
});

test('going_back_keeps_what_was_typed', async (t) => {
  const page = await visitor(t, { javaScript: false });

  await begin(page, madoguchi.publicUrl);
  await fillStep(page, anonymous[0]);
  await give(page, 'p_care', 'k3');
  await press(page, 'back');
  assert.equal(pathOf(page), stepPath(1));
  assert.ok(await page.locator('[name="c_anon"]').isChecked());
  await press(page, 'next');
  assert.equal(await page.locator('[name="p_care"]').inputValue(), 'k3');
  await page.goBack();
  assert.equal(pathOf(page), stepPath(1));
  assert.ok(await page.locator('[name="c_relation"][value="friend"]').isChecked());
});

test('a_second_click_shows_the_first_receipt', async (t) => {
  const page = await visitor(t, { javaScript: false });

  await begin(page, madoguchi.publicUrl);
  await fillAll(page, anonymous);
  const before = await countRequests(madoguchi);
  await page.locator('form[action="/consultation/confirm"] button').dblclick();
  await page.waitForURL('**' + receiptPath);
  const number = await receiptNumber(page);

  await page.goto(madoguchi.publicUrl + confirmPath);
  assert.equal(await receiptNumber(page), number, 'the confirm page leads to the receipt');
  await page.goto(madoguchi.publicUrl + stepPath(3));
  assert.equal(await receiptNumber(page), number, 'so does every step');
  assert.equal(await countRequests(madoguchi), before + 1);
});

test('back_and_send_again_shows_the_first_receipt', async (t) => {
  const page = await visitor(t);

  await begin(page, madoguchi.publicUrl);
  await fillAll(page, anonymous);
  const before = await countRequests(madoguchi);
  await send(page);
  const number = await receiptNumber(page);
  await page.goBack();
  if (pathOf(page) === confirmPath) {
    await send(page);
  }
  assert.equal(await receiptNumber(page), number);
  assert.equal(await countRequests(madoguchi), before + 1);
});

test('two_tabs_that_both_send_show_the_same_receipt', async (t) => {
  const first = await visitor(t, { javaScript: false });

  await begin(first, madoguchi.publicUrl);
  await fillAll(first, anonymous);
  const second = await first.context().newPage();
  await second.goto(madoguchi.publicUrl + confirmPath);
  const before = await countRequests(madoguchi);
  await Promise.all([send(first), send(second)]);
  await Promise.all([first, second].map((page) => page.waitForURL('**' + receiptPath)));
  assert.equal(await receiptNumber(first), await receiptNumber(second));
  assert.equal(await countRequests(madoguchi), before + 1);
});

test('two_tabs_on_two_steps_lose_nothing_of_each_other', async (t) => {
  const first = await visitor(t, { javaScript: false });

  await begin(first, madoguchi.publicUrl);
  const second = await first.context().newPage();
  await second.goto(madoguchi.publicUrl + stepPath(3));
  await giveAll(second, anonymous[2]);
  await fillStep(first, anonymous[0]);
  await press(second, 'next');
  await first.goto(madoguchi.publicUrl + stepPath(3));
  assert.equal(await first.locator('[name="q_detail"]').inputValue(), anonymous[2].q_detail);
  await first.goto(madoguchi.publicUrl + stepPath(1));
  assert.ok(await first.locator('[name="c_anon"]').isChecked());
});

test('what_another_tab_changed_is_shown_again_before_it_is_sent', async (t) => {
  const first = await visitor(t);

  await begin(first, madoguchi.publicUrl);
  await fillAll(first, anonymous);
  const second = await first.context().newPage();
  await second.goto(`${madoguchi.publicUrl}${stepPath(3)}?from=confirm`);
  await give(second, 'q_detail', 'あとから書きなおしました。');
  await press(second, 'next');
  const before = await countRequests(madoguchi);
  await send(first);
  assert.equal(pathOf(first), confirmPath);
  assert.ok(await first.getByRole('heading', { name: '内容が変わりました' }).isVisible());
  assert.equal(await countRequests(madoguchi), before, 'nothing was sent');
  await send(first);
  const { answers } = await storedRequest(madoguchi, await receiptNumber(first));
  assert.equal(answers.q_detail, 'あとから書きなおしました。');
});

test('a_form_of_a_draft_that_was_begun_anew_is_told_how_to_go_on', async (t) => {
  const first = await visitor(t);

  await begin(first, madoguchi.publicUrl);
  const second = await first.context().newPage();
  await second.goto(madoguchi.publicUrl + formPath);
  await follow(second, second.getByRole('button', { name: '新しく始める' }));
  await giveAll(first, anonymous[0]);
  await press(first, 'next');
  assert.ok(await first.getByRole('heading', { name: 'この画面は古くなっています' }).isVisible());
});

test('an_answer_is_edited_from_the_confirm_page_and_back_to_it', async (t) => {
  const page = await visitor(t);

  await begin(page, madoguchi.publicUrl);
  await fillAll(page, anonymous);
  await follow(page, page.getByRole('link', { name: /^修正する 介護保険の認定/ }));
  assert.equal(pathOf(page), stepPath(2));
  assert.equal(new URL(page.url()).hash, '#p_care');
  await give(page, 'p_care', 'k5');
  await press(page, 'next');
  assert.equal(pathOf(page), confirmPath);
  assert.match(await page.locator('main').innerText(), /要介護5/);
});

test('who_skips_ahead_is_led_to_what_is_open', async (t) => {
  const page = await visitor(t);

  await begin(page, madoguchi.publicUrl);
  await fillStep(page, anonymous[0]);
  await page.goto(madoguchi.publicUrl + confirmPath);
  assert.equal(pathOf(page), stepPath(2));
});

test('a_question_appears_at_once_with_a_script_and_on_the_next_page_without', async (t) => {
  const scripted = await visitor(t);
  const plain = await visitor(t, { javaScript: false });

  for (const page of [scripted, plain]) {
    await begin(page, madoguchi.publicUrl);
    assert.equal(await page.locator('#c_pro').isVisible(), false);
    await give(page, 'c_relation', 'pro');
  }
  assert.ok(await scripted.locator('#c_pro').isVisible());
  await give(scripted, 'c_relation', 'child');
  assert.equal(await scripted.locator('#c_pro').isVisible(), false);

  assert.equal(await plain.locator('#c_pro').isVisible(), false);
  await give(plain, 'c_name', '髙﨑');
  await press(plain, 'next');
  assert.equal(pathOf(plain), stepPath(1));
  assert.ok(await plain.getByRole('heading', { name: '質問が増えました' }).isVisible());
  assert.ok(await plain.locator('#c_pro').isVisible());
  assert.equal(await plain.locator('#c_name').inputValue(), '髙﨑');
});

test('what_a_later_answer_took_away_is_not_sent', async (t) => {
  const page = await visitor(t);

  await begin(page, madoguchi.publicUrl);
  await fillAll(page, but(anonymous, 4, { c_method: ['tel', 'come'], c_tel: '0300000001' }));
  await page.goto(`${madoguchi.publicUrl}${stepPath(4)}?from=confirm`);
  await page.locator('[name="c_method"][value="tel"]').uncheck();
  await press(page, 'next');
  await send(page);
  const { answers } = await storedRequest(madoguchi, await receiptNumber(page));
  assert.equal('c_tel' in answers, false);
});

/** Goes through all languages; what is on the page stays, in each of them. */
async function switchThroughAll(page, assertSame) {
  const here = pathOf(page);
  for (const language of languages) {
    await follow(page, languageButton(page, language));
    assert.equal(pathOf(page), here);
    assert.equal(await page.locator('html').getAttribute('lang'), language);
    await assertSame(language);
  }
}

test('the_language_can_be_switched_at_any_step_and_nothing_that_was_typed_is_lost', async (t) => {
  const page = await visitor(t, { javaScript: false, size: sizes.phone });
  const steps = [{ c_relation: 'child', c_name: '髙﨑 𠮷子', c_kana: 'ﾀｶｻｷ よしこ' }, ...anonymous.slice(1)];

  await begin(page, madoguchi.publicUrl);
  for (const answers of steps) {
    await giveAll(page, answers);
    await switchThroughAll(page, async (language) => {
      for (const [name, value] of Object.entries(answers)) {
        assert.deepEqual(await given(page, name), [value].flat(), `${name} in ${language}`);
      }
      assert.equal(await page.locator('#issues').count(), 0, 'and nothing is called wrong');
    });
    await fillStep(page, answers);
  }
  assert.equal(pathOf(page), confirmPath);
  await switchThroughAll(page, async (language) => {
    assert.ok((await page.locator('main').innerText()).includes('髙﨑 𠮷子'), language);
  });
  await send(page);
  const number = await receiptNumber(page);
  await switchThroughAll(page, async () => assert.equal(await receiptNumber(page), number));
  assert.equal((await storedRequest(madoguchi, number)).language, languages.at(-1));
  await page.goto(madoguchi.publicUrl);
  assert.equal(await page.locator('html').getAttribute('lang'), languages.at(-1), 'and the choice stays');
});

test('enter_in_a_text_field_goes_on_and_does_not_switch_the_language', async (t) => {
  const page = await visitor(t, { javaScript: false });

  await begin(page, madoguchi.publicUrl);
  await giveAll(page, { c_relation: 'child', c_name: '髙﨑 花子' });
  await page.locator('#c_name').press('Enter');
  await page.waitForURL('**' + stepPath(2));
  assert.equal(await page.locator('html').getAttribute('lang'), 'ja');
});

test('the_keyboard_alone_is_enough', async (t) => {
  const page = await visitor(t);
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);
  const tabTo = async (found) => {
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press('Tab');
      if (found(await focused())) {
        return;
      }
    }
    assert.fail('the keyboard does not get there');
  };

  await page.goto(madoguchi.publicUrl + formPath);
  await page.keyboard.press('Tab');
  assert.equal(await focused(), '本文へ移る', 'the first stop leads past the header');
  await page.keyboard.press('Enter');
  await tabTo((name) => name.includes('入力を始める'));
  await page.keyboard.press('Enter');
  await page.waitForURL('**' + stepPath(1));
  await tabTo((name) => name.startsWith('c_relation'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await tabTo((name) => name === 'c_name');
  await page.keyboard.type('Takasaki');
  await tabTo((name) => name.includes('次へ進む'));
  await page.keyboard.press('Enter');
  await page.waitForURL('**' + stepPath(2));
});

test('who_quits_leaves_nothing_behind', async (t) => {
  const page = await visitor(t, { javaScript: false });

  await begin(page, madoguchi.publicUrl);
  await give(page, 'c_name', '消してほしい名前');
  await press(page, 'quit');
  await follow(page, page.getByRole('link', { name: '入力を続ける' }));
  assert.equal(await page.locator('#c_name').inputValue(), '消してほしい名前', 'one may think better of it');
  await press(page, 'quit');
  await follow(page, page.getByRole('button', { name: '消してやめる' }));
  assert.ok(await page.getByRole('heading', { name: '入力内容を消しました' }).isVisible());
  assert.equal((await page.context().cookies()).some(({ name }) => name === 'draft'), false);
  const kept = await madoguchi.psql(
    "select count(*) from madoguchi.draft where entries::text like '%消してほしい名前%'",
  );
  assert.equal(kept, '0');
});

test('who_comes_back_goes_on_where_they_were', async (t) => {
  const page = await visitor(t);

  await begin(page, madoguchi.publicUrl);
  await fillStep(page, anonymous[0]);
  await page.goto(madoguchi.publicUrl + formPath);
  await follow(page, page.getByRole('link', { name: '続きから入力する' }));
  assert.equal(pathOf(page), stepPath(2));
});

test('a_draft_that_expired_is_told_kindly_with_a_way_to_begin', async (t) => {
  const page = await visitor(t);

  await begin(page, madoguchi.publicUrl);
  await madoguchi.psql('delete from madoguchi.draft where receipt_no is null');
  await give(page, 'c_relation', 'child');
  await press(page, 'next');
  assert.ok(await page.getByRole('heading', { name: '入力中の内容が見つかりません' }).isVisible());
  await screenshot(page, 'resident-missing');
  await follow(page, page.getByRole('link', { name: '最初から入力する' }));
  await follow(page, page.getByRole('button', { name: '入力を始める' }));
  assert.equal(pathOf(page), stepPath(1));
  assert.equal(await page.locator('[name="c_relation"][value="child"]').isChecked(), false);
});

test('what_was_typed_after_the_draft_expired_begins_the_new_one', async (t) => {
  const page = await visitor(t, { javaScript: false });

  await begin(page, madoguchi.publicUrl);
  await fillStep(page, anonymous[0]);
  await fillStep(page, anonymous[1]);
  await madoguchi.psql('delete from madoguchi.draft where receipt_no is null');
  await giveAll(page, everything[2]);
  await press(page, 'next');
  await follow(page, page.getByRole('button', { name: 'この内容を残して始める' }));
  assert.equal(pathOf(page), stepPath(1));
  await page.goto(madoguchi.publicUrl + stepPath(3));
  assert.equal(await page.locator('[name="q_detail"]').inputValue(), everything[2].q_detail);
  assert.ok(await page.locator('[name="q_worry"][value="power"]').isChecked());
});

test('a_new_consultation_after_the_receipt_is_another_request', async (t) => {
  const page = await visitor(t);
  const numbers = new Set();

  await begin(page, madoguchi.publicUrl);
  for (let turn = 0; turn < 2; turn++) {
    await fillAll(page, anonymous);
    await send(page);
    numbers.add(await receiptNumber(page));
    await follow(page, page.getByRole('button', { name: '新しい相談をする' }));
    assert.equal(pathOf(page), stepPath(1));
    assert.equal(await page.locator('[name="c_anon"]').isChecked(), false, 'it begins empty');
  }
  assert.equal(numbers.size, 2);
});

test('nothing_that_can_be_pressed_is_smaller_than_44_pixels', async (t) => {
  const page = await visitor(t, { size: sizes.phone });
  const small = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('button, .choice, input.input, select, textarea, a.button, .answers__edit')]
        .filter((element) => element.checkVisibility() && !element.matches('[aria-hidden="true"]'))
        .filter((element) => element.getBoundingClientRect().height < 44)
        .map((element) => element.outerHTML.slice(0, 120)));

  await begin(page, madoguchi.publicUrl);
  for (const answers of anonymous) {
    assert.deepEqual(await small(), []);
    await fillStep(page, answers);
  }
  assert.deepEqual(await small(), []);
});

test('with_letters_twice_as_large_nothing_sticks_out', async (t) => {
  const page = await visitor(t, { size: sizes.phone });

  await begin(page, madoguchi.publicUrl);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  assert.equal(await scrollsSideways(page), false);
});
