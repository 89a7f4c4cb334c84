// Accounts in a real browser: from the administrator's form to the holder's first login, the second factor, and a
// page that covers itself. The page's clock is ours.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { totp } from '../integration/staff.mjs';
import { axeViolations, launchBrowser, screenshot, scrollsSideways, sizes } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import { PASSWORD, logIn, withPage } from './officer.mjs';

const GOOD = 'asa-gao no tane wo maku';

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
beforeEach(() => instance.psql('delete from madoguchi.login_failure'));

/** Here and at the width of a telephone, with a picture of both. */
async function assertGood(page, name) {
  assert.deepEqual(await axeViolations(page), [], name);
  await screenshot(page, name);
  const before = page.viewportSize();
  await page.setViewportSize(sizes.phone);
  assert.equal(await scrollsSideways(page), false, `${name} at 320 px`);
  await screenshot(page, `${name}-phone`);
  await page.setViewportSize(before);
}

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** Makes an account; resolves to the link for its password. */
async function makeAccount(page, login, javaScript) {
  await page.goto(`${instance.staffUrl}/admin/accounts/new`);
  await page.getByLabel('ログイン名').fill(login);
  await page.getByLabel('名前（同僚に見えます）').fill('佐藤 さくら');
  await page.getByLabel('窓口（担当の窓口').check();
  if (!javaScript) {
    await press(page, '保存する'); // what depends on the role comes with the next page then
  }
  await page.getByLabel('北部あんしん窓口').check();
  await page.getByLabel('理由').fill('4月に着任');
  await press(page, '保存する');
  await page.waitForURL('**/admin/accounts/*saved=1*');
  await press(page, 'パスワードを決めるリンクを作る');
  return page.textContent('#link code');
}

describe('a new colleague', () => {
  for (const javaScript of [true, false]) {
    test(`chooses a password and comes in, ${javaScript ? 'with' : 'without'} a script`, async () => {
      const login = javaScript ? 'sato' : 'suzuki';
      let link;
      await withPage(browser, { javaScript }, async (page) => {
        await logIn(page, instance, 'admin', '/admin');
        await page.click('a[href="/admin/accounts"]');
        if (javaScript) {
          await assertGood(page, 'accounts');
          await page.goto(`${instance.staffUrl}/admin/accounts/new`);
          await page.getByRole('button', { name: '保存する' }).click();
          await page.waitForSelector('#issues');
          await assertGood(page, 'account-new-issues');
        }
        link = await makeAccount(page, login, javaScript);
        if (javaScript) {
          await assertGood(page, 'account-link');
        }
      });
      await withPage(browser, { javaScript }, async (page) => {
        await page.goto(link);
        if (javaScript) {
          await assertGood(page, 'first-password');
        }
        await page.fill('#new-password', 'password1234');
        await page.fill('#new-password-again', 'password1234');
        await page.click('main button');
        assert.match(await page.innerText('main .question__error'), /よく使われる/);
        assert.equal(await page.inputValue('#new-password'), '');
        if (javaScript) {
          await assertGood(page, 'first-password-refused');
        }
        await page.fill('#new-password', GOOD);
        await page.fill('#new-password-again', GOOD);
        await page.click('main button');
        await page.waitForURL('**/login?saved=1');
        assert.match(await page.innerText('#saved'), /パスワードを設定しました/);
        await page.fill('#login', login);
        await page.fill('#password', GOOD);
        await page.click('main button');
        await page.waitForURL('**/today');
        assert.equal((await page.goto(link)).status(), 404);
        if (javaScript) {
          await assertGood(page, 'link-gone');
        }
      });
    });
  }
});

test('a form that a colleague has changed meanwhile comes back with both', () =>
  withPage(browser, {}, async (page) => {
    await logIn(page, instance, 'admin', '/admin/accounts');
    await page.click('a:text-is("desk3")');
    const address = page.url();
    await page.getByLabel('名前（同僚に見えます）').fill('わたしの変更');
    await instance.psql("update madoguchi.staff set name = 'ほかの人の変更', saves = saves + 1, saved_at = now() where login = 'desk3'");
    await press(page, '保存する');
    assert.match(await page.innerText('#changed'), /ほかの人の変更/);
    assert.equal(await page.getByLabel('名前（同僚に見えます）').inputValue(), 'わたしの変更');
    await assertGood(page, 'account-changed');
    await press(page, '保存する');
    await page.waitForURL('**saved=1*');
    await page.goto(address);
    assert.equal(await page.getByLabel('名前（同僚に見えます）').inputValue(), 'わたしの変更');
    await assertGood(page, 'account-edit');
  }));

describe('a second factor', () => {
  test('is set up from the picture, asked for at login, and replaced by a recovery code', async () => {
    let secret;
    let codes;
    await withPage(browser, {}, async (page) => {
      await logIn(page, instance, 'desk1', '/account');
      await assertGood(page, 'account');
      await page.click('a[href="/account/second-factor"]');
      await press(page, '設定を始める');
      secret = await page.textContent('code.secret');
      assert.ok(await page.isVisible('svg.qr'));
      await assertGood(page, 'second-factor');
      await page.fill('#code', '000000');
      await press(page, '確かめて使い始める');
      assert.match(await page.innerText('main .question__error'), /数字が違います/);
      assert.equal(await page.textContent('code.secret'), secret, 'the picture stays the same');
      await page.fill('#code', totp(secret, -1));
      await press(page, '確かめて使い始める');
      codes = await page.locator('.recovery code').allTextContents();
      assert.equal(new Set(codes).size, 10);
      await assertGood(page, 'recovery-codes');
      await page.click('main .button');
      assert.match(await page.innerText('main'), /設定済み/);
    });
    await withPage(browser, {}, async (page) => {
      await logIn(page, instance, 'desk1', '/forms');
      await page.waitForURL('**/login/code?*');
      await assertGood(page, 'login-code');
      await page.fill('#code', totp(secret));
      await page.click('main button');
      await page.waitForURL('**/forms');
    });
    await withPage(browser, { javaScript: false }, async (page) => {
      await logIn(page, instance, 'desk1');
      await page.fill('#code', codes[3].toLowerCase());
      await page.click('main button');
      await page.waitForURL('**/today');
      await page.goto(`${instance.staffUrl}/account/second-factor`);
      assert.match(await page.innerText('main'), /残りの回復コード： 9/);
    });
  });
});

describe('a page that nobody touches', () => {
  const note = 'まだ保存していない文章';

  /** A form with something typed in it, and the clock in our hands. */
  async function typeSomething(page) {
    await page.clock.install();
    await logIn(page, instance, 'admin', '/admin/accounts/new');
    await page.getByLabel('名前（同僚に見えます）').fill(note);
  }

  test('says so a minute before, covers itself, and gives back what was typed for the password', () =>
    withPage(browser, {}, async (page) => {
      await typeSomething(page);
      const address = page.url();
      await page.clock.runFor(14 * 60_000 + 3000);
      assert.ok(await page.isVisible('.lock-notice'));
      await page.keyboard.press('Shift');
      assert.ok(!(await page.isVisible('.lock-notice')), 'any key goes on');
      await page.clock.runFor(15 * 60_000 + 3000);
      assert.ok(await page.isVisible('dialog.lock'));
      assert.ok(!(await page.getByText('アカウントを作る').first().isVisible()), 'nothing is to be read');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog.lock', { state: 'visible' });
      await assertGood(page, 'locked');
      await page.fill('#lock-password', 'wrong');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[data-say="refused"]:visible');
      await page.fill('#lock-password', PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForSelector('dialog.lock', { state: 'detached' });
      assert.equal(page.url(), address);
      assert.equal(await page.getByLabel('名前（同僚に見えます）').inputValue(), note);
      await page.getByLabel('ログイン名').fill('kept');
      await page.getByLabel('閲覧（担当の窓口').check();
      await page.getByLabel('北部あんしん窓口').check();
      await page.getByLabel('理由').fill('着任');
      await press(page, '保存する');
      await page.waitForURL('**saved=1*');
    }));

  test('is locked at the server at the same moment', () =>
    withPage(browser, {}, async (page) => {
      await typeSomething(page);
      const [lock] = await Promise.all([
        page.waitForResponse('**/login/lock'),
        page.clock.runFor(15 * 60_000 + 3000),
      ]);
      assert.equal(lock.status(), 204);
      const other = await page.context().newPage();
      await other.goto(`${instance.staffUrl}/requests`);
      assert.match(other.url(), /\/login\/unlock/);
    }));

  test('covers and uncovers the other tabs with it', () =>
    withPage(browser, {}, async (page) => {
      await typeSomething(page);
      const other = await page.context().newPage();
      await other.goto(`${instance.staffUrl}/requests`);
      await page.clock.runFor(15 * 60_000 + 3000);
      await other.waitForSelector('dialog.lock', { state: 'visible' });
      await other.fill('#lock-password', PASSWORD);
      await other.keyboard.press('Enter');
      await page.waitForSelector('dialog.lock', { state: 'detached' });
      assert.equal(await page.getByLabel('名前（同僚に見えます）').inputValue(), note);
      const keys = (one) => one.locator('input[name="key"]').first().inputValue();
      assert.equal(await keys(page), await keys(other));
    }));

  test('keeps the session alive while somebody types for longer than that', () =>
    withPage(browser, {}, async (page) => {
      await typeSomething(page);
      const [alive] = await Promise.all([
        page.waitForResponse('**/login/alive'),
        (async () => {
          for (let minutes = 0; minutes < 8; minutes++) {
            await page.keyboard.press('Shift');
            await page.clock.runFor(60_000);
          }
        })(),
      ]);
      assert.equal(alive.status(), 204);
    }));

  test('without a script keeps what was typed, too: the server asks for the password in between', () =>
    withPage(browser, { javaScript: false }, async (page) => {
      await logIn(page, instance, 'admin', '/admin/accounts/new');
      await page.getByLabel('ログイン名').fill('noscript');
      await page.getByLabel('名前（同僚に見えます）').fill(note);
      await page.getByLabel('委託先（相談は').check();
      await page.getByLabel('理由').fill('委託の開始');
      await press(page, '保存する');
      await page.getByLabel('個人情報取扱特記事項').fill('目的外に使わない');
      await instance.psql("update madoguchi.session set seen_at = now() - interval '15 minutes'");
      await press(page, '保存する');
      assert.match(await page.innerText('h1'), /ロックされています/);
      await page.fill('main #password', PASSWORD);
      await press(page, 'ロックを解除する');
      await press(page, '残っている内容を送る');
      await page.waitForURL('**saved=1*');
      assert.equal(await page.getByLabel('名前（同僚に見えます）').inputValue(), note);
    }));

  test('that the server locked is as good as the others', () =>
    withPage(browser, {}, async (page) => {
      await logIn(page, instance, 'admin');
      await instance.psql("update madoguchi.session set seen_at = now() - interval '15 minutes'");
      await page.goto(`${instance.staffUrl}/requests`);
      await page.waitForURL('**/login/unlock?*');
      await assertGood(page, 'unlock');
      await page.fill('main #password', PASSWORD);
      await page.click('main button');
      await page.waitForURL('**/requests');
    }));
});
