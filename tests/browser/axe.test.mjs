// Every page of the public zone under axe-core: no violation, in any language, at the width of a phone.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { axeViolations, launchBrowser, openPage, sizes } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import {
  anonymous, begin, but, everything, fillStep, formPath, give, pathOf, press, receiptPath, send, stepPath,
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

for (const [language, name] of [['ja-JP', 'phone'], ['en-US', 'desktop']]) {
  test(`the_whole_way_is_accessible (${language}, ${name})`, async (t) => {
    const page = await openPage(browser, { language, size: sizes[name] });
    t.after(() => page.context().close());

    await page.goto(madoguchi.publicUrl);
    await assertAccessible(page, 'home');
    await page.goto(madoguchi.publicUrl + formPath);
    await assertAccessible(page, 'start');
    await begin(page, madoguchi.publicUrl);
    await press(page, 'next');
    assert.equal(pathOf(page), stepPath(1));
    await assertAccessible(page, 'step 1 with issues');
    for (const [index, answers] of but(everything, 3, { q_worry: ['eat'] }).entries()) {
      await page.goto(madoguchi.publicUrl + stepPath(index + 1));
      await assertAccessible(page, `step ${index + 1}`);
      await fillStep(page, answers);
      if (index === 0) {
        await page.goto(madoguchi.publicUrl + formPath);
        await assertAccessible(page, 'start with a draft');
        await page.goto(`${madoguchi.publicUrl}/consultation/quit`);
        await assertAccessible(page, 'quit');
      }
    }
    await page.goto(`${madoguchi.publicUrl}/consultation/confirm?changed=1`);
    await assertAccessible(page, 'confirm');
    await send(page);
    assert.equal(pathOf(page), receiptPath);
    await assertAccessible(page, 'receipt');
    await page.goto(madoguchi.publicUrl + formPath);
    await assertAccessible(page, 'start after sending');
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
