// The work list in a real browser: what waits is worked off where it stands, by one officer and by two at once.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { sendRequest } from '../integration/journey.mjs';
import { launchBrowser, sizes } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import { assertGood, logIn, withPage } from './officer.mjs';

const ON_TIME = 'C08-T0DAYX-X';
const LATE = 'C08-1ATEXX-X';
const NORTH = 'C08-N0RTHX-X';

let instance;
let browser;

const sql = (text) => instance.psql(`
  set search_path = madoguchi;
  select set_config('madoguchi.municipality', (select municipality from municipality), false);
  ${text}`).then((out) => out.split('\n').filter((line) => line !== 'SET').slice(1).join('\n'));

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off' } });
  browser = await launchBrowser();
  // Of the demo's cases none is to be followed up.
  await sql(`
    update case_file set state = 'closed', next_on = null;
    insert into person (person_no, name, kana) values ('T08-T0DAYX-X', '相談 花子', 'ソウダン ハナコ');
    insert into case_file (case_no, person_no, desk, opened_by)
    select v.case_no, v.person_no, v.desk, s.staff_id
      from staff s, (values ('${ON_TIME}', 'T08-T0DAYX-X', 'central'), ('${LATE}', null, 'central'),
                            ('${NORTH}', null, 'north')) as v (case_no, person_no, desk)
     where s.login = 'admin'`);
});
after(async () => {
  await browser?.close();
  await instance?.stop();
});

beforeEach(() => sql(`
  update case_file set state = 'open', assigned_to = null, next_action = '退院日を確かめる',
         next_on = today() - case case_no when '${ON_TIME}' then 0 else 3 end
   where case_no in ('${ON_TIME}', '${LATE}', '${NORTH}');
  update case_file set urgency = 'today' where case_no = '${LATE}'`));

const as = (login, options, story) =>
  withPage(browser, options, async (page) => {
    await logIn(page, instance, login);
    await page.waitForURL('**/today');
    await story(page);
  });

const tab = async (page, label) => {
  await page.locator('.tabs__tab', { hasText: label }).first().click();
  await page.waitForLoadState();
};
const count = async (page, label) =>
  Number(await page.locator('.tabs__tab', { hasText: label }).first().locator('.tabs__count').innerText());
const rowOf = (page, number) => page.locator('tbody tr', { hasText: number });
const listed = (page) => page.locator('.receipt-link').allInnerTexts();
const newRequest = async (detail) => (await sendRequest(instance.publicUrl, detail)).receiptNo;

/** Presses a button of a row, as it is called there. */
const press = async (page, number, name) => {
  await rowOf(page, number).getByRole('button', { name: `${name} ${number}` }).click();
  await page.waitForLoadState();
};

const modes = [
  { name: 'with a script', options: {} },
  { name: 'without a script', options: { javaScript: false } },
  { name: 'on 320 pixels', options: { size: sizes.phone } },
];

for (const { name, options } of modes) {
  describe(`a morning, ${name}`, () => {
    test('a request is taken on and finished without leaving the list', async () => {
      const receiptNo = await newRequest(`今日の仕事 ${name}`);
      await as('desk1', options, async (page) => {
        assert.ok((await listed(page)).includes(receiptNo));
        const [waiting, mine] = [await count(page, '新しい相談'), await count(page, '自分の担当')];
        await press(page, receiptNo, '担当する');
        assert.match(page.url(), /\/today\?tab=new&saved=1#saved$/);
        assert.ok(await page.locator('#saved').isVisible());
        assert.ok(!(await listed(page)).includes(receiptNo));
        assert.deepEqual([await count(page, '新しい相談'), await count(page, '自分の担当')], [waiting - 1, mine + 1]);
        await tab(page, '自分の担当');
        assert.equal(await rowOf(page, receiptNo).getByRole('button', { name: '担当する' }).count(), 0);
        await press(page, receiptNo, '完了にする');
        assert.match(page.url(), /tab=mine/);
        assert.ok(!(await listed(page)).includes(receiptNo));
      });
      assert.equal(await sql(`select state || ' ' || saves from request where receipt_no = '${receiptNo}'`), 'done 2');
    });

    test('a follow-up is put off to another day, and its case watched', () =>
      as('desk1', options, async (page) => {
        await tab(page, '期限切れ');
        assert.deepEqual(await listed(page), [LATE]);
        assert.match(await rowOf(page, LATE).innerText(), /期限超過[\s\S]*退院日を確かめる/);
        await rowOf(page, LATE).locator('summary').click();
        if (options.javaScript !== false) { // axe-core is a script
          await assertGood(page, `today-${name.replaceAll(' ', '-')}`);
        }
        const usual = await page.getByLabel('次の対応日').inputValue();
        await page.getByLabel('次の対応日').fill('2000-01-01');
        await page.getByLabel('延期の理由').fill('連絡待ち');
        await press(page, LATE, '延期する');
        assert.match(await page.innerText('#told'), /今日以降の日付/);
        assert.deepEqual(await listed(page), [LATE], 'nothing was done');
        assert.equal(await page.getByLabel('次の対応日').inputValue(), '2000-01-01', 'what was typed is still there');
        assert.equal(await page.getByLabel('延期の理由').inputValue(), '連絡待ち');
        await page.getByLabel('次の対応日').fill(usual);
        await press(page, LATE, '延期する');
        assert.match(page.url(), /tab=overdue&saved=1#saved$/);
        assert.deepEqual(await listed(page), []);
        await tab(page, '今日');
        await press(page, ON_TIME, '見守りにする');
        assert.match(await rowOf(page, ON_TIME).innerText(), /見守り中/);
        assert.equal(await rowOf(page, ON_TIME).getByRole('button', { name: '見守りにする' }).count(), 0);
        assert.equal(
          await sql(`select next_on = usual_delay() from case_file where case_no = '${LATE}'`), 't', 'the usual day');
        assert.equal(await sql(`select note from case_event where case_no = '${LATE}' order by saves desc limit 1`), '連絡待ち');
      }));
  });
}

test('who comes second is told who was quicker, and nothing was done', async () => {
  const receiptNo = await newRequest('二人で同時に');
  await as('desk1', {}, (slow) =>
    as('admin', {}, async (quick) => {
      await press(quick, receiptNo, '担当する');
      await press(slow, receiptNo, '完了にする');
      assert.match(await slow.innerText('#told'), new RegExp(`${receiptNo}[\\s\\S]*担当を変えました[\\s\\S]*対応中`));
      slow.complaints.length = 0; // the browser tells of the 409
      await assertGood(slow, 'today-quicker');
      await tab(slow, '期限切れ');
      await tab(quick, '期限切れ');
      await press(quick, LATE, '担当する');
      await press(slow, LATE, '見守りにする');
      assert.match(await slow.innerText('#told'), new RegExp(`${LATE}[\\s\\S]*担当を変えました[\\s\\S]*継続中`));
      slow.complaints.length = 0;
    }));
  assert.equal(await sql(`select state || ' ' || saves from request where receipt_no = '${receiptNo}'`), 'in_progress 1');
});

test('who comes second to what was handed over is told where it is now', async () => {
  const receiptNo = await newRequest('先に引き継がれる');
  await as('desk1', {}, (slow) =>
    as('admin', {}, async (quick) => {
      await quick.goto(`${instance.staffUrl}/requests/${receiptNo}/desk`);
      await quick.getByLabel('北部').check();
      await quick.getByLabel('引き継ぎのメモ').fill('北部の方でした');
      await quick.locator('main form .button').first().click();
      await quick.waitForURL('**saved=1*');
      await press(slow, receiptNo, '完了にする');
      assert.match(await slow.innerText('#told'), new RegExp(`${receiptNo}[\\s\\S]*引き継ぎました → .*北部`));
      assert.ok(!(await listed(slow)).includes(receiptNo));
      slow.complaints.length = 0; // the browser tells of the 409
      await assertGood(slow, 'today-handed-over');

      await tab(slow, '期限切れ');
      await rowOf(slow, LATE).locator('summary').click();
      await slow.getByLabel('延期の理由').fill('書きかけの理由');
      await sql(`
        with handed as (update case_file set desk = 'north', saves = saves + 1 where case_no = '${LATE}' returning case_no, saves)
        insert into case_event (case_no, saves, staff_id, kind, old, new)
        select case_no, saves, (select staff_id from staff where login = 'admin'), 'transfer', 'central', 'north' from handed`);
      await press(slow, LATE, '延期する');
      assert.match(await slow.innerText('#told'), new RegExp(`${LATE}[\\s\\S]*引き継ぎました → .*北部[\\s\\S]*書きかけの理由`));
      slow.complaints.length = 0;
    }));
  await sql(`update case_file set desk = 'central' where case_no = '${LATE}'`);
});

test('what was handed to the desk since yesterday is marked, with the note', async () => {
  const receiptNo = await newRequest('引き継ぐ');
  await as('desk1', {}, async (page) => {
    await rowOf(page, receiptNo).getByRole('link', { name: '他の窓口へ引き継ぐ' }).click();
    await page.waitForURL(`**/requests/${receiptNo}/desk`);
    await page.getByLabel('北部').check();
    await page.getByLabel('引き継ぎのメモ').fill('午後に電話をお願いします');
    await page.locator('main form .button').first().click();
    await page.waitForURL('**saved=1*');
  });
  await as('desk2', {}, async (page) => {
    assert.match(await rowOf(page, receiptNo).innerText(), /引継ぎ[\s\S]*午後に電話をお願いします/);
    assert.ok(!(await listed(page)).includes(LATE));
    await tab(page, '期限切れ');
    assert.deepEqual(await listed(page), [NORTH], 'a desk sees what is its own');
  });
});

test('the whole list is worked by the keyboard alone', async () => {
  const receiptNo = await newRequest('キーボードだけで');
  await as('desk1', {}, async (page) => {
    const name = () => page.evaluate(() => document.activeElement.textContent.trim().replaceAll(/\s+/g, ' '));
    for (let stops = 0; stops < 300 && (await name()) !== `担当する ${receiptNo}`; stops++) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.waitForURL('**saved=1*');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'saved');
    assert.ok(!(await listed(page)).includes(receiptNo));
  });
});

test('who only looks is offered nothing to do, and no word about anybody', () =>
  as('viewer1', {}, async (page) => {
    for (const label of ['新しい相談', '期限切れ', '優先']) {
      await tab(page, label);
      assert.equal(await page.locator('tbody button').count(), 0);
      assert.ok(!(await page.content()).includes('退院日を確かめる'));
    }
  }));

test('a filter and a tab are an address', () =>
  as('admin', {}, async (page) => {
    await tab(page, '期限切れ');
    assert.deepEqual((await listed(page)).sort(), [LATE, NORTH].sort());
    await page.selectOption('#desk', 'north');
    await page.locator('.filter button').click();
    await page.waitForURL('**/today?tab=overdue&desk=north*');
    assert.deepEqual(await listed(page), [NORTH]);
    await press(page, NORTH, '担当する');
    assert.match(page.url(), /tab=overdue&desk=north&saved=1/);
    await page.selectOption('#assigned', 'me');
    await page.locator('.filter button').click();
    assert.deepEqual(await listed(page), [NORTH]);
  }));
