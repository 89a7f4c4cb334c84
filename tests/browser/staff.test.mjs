// The desk officer's way in a real browser, and the whole line: what a resident types is what the officer's CSV holds.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import { recordsOf } from '../integration/csv.mjs';
import { launchBrowser, sizes } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import { PASSWORD, assertGood, logIn, withPage } from './officer.mjs';

let instance;
let browser;

before(async () => {
  instance = await startMadoguchi({ workers: 1 });
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await instance?.stop();
});

/** From the list, with what the form of the download has at first; sensitive answers only for a reason. */
async function download(page, { reason } = {}) {
  await page.click('a[href^="/exports/requests"]');
  await page.waitForURL('**/exports/requests*');
  if (reason) {
    await page.check('#sensitive-2');
    await page.fill('#reason', reason);
  }
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('form[action="/exports/requests"] .button')]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

/** A town whose requests go to the first desk of an account. */
async function townOf(login) {
  return instance.psql(`
    select t.town from madoguchi.town t
      join madoguchi.staff_desk sd using (municipality, desk)
      join madoguchi.staff s using (municipality, staff_id)
     where s.login = '${login}' order by t.town limit 1`);
}

// Names with rare kanji and a variation sequence, full-width digits, an era's date, quotes, commas, line breaks, and
// what a spreadsheet would run.
function typedBy(town) {
  return [
    {
      c_relation: 'pro',
      c_pro: 'cm',
      c_org: '=1+1,"本部"',
      c_name: '髙﨑 𠮷子',
      c_kana: 'たかさき よしこ',
    },
    {
      p_name: '葛\u{E0100}城　花子',
      p_age: 'a85',
      p_inarea: 'in',
      p_town: town,
      p_household: 'alone',
      p_place: 'hospital',
      p_hospital: '＠さくら病院',
      p_discharge: '令和8年12月1日',
      p_care: 'k3',
      p_disease: ['cancer', 'heart'],
      p_aware: 'agree',
    },
    {
      q_topics: ['home_dr', 'discharge'],
      q_detail: '「来月、父が退院します」と言われ、\n"急に"困っています,\n\n=SUM(A1)',
      q_urgency: 'today',
    },
    { c_method: ['tel'], c_tel: '０９０－００００－００００' },
    { consent_notice: 'true', consent_share: 'ask' },
  ];
}

const stored = {
  'c_relation': 'pro',
  'c_relation#_label': '医療・介護などの専門職',
  'c_org': '\'=1+1,"本部"',
  'c_name': '髙﨑 𠮷子',
  'c_kana': 'タカサキ ヨシコ',
  'p_name': '葛\u{E0100}城　花子',
  'p_age#_label': '85～89歳',
  'p_hospital': "'＠さくら病院",
  'p_discharge': '2026-12-01',
  'p_disease#cancer': '1',
  'p_disease#heart': '1',
  'p_disease#dementia': '0',
  'q_topics#home_dr': '1',
  'q_detail': '「来月、父が退院します」と言われ、 / "急に"困っています, /  / =SUM(A1)',
  'q_urgency': 'today',
  'c_tel': '090-0000-0000',
  'c_fax': '-',
  'p_postal': '',
  'consent_notice': '1',
};

async function answer(page, name, value) {
  const field = page.locator(`[name="${name}"]`).first();
  const kind = await field.evaluate((element) => element.type);
  if (kind === 'radio' || kind === 'checkbox') {
    for (const one of [value].flat()) {
      await page.check(`[name="${name}"][value="${one}"]`);
    }
  } else if (kind === 'select-one') {
    await field.selectOption(value);
  } else {
    await field.fill(value);
  }
}

/** The whole form as a resident; resolves to the receipt number. */
async function sendRequest(page, typed) {
  await page.goto(`${instance.publicUrl}/consultation`);
  await page.click('form[action="/consultation"] button');
  for (const [index, answers] of typed.entries()) {
    assert.match(page.url(), new RegExp(`/steps/${index + 1}$`));
    for (const [name, value] of Object.entries(answers)) {
      await answer(page, name, value);
    }
    await page.click('main button[value="next"]');
  }
  await page.click('form[action="/consultation/confirm"] button');
  await page.waitForURL('**/consultation/receipt');
  return /Z\d{2}-\w{6}-\w/.exec(await page.textContent('main'))[0];
}

describe('from the resident to the desk', () => {
  let receiptNo;
  before(() =>
    withPage(browser, {}, async (page) => {
      receiptNo = await sendRequest(page, typedBy(await townOf('desk1')));
    }),
  );

  test('what was typed stands in the CSV, letter by letter', () =>
    withPage(browser, {}, async (page) => {
      await logIn(page, instance, 'desk1', '/requests');
      const { name, text } = await download(page, { reason: '窓口での対応の準備' });
      assert.match(name, /^相談受付-\d{4}-\d{2}-\d{2}\.csv$/);
      const record = recordsOf(text).find((one) => one['受付番号'] === receiptNo);
      assert.ok(record, 'the request is in the file');
      const found = Object.fromEntries(Object.keys(stored).map((column) => [column, record[column]]));
      assert.deepEqual(found, stored);
      assert.equal(record['優先度コード'], '1');
      assert.match(record['受付日時'], /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
    }));

  test('the officer reads the answers as sent, line breaks and all', () =>
    withPage(browser, {}, async (page) => {
      await logIn(page, instance, 'desk1', `/requests/${receiptNo}`);
      await page.waitForURL(`**/requests/${receiptNo}`);
      assert.equal(await page.textContent('h1 .receipt-no'), receiptNo);
      const main = await page.innerText('main');
      for (const text of ['髙﨑 𠮷子', '葛\u{E0100}城　花子', '=1+1,"本部"', '"急に"困っています,\n\n=SUM(A1)']) {
        assert.ok(main.includes(text), text);
      }
      assert.ok(await page.isVisible('.notice--urgent'));
      await assertGood(page, 'staff-request');
    }));

  test('an urgent one stands first, marked by a word and not by colour alone', () =>
    withPage(browser, {}, async (page) => {
      await logIn(page, instance, 'desk1', '/requests');
      const urgent = page.locator('tbody tr').first();
      assert.match(await urgent.innerText(), /至急/);
      assert.equal(await urgent.locator('.receipt-link').innerText(), receiptNo);
    }));

  test('the neighbouring desk neither lists it nor opens it', () =>
    withPage(browser, {}, async (page) => {
      await logIn(page, instance, 'desk2', '/requests');
      assert.ok(!(await page.content()).includes(receiptNo));
      const answer = await page.goto(`${instance.staffUrl}/requests/${receiptNo}`);
      assert.equal(answer.status(), 404);
      const { text } = await download((await page.goto(`${instance.staffUrl}/requests`), page));
      assert.ok(!text.includes(receiptNo));
    }));
});

describe('login', () => {
  test('a wrong password is told, keeps the name and asks for the password again', () =>
    withPage(browser, {}, async (page) => {
      await page.goto(`${instance.staffUrl}/requests`);
      await page.fill('#login', 'desk1');
      await page.fill('#password', 'wrong');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[role="alert"]');
      assert.match(await page.innerText('[role="alert"]'), /違います/);
      assert.match(await page.title(), /エラー/);
      assert.equal(await page.inputValue('#login'), 'desk1');
      assert.equal(await page.inputValue('#password'), '');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'password');
      await assertGood(page, 'staff-login-refused');
      await page.fill('#password', PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/requests');
    }));

  test('guessing is slowed down with a page that tells how long', () =>
    withPage(browser, {}, async (page) => {
      await page.goto(`${instance.staffUrl}/login`);
      const wait = page.getByText(/\d+秒/);
      for (let guesses = 0; guesses < 20 && (await wait.count()) === 0; guesses++) {
        await page.fill('#login', 'nobody');
        await page.fill('#password', `guess ${guesses}`);
        await page.click('main button');
      }
      assert.ok(await wait.isVisible());
      await assertGood(page, 'staff-login-throttled');
    }));

  test('works in English, and the choice of language stays', () =>
    withPage(browser, { language: 'ja-JP' }, async (page) => {
      await page.goto(`${instance.staffUrl}/login`);
      await page.click('.languages__button[value="en"]');
      assert.equal(await page.innerText('h1'), 'Staff login');
      await page.fill('#login', 'desk1');
      await page.fill('#password', PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/today');
      assert.match(await page.innerText('h1'), /^Today/);
      await page.goto(`${instance.staffUrl}/requests`);
      assert.equal(await page.innerText('h1'), 'Requests');
      await assertGood(page, 'staff-requests-en');
    }));

  test('after logging out, the back button shows nothing of the requests', () =>
    withPage(browser, {}, async (page) => {
      await logIn(page, instance, 'desk1', '/requests');
      await page.waitForURL('**/requests');
      await page.click('form[action="/logout"] button');
      await page.waitForURL('**/login');
      await page.goBack();
      assert.equal(await page.locator('.listing').count(), 0);
    }));
});

describe('the list', () => {
  for (const [name, size] of Object.entries(sizes)) {
    test(`reads well on a ${name}`, () =>
      withPage(browser, { size }, async (page) => {
        await logIn(page, instance, 'admin', '/requests');
        await page.waitForURL('**/requests');
        await assertGood(page, `staff-requests-${name}`);
        await page.click('[rel="next"]');
        await page.waitForURL('**/requests?*after=*');
        await assertGood(page, `staff-requests-${name}-2`);
      }));

    test(`a request reads well on a ${name}`, () =>
      withPage(browser, { size }, async (page) => {
        await logIn(page, instance, 'admin');
        await page.click('.receipt-link >> nth=0');
        await page.waitForURL('**/requests/Z*');
        await assertGood(page, `staff-request-${name}`);
      }));
  }

  test('is filtered and walked by keyboard alone', () =>
    withPage(browser, {}, async (page) => {
      await logIn(page, instance, 'admin', '/requests');
      await page.focus('.tabs__tab >> nth=0');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/requests?state=open*');
      assert.match(await page.innerText('.tabs__tab[aria-current]'), /未対応/);
      const states = await page.locator('tbody .tag--open').count();
      assert.ok(states > 0 && states === (await page.locator('tbody tr').count()));
      await page.focus('.receipt-link >> nth=0');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/requests/Z*');
    }));

  test('works without JavaScript', () =>
    withPage(browser, { javaScript: false }, async (page) => {
      await logIn(page, instance, 'desk1', '/requests');
      await page.click('.tabs__tab >> nth=0');
      assert.match(page.url(), /state=open/);
      const { text } = await download(page);
      assert.ok(recordsOf(text).every((record) => record['状態コード'] === 'open'));
    }));

  test('who may only look is not offered the download', () =>
    withPage(browser, {}, async (page) => {
      await logIn(page, instance, 'viewer1', '/requests');
      await page.waitForURL('**/requests');
      assert.equal(await page.locator('a[href^="/exports"]').count(), 0);
      const answer = await page.goto(`${instance.staffUrl}/exports/requests`);
      assert.equal(answer.status(), 403);
      await assertGood(page, 'staff-forbidden');
    }));
});
