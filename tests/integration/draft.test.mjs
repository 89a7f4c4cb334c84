// Drafts by HTTP alone: how they save themselves, what a device of many keeps, and what marks a request.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { Visitor, send } from './client.mjs';
import { downloadRecords } from './exports.mjs';
import {
  answersOf, begin, confirm, confirmPath, fillAll, fillStep, hiddenFields, receiptNumber, receiptPath, stepPath,
} from './journey.mjs';
import { logIn } from './staff.mjs';

let instance;

before(async () => {
  instance = await startMadoguchi({ env: { RATE_LIMIT: 'off' } });
});
after(() => instance?.stop());

/** A step as it was shown: save() posts what changed since, as the script does. */
async function open(visitor, step) {
  const { body } = await visitor.get(stepPath(step));
  const own = hiddenFields(body, stepPath(step)).filter(([name]) => name !== 'asked');
  let at = 0;
  return {
    own,
    save: (answers, more = {}, without) => {
      at += 1;
      const fields = Object.entries(answers).flatMap(([name, value]) =>
        [['asked', name], ...[value].flat().map((one) => [name, one])]);
      const kept = own.filter(([name]) => name !== without);
      return visitor.post(stepPath(step), [...kept, ...fields, ...Object.entries({ action: 'save', ':at': at, ...more })]);
    },
  };
}

async function entriesOf(marker) {
  const row = await instance.psql(`select entries from madoguchi.draft where entries::text like '%${marker}%'`);
  return row === '' ? null : JSON.parse(row);
}

describe('an autosave', () => {
  test('is kept and answered with nothing but until when', async () => {
    const visitor = await begin(instance.publicUrl);
    const page = await open(visitor, 1);
    const saved = await page.save({ c_name: '自動 一', c_kana: '', c_anon: [] });

    assert.equal(saved.status, 204);
    assert.equal(saved.body, '');
    assert.equal(saved.headers['content-length'], undefined, 'as RFC 9110 has it for 204');
    assert.equal(saved.headers['cache-control'], 'no-store');
    assert.match(decodeURIComponent(saved.headers['kept-until']), /^\d{4}年\d+月\d+日（令和\d+年） \d\d:\d\d$/);
    assert.match(saved.headers['set-cookie'][0], /^draft=.+; Max-Age=86400$/);
    const { lang, ...entries } = await entriesOf('自動 一');
    assert.deepEqual(entries, { c_name: ['自動 一'] }, 'what is empty and was not asked has no entry');
    assert.equal(lang, undefined);
  });

  test('leaves no error behind: the page is as it was, and the form leads back to it', async () => {
    const visitor = await begin(instance.publicUrl);
    await (await open(visitor, 1)).save({ c_name: '自動 二', c_kana: 'abc' });
    const start = await visitor.get('/consultation');
    assert.match(start.body, /href="\/consultation\/steps\/1"/);
    const step = await visitor.get(stepPath(1));
    assert.match(step.body, /value="abc"/);
    assert.doesNotMatch(step.body, /aria-invalid|id="issues"/);
  });

  test('of a page that was sent meanwhile changes nothing: 409', async () => {
    const visitor = await begin(instance.publicUrl);
    const page = await open(visitor, 1);
    const answers = answersOf('自動')[0];
    assert.equal((await page.save({ c_name: '自動 三の古い' })).status, 204);
    assert.equal((await fillStep(visitor, 1, { ...answers, c_name: '自動 三' })).status, 303);
    assert.equal((await page.save({ c_name: '自動 三の古い' })).status, 409);
    assert.deepEqual((await entriesOf('自動 三')).c_name, ['自動 三']);
    assert.equal((await (await open(visitor, 1)).save({ c_name: '自動 三と四' })).status, 204, 'of the page as it is now it counts');
  });

  test('that arrives after a later one changes nothing: 409', async () => {
    const visitor = await begin(instance.publicUrl);
    const page = await open(visitor, 1);
    assert.equal((await page.save({ c_name: '自動 四の後' }, { ':at': 2000 })).status, 204);
    assert.equal((await page.save({ c_name: '自動 四の前' }, { ':at': 1000 })).status, 409);
    assert.deepEqual((await entriesOf('自動 四')).c_name, ['自動 四の後']);
  });

  test('of a draft that was sent: 409, and of one that was taken back: 410', async () => {
    const sent = await begin(instance.publicUrl);
    const page = await open(sent, 3);
    await fillAll(sent, answersOf('自動'));
    await confirm(sent);
    assert.equal((await page.save({ q_detail: '送信のあと' })).status, 409);

    const quit = await begin(instance.publicUrl);
    const other = await open(quit, 1);
    const cookie = new Map(quit.cookies);
    const question = await quit.get('/consultation/quit');
    await quit.post('/consultation/quit', hiddenFields(question.body, '/consultation/quit'));
    quit.cookies = cookie; // as a save that was on its way carries it
    const late = await other.save({ c_name: '取り消しのあと' });
    assert.equal(late.status, 410);
    assert.equal(late.body, '');
    assert.equal(await entriesOf('のあと'), null);
  });

  test('that no page of ours sends is refused', async () => {
    const visitor = await begin(instance.publicUrl);
    const page = await open(visitor, 1);
    for (const number of ['', '-1', '99999999999999999999', 'x', '1e3']) {
      assert.equal((await page.save({ c_name: 'x' }, { ':at': number })).status, 400, number);
      assert.equal((await page.save({ c_name: 'x' }, { ':turn': number }, ':turn')).status, 400, number);
    }
    assert.equal((await page.save({ q_detail: 'of another page' })).status, 400);
    assert.equal((await page.save({ c_name: 'x' }, { key: 'wrong' })).status, 403);
    const elsewhere = { 'sec-fetch-site': 'cross-site' };
    const fields = [...page.own, ['asked', 'c_name'], ['c_name', 'x'], ['action', 'save'], [':at', '1']];
    assert.equal((await visitor.post(stepPath(1), fields, elsewhere)).status, 403);
  });
});

describe('a device of many', () => {
  const drafts = (marker) => instance.psql(
    `select count(*) from madoguchi.draft where entries::text like '%${marker}%'`);

  test('gets a cookie that ends with the browser, and a start page that tells of nothing', async () => {
    const visitor = new Visitor(instance.publicUrl);
    const begun = await visitor.post('/consultation', { ':device': 'shared' });
    assert.doesNotMatch(begun.headers['set-cookie'][0], /Max-Age|Expires/);
    const saved = await fillStep(visitor, 1, { ...answersOf('')[0], c_name: '図書館 花子' });
    assert.doesNotMatch(saved.headers['set-cookie'][0], /Max-Age|Expires/);
    const autosaved = await (await open(visitor, 1)).save({ c_kana: 'トショカン' });
    assert.doesNotMatch(autosaved.headers['set-cookie'][0], /Max-Age|Expires/);
    const start = await visitor.get('/consultation');
    assert.doesNotMatch(start.body, /href="\/consultation\/(steps|receipt|confirm)/);
  });

  for (const device of ['shared', '']) {
    test(`beginning anew deletes the old draft at once (${device || 'own'})`, async () => {
      const marker = `新しく ${device || 'own'}`;
      const visitor = new Visitor(instance.publicUrl);
      await visitor.post('/consultation', { ':device': device });
      await fillStep(visitor, 1, { ...answersOf('')[0], c_name: marker });
      assert.equal(await drafts(marker), '1');
      assert.equal((await visitor.post('/consultation', { ':device': device })).status, 303);
      assert.equal(await drafts(marker), '0');
    });
  }

  test('can take the receipt away, and the request stays', async () => {
    const visitor = new Visitor(instance.publicUrl);
    await visitor.post('/consultation', { ':device': 'shared' });
    await fillAll(visitor, answersOf('受付番号を消す'));
    await confirm(visitor);
    const receipt = await visitor.get(receiptPath);
    const number = receiptNumber(receipt.body);
    const closed = await visitor.post(receiptPath, hiddenFields(receipt.body, receiptPath));
    assert.equal(closed.headers.location, '/consultation?closed=1');
    assert.match(closed.headers['set-cookie'][0], /^draft=;.*Max-Age=0/);
    assert.equal((await visitor.get(receiptPath)).status, 404);
    assert.equal(await instance.psql(`select count(*) from madoguchi.draft where receipt_no = '${number}'`), '0');
    assert.equal(await instance.psql(`select count(*) from madoguchi.request where receipt_no = '${number}'`), '1');
  });

  test('whose draft has ended is still one of many when what was typed begins another', async () => {
    const visitor = new Visitor(instance.publicUrl);
    await visitor.post('/consultation', { ':device': 'shared' });
    await visitor.get(stepPath(1));
    await instance.psql('update madoguchi.draft set expires_at = now() where shared and receipt_no is null');
    const gone = await visitor.post(stepPath(1), [
      ['asked', 'c_name'], ['c_name', 'x'], [':device', 'shared'], ['version', '2026.2'], ['action', 'next'],
      ['key', await keyOf(visitor)],
    ]);
    assert.equal(gone.status, 410);
    assert.match(gone.body, /value="shared"[^>]* checked/);
  });

  /** The key of a draft's forms is in every page of it, also in that of one that has ended. */
  async function keyOf(visitor) {
    await instance.psql(`update madoguchi.draft set expires_at = now() + interval '1 hour' where shared`);
    const { body } = await visitor.get(stepPath(1));
    await instance.psql('update madoguchi.draft set expires_at = now() where shared and receipt_no is null');
    return hiddenFields(body, stepPath(1)).find(([name]) => name === 'key')[1];
  }
});

describe('a request is marked and stored all the same', () => {
  const sendAfter = async (interval, more) => (await sendMarked(interval, more)).suspect;

  async function sendMarked(interval, more) {
    const visitor = await begin(instance.publicUrl);
    await fillAll(visitor, answersOf('目印'));
    await instance.psql(
      `update madoguchi.draft set created_at = now() - interval '${interval}' where receipt_no is null`);
    const page = await visitor.get(confirmPath);
    const sent = await visitor.post(confirmPath, [...hiddenFields(page.body, confirmPath), ...more]);
    assert.equal(sent.headers.location, receiptPath);
    const number = receiptNumber((await visitor.get(receiptPath)).body);
    const suspect = await instance.psql(
      `select coalesce(suspect, '-') from madoguchi.request where receipt_no = '${number}'`);
    return { number, suspect };
  }

  test('when the field that nobody sees was filled in', async () => {
    assert.equal(await sendAfter('5 minutes', [['homepage', 'https://buy.example/']]), 'trap');
  });

  test('when it was sent at once', async () => {
    assert.equal(await sendAfter('2 seconds', [['homepage', '']]), 'haste');
  });

  test('and the desk sees it in the list, on its page and in the file', async () => {
    const marked = await sendMarked('5 minutes', [['homepage', 'x']]);
    const plain = await sendMarked('5 minutes', []);
    const officer = await logIn(instance.staffUrl, 'admin');
    const rows = (await officer.get('/requests')).body.split('<tr').map((row) => row.split('</tr>')[0]);
    const records = await downloadRecords(officer);
    for (const [{ number }, isMarked] of [[marked, true], [plain, false]]) {
      assert.equal(rows.find((row) => row.includes(number)).includes('要確認'), isMarked);
      const page = await officer.get(`/requests/${number}`);
      assert.equal(page.body.includes('画面に見えない欄に記入がありました。'), isMarked);
      const record = records.find((each) => each['受付番号'] === number);
      assert.equal(record['要確認コード'], isMarked ? 'trap' : '');
      assert.equal(record['要確認'], isMarked ? '画面に見えない欄に記入がありました。' : '');
    }
  });

  test('but not when a person sent it, with the field empty or without it', async () => {
    assert.equal(await sendAfter('1 minute', [['homepage', '']]), '-');
    assert.equal(await sendAfter('1 minute', []), '-');
  });
});

test('who lives elsewhere is sent to the central desk, whatever town was typed before', async () => {
  const visitor = await begin(instance.publicUrl);
  const answers = answersOf('転入の予定');
  const at = (changes) => [answers[0], { ...answers[1], ...changes }, ...answers.slice(2)];
  await fillAll(visitor, at({ p_inarea: 'in', p_town: 'asahi-1' }));
  const fields = Object.entries(at({ p_inarea: 'unknown', p_town: 'asahi-1' })[1]);
  const page = await visitor.get(stepPath(2));
  await visitor.post(stepPath(2), [...hiddenFields(page.body, stepPath(2)), ...fields, ['action', 'next']]);
  await confirm(visitor);
  const number = receiptNumber((await visitor.get(receiptPath)).body);
  assert.equal(
    await instance.psql(`select desk, coalesce(town, '-') from madoguchi.request where receipt_no = '${number}'`),
    'central|-',
  );
});

test('the desk is offered the scenes of the topics, as a suggestion', async () => {
  const visitor = await begin(instance.publicUrl);
  const answers = answersOf('場面');
  answers[2].q_topics = ['discharge', 'eol', 'acp'];
  await fillAll(visitor, answers);
  await confirm(visitor);
  const number = receiptNumber((await visitor.get(receiptPath)).body);
  const { body } = await (await logIn(instance.staffUrl, 'admin')).get(`/requests/${number}`);
  const row = body.slice(body.indexOf('<dt>場面')).split('</dd>')[0];
  assert.match(row, /提案/);
  assert.deepEqual([...row.matchAll(/record__item">([^<]*)/g)].map(([, label]) => label), ['入退院支援', '看取り']);
  assert.match(row, /担当者が確かめて決めてください/);
});

test('the notice to the desk has number, desk and urgency, and no word of what was written', async () => {
  const visitor = await begin(instance.publicUrl);
  const answers = answersOf('だれにも言えない');
  answers[2].q_worry = ['suicide'];
  await fillAll(visitor, answers);
  await confirm(visitor);
  const receipt = await visitor.get(receiptPath);
  const number = receiptNumber(receipt.body);
  assert.match(receipt.body, /さくら野こころの電話/, 'the receipt has the crisis line');
  const row = await instance.psql(
    `select kind, coalesce(recipient, '-'), params from madoguchi.outbox where effect_key = 'request/${number}/notice'`);
  const [kind, recipient, params] = row.split('|');
  assert.equal(kind, 'staff_notice');
  assert.equal(recipient, '-');
  assert.deepEqual(JSON.parse(params), { receipt_no: number, desk: 'central', urgency: 'w1', priority: 1 });
});

test('the start page is the same for everybody who has nothing here', async () => {
  const [fresh, ended] = await Promise.all([
    send(`${instance.publicUrl}/consultation`), send(`${instance.publicUrl}/consultation?ended=1`),
  ]);
  assert.doesNotMatch(fresh.body, /role="status"/);
  assert.match(ended.body, /60分間入力がなかったため/);
});
