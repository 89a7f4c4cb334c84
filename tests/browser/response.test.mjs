// A desk officer types in what came on paper, corrects it, and reads what it was before, in a real browser.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launchBrowser, sizes } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import { PASSWORD, assertGood, logIn, withPage } from './officer.mjs';
import { but, everything, fillStep, follow, give, giveAll, pathOf, press } from './resident.mjs';

const listPath = '/forms/ConsultIntake/responses';

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

/** An officer at the list of forms. */
const atForms = (login, options, story) =>
  withPage(browser, options, async (page) => {
    await logIn(page, instance, login, '/login?next=%2Fforms');
    await page.waitForURL('**/forms');
    await story(page);
  });

/** From the list of forms to the first step; resolves to the response's path. */
async function begin(page, list = listPath) {
  await page.goto(`${instance.staffUrl}/forms`);
  await follow(page, page.locator(`.forms__title a[href="${list}"]`));
  assert.equal(pathOf(page), list);
  await follow(page, page.locator('.begin button'));
  return pathOf(page).replace('/steps/1', '');
}

async function fillAll(page, steps) {
  for (const answers of steps) {
    await fillStep(page, answers);
  }
}

function complete(page) {
  return follow(page, page.locator('form[action$="/confirm"] .button').first());
}

async function completeAnother(page, detail) {
  const response = await begin(page);
  await fillAll(page, but(everything, 3, { q_detail: detail }));
  await complete(page);
  return response;
}

for (const [name, size] of Object.entries(sizes)) {
  test(`what_came_on_paper_is_typed_in_completed_corrected_and_read (${name})`, () =>
    atForms('desk2', { size }, async (page) => {
      await assertGood(page, `response-forms-${name}`);
      const response = await begin(page);
      await assertGood(page, `response-step-${name}`);
      await press(page, 'next');
      assert.equal(pathOf(page), `${response}/steps/1`);
      await assertGood(page, `response-issues-${name}`);
      await fillAll(page, everything);
      assert.equal(pathOf(page), `${response}/confirm`);
      await assertGood(page, `response-confirm-${name}`);
      await complete(page);
      assert.equal(pathOf(page), response);
      await assertGood(page, `response-completed-${name}`);
      assert.ok((await page.innerText('main')).includes('髙﨑 𠮷子'));

      await follow(page, page.locator('#amend button'));
      assert.ok(await page.isVisible('#amend-error'), 'without a reason there is no correction');
      await assertGood(page, `response-reason-${name}`);
      await page.fill('#amend-reason', '聞き違い');
      await follow(page, page.locator('#amend button'));
      assert.equal(pathOf(page), `${response}/confirm`);
      await follow(page, page.locator(`a[href="${response}/steps/3?from=confirm#q_detail"]`));
      await give(page, 'q_detail', '訂正したご相談');
      await press(page, 'next');
      assert.equal(pathOf(page), `${response}/confirm`);
      await complete(page);
      await assertGood(page, `response-corrected-${name}`);
      assert.ok((await page.innerText('main')).includes('訂正したご相談'));
      assert.ok((await page.innerText('main')).includes('聞き違い'));

      await follow(page, page.locator(`a[href="${response}/revisions/1"]`));
      await assertGood(page, `response-revision-${name}`);
      assert.ok((await page.innerText('main')).includes('来月退院する父に'));
      await page.goto(instance.staffUrl + listPath);
      await assertGood(page, `response-list-${name}`);
    }));
}

test('a_report_chooses_from_the_desks_areas_and_staff_of_the_municipality', () =>
  atForms('desk2', { size: sizes.phone }, async (page) => {
    const response = await begin(page, '/forms/AcpSession/responses');
    await assertGood(page, 'response-report');
    await fillStep(page, {
      date: '令和8年10月5日',
      center: 'north',
      purpose: 'demae',
      area: 'asahi',
      n_people: '１８',
      minutes: '90',
      materials: ['guidebook'],
      talk: '家族と話してみようと思った。',
    });
    await page.goto(`${instance.staffUrl}${response}/steps/1?from=confirm`);
    await page.getByLabel('北部窓口 早乙女').check();
    await press(page, 'next');
    await complete(page);
    const main = await page.innerText('main');
    for (const text of ['北部あんしん窓口', '朝日ヶ丘地区', '北部窓口 早乙女', '2026年10月5日（令和8年）', '18']) {
      assert.ok(main.includes(text), text);
    }
    await assertGood(page, 'response-report-completed');
  }));

test('every_form_in_use_can_be_printed_blank', () =>
  atForms('desk2', { size: sizes.phone }, async (page) => {
    const lists = await page.locator('.forms__title a').evaluateAll((links) => links.map((link) => link.pathname));
    assert.ok(lists.length > 20);
    for (const list of lists) {
      const answer = await page.goto(instance.staffUrl + list.replace('/responses', '/paper'));
      assert.equal(answer.status(), 200, list);
      assert.ok(await page.locator('.paper__section').first().isVisible(), list);
    }
    await page.goto(`${instance.staffUrl}/forms/AcpSession/responses`);
    await follow(page, page.locator('a[href="/forms/AcpSession/paper"]'));
    assert.ok((await page.innerText('main')).includes('北部窓口 早乙女'), 'the staff to choose from');
    await assertGood(page, 'response-paper');
  }));

for (const javaScript of [true, false]) {
  test(`rows_are_added_and_taken_away (${javaScript ? 'with' : 'without'} a script)`, () =>
    atForms('desk2', { javaScript }, async (page) => {
      const response = await begin(page, '/forms/McsCheck/responses');
      const button = (name, value) => page.locator(`button[name="${name}"][value="${value}"]`);
      await giveAll(page, { 'admin_name': '管理者', 'admin_email': 'a@example.lg.jp', 'rows.name:1': '一人め' });
      await follow(page, button('add', 'rows'));
      assert.equal(new URL(page.url()).hash, '#rows:2', 'the focus is in the new row');
      await giveAll(page, { 'rows.name:2': '二人め', 'rows.status:2': 'active' });
      await follow(page, button('add', 'rows'));
      await giveAll(page, { 'rows.name:3': '三人め', 'rows.status:3': 'retired' });
      await follow(page, button('remove', 'rows:1'));
      assert.equal(new URL(page.url()).hash, '#rows-add');
      await giveAll(page, { rule_ok: 'yes' });
      await press(page, 'next');
      assert.equal(pathOf(page), `${response}/confirm`);
      await complete(page);
      const main = await page.innerText('main');
      assert.ok(main.includes('二人め') && main.includes('三人め') && !main.includes('一人め'));

      await page.fill('#amend-reason', '一人ふえた');
      await follow(page, page.locator('#amend button'));
      await page.goto(`${instance.staffUrl}${response}/steps/1?from=confirm`);
      await follow(page, button('add', 'rows'));
      await giveAll(page, { 'rows.name:3': '四人め', 'rows.status:3': 'new' });
      await press(page, 'next');
      await complete(page);
      assert.ok((await page.innerText('main')).includes('四人め'));
    }));
}

describe('two officers', () => {
  test('the_second_sees_what_the_first_wrote_beside_their_own_words', () =>
    atForms('desk2', {}, (mine) =>
      atForms('admin', {}, async (theirs) => {
        const response = await begin(mine);
        await fillStep(mine, everything[0]);
        await fillStep(mine, everything[1]);
        const path = `${response}/steps/3`;
        await mine.waitForURL(`**${path}`);
        await theirs.goto(instance.staffUrl + path);
        await fillStep(theirs, { ...everything[2], q_detail: '先の人が書いたこと' });

        await giveAll(mine, { ...everything[2], q_detail: '後の人が書いたこと' });
        await press(mine, 'next');
        assert.equal(pathOf(mine), path);
        assert.ok((await mine.innerText('#changed')).includes('区 担当課（管理者）'));
        assert.ok((await mine.innerText('#changed')).includes('先の人が書いたこと'));
        assert.equal(await mine.inputValue('[name="q_detail"]'), '後の人が書いたこと');
        assert.equal(await mine.evaluate(() => document.activeElement.id), 'changed');
        await assertGood(mine, 'response-conflict');
        await press(mine, 'next');
        assert.equal(pathOf(mine), `${response}/steps/4`);
        await mine.goto(instance.staffUrl + response);
        assert.ok((await mine.innerText('main')).includes('後の人が書いたこと'));
      }),
    ));
});

test('everything_works_without_a_script', () =>
  atForms('desk2', { javaScript: false }, async (page) => {
    const response = await completeAnother(page, '書かずに');
    await page.fill('#withdraw-reason', '試しに入力した');
    await follow(page, page.locator('#withdraw button'));
    assert.equal(pathOf(page), response);
    assert.ok((await page.innerText('main')).includes('誤りとして取り消されています'));
  }));

test('what_is_unfinished_is_found_again_and_can_be_thrown_away', () =>
  atForms('desk2', { size: sizes.phone }, async (page) => {
    const response = await begin(page);
    await give(page, 'c_relation', 'child');
    await press(page, 'quit');
    assert.equal(pathOf(page), '/forms');
    await assertGood(page, 'response-unfinished');
    await follow(page, page.locator(`.unfinished a[href="${response}"]`));
    assert.ok((await page.innerText('main')).includes('子'));
    await assertGood(page, 'response-in-progress');
    await follow(page, page.locator('.notice .button').last());
    await assertGood(page, 'response-discard');
    await follow(page, page.locator('form[action$="/discard"] button'));
    assert.equal(pathOf(page), listPath);
    assert.equal((await page.goto(instance.staffUrl + response)).status(), 404);
  }));

test('a_session_that_ends_costs_a_login_and_nothing_else', () =>
  atForms('desk2', { size: sizes.phone }, async (page) => {
    const response = await begin(page);
    await giveAll(page, { c_relation: 'self', c_name: '"残る" 名前' });
    await page.context().clearCookies();
    await press(page, 'next');
    await assertGood(page, 'response-session-over');
    await page.fill('#login', 'desk2');
    await page.fill('#password', PASSWORD);
    await follow(page, page.locator('main button'));
    await assertGood(page, 'response-session-again');
    await follow(page, page.locator('main button'));
    assert.equal(pathOf(page), `${response}/steps/2`);
    await page.goto(`${instance.staffUrl}${response}/steps/1`);
    assert.equal(await page.inputValue('[name="c_name"]'), '"残る" 名前');
  }));

test('the_keyboard_is_enough', () =>
  atForms('desk2', {}, async (page) => {
    await page.focus(`.forms__title a[href="${listPath}"]`);
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    await page.focus('.begin button');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    await page.focus('[name="c_relation"]');
    await page.keyboard.press('Space');
    await page.focus('[name="c_name"]');
    await page.keyboard.type('高橋');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    assert.match(page.url(), /steps\/1\?(check|more)=1|steps\/2$/);
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'ja');
  }));

test('the_language_can_be_switched_without_losing_what_was_typed', () =>
  atForms('desk2', {}, async (page) => {
    await begin(page);
    await give(page, 'c_name', '残る 名前');
    await follow(page, page.locator('.languages__button[value="en"]'));
    assert.equal(await page.inputValue('[name="c_name"]'), '残る 名前');
    assert.ok((await page.innerText('main')).includes('Save and interrupt'));
    await assertGood(page, 'response-english');
  }));
