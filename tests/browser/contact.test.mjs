// A contact: a telephone call typed by keyboard alone, two people on one record, a sheet that saves itself, and a
// correction that shows what it changed.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { openCase } from '../integration/case.mjs';
import { logIn as logInByHttp } from '../integration/staff.mjs';
import { launchBrowser, sizes } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import { fillSheet, recordContact } from './contact_sheet.mjs';
import { assertGood, logIn, PASSWORD, withPage } from './officer.mjs';

/** Three keys a second for two minutes. */
const KEYS_IN_TWO_MINUTES = 360;

let instance;
let browser;
let admin;

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off', STAFF_WORKERS: '2' } });
  browser = await launchBrowser();
  admin = await logInByHttp(instance.staffUrl, 'admin');
});
after(async () => {
  await browser?.close();
  await instance?.stop();
});

const as = (login, options, story) =>
  withPage(browser, options, async (page) => {
    await logIn(page, instance, login, '/login');
    await page.waitForLoadState();
    await page.waitForURL((url) => url.pathname !== '/login');
    await story(page);
  });

const at = (page, where) => page.goto(instance.staffUrl + where);

/** Begins a contact of a new case as its page does; its address. */
async function begin(page, name = '髙﨑 花子') {
  const caseNo = await openCase(admin, 'central', name);
  await at(page, `/cases/${caseNo}`);
  await page.locator(`form[action="/cases/${caseNo}/contacts"] button`).first().click();
  await page.waitForURL('**/contacts/*/edit');
  return new URL(page.url()).pathname.replace(/\/edit$/, '');
}

const numberOf = (contact) => contact.split('/').at(-1);

const stored = async (contact, what) =>
  instance.psql(`select ${what} from madoguchi.response where response_no = '${numberOf(contact)}'`);

/** What an officer says on the telephone about somebody at home, in the order of the sheet. */
const CALL = {
  channel: 'tel',
  route: 'hp',
  caller_type: 'family_in',
  subj_age: 'a85',
  subj_gender: 'f',
  subj_town: null, // the first
  household: 'couple_old',
  place_now: 'home',
  care_level: 'applying',
  main_disease: 'dementia',
  has_family_doctor: 'yes',
  scene_main: 'daily',
  topics: 'kaigo_apply',
  summary: '申請中の母の介護について。週明けに訪問する。',
  main_factor: 'dementia',
  is_difficult: 'no',
  urgency: 'w1',
  share_consent: 'ok',
  action_method: 'tel',
  actions: 'info',
  minutes: 'm15',
};

/** A keyboard that counts. */
class Keyboard {
  constructor(page) {
    this.page = page;
    this.strokes = 0;
  }

  async press(key, times = 1) {
    for (let i = 0; i < times; i++) {
      await this.page.keyboard.press(key);
      this.strokes += 1;
    }
  }

  async type(text) {
    await this.page.keyboard.insertText(text);
    this.strokes += 2 * text.length; // as kana, and converted
  }

  focused() {
    return this.page.evaluate(() => document.activeElement.name);
  }

  async goTo(name) {
    for (let i = 0; (await this.focused()) !== name; i++) {
      assert.ok(i < 40, `${name} cannot be reached by Tab`);
      await this.press('Tab');
    }
  }

  /** How far the wanted answer is from the one that has the focus, and what kind of question it is. */
  way(value) {
    return this.page.evaluate((wanted) => {
      const { activeElement: here } = document;
      if (here.localName === 'select') {
        const options = [...here.options].filter(({ disabled }) => !disabled);
        const to = wanted === null ? options.findIndex((option) => option.value !== '') : options.findIndex((option) => option.value === wanted);
        return { kind: 'select', steps: to - options.indexOf(here.selectedOptions[0]) };
      }
      if (here.type === 'radio' || here.type === 'checkbox') {
        const boxes = [...document.getElementsByName(here.name)];
        return { kind: here.type, steps: boxes.findIndex((box) => box.value === wanted) - boxes.indexOf(here) };
      }
      return { kind: 'text' };
    }, value);
  }

  async answer(name, value) {
    await this.goTo(name);
    const { kind, steps } = await this.way(value);
    if (kind === 'text') {
      await this.type(value);
      return;
    }
    await this.press(steps < 0 ? 'ArrowUp' : 'ArrowDown', Math.abs(steps));
    if (kind === 'checkbox' || (kind === 'radio' && steps === 0)) {
      await this.press('Space');
    }
  }
}

test('a telephone contact is recorded by keyboard alone within two minutes', () =>
  as('desk1', {}, async (page) => {
    const contact = await begin(page);
    const keyboard = new Keyboard(page);
    for (const [name, value] of Object.entries(CALL)) {
      await keyboard.answer(name, value);
    }
    await keyboard.press('Control+Enter');
    await page.waitForURL('**/contacts/*?done=1*');
    assert.equal(await stored(contact, `status || ' ' || (answers #>> '{topics,0,code}')`), 'completed kaigo_apply');
    assert.ok(keyboard.strokes <= KEYS_IN_TWO_MINUTES, `${keyboard.strokes} strokes`);
    await assertGood(page, 'contact-done');
  }));

test('what must be answered is told at the top, and leads to its question', () =>
  as('desk1', {}, async (page) => {
    await begin(page);
    await page.click('button[value="complete"]');
    await page.waitForURL('**/edit?check=1#issues');
    await assertGood(page, 'contact-issues');
    await page.locator('#issues a', { hasText: '相談の概要' }).click();
    assert.equal(await page.evaluate(() => document.activeElement.name), 'summary');
  }));

test('a main factor is no further factor, and an age must fit the birth', () =>
  as('desk1', {}, async (page) => {
    await begin(page);
    await fillSheet(page, { subj_age: 'a40' });
    await page.locator('details', { has: page.locator('[name="subj_birth"]') }).evaluate((details) => { details.open = true; });
    await page.fill('[name="subj_birth"]', '昭和16年5月3日');
    await page.locator('details', { has: page.locator('[name="sub_factors"]') }).evaluate((details) => { details.open = true; });
    await page.check('[name="sub_factors"][value="dementia"]');
    await page.click('button[value="complete"]');
    await page.waitForURL('**/edit?check=1#issues');
    const told = await page.locator('#issues').innerText();
    assert.match(told, /年齢層が生年月日と合いません/);
    assert.match(told, /主要因と同じものは副要因に選べません/);
  }));

/** Sends what the sheet says, with what is said otherwise; where that led, and what was there. */
const send = (page, said) =>
  page.evaluate(async (otherwise) => {
    const form = document.getElementById('sheet') ?? document.querySelector('form[action$="/amend"]');
    const body = new URLSearchParams([...new FormData(form)]);
    Object.entries(otherwise).forEach(([name, value]) => body.set(name, value));
    const answer = await fetch(form.getAttribute('action'), { method: 'POST', body });
    return { status: answer.status, path: new URL(answer.url).pathname, query: new URL(answer.url).search, html: await answer.text() };
  }, said);

test('a second press of the button finds recorded what the first one has', () =>
  as('desk1', {}, async (page) => {
    const contact = await begin(page);
    await fillSheet(page, { summary: '髙﨑さんと𠮷田さんの話' });
    for (const time of ['first', 'second']) {
      const { status, path, query } = await send(page, { action: 'complete' });
      assert.deepEqual([status, path, query], [200, contact, '?done=1'], time);
    }
    assert.equal(await stored(contact, `revision || ' ' || (answers ->> 'summary')`), '1 髙﨑さんと𠮷田さんの話');
    const other = await send(page, { action: 'complete', summary: '書き直した話' });
    assert.equal(other.status, 409);
    assert.match(other.html, /書き直した話/);
  }));

test('a sheet saves itself, and is gone on with elsewhere', async () => {
  let contact;
  await as('desk1', {}, async (page) => {
    contact = await begin(page);
    await page.fill('[name="summary"]', '途中まで聞いた話');
    await page.locator('[data-autosave-state]', { hasText: '保存しました' }).waitFor();
  });
  await as('desk1', { javaScript: false }, async (page) => {
    await at(page, `${contact}/edit`);
    assert.equal(await page.inputValue('[name="summary"]'), '途中まで聞いた話');
    await page.fill('[name="summary"]', '最後まで聞いた話');
    await page.click('button[value="keep"]:not([tabindex])');
    await page.waitForURL('**/edit?saved=1#saved');
    assert.equal(await stored(contact, `entries #>> '{summary,0}'`), '最後まで聞いた話');
  });
});

test('a session that ends while one types costs nothing of it', () =>
  as('desk1', {}, async (page) => {
    const contact = await begin(page);
    await instance.psql(`delete from madoguchi.session s using madoguchi.staff a
                          where s.staff_id = a.staff_id and s.municipality = a.municipality and a.login = 'desk1'`);
    await page.fill('[name="summary"]', '話の途中で切れた');
    await page.locator('[data-autosave-state]', { hasText: 'ログインの期限が切れた' }).waitFor();
    await page.click('button[value="keep"]:not([tabindex])');
    await page.fill('#login', 'desk1');
    await page.fill('#password', PASSWORD);
    await page.click('main button');
    await page.getByRole('button', { name: '残っている内容を送る' }).click();
    await page.waitForURL('**/edit?saved=1#saved');
    assert.equal(await stored(contact, `entries #>> '{summary,0}'`), '話の途中で切れた');
  }));

test('of two people on one contact the second sees both texts, and nothing is lost', () =>
  as('desk1', {}, (mine) =>
    as('admin', {}, async (theirs) => {
      const contact = await begin(mine);
      await fillSheet(mine, { conf_level: 'office' });
      await mine.click('button[value="keep"]:not([tabindex])');
      await mine.waitForURL('**/edit?saved=1#saved');
      await at(theirs, `${contact}/edit`);
      await theirs.fill('[name="summary"]', '所管課の文章');
      await theirs.click('button[value="keep"]:not([tabindex])');
      await theirs.waitForURL('**/edit?saved=1#saved');

      await mine.fill('[name="summary"]', '窓口の文章');
      await mine.click('button[value="keep"]:not([tabindex])');
      await mine.locator('#changed').waitFor();
      const told = await mine.locator('#changed').innerText();
      assert.match(told, /所管課の文章/);
      assert.match(told, /窓口の文章/);
      assert.equal(await mine.inputValue('[name="summary"]'), '窓口の文章');
      await assertGood(mine, 'contact-conflict');
      assert.equal(await stored(contact, `entries #>> '{summary,0}'`), '所管課の文章');
      await mine.click('button[value="keep"]:not([tabindex])');
      await mine.waitForURL('**/edit?saved=1#saved');
      assert.equal(await stored(contact, `entries #>> '{summary,0}'`), '窓口の文章');
    })));

describe('a correction', () => {
  const completed = async (page) => {
    const contact = await begin(page);
    await recordContact(page);
    await page.waitForURL('**/contacts/*?done=1*');
    return contact;
  };
  const correct = async (page) => {
    await page.selectOption('[name="minutes"], select[name="minutes"]', 'm120').catch(() => page.check('[name="minutes"][value="m120"]'));
    await page.click('button[value="complete"]');
    await page.waitForURL('**/contacts/*?done=1*');
  };

  test('asks for no reason within a week, and shows what it changed', () =>
    as('desk1', {}, async (page) => {
      const contact = await completed(page);
      await page.click('#amend button');
      await page.waitForURL('**/edit');
      await correct(page);
      const history = await page.locator('.history').innerText();
      assert.match(history, /記録から7日以内の訂正/);
      assert.match(history, /16～30分[\s\S]*61～120分/);
      await assertGood(page, 'contact-history');
      await page.click('.history a');
      await page.waitForURL(`**${contact}/revisions/1`);
      assert.match(await page.locator('main').innerText(), /16～30分/);
    }));

  test('asks for one after eight days', () =>
    as('desk1', {}, async (page) => {
      const contact = await completed(page);
      await instance.psql(`update madoguchi.contact set completed_at = now() - interval '8 days'
                            where response_no = '${numberOf(contact)}'`);
      await at(page, contact);
      await page.click('#amend button');
      await page.waitForURL('**?needs=amend#amend');
      await assertGood(page, 'contact-reason');
      await page.fill('#amend-reason', '聞きちがい');
      await page.click('#amend button');
      await page.waitForURL('**/edit');
      await correct(page);
      assert.match(await page.locator('.history').innerText(), /聞きちがい/);
    }));

  test('made by the desk that the case went to leaves the contact where it is counted', async () => {
    let contact;
    await as('desk1', {}, async (page) => {
      contact = await completed(page);
    });
    await instance.psql(`update madoguchi.case_file c set desk = 'north' from madoguchi.contact k
                          where k.response_no = '${numberOf(contact)}' and c.case_no = k.case_no and c.municipality = k.municipality`);
    await as('desk2', {}, async (page) => {
      await at(page, contact);
      await page.click('#amend button');
      await page.waitForURL('**/edit');
      await correct(page);
    });
    assert.equal(await stored(contact, `revision || ' ' || (answers #>> '{desk,code}') || ' ' || desk`), '2 central central');
  });

  test('is not begun without its reason, and loses nothing that was typed by then', () =>
    as('desk1', {}, async (page) => {
      const contact = await begin(page);
      await fillSheet(page);
      assert.equal((await send(page, { action: 'complete' })).status, 200);
      await instance.psql(`update madoguchi.contact set completed_at = now() - interval '8 days'
                            where response_no = '${numberOf(contact)}'`);
      await page.fill('[name="summary"]', '間に合わなかった話');
      await page.click('button[value="keep"]:not([tabindex])');
      await page.waitForURL('**/edit');
      const refused = await send(page, { ':reason': ' ' });
      assert.equal(refused.status, 409);
      assert.match(refused.html, /間に合わなかった話/);
      await page.fill('#amend-reason', '書き足し');
      await page.click('main form button');
      await page.waitForURL('**/edit');
      assert.equal(await page.inputValue('[name="summary"]'), '間に合わなかった話');
    }));

  test('a contact entered in error stays, and is counted no more', () =>
    as('desk1', {}, async (page) => {
      const contact = await completed(page);
      await page.fill('#withdraw-reason', '別の方の記録');
      await page.click('#withdraw button');
      await page.waitForURL(`**${contact}`);
      assert.match(await page.locator('main').innerText(), /誤りとして取り消されています/);
      assert.equal(await instance.psql(`select count(*) from madoguchi.contact_fact f join madoguchi.contact k using (municipality, log_no)
                                         where k.response_no = '${numberOf(contact)}'`), '0');
    }));
});

test('its paper fits a narrow screen and says how to handle it', () =>
  as('desk1', { size: sizes.phone }, async (page) => {
    const contact = await begin(page);
    await assertGood(page, 'contact-sheet-phone');
    await at(page, `${contact}/print`);
    assert.match(await page.locator('main').innerText(), /取扱注意/);
    await assertGood(page, 'contact-print');
  }));

test('at the forms page there is no contact without a case', () =>
  as('desk1', {}, async (page) => {
    await at(page, '/forms/ConsultLog/responses');
    assert.equal(new URL(page.url()).pathname, '/cases/new');
  }));
