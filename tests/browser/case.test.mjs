// Cases and people in a real browser: a request becomes a case that is worked with and closed, somebody is found again
// however they are written, two people are one and then two again, and a case goes to another desk.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launchBrowser } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import { recordContact } from './contact_sheet.mjs';
import { assertGood, logIn, withPage } from './officer.mjs';

let instance;
let browser;

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off', STAFF_WORKERS: '2' } });
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await instance?.stop();
});

const numberIn = (address, kind) => new RegExp(`${kind}\\d\\d-\\w{6}-\\w`).exec(address)[0];

async function enter(page, login = 'desk1') {
  await logIn(page, instance, login, '/requests');
  await page.waitForSelector('.staff-nav');
}

const go = (page, path) => page.goto(instance.staffUrl + path);

/** Types into the search by keyboard alone, and waits for who is found. */
async function search(page, field, typed) {
  await go(page, `/cases/new#${field}`);
  await page.fill(`#${field}`, typed);
  await Promise.all([page.waitForURL('**/cases/search'), page.press(`#${field}`, 'Enter')]);
  await page.waitForSelector('#found');
}

/** Begins with somebody new; resolves to the numbers of case and person. */
async function openFor(page, facts) {
  await go(page, '/cases/new');
  for (const [field, typed] of Object.entries(facts)) {
    await page.fill(`#${field}`, typed);
  }
  await page.click('button:text-is("検索する")');
  await page.waitForSelector('#found');
  await page.click('button:text-is("新しい対象者として始める")');
  await page.waitForURL('**/contacts/**');
  const contact = numberIn(page.url(), 'K');
  const row = await instance.psql(`
    select c.case_no || ' ' || c.person_no from madoguchi.contact k join madoguchi.case_file c using (municipality, case_no)
     where k.response_no = '${contact}'`);
  const [caseNo, personNo] = row.split(' ');
  return { caseNo, personNo };
}

async function anOpenRequest() {
  return instance.psql(`
    select r.receipt_no from madoguchi.request r
     where r.desk = 'central' and r.state = 'open'
       and not exists (select from madoguchi.case_request l where l.receipt_no = r.receipt_no) order by 1 limit 1`);
}

test('a request becomes a case in one click, has three contacts, and is closed', () =>
  withPage(browser, {}, async (page) => {
    await enter(page);
    const receipt = await anOpenRequest();
    const before = await instance.psql(`select answers from madoguchi.request where receipt_no = '${receipt}'`);
    await go(page, `/requests/${receipt}`);
    await page.click('button:text-is("相談ケースにする")');
    await page.waitForURL('**/contacts/**/edit');

    await recordContact(page);
    await page.waitForSelector('h1:has-text("対応記録")');
    await go(page, `/requests/${receipt}`);
    const caseNo = numberIn(await page.locator('a[href^="/cases/C"]').first().getAttribute('href'), 'C');
    assert.equal(await page.locator('button:text-is("相談ケースにする")').count(), 0, 'it is a case once');

    for (const said of [{}, { state: 'closed', outcome: 'service', outcome_date: new Date().toLocaleDateString('sv', { timeZone: 'Asia/Tokyo' }) }]) {
      await go(page, `/cases/${caseNo}`);
      await page.click('button:text-is("新しい対応を記録")');
      await page.waitForURL('**/contacts/**/edit');
      await recordContact(page, { case_kind: 'cont', ...said });
      await page.waitForURL((url) => !url.pathname.endsWith('/edit'));
    }

    await go(page, `/cases/${caseNo}`);
    await assertGood(page, 'case');
    assert.equal(await page.locator('.timeline__entry--contact').count(), 3);
    assert.match(await page.textContent('.case__head'), /終結/);
    assert.match(await page.textContent('.case__head'), new RegExp(receipt), 'the request stands at the case');
    const after = await instance.psql(`select answers from madoguchi.request where receipt_no = '${receipt}'`);
    assert.equal(after, before, 'what the resident sent is as it was sent');

    await go(page, `/cases/${caseNo}/print?seal=1`);
    await assertGood(page, 'case-print');
    assert.equal(await page.locator('.case-record').count(), 3);
    assert.equal(await page.locator('.seal').count(), 1);
  }));

test('two clicks on a request are one case and one contact', () =>
  withPage(browser, {}, async (page) => {
    await enter(page);
    const receipt = await anOpenRequest();
    await go(page, `/requests/${receipt}`);
    const fields = await page.$eval(`form[action="/requests/${receipt}/case"]`, (form) => [...new FormData(form)]);
    const press = () => page.request.post(`${instance.staffUrl}/requests/${receipt}/case`, {
      form: Object.fromEntries(fields), headers: { Origin: instance.staffUrl }, maxRedirects: 0 });
    const [first, second] = await Promise.all([press(), press()]);
    assert.equal(first.status(), 303);
    assert.equal(first.headers().location, second.headers().location);
    assert.equal(await instance.psql(`
      select count(*) from madoguchi.case_request l join madoguchi.contact k using (municipality, case_no)
       where l.receipt_no = '${receipt}'`), '1');
  }));

test('two clicks on somebody new are one case, one person and one contact', () =>
  withPage(browser, {}, async (page) => {
    await enter(page);
    await search(page, 'name', '二度 押される 人');
    const button = page.locator('button:text-is("新しい対象者として始める")');
    const fields = await button.evaluate((pressed) => [...new FormData(pressed.form, pressed)]);
    const action = await button.evaluate((pressed) => pressed.form.action);
    const press = () => page.request.post(action, {
      form: Object.fromEntries(fields), headers: { Origin: instance.staffUrl }, maxRedirects: 0 });
    // Held up for a moment, so that each is begun before the other has done anything.
    const held = instance.psql('begin; lock table madoguchi.person in exclusive mode; select pg_sleep(2); commit');
    await page.waitForTimeout(500);
    const answers = await Promise.all([press(), press()]);
    await held;
    assert.deepEqual(answers.map((answer) => answer.status()), [303, 303]);
    assert.equal(answers[0].headers().location, answers[1].headers().location);
    assert.equal(await instance.psql(`
      select count(*) || ' ' || count(distinct person_no) from madoguchi.person p join madoguchi.case_file c using (municipality, person_no)
        join madoguchi.contact k using (municipality, case_no) where p.name = '二度 押される 人'`), '1 1');
  }));

test('somebody is found by half-width kana, a birthday of an era, a telephone number and a number', () =>
  withPage(browser, {}, async (page) => {
    await enter(page);
    const { caseNo, personNo } = await openFor(page, {
      name: '髙﨑 𠮷江', kana: 'タカサキ ヨシエ', birth: '1938-02-11', tel: '03-5550-4711' });
    for (const [field, typed] of [
      ['name', 'ﾀｶｻｷ'], ['kana', 'よしえ'], ['name', '高崎吉江'], ['birth', '昭和13年2月11日'], ['birth', 'S13.2.11'],
      ['tel', '４７１１'], ['tel', '0355504711'], ['number', caseNo.toLowerCase()], ['number', personNo],
    ]) {
      await search(page, field, typed);
      assert.ok((await page.textContent('#found')).includes(personNo), `${field} ${typed}`);
    }
    await assertGood(page, 'case-found');
    assert.match(await page.textContent('#found'), /1938年2月11日（昭和13年）/);
    assert.ok(!page.url().includes('T08'), 'what was sought stands in no address');

    await search(page, 'name', 'タカサキ');
    await Promise.all([page.waitForURL('**/contacts/**/edit'), page.keyboard.press('Enter')]);

    await go(page, `/cases?q=${encodeURIComponent('ﾀｶｻｷ ﾖｼｴ')}`);
    assert.ok((await page.textContent('.found')).includes(caseNo));
    await search(page, 'name', 'どこにもいない');
    assert.match(await page.textContent('#found'), /見つかりませんでした/);
  }));

test('two people are merged into one, and parted again', () =>
  withPage(browser, {}, async (page) => {
    await enter(page);
    const one = await openFor(page, { name: '同じ 人', birth: '1940-05-06' });
    await recordContact(page);
    await page.waitForURL((url) => !url.pathname.endsWith('/edit'));
    const other = await openFor(page, { name: '同じ　人', birth: '昭和15年5月6日' });

    await go(page, `/cases/${other.caseNo}`);
    assert.match(await page.textContent('main'), /同じ方かもしれません/);
    await assertGood(page, 'case-duplicate');
    await page.click('a:has-text("同じ方としてまとめる")');
    await page.waitForSelector('.both');
    await assertGood(page, 'person-merge');
    await page.check('input[name="keep"][value="this"]');
    await page.click('button:text-is("同じ方としてまとめる")');
    await page.waitForSelector('#saved');
    assert.equal(new URL(page.url()).pathname, `/people/${other.personNo}`);
    await assertGood(page, 'person');
    const counted = () => instance.psql(`select string_agg(distinct person, ' ') from madoguchi.contact_fact where case_no = '${one.caseNo}'`);
    assert.equal(await counted(), other.personNo);

    await go(page, `/people/${one.personNo}`);
    assert.ok(page.url().endsWith(other.personNo), 'the old number leads to whom it is now');
    await page.click('button:has-text("元に戻す")');
    await page.waitForSelector('#saved');
    assert.equal(await counted(), one.personNo);
    await go(page, `/people/${one.personNo}`);
    assert.ok(page.url().endsWith(one.personNo));
  }));

test('an anonymous caller says the name later', () =>
  withPage(browser, {}, async (page) => {
    await enter(page);
    await go(page, '/cases/new');
    await page.click('button:text-is("匿名の相談として始める")');
    await page.waitForURL('**/contacts/**');
    const contact = numberIn(page.url(), 'K');
    const caseNo = await instance.psql(`select case_no from madoguchi.contact where response_no = '${contact}'`);
    await go(page, `/cases/${caseNo}`);
    await page.click('a:text-is("対象者がわかった")');
    await page.fill('#name', '名乗った 人');
    await page.press('#name', 'Enter');
    await page.waitForSelector('#found');
    await assertGood(page, 'case-naming');
    await page.click('button:text-is("新しい対象者として始める")');
    await page.waitForSelector('#saved');
    assert.match(await page.textContent('.case__head'), /名乗った 人/);
  }));

test('a case that is handed over is seen by both desks, with the note', () =>
  withPage(browser, {}, async (page) => {
    await enter(page);
    const { caseNo } = await openFor(page, { name: '引き継がれる 人' });
    await go(page, `/cases/${caseNo}/desk`);
    await assertGood(page, 'case-desk');
    await page.check('input[name="desk"][value="north"]');
    await page.fill('textarea[name="note"]', '北部にお住まいでした');
    await page.click('button:text-is("保存する")');
    await page.waitForSelector('#saved');
    assert.equal(new URL(page.url()).pathname, '/cases/transferred');
    assert.match(await page.textContent('tbody'), /北部にお住まいでした/);
    await assertGood(page, 'cases-transferred');
    assert.equal((await go(page, `/cases/${caseNo}`)).status(), 404);

    await withPage(browser, {}, async (theirs) => {
      await enter(theirs, 'desk2');
      await go(theirs, `/cases/${caseNo}`);
      assert.match(await theirs.textContent('.timeline'), /北部にお住まいでした/);
    });
    page.complaints.length = 0;
  }));

test('who comes second is shown what a colleague did, and what they typed', () =>
  withPage(browser, {}, async (page) => {
    await enter(page);
    const { caseNo } = await openFor(page, { name: '二人で 開く' });
    await go(page, `/cases/${caseNo}/due`);
    await page.fill('input[name="day"]', '2027-01-08');
    await withPage(browser, {}, async (theirs) => {
      await enter(theirs, 'admin');
      await go(theirs, `/cases/${caseNo}/state`);
      await theirs.check('input[name="state"][value="watch"]');
      await theirs.fill('textarea[name="note"]', '見守りにします');
      await theirs.click('button:text-is("保存する")');
      await theirs.waitForSelector('#saved');
    });
    await page.click('button:text-is("保存する")');
    await page.waitForSelector('#changed');
    assert.match(await page.textContent('#changed'), /見守りにします/);
    assert.equal(await page.inputValue('input[name="day"]'), '2027-01-08');
    page.complaints.length = 0;
    await page.click('button:text-is("保存する")');
    await page.waitForSelector('#saved');
    assert.match(await page.textContent('.case__head'), /2027年1月8日/);
  }));

test('nobody who only looks is shown what was said', () =>
  withPage(browser, {}, async (page) => {
    await enter(page, 'viewer1');
    const caseNo = await instance.psql(`
      select k.case_no from madoguchi.contact k join madoguchi.case_file c using (municipality, case_no)
       where c.desk = 'central' and k.log_no is not null and k.conf = 'desk' limit 1`);
    await go(page, `/cases/${caseNo}`);
    await assertGood(page, 'case-viewer');
    assert.equal(await page.locator('.timeline__summary').count(), 0);
    assert.match(await page.textContent('.timeline'), /表示していません|伏せ/);
  }));
