// Every page of the public zone under axe-core: no violation, in any language, at the width of a phone.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { axeViolations, launchBrowser, openPage, screenshot, scrollsSideways, sizes } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import {
  anonymous, begin, but, everything, fillStep, follow, formPath, give, languageButton, languages, pathOf, press,
  receiptPath, send, stepPath,
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

async function assertAccessible(page, what) {
  assert.deepEqual(await axeViolations(page), [], what);
}

/**
 * The lines with kana in them on a page in another language: sentences that nobody translated. Japanese on purpose are
 * the names of languages, the professions (only professionals see them), and what the visitor typed.
 */
function untranslated(page) {
  return page.evaluate(() => {
    const text = document.body.cloneNode(true);
    const meant = '.languages, #c_pro, .choice:has([name="c_langs"]), input, textarea, .answers__value';
    text.querySelectorAll(meant).forEach((element) => element.remove());
    return text.textContent.match(/.*[\u3041-\u30fa].*/g) ?? [];
  });
}

/** Looks at a page in one language: accessible, in that language as a whole, and not wider than the screen. */
async function look(page, language, what) {
  await screenshot(page, `axe-${language}-${page.viewportSize().width}-${what.replaceAll(' ', '-')}`);
  await assertAccessible(page, what);
  assert.equal(await page.locator('html').getAttribute('lang'), language, what);
  assert.equal(await scrollsSideways(page), false, `${what} scrolls sideways`);
  if (!language.startsWith('ja')) {
    assert.deepEqual(await untranslated(page), [], what);
  }
}

for (const [language, size] of [...languages.map((tag) => [tag, 'phone']), ['en', 'desktop']]) {
  test(`the_whole_way_is_accessible_and_translated (${language}, ${size})`, async (t) => {
    const page = await openPage(browser, { size: sizes[size] });
    t.after(() => page.context().close());

    await page.goto(madoguchi.publicUrl);
    await follow(page, languageButton(page, language));
    await look(page, language, 'home');
    await page.goto(madoguchi.publicUrl + formPath);
    await look(page, language, 'start');
    await page.goto(madoguchi.publicUrl + stepPath(1));
    await look(page, language, 'missing');
    await begin(page, madoguchi.publicUrl);
    await press(page, 'next');
    assert.equal(pathOf(page), stepPath(1));
    await look(page, language, 'step 1 with issues');
    for (const [index, answers] of but(everything, 3, { q_worry: ['eat'] }).entries()) {
      await page.goto(madoguchi.publicUrl + stepPath(index + 1));
      await look(page, language, `step ${index + 1}`);
      await fillStep(page, answers);
      if (index === 0) {
        await page.goto(madoguchi.publicUrl + formPath);
        await look(page, language, 'start with a draft');
        await page.goto(`${madoguchi.publicUrl}/consultation/quit`);
        await look(page, language, 'quit');
      }
    }
    await page.goto(`${madoguchi.publicUrl}/consultation/confirm?changed=1`);
    await look(page, language, 'confirm');
    await send(page);
    assert.equal(pathOf(page), receiptPath);
    await look(page, language, 'receipt');
    await page.goto(madoguchi.publicUrl + formPath);
    await look(page, language, 'start after sending');
    await page.goto(`${madoguchi.publicUrl}/nowhere`);
    await look(page, language, 'not found');
  });
}

test('pages_of_misfortune_are_accessible', async (t) => {
  const page = await openPage(browser, { size: sizes.phone });
  t.after(() => page.context().close());

  for (const path of ['/nowhere', stepPath(1), receiptPath, '/language', '/%00']) {
    const answer = await page.goto(madoguchi.publicUrl + path);
    assert.ok(answer.status() >= 400, `${path}: ${answer.status()}`);
    await assertAccessible(page, path);
  }
});

test('a_question_that_came_up_is_accessible', async (t) => {
  const page = await openPage(browser, { size: sizes.phone });
  t.after(() => page.context().close());

  await begin(page, madoguchi.publicUrl);
  await give(page, 'c_relation', 'pro');
  await assertAccessible(page, 'step 1 with the questions for professionals');
  await page.goto(`${madoguchi.publicUrl}${stepPath(1)}?more=1`);
  await assertAccessible(page, 'step 1 saying that there are more questions');
});

test('the_steps_have_one_heading_of_the_first_level_and_a_title_of_their_own', async (t) => {
  const page = await openPage(browser);
  const titles = new Set();
  t.after(() => page.context().close());

  await begin(page, madoguchi.publicUrl);
  for (let step = 1; step <= anonymous.length; step++) {
    await page.goto(madoguchi.publicUrl + stepPath(step));
    assert.equal(await page.locator('h1').count(), 1);
    titles.add(await page.title());
  }
  assert.equal(titles.size, anonymous.length);
});
