// A desk officer's morning in a real browser: what waits, who asks, what is done about it, and two people at once.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { sendRequest } from '../integration/journey.mjs';
import { launchBrowser, screenshot, sizes } from '../lib/browser.mjs';
import { root, startMadoguchi } from '../lib/madoguchi.mjs';
import { assertGood, logIn, withPage } from './officer.mjs';

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

const as = (login, options, story) =>
  withPage(browser, options, async (page) => {
    await logIn(page, instance, login, '/login');
    await page.waitForURL('**/today');
    await story(page);
  });

const at = (page, where) => page.goto(instance.staffUrl + where);

const listed = (page) => page.locator('.receipt-link').allInnerTexts();

/** What a tab says that it holds. */
async function tabCount(page, label) {
  return Number(await page.locator('.tabs__tab', { hasText: label }).locator('.tabs__count').innerText());
}

/** A new request at the central desk, from a resident whose name is 髙﨑 𠮷子. */
async function newRequest(detail) {
  const { receiptNo } = await sendRequest(instance.publicUrl, detail);
  assert.ok(receiptNo);
  return receiptNo;
}

const ofLanguage = (language) =>
  instance.psql(`select receipt_no from madoguchi.request where language = '${language}' limit 1`);

const standing = (receiptNo) =>
  instance.psql(`select state || ' ' || desk || ' ' || saves from madoguchi.request where receipt_no = '${receiptNo}'`);

async function search(page, words) {
  await at(page, '/requests');
  await page.fill('#q', words);
  await page.click('.search button');
}

const modes = [
  { name: 'with a script', options: {} },
  { name: 'without a script', options: { javaScript: false } },
  { name: 'on 320 pixels', options: { size: sizes.phone } },
];

for (const { name, options } of modes) {
  describe(`a morning at the central desk, ${name}`, () => {
    let receiptNo;
    before(async () => {
      receiptNo = await newRequest(`朝の相談 ${name}`);
    });

    test('the new one waits in its tab, and is found however its name or number is typed', () =>
      as('desk1', options, async (page) => {
        await at(page, '/requests');
        await page.click('.tabs__tab >> nth=0');
        assert.match(page.url(), /state=open/);
        assert.ok((await listed(page)).includes(receiptNo));
        for (const words of ['髙﨑', '高崎', 'ﾀｶｻｷ', 'たかさき よし', '𠮷子', '吉子', '03-0000', '0000', receiptNo,
          receiptNo.replaceAll('-', '').toLowerCase()]) {
          await search(page, words);
          assert.ok((await listed(page)).includes(receiptNo), words);
          assert.equal(await page.inputValue('#q'), words);
        }
        await search(page, '山本');
        assert.ok(!(await listed(page)).includes(receiptNo));
        await search(page, '000');
        assert.match(await page.innerText('.list-head__count'), /4けた以上/);
      }));

    test('it is taken charge of, noted on, done, and each stands in the record with who and when', () =>
      as('desk1', options, async (page) => {
        await at(page, '/requests?state=open');
        const [before, mine] = [await tabCount(page, '未対応'), await tabCount(page, '自分の担当')];
        await at(page, `/requests/${receiptNo}`);
        await page.click('button:text-is("担当する")');
        await page.waitForURL(/saved=1/);
        assert.ok(await page.isVisible('#saved'));
        assert.equal(await page.innerText('.record .tag--in_progress'), '対応中');
        await page.click('a:text-is("メモを残す")');
        await page.fill('[name=note]', '10時に電話。\n留守でした。');
        await page.click('main form button');
        await page.waitForURL(/saved=1/);
        await page.click('a:text-is("状態を変える")');
        await page.check('[name=state][value=done]');
        await page.click('main form[action$="/state"] button');
        // Without a script the question that has just come up is asked now.
        if (!/saved=1/.test(page.url()) && (await page.locator('textarea[name=note]').isVisible())) {
          await page.fill('[name=note]', '案内して終わりました。');
          await page.click('main form[action$="/state"] button');
        }
        await page.waitForURL(/saved=1/);
        const events = await page.locator('.events').innerText();
        for (const word of ['中央窓口 田所', '担当を中央窓口 田所にしました', '留守でした。', '「対応中」から「完了」']) {
          assert.ok(events.includes(word), word);
        }
        await at(page, '/requests?state=open');
        assert.equal(await tabCount(page, '未対応'), before - 1);
        assert.equal(await tabCount(page, '自分の担当'), mine, 'what is done is no longer to do');
      }));

    test('the page says what there is to do, and is good for everybody', () =>
      as('desk1', { ...options, javaScript: true }, async (page) => {
        for (const where of ['', '/note', '/state', '/desk', '/corrections/q_detail', '/print']) {
          await at(page, `/requests/${receiptNo}${where}`);
          await assertGood(page, where === '' ? `staff-request-work-${page.viewportSize().width}` : undefined);
        }
        for (const where of ['/requests', '/requests?state=open&order=oldest', '/requests?q=高崎', '/requests/transferred']) {
          await at(page, where);
          await assertGood(page, where === '/requests' ? `staff-requests-${page.viewportSize().width}` : undefined);
        }
      }));
  });
}

describe('two at once', () => {
  test('the second learns who did what when, keeps what was typed, and nothing is overwritten', async () => {
    const receiptNo = await newRequest('二人で');
    await as('desk1', {}, async (mine) => {
      await at(mine, `/requests/${receiptNo}/note`);
      await mine.fill('[name=note]', '私のメモ');
      await as('admin', {}, async (theirs) => {
        await at(theirs, `/requests/${receiptNo}/note`);
        await theirs.fill('[name=note]', '管理者のメモ');
        await theirs.click('main form[action$="/note"] button');
        await theirs.waitForURL(/saved=1/);
      });
      const [answer] = await Promise.all([
        mine.waitForResponse((response) => response.request().method() === 'POST'),
        mine.click('main form[action$="/note"] button'),
      ]);
      assert.equal(answer.status(), 409);
      const notice = await mine.innerText('#changed');
      for (const word of ['区 担当課（管理者）', 'メモを残しました', '管理者のメモ']) {
        assert.ok(notice.includes(word), word);
      }
      assert.match(notice, /\d{4}-\d\d-\d\d \d\d:\d\d/);
      assert.equal(await mine.inputValue('[name=note]'), '私のメモ');
      await assertGood(mine, 'staff-request-conflict');
      assert.equal(await standing(receiptNo), 'open central 1');
      await mine.click('main form[action$="/note"] button');
      await mine.waitForURL(/saved=1/);
      const events = await mine.innerText('.events');
      assert.ok(events.includes('管理者のメモ') && events.includes('私のメモ'));
    });
  });

  test('taking charge of what a colleague has just taken is told, with the page as it is now', async () => {
    const receiptNo = await newRequest('担当');
    await as('desk1', {}, async (mine) => {
      await at(mine, `/requests/${receiptNo}`);
      await as('admin', {}, async (theirs) => {
        await at(theirs, `/requests/${receiptNo}`);
        await theirs.click('button:text-is("担当する")');
        await theirs.waitForURL(/saved=1/);
      });
      await mine.click('button:text-is("担当する")');
      await mine.waitForSelector('#changed');
      assert.match(await mine.innerText('#changed'), /担当を区 担当課（管理者）にしました/);
      assert.equal(await standing(receiptNo), 'in_progress central 1');
      await mine.click('button:text-is("担当する")');
      await mine.waitForURL(/saved=1/);
      assert.equal(await standing(receiptNo), 'in_progress central 2');
    });
  });

  test('a double click does a thing once', async () => {
    const receiptNo = await newRequest('二度押し');
    await as('desk1', { javaScript: false }, async (page) => {
      await at(page, `/requests/${receiptNo}/note`);
      await page.fill('[name=note]', '一度だけ');
      await page.dblclick('main form[action$="/note"] button');
      await page.waitForURL(/saved=1/);
      assert.equal(await standing(receiptNo), 'open central 1');
    });
  });
});

test('a request that is handed over is the other desk’s, with its note; the old desk keeps a line', async () => {
  const receiptNo = await newRequest('引き継ぐ相談');
  await as('desk1', {}, async (page) => {
    await at(page, `/requests/${receiptNo}/desk`);
    await page.check('[name=desk][value=central]');
    await page.click('main form[action$="/desk"] button');
    assert.match(await page.innerText('.question__error'), /別の窓口/);
    await page.check('[name=desk][value=north]');
    await page.fill('[name=note]', '北部にお住まいです。');
    await page.dblclick('main form[action$="/desk"] button');
    await page.waitForURL('**/requests/transferred?saved=1*');
    const line = await page.innerText('.listing tbody tr >> nth=0');
    for (const word of [receiptNo, '北部あんしん窓口', '中央窓口 田所', '北部にお住まいです。']) {
      assert.ok(line.includes(word), word);
    }
    assert.equal((await at(page, `/requests/${receiptNo}`)).status(), 404);
  });
  await as('desk2', {}, async (page) => {
    await search(page, receiptNo);
    assert.deepEqual(await listed(page), [receiptNo]);
    await page.click('.receipt-link');
    const events = await page.innerText('.events');
    assert.ok(events.includes('北部にお住まいです。'));
    assert.equal(await page.innerText('.record .tag--open'), '未対応');
  });
});

test('what is marked as spam is in no count but its own, is never deleted, and comes back', async () => {
  const receiptNo = await newRequest('広告です');
  await as('desk1', {}, async (page) => {
    await at(page, '/requests?state=open');
    const [all, spam] = [await tabCount(page, 'すべて'), await tabCount(page, '迷惑')];
    await at(page, `/requests/${receiptNo}/state`);
    await page.check('[name=state][value=spam]');
    await page.click('main form[action$="/state"] button');
    assert.match(await page.innerText('.question__error'), /\S/, 'it needs a reason');
    await page.fill('[name=reason]', '宣伝だけでした');
    await page.click('main form[action$="/state"] button');
    await page.waitForURL(/saved=1/);
    await at(page, '/requests');
    assert.deepEqual([await tabCount(page, 'すべて'), await tabCount(page, '迷惑')], [all - 1, spam + 1]);
    assert.ok(!(await listed(page)).includes(receiptNo));
    await page.click('.tabs__tab:has-text("迷惑")');
    await page.click(`.receipt-link:text-is("${receiptNo}")`);
    assert.ok((await page.innerText('main')).includes('広告です'));
    await page.click('a:text-is("状態を変える")');
    await page.check('[name=state][value=open]');
    await page.click('main form[action$="/state"] button');
    await page.waitForURL(/saved=1/);
    await at(page, '/requests?state=open');
    assert.ok((await listed(page)).includes(receiptNo));
  });
});

test('a correction stands beside the answer, which stays as it was sent', async () => {
  const receiptNo = await newRequest('訂正される相談');
  const answers = `select answers::text from madoguchi.request where receipt_no = '${receiptNo}'`;
  const sent = await instance.psql(answers);
  await as('desk1', {}, async (page) => {
    await at(page, `/requests/${receiptNo}`);
    await page.click('a[href$="/corrections/p_age"]');
    assert.ok((await page.innerText('main')).includes('80～84歳'), 'the answer stands above');
    await page.fill('[name=right]', '89歳');
    await page.fill('[name=reason]', '電話でご家族に確かめました');
    await page.click('main form button');
    await page.waitForURL(/saved=1/);
    const row = page.locator('.answers__row', { hasText: '療養する方の年齢' });
    for (const word of ['80～84歳', '89歳', '電話でご家族に確かめました', '中央窓口 田所']) {
      assert.ok((await row.innerText()).includes(word), word);
    }
    assert.equal((await at(page, `/requests/${receiptNo}/corrections/no_such`)).status(), 404);
  });
  assert.equal(await instance.psql(answers), sent);
});

test('answers in another language are read in Japanese, and as they were given', async () => {
  const receiptNo = await ofLanguage('en');
  await as('admin', {}, async (page) => {
    await at(page, `/requests/${receiptNo}`);
    const row = page.locator('.answers__row', { hasText: '療養する方との関係' });
    const original = row.locator('.answers__original');
    assert.equal(await original.getAttribute('lang'), 'en');
    assert.match(await original.innerText(), /Your relationship/);
    const detail = page.locator('.answers__row', { has: page.locator('dt:text-is("相談の内容")') });
    assert.match(await detail.innerText(), /翻訳していません/);
  });
});

test('who only looks sees no sensitive answer before saying why, and can change nothing', async () => {
  const receiptNo = await newRequest('秘密の相談内容');
  await as('viewer1', {}, async (page) => {
    await at(page, `/requests/${receiptNo}`);
    const html = await page.content();
    assert.ok(!html.includes('秘密の相談内容'));
    assert.ok(html.includes('髙﨑 𠮷子'));
    assert.equal(await page.locator('a[href*="/corrections/"], .deeds').count(), 0);
    assert.equal((await at(page, `/requests/${receiptNo}/note`)).status(), 403);
    await at(page, `/requests/${receiptNo}/print`);
    assert.ok(!(await page.content()).includes('秘密の相談内容'));
    await at(page, `/requests/${receiptNo}/unmask`);
    await assertGood(page);
    await page.click('main form button');
    assert.match(await page.innerText('.question__error'), /\S/);
    await page.fill('[name=reason]', '統計の確認');
    await page.click('main form button');
    await page.waitForURL(`**/requests/${receiptNo}`);
    assert.ok((await page.content()).includes('秘密の相談内容'));
  });
  assert.equal(
    await instance.psql(`select detail ->> 'reason' from madoguchi.audit
                          where kind = 'request.unmask' and subject = '${receiptNo}'`),
    '統計の確認',
  );
});

test('printed on A4 it says handle with care, who printed it and when, and the audit trail knows', async () => {
  const receiptNo = await newRequest('印刷する相談');
  await as('desk1', {}, async (page) => {
    await at(page, `/requests/${receiptNo}/print`);
    await page.emulateMedia({ media: 'print' });
    const main = await page.innerText('main');
    for (const word of ['取扱注意', receiptNo, '印刷する相談', '中央窓口 田所']) {
      assert.ok(main.includes(word), word);
    }
    assert.equal(await page.locator('.staff-nav').isVisible(), false);
    const pdf = await page.pdf({ format: 'A4' });
    assert.match(pdf.toString('latin1'), /MediaBox \[0 0 59[45](\.\d+)? 84[12]/);
    await screenshot(page, 'staff-request-print');
    writeFileSync(path.join(root, 'tests/screenshots/staff-request-print.pdf'), pdf);
  });
  const printed = await instance.psql(`select count(*) from madoguchi.audit
                                        where kind = 'request.print' and subject = '${receiptNo}'`);
  assert.equal(printed, '1');
});

test('pages lead on and back, and what comes in meanwhile moves nothing', () =>
  as('admin', {}, async (page) => {
    await at(page, '/requests?order=newest');
    const first = await listed(page);
    const next = await page.getAttribute('a[rel=next]', 'href');
    await newRequest('間に来た相談');
    await at(page, next);
    const second = await listed(page);
    assert.ok(second.length > 0 && !second.some((number) => first.includes(number)));
    await page.click('a[rel=prev]');
    assert.deepEqual(await listed(page), first);
    await page.click('a[rel=next]');
    assert.deepEqual(await listed(page), second);
  }));
