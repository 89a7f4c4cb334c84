// What stands beside the form: towns that a postal code proposes, answers that will not be sent, the form on paper, and
// a form that takes no answers.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { promisify } from 'node:util';

import { axeViolations, launchBrowser, openPage, screenshot, scrollsSideways, sizes } from '../lib/browser.mjs';
import { makeFolder, root, sendSignal, startMadoguchi } from '../lib/madoguchi.mjs';
import {
  anonymous, begin, but, confirmPath, everything, fillAll, fillStep, follow, formPath, give, giveAll, pathOf, press,
  receiptNumber, receiptPath, send, stepPath, storedRequest,
} from './resident.mjs';

const execute = promisify(execFile);
const paperPath = '/consultation/paper';
const filledPath = '/consultation/paper/filled';
const languages = ['ja', 'ja-x-easy', 'en', 'zh-Hans', 'ko'];

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

async function visitor(t, { tag, ...options } = {}) {
  const page = await openPage(browser, options);
  t.after(async () => {
    await page.context().close();
    assert.deepEqual(page.complaints, [], 'what the browser complained about');
  });
  if (tag) {
    await page.context().addCookies([{ name: 'lang', value: tag, url: madoguchi.publicUrl }]);
  }
  return page;
}

/** Workers keep what they know of municipality and forms for a minute; new ones ask. */
async function renewWorkers() {
  const old = madoguchi.workerPids('public');
  old.forEach((pid) => sendSignal(pid, 'SIGTERM'));
  for (let tries = 0; tries < 100; tries++) {
    const now = madoguchi.workerPids('public').filter(Boolean);
    if (now.length === old.length && now.every((pid) => !old.includes(pid))) {
      return;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  assert.fail('the workers were not renewed');
}

describe('a postal code', () => {
  const MANY = '9999904'; // 水車町一丁目 to 四丁目
  const ONE = '1390001';
  const OTHER = '1390002';

  before(async () => {
    await madoguchi.psql(`insert into madoguchi.town_postal
      values ('139998', '${ONE}', 'suisha-2'), ('139998', '${OTHER}', 'shiomi-3')`);
    await renewWorkers();
  });

  async function atTown(t, options) {
    const page = await visitor(t, options);
    await begin(page, madoguchi.publicUrl);
    await fillStep(page, anonymous[0]);
    await give(page, 'p_inarea', 'in');
    return page;
  }

  const said = (page) => page.locator('#p_town ~ [role="status"]');
  const topGroup = (page) => page.locator('#p_town optgroup').first().locator('option');

  test('that_has_one_town_chooses_it_at_once_and_says_so', async (t) => {
    const page = await atTown(t);
    await give(page, 'p_postal', '〒１３９－０００１');
    assert.equal(await page.locator('#p_town').inputValue(), 'suisha-2');
    assert.match(await said(page).innerText(), /「水車町二丁目」を選びました/);
    assert.deepEqual(await axeViolations(page), []);

    await give(page, 'p_postal', OTHER);
    assert.equal(await page.locator('#p_town').inputValue(), 'shiomi-3', 'the proposal follows the code');
    await give(page, 'p_postal', '0000000');
    assert.equal(await page.locator('#p_town').inputValue(), '', 'and goes with it');
  });

  test('never_overrides_what_the_visitor_chose', async (t) => {
    const page = await atTown(t);
    await give(page, 'p_postal', ONE);
    await give(page, 'p_town', 'asahi-1');
    await give(page, 'p_postal', OTHER);
    assert.equal(await page.locator('#p_town').inputValue(), 'asahi-1');
    assert.deepEqual(await topGroup(page).allInnerTexts(), ['汐見三丁目'], 'but the town of the code comes first');
    await press(page, 'next');
    await page.goto(madoguchi.publicUrl + stepPath(2));
    assert.equal(await page.locator('#p_town').inputValue(), 'asahi-1');
  });

  test('that_has_several_towns_puts_them_first', async (t) => {
    const page = await atTown(t, { size: sizes.phone });
    await give(page, 'p_postal', MANY);
    assert.equal(await page.locator('#p_town').inputValue(), '');
    assert.deepEqual(await topGroup(page).allInnerTexts(), ['水車町一丁目', '水車町二丁目', '水車町三丁目', '水車町四丁目']);
    assert.match(await said(page).innerText(), /4件/);
    assert.equal(await page.locator('#p_town optgroup').nth(1).locator('option').count(), 24, 'all are still there');
    assert.equal(await scrollsSideways(page), false);
    await give(page, 'p_postal', '999');
    assert.equal(await topGroup(page).count(), 4, 'half a code changes nothing');
  });

  test('proposes_without_a_script_on_the_next_page_and_it_counts_when_it_is_sent', async (t) => {
    const page = await atTown(t, { javaScript: false });
    await give(page, 'p_postal', ONE);
    await press(page, 'next');
    assert.equal(pathOf(page), stepPath(2));
    assert.equal(await page.locator('#p_town').inputValue(), 'suisha-2');
    await giveAll(page, but(anonymous, 2, { p_inarea: 'in' })[1]);
    await press(page, 'next');
    await page.goto(madoguchi.publicUrl + stepPath(2));
    assert.equal(await page.locator('#p_town').inputValue(), 'suisha-2');
  });

  test('does_not_save_its_proposal_by_itself', async (t) => {
    const page = await atTown(t);
    await give(page, 'p_postal', ONE);
    await page.locator('[data-autosave-state][data-kind="saved"]').waitFor();
    const kept = async () => JSON.parse(await madoguchi.psql(
      `select entries from madoguchi.draft where entries @> '{"p_postal": ["${ONE}"]}'`));
    assert.equal('p_town' in (await kept()), false);
    await press(page, 'next');
    assert.deepEqual((await kept()).p_town, ['suisha-2']);
  });
});

describe('the confirm page', () => {
  test('shows_what_was_typed_and_will_not_be_sent', async (t) => {
    const page = await visitor(t, { size: sizes.phone });
    await begin(page, madoguchi.publicUrl);
    await fillAll(page, but(anonymous, 4, { c_method: ['tel', 'come'], c_tel: '03-0000-0001' }));
    assert.equal(await page.locator('.answers--dropped').count(), 0);
    await page.goto(`${madoguchi.publicUrl}${stepPath(4)}?from=confirm`);
    await page.locator('[name="c_method"][value="tel"]').uncheck();
    await press(page, 'next');
    assert.equal(pathOf(page), confirmPath);
    const dropped = page.locator('.answers--dropped');
    assert.match(await dropped.innerText(), /送信されない回答[^]*質問がなくなったため[^]*電話番号\s*03-0000-0001/);
    assert.deepEqual(await axeViolations(page), []);
    assert.equal(await scrollsSideways(page), false);
    await screenshot(page, 'confirm-dropped');
    await send(page);
    const { answers } = await storedRequest(madoguchi, await receiptNumber(page));
    assert.equal('c_tel' in answers, false);
  });
});

describe('the form on paper', () => {
  /** What a printer gets: the text of the sheets, and how many there are. */
  async function print(page, name) {
    const folder = path.join(root, 'tests/screenshots');
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${name}.pdf`);
    await page.pdf({ path: file, preferCSSPageSize: true });
    const [{ stdout: text }, { stdout: info }] = await Promise.all([
      execute('pdftotext', ['-layout', file, '-']), execute('pdfinfo', [file]),
    ]);
    await execute('pdftoppm', ['-r', '60', '-png', file, path.join(folder, name)]);
    return { text, sheets: Number(/Pages:\s+(\d+)/.exec(info)[1]), size: /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info).slice(1).map(Number) };
  }

  /** What a person is asked: neither what the server fills in itself, nor an address typed again. */
  function questionsOnPaper() {
    const { item: pages } = JSON.parse(readFileSync(path.join(root, 'forms/consult_intake.json'), 'utf8'));
    const all = (items) => items.flatMap((item) => [item, ...all(item.item ?? [])]);
    const marked = ({ extension = [] }, name) => extension.some(({ url }) => url.endsWith(`/${name}`));
    return all(pages).filter((item) => !['group', 'display'].includes(item.type)
      && !marked(item, 'questionnaire-hidden') && !marked(item, 'matches')).length;
  }

  test('is_linked_from_the_first_pages', async (t) => {
    const page = await visitor(t, { javaScript: false });
    for (const address of ['/', formPath]) {
      await page.goto(madoguchi.publicUrl + address);
      await follow(page, page.locator(`a[href="${paperPath}"]`));
      assert.equal(pathOf(page), paperPath);
    }
  });

  for (const tag of languages) {
    test(`has_every_question_on_a4_sheets (${tag})`, async (t) => {
      const page = await visitor(t, { tag, size: sizes.phone });
      await page.goto(madoguchi.publicUrl + paperPath);
      assert.equal(await page.locator('html').getAttribute('lang'), tag);
      assert.deepEqual(await axeViolations(page), []);
      assert.equal(await scrollsSideways(page), false);
      assert.equal(await page.locator('.paper__number').first().innerText(), '1-1');
      const numbers = await page.locator('.paper__question .paper__number').allInnerTexts();
      assert.equal(numbers.length, questionsOnPaper(), 'every question, once');
      assert.equal(new Set(numbers).size, numbers.length);
      assert.doesNotMatch(await page.locator('.paper').innerText(), /\{[a-z_]+\}/, 'no place is left open');

      const { text, sheets, size } = await print(page, `paper-${tag}`);
      assert.deepEqual(size.map(Math.round), [595, 842], 'A4');
      assert.ok(sheets >= 5 && sheets <= 9, `${sheets} sheets`);
      assert.match(text, /03-0000-1101/, 'where to fax it');
      assert.match(text, /☐/);
      assert.match(text, /○/);
      assert.match(text, new RegExp(`${sheets}\\s*/\\s*${sheets}`), 'each sheet has its number');
      const onScreenOnly = await page.locator('.no-print p').last().innerText();
      assert.ok(!text.includes(onScreenOnly.slice(0, 12)) || onScreenOnly === '', 'what is for the screen is not printed');
    });
  }

  test('says_in_words_who_is_asked_what', async (t) => {
    const page = await visitor(t, { javaScript: false });
    await page.goto(madoguchi.publicUrl + paperPath);
    const text = await page.locator('.paper').innerText();
    for (const sentence of [
      '「1-1 療養する方との関係」が「医療・介護などの専門職」の場合に、ご記入ください。',
      '「1-8 名前を伝えずに相談する」に記入がない場合に、ご記入ください。',
      '「2-10 今いる場所」が「病院に入院中」か「施設に入所中」か「高齢者向け住宅・有料老人ホーム」の場合に、ご記入ください。',
      '「1-1 療養する方との関係」が「本人」以外の場合に、ご記入ください。',
      '「4-1 連絡方法」が「手紙（郵送）」か「訪問してほしい」の場合、または「3-6 ほしい資料」に記入がある場合に、ご記入ください。',
    ]) {
      assert.ok(text.includes(sentence), sentence);
    }
    assert.ok(text.includes('受付印') && text.includes('利用目的'), 'a place for the stamp, and the privacy notice');
  });

  test('carries_what_was_typed_and_nothing_else', async (t) => {
    const page = await visitor(t);
    await page.goto(madoguchi.publicUrl + paperPath);
    assert.doesNotMatch(await page.locator('.paper').innerText(), /[☑●]/);
    await begin(page, madoguchi.publicUrl);
    await fillAll(page, everything);
    await follow(page, page.getByRole('link', { name: '入力した内容を紙に印刷する' }));
    assert.equal(pathOf(page), filledPath);
    const text = await page.locator('.paper').innerText();
    for (const typed of ['髙﨑 𠮷子', '"Acme" & さくら野病院, <b>地域連携室</b>', '☑ がん', '● 医療・介護などの専門職', '=1+1, よろしく', '2027年1月15日']) {
      assert.ok(text.includes(typed), typed);
    }
    assert.ok(!text.includes('☑ 脳卒中'));
    assert.deepEqual(await axeViolations(page), []);
    const sheet = await print(page, 'paper-filled');
    assert.match(sheet.text, /髙﨑/);

    await page.goto(madoguchi.publicUrl + confirmPath);
    await send(page);
    await page.goto(madoguchi.publicUrl + filledPath);
    assert.equal(pathOf(page), receiptPath, 'after sending there is nothing left to print');
  });

  test('of_nothing_typed_says_how_to_begin', async (t) => {
    const page = await visitor(t);
    assert.equal((await page.goto(madoguchi.publicUrl + filledPath)).status(), 404);
  });
});

describe('a form outside its time', () => {
  /** Puts a version into use that differs from the file in these members. */
  async function publish(version, members) {
    const file = path.join(makeFolder('form'), 'consult_intake.json');
    const form = JSON.parse(readFileSync(path.join(root, 'forms/consult_intake.json'), 'utf8'));
    writeFileSync(file, JSON.stringify({ ...form, version, ...members }));
    await madoguchi.madoguchi('form', 'publish', file);
    await renewWorkers();
  }

  async function assertClosed(page, address) {
    const answer = await page.goto(madoguchi.publicUrl + address);
    assert.equal(answer.status(), 403, address);
    assert.ok(await page.getByRole('heading', { name: 'いまは受け付けていません' }).isVisible(), address);
    assert.match(await page.locator('main').innerText(), /03-0000-1100/, 'whom to call');
  }

  test('takes_no_answers_and_says_whom_to_call_and_loses_nothing_that_was_typed', async (t) => {
    const page = await visitor(t, { size: sizes.phone });
    const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    await publish('2098.1', { effectivePeriod: { start: day(-9), end: day(9) } });
    await begin(page, madoguchi.publicUrl);
    await fillAll(page, anonymous);

    // Its last day passes: the bytes of a version never change, except for this test.
    await madoguchi.psql(`set session_replication_role = replica;
      update madoguchi.questionnaire q set definition = d.text, sha256 = encode(sha256(convert_to(d.text, 'UTF8')), 'hex')
        from (select replace(definition, '${day(9)}', '${day(-2)}') as text from madoguchi.questionnaire
               where version = '2098.1') d
       where version = '2098.1'`);
    await renewWorkers();
    for (const address of [formPath, stepPath(1), confirmPath, paperPath]) {
      await assertClosed(page, address);
    }
    assert.deepEqual(await axeViolations(page), []);
    await page.goto(madoguchi.publicUrl + confirmPath);
    assert.equal(await scrollsSideways(page), false);
    await screenshot(page, 'closed');
    await follow(page, page.getByRole('link', { name: '入力した内容を紙に印刷する' }));
    assert.match(await page.locator('.paper').innerText(), /近所の方が心配です。/);
    await page.goto(madoguchi.publicUrl + confirmPath);
    await follow(page, page.getByRole('button', { name: '消してやめる' }));
    assert.equal(await madoguchi.psql("select count(*) from madoguchi.draft where questionnaire_version = '2098.1'"), '0');
  });

  test('is_refused_when_it_is_only_being_tried_out', async (t) => {
    const page = await visitor(t);
    await publish('2098.2', { experimental: true });
    await assertClosed(page, formPath);
    await publish('2098.3', {});
    assert.equal((await page.goto(madoguchi.publicUrl + formPath)).status(), 200);
  });
});
