// The council's paper in a real browser: chosen, written, kept, printed and carried away as a file. What is printed is
// compared with SQL that knows nothing of the program's.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { launchBrowser, openPage, sizes } from '../lib/browser.mjs';
import { makeFolder, run, startMadoguchi } from '../lib/madoguchi.mjs';
import { assertAccessible, assertGood, logIn, withPage } from './officer.mjs';

const DAY = 86_400_000;
const folder = makeFolder('report');

/** The fiscal year that was closed last: nothing in it depends on the day of the test. */
const today = new Date(Date.now() + 9 * 3_600_000);
const YEAR = today.getUTCFullYear() - (today.getUTCMonth() < 3 ? 2 : 1);

const LABELS = { daily: '日常の療養支援', transition: '入退院支援', acute: '急変時の対応', eol: '看取り' };

/** Contacts by scene: 259 of one year, 344 of the next; of acute so few that somebody could be recognised. */
const BEFORE = { daily: 140, transition: 60, acute: 4, eol: 55 };
const NOW = { daily: 200, transition: 90, acute: 3, eol: 51 };

let instance;
let browser;

function rowsOf(year, scenes) {
  const first = Date.UTC(year, 3, 1);
  const codes = Object.entries(scenes).flatMap(([code, count]) => Array(count).fill(code));
  return codes.map((scene, i) => {
    const day = new Date(first + ((i * 7) % 360) * DAY).toISOString().slice(0, 10);
    return `('139998', 'T-${year}-${i % 150}', 'C-${i}', '${['central', 'north', 'south'][i % 3]}', '${day}', false, 1, 'new',
             'tel', 'family_in', 'a85', 'f', 'alone', 'home', 'k1', 'dementia', '${scene}', '{home_dr}', 'dementia',
             '{living_alone}', false, '{}', '{info}', '{tel}', '{}', '{}', '{}', '{}', 'w1', 'm30', 'open')`;
  });
}

function addContacts(year, scenes) {
  return instance.psql(`
    insert into madoguchi.contact_fact (municipality, person, case_no, desk, contact_on, after_hours, handler, case_kind,
      channel, caller_type, age, gender, household, place_now, care_level, main_disease, scene_main, topics, main_factor,
      sub_factors, difficult, difficult_reason, actions, action_method, resources, unmet, partners, community_issue,
      urgency, minutes, state)
    values ${rowsOf(year, scenes).join(',')}`);
}

/** {daily: 200 …} of the fiscal year, straight from the rows. */
async function scenesInSql(year) {
  const rows = await instance.psql(`
    select scene_main, count(*) from madoguchi.contact_fact
     where municipality = '139998' and contact_on >= '${year}-04-01' and contact_on < '${year + 1}-04-01' group by 1`);
  return Object.fromEntries(rows.split('\n').map((line) => line.split('|')).map(([code, n]) => [code, Number(n)]));
}

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off' } });
  browser = await launchBrowser();
  await instance.psql('delete from madoguchi.contact_fact');
  await addContacts(YEAR - 1, BEFORE);
  await addContacts(YEAR, NOW);
});
after(async () => {
  await browser?.close();
  await instance?.stop();
});

const asOfficer = (login, story) =>
  withPage(browser, { size: sizes.desktop }, async (page) => {
    await logIn(page, instance, login, '/reports');
    await page.waitForURL('**/reports');
    await story(page);
  });

const save = (page) => page.click('main form .button:not(.button--quiet)');

/** Begins a paper of last year and writes into it; resolves to its address. */
async function write(page, { comment, audience = 'council' }) {
  await page.goto(`${instance.staffUrl}/reports/new`);
  await page.fill('[name="document"]', '8さ高第12号');
  await page.fill('[name="section"]', '高齢福祉課');
  await page.check(`[name="audience"][value="${audience}"]`);
  await save(page);
  await page.waitForSelector('#saved');
  await page.fill('[name="counts.comment"]', comment);
  await save(page);
  await page.waitForURL(/\/reports\/\d+\?saved/);
  return new URL(page.url()).pathname;
}

const paperText = (page) => page.locator('.report').innerText();

/** What the printer gets, as text. */
async function printed(page, name) {
  const file = path.join(folder, `${name}.pdf`);
  await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
  return (await run('pdftotext', ['-layout', file, '-'])).stdout;
}

/** The numbers behind a label in its table: a chart has but one in a line, and no number in the line of what is masked. */
function numbersBehind(text, label) {
  const rest = text.split('\n').map((line) => line.trim()).filter((line) => line.startsWith(label))
    .map((line) => line.slice(label.length).trim().split(/\s+/));
  const cells = rest.find(({ length }) => length > 2);
  assert.ok(cells, `"${label}" is printed in a table`);
  const drawn = rest.filter(({ length }) => length < 3).map(([value]) => value.replace('件', ''));
  assert.deepEqual(drawn.filter((value) => /\d/.test(value) && value !== cells[0]), [], `${label}: the chart says the same`);
  return cells;
}

async function download(page, name) {
  const [started] = await Promise.all([page.waitForEvent('download'), page.click(`a[href$="${name}"]`)]);
  const file = path.join(folder, name);
  await started.saveAs(file);
  return file;
}

const noted = (kind) => instance.psql(`select count(*) from madoguchi.audit where kind = '${kind}'`);

describe('the council\'s paper', () => {
  let paper;

  test('is begun, written and looked at; it says how many contacts there were, and how many more', () =>
    asOfficer('desk1', async (page) => {
      paper = await write(page, { comment: '家族からの相談が増えました。' });
      const text = await paperText(page);
      assert.match(text, /344件（前年度比 \+85件、\+32\.8％）/);
      assert.match(text, /家族からの相談が増えました。/);
      assert.match(text, /下書き/);
      assert.match(text, /個人が特定される情報は含まれません。$/);
      await assertGood(page, 'report-draft');
      await page.setViewportSize(sizes.phone);
      await assertAccessible(page);
    }));

  test('is called after its year where nothing else was typed', () =>
    asOfficer('desk1', async (page) => {
      await page.goto(`${instance.staffUrl}/reports/new`);
      await page.fill('[name="year"]', '5');
      await page.fill('[name="section"]', '高齢福祉課');
      await save(page);
      await page.waitForSelector('#saved');
      assert.equal(await page.inputValue('[name="title"]'), '令和5年度 在宅療養相談窓口の実施状況');
    }));

  test('asks whether nobody can be recognised before it takes a case', () =>
    asOfficer('desk1', async (page) => {
      await page.goto(`${instance.staffUrl}${paper}/edit`);
      await page.fill('[name="hard.case1"]', '退院後の生活に不安のある方を、多職種で支えた。');
      await save(page);
      await page.locator('[name="hard.anonymous"]').last().check();
      await assertGood(page, 'report-edit');
      await save(page);
      await page.waitForSelector('#saved');
      assert.match(await paperText(page), /事例 1\s+退院後の生活に不安のある方を、多職種で支えた。/);
    }));

  test('tells whoever saves second, and keeps what they typed', () =>
    asOfficer('desk1', (page) =>
      asOfficer('desk2', async (other) => {
        await page.goto(`${instance.staffUrl}${paper}/edit`);
        await other.goto(`${instance.staffUrl}${paper}/edit`);
        await page.fill('[name="scenes.comment"]', '急変が減りました。');
        await other.fill('[name="scenes.comment"]', '別の文です。');
        await save(page);
        await page.waitForSelector('#saved');
        await save(other);
        assert.match(await other.textContent('#changed'), /急変が減りました。/);
        assert.equal(await other.inputValue('[name="scenes.comment"]'), '別の文です。');
      })));

  test('is not kept unseen: a colleague saved it in the meantime', () =>
    asOfficer('desk2', async (page) => {
      await page.goto(instance.staffUrl + paper);
      await instance.psql('update madoguchi.report set saves = saves + 1 where kept_at is null');
      await page.click('form[action$="/keep"] button');
      assert.match(await page.textContent('#refusal'), /ほかの職員が先に保存した/);
      await assertGood(page);
    }));

  test('is kept once by two clicks', () =>
    asOfficer('desk1', async (page) => {
      await page.goto(instance.staffUrl + paper);
      await page.dblclick('form[action$="/keep"] button');
      await page.waitForSelector('#saved');
      await assertGood(page, 'report-kept');
      assert.doesNotMatch(await paperText(page), /下書き/);
      assert.equal(await noted('report.keep'), '1');
      assert.equal(await page.locator('form[action$="/keep"]').count(), 0);
    }));

  test('prints what SQL counts, and nothing of what is too few', () =>
    asOfficer('desk1', async (page) => {
      await page.goto(instance.staffUrl + paper);
      const text = await printed(page, 'kept');
      const [now, last] = [await scenesInSql(YEAR), await scenesInSql(YEAR - 1)];
      const total = (scenes) => Object.values(scenes).reduce((sum, n) => sum + n, 0);
      assert.deepEqual([total(now), total(last)], [344, 259]);
      assert.match(text, /8さ高第12号[^]*資料１[^]*高齢福祉課[^]*1 件数と増減[^]*2 場面別[^]*個人が特定される情報は含まれません。/);
      assert.match(text, /\b1 ?\/ ?\d+/, 'pages are numbered');

      const shares = (scenes, code) => (Math.round((scenes[code] * 1000) / total(scenes)) / 10).toFixed(1);
      const shown = Object.keys(LABELS).filter((code) => numbersBehind(text, LABELS[code])[0] !== 'x');
      assert.ok(shown.length >= 2 && !shown.includes('acute'), `shown: ${shown}`);
      for (const code of shown) {
        const [count, share] = numbersBehind(text, LABELS[code]);
        assert.deepEqual([count, share], [String(now[code]), shares(now, code)], code);
      }
      assert.ok(Object.keys(LABELS).length - shown.length >= 2, 'one x alone could be computed');
    }));

  test('and its files say the same, without a server', () =>
    asOfficer('desk1', async (page) => {
      await page.goto(instance.staffUrl + paper);
      const text = await paperText(page);
      const file = await download(page, 'report.html');
      const alone = await openPage(browser);
      await alone.goto(pathToFileURL(file).href);
      assert.equal(await paperText(alone), text);
      assert.equal(await alone.locator('script, [src], [href^="/"], [href^="http"]').count(), 0);
      assert.deepEqual([alone.strangers, alone.complaints], [[], []]);
      await assertGood(alone, 'report-file');
      await alone.context().close();

      const archive = await download(page, 'figures.zip');
      const { stdout } = await run('unzip', ['-p', archive, '*-T5.csv']);
      const cells = Object.fromEntries(stdout.trim().split('\r\n').slice(1).map((line) => line.split(',')).map(([code, , n]) => [code, n]));
      assert.equal(cells.daily, String(NOW.daily));
      assert.equal(cells.acute, 'x');
      assert.equal(cells.total, '344');
      const { stdout: long } = await run('unzip', ['-p', archive, '集計値.csv']);
      assert.ok(long.split('\r\n').some((line) => /,T5,.*,daily,.*,contacts,.*,200$/.test(line)));
      assert.ok(!long.split('\r\n').some((line) => /,T5,.*,acute,.*,contacts,.*,\d+$/.test(line)), 'masked there, too');
      assert.equal(await noted('report.export'), '2');
    }));

  test('stays as it was when more is recorded; a new version tells what is now', () =>
    asOfficer('desk1', async (page) => {
      await page.goto(instance.staffUrl + paper);
      const [text, paged] = [await paperText(page), await printed(page, 'before')];
      await addContacts(YEAR, { daily: 6, eol: 5 });
      await page.reload();
      assert.equal(await paperText(page), text);
      assert.equal(await printed(page, 'after'), paged);

      await page.click('a[href*="/reports/new?from="]');
      await assertGood(page, 'report-version');
      await save(page);
      await page.waitForSelector('#saved');
      await page.goto(page.url().replace(/\/edit.*/, ''));
      const version = await paperText(page);
      assert.match(version, /355件（前年度比 \+96件、\+37\.1％）/);
      assert.match(version, /家族からの相談が増えました。/);
    }));

  test('is read by who only looks, once it was kept for the council; drafts are not', () =>
    asOfficer('viewer1', async (page) => {
      assert.equal(await page.locator('.receipt-link').count(), 1);
      assert.equal(await page.locator('a[href="/reports/new"]').count(), 0);
      await page.click('.receipt-link');
      assert.match(await paperText(page), /344件/);
      assert.equal(await page.locator('form[action*="/reports/"], a[href*="/edit"], a[href^="/exports/"]').count(), 0);
      await assertGood(page, 'report-viewer');
    }));

  test('shows every number within the office', () =>
    asOfficer('desk1', async (page) => {
      await write(page, { comment: '庁内用です。', audience: 'internal' });
      const text = await printed(page, 'internal');
      assert.deepEqual(numbersBehind(text, LABELS.acute).slice(0, 1), ['3']);
      assert.match(text, /庁内用/);
      assert.doesNotMatch(text, /個人が特定される情報は含まれません/);
    }));

  test('of a year that has not begun is none', () =>
    asOfficer('desk1', async (page) => {
      await page.goto(`${instance.staffUrl}/reports/new`);
      await page.fill('[name="section"]', '高齢福祉課');
      await page.fill('[name="year"]', '98');
      await save(page);
      assert.match(await page.textContent('main'), /まだ始まっていない年度です。/);
      await assertGood(page);
    }));
});
