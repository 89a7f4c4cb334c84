// 開示・訂正・利用停止: from who asks to what they are given, by HTTP.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { openCase } from './case.mjs';
import { hiddenFields, sendRequest } from './journey.mjs';
import { logIn } from './staff.mjs';

const NEW = '/admin/disclosures/new';
const ASKED = { kind: 'access', requester: '髙﨑 𠮷子', relation: 'self', identified: 'card', received_on: '令和8年11月2日' };

let instance;
let admin;
let receiptNo;

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off' } });
  admin = await logIn(instance.staffUrl, 'admin');
  ({ receiptNo } = await sendRequest(instance.publicUrl, '隣の山田さんに聞きました'));
});
after(() => instance?.stop());

const number = async (sql) => Number(await instance.psql(sql));
const audited = (kind) => number(`select count(*) from madoguchi.audit where kind = '${kind}'`);

async function formOf(visitor, path, action) {
  const page = await visitor.get(path);
  assert.equal(page.status, 200, path);
  return hiddenFields(page.body, action ?? path);
}

/** Records one; resolves to its address. */
async function open(values = ASKED) {
  const fields = [...(await formOf(admin, NEW)), ...Object.entries(values)];
  const answer = await admin.post(NEW, fields);
  assert.equal(answer.status, 303);
  assert.equal((await admin.post(NEW, fields)).headers.location, answer.headers.location, 'a double click makes one');
  return answer.headers.location.split('?')[0];
}

async function pick(path, sought) {
  const fields = [...(await formOf(admin, path, `${path}/search`)), ['sought', sought]];
  return admin.post(`${path}/search`, fields);
}

describe('a request for disclosure', () => {
  let path;
  let record;

  before(async () => {
    path = await open();
    record = `${path}/records/${receiptNo}`;
  });

  test('is due thirty days later, and in the list', async () => {
    const list = await admin.get('/admin/disclosures');
    assert.match(list.body, /髙﨑 𠮷子/);
    assert.match(list.body, /2026-12-02/);
  });

  test('finds the records by a name in another spelling, and by telephone', async () => {
    for (const sought of ['高崎吉子', 'ﾀｶｻｷ', '03-0000-0000', '髙﨑　𠮷子']) {
      const found = await pick(path, sought);
      assert.equal(found.status, 200);
      assert.match(found.body, new RegExp(`action="${record}/pick"`), sought);
    }
    assert.match((await pick(path, '誰でもない人')).body, /見つかりませんでした/);
    assert.equal(await number("select count(*) from madoguchi.audit where detail::text ~ '高崎|タカサキ'"), 0,
      'what was sought is in no audit row');
  });

  test('takes a record that was found, and one by its number', async () => {
    const found = await pick(path, '高崎吉子');
    const picked = await admin.post(`${record}/pick`, hiddenFields(found.body, `${record}/pick`));
    assert.equal(picked.status, 303);
    assert.equal((await pick(path, receiptNo.toLowerCase())).status, 303);
    assert.equal((await pick(path, 'K08-000000-0')).status, 200, 'a number that is none is sought as a word');
    assert.match((await admin.get(path)).body, new RegExp(`href="${record}"`));
  });

  test('shows everything held, and who has looked at it', async () => {
    const officer = await logIn(instance.staffUrl, 'admin');
    await officer.get(`/requests/${receiptNo}`);
    const page = await admin.get(record);
    assert.equal(page.status, 200);
    assert.match(page.body, /隣の山田さんに聞きました/);
    assert.match(page.body, /相談の閲覧|開示などの請求の対象にした/);
  });

  test('withholds what is another person\'s, on paper and in the file', async () => {
    await instance.psql(`insert into madoguchi.request_event
        (municipality, receipt_no, saves, staff_id, kind, new, item, note)
      select municipality, '${receiptNo}', 1, staff_id, 'correction', '下の山田さんの紹介', 'q_detail', '本人から'
        from madoguchi.staff where login = 'desk1'`);
    assert.match((await admin.get(`${path}/print`)).body, /下の山田さん/);
    const fields = await formOf(admin, record);
    assert.equal((await admin.post(record, [...fields, ['q_detail', '2']])).status, 303);
    assert.equal((await admin.post(record, [...fields, ['q_detail', '2']])).status, 303, 'a second click');
    assert.equal((await admin.post(record, [...fields, ['q_detail', '']])).status, 409, 'who was slower is told');
    assert.equal((await admin.post(record, [...fields, ['q_detail', '9']])).status, 400);

    const sheet = await admin.get(`${path}/print`);
    assert.equal(sheet.status, 200);
    assert.doesNotMatch(sheet.body, /山田/);
    assert.match(sheet.body, /第2号（ほかの個人の情報）/);
    assert.match(sheet.body, /タカサキ ヨシコ/);

    const file = await admin.get(`/exports${path.replace('/admin', '')}/records.json`);
    assert.equal(file.status, 200);
    assert.doesNotMatch(file.body, /山田/);
    const { records } = JSON.parse(file.body);
    assert.equal(records.length, 1);
    assert.ok(records[0].accesses.some(({ kind }) => kind === '開示のための印刷'));
    for (const [kind, times] of [['disclosure.print', 2], ['disclosure.export', 1]]) {
      assert.equal(await audited(kind), 2 * times, `${kind}: the disclosure, and its record`);
    }
  });

  test('stops the use of a request: its desk does not find it any more', async () => {
    const desk = (await instance.psql(`select desk from madoguchi.request where receipt_no = '${receiptNo}'`)).trim();
    await instance.psql(`insert into madoguchi.staff_desk (municipality, staff_id, desk)
      select municipality, staff_id, '${desk}' from madoguchi.staff where login = 'desk1' on conflict do nothing`);
    const officer = await logIn(instance.staffUrl, 'desk1');
    assert.equal((await officer.get(`/requests/${receiptNo}`)).status, 200);
    assert.equal((await admin.post(`${record}/suspend`, await formOf(admin, record, `${record}/suspend`))).status, 303);
    assert.equal((await officer.get(`/requests/${receiptNo}`)).status, 404);
    assert.match((await admin.get(`/requests/${receiptNo}`)).body, /利用停止中/);
    assert.match((await admin.get(record)).body, /利用停止中/);
    assert.equal((await admin.post(`${record}/resume`, await formOf(admin, record, `${record}/resume`))).status, 303);
    assert.equal((await officer.get(`/requests/${receiptNo}`)).status, 200);
  });

  test('is decided once, and then stays as it is', async () => {
    const close = `${path}/close`;
    const judged = await formOf(admin, record);
    const fields = [...(await formOf(admin, close)), ['decision', 'part']];
    assert.equal((await admin.post(close, fields)).status, 303);
    assert.equal((await admin.post(close, fields)).status, 303);
    assert.equal((await admin.post(record, [...judged, ['c_name', '1']])).status, 409);
    assert.match((await admin.get(path)).body, /一部開示/);
  });
});

describe('a case', () => {
  let path;

  const pickCase = async (caseNo) => {
    path = await open();
    assert.equal((await pick(path, caseNo)).status, 303);
    return `${path}/records/${caseNo}`;
  };

  test('of which no contact is completed is a record like others', async () => {
    const caseNo = await openCase(admin, 'central', '開示 一郎');
    assert.equal((await admin.get(await pickCase(caseNo))).status, 200);
    const sheet = await admin.get(`${path}/print`);
    assert.equal(sheet.status, 200);
    assert.match(sheet.body, new RegExp(caseNo));
  });

  test('has all its contacts, each by the version of the form that it was written on', async () => {
    const [caseNo, older] = (await instance.psql(`
      select case_no, min(log_no) from madoguchi.contact
       group by case_no having count(*) > 1 and count(log_no) = count(*) order by case_no limit 1`)).split('|');
    await instance.psql(`
      with written as (
        select r.municipality, r.response_no, q.url, q.name,
               replace(replace(q.definition, '"version": "' || q.version || '"', '"version": "2020.1"'), '"所要時間"', '"かかった時間"') as body
          from madoguchi.contact k join madoguchi.response r using (municipality, response_no)
          join madoguchi.questionnaire q on q.municipality = r.municipality and q.url = r.questionnaire_url
                                        and q.version = r.questionnaire_version
         where k.log_no = '${older}'
      ), published as (
        insert into madoguchi.questionnaire (municipality, url, version, name, status, definition, sha256)
        select municipality, url, '2020.1', name, 'retired', body, encode(sha256(convert_to(body, 'UTF8')), 'hex') from written
      )
      update madoguchi.response r set questionnaire_version = '2020.1' from written w
       where r.municipality = w.municipality and r.response_no = w.response_no`);
    const sheet = await admin.get(await pickCase(caseNo));
    assert.match(sheet.body, /<dt[^>]*>所要時間/);
    assert.match(sheet.body, /<dt[^>]*>かかった時間/);
  });
});

describe('to others', () => {
  test('it does not exist, nor to administrators what was never picked', async () => {
    const path = await open();
    const officer = await logIn(instance.staffUrl, 'desk1');
    for (const address of ['/admin/disclosures', NEW, path, `${path}/print`, `${path}/close`]) {
      assert.equal((await officer.get(address)).status, 403, address);
    }
    for (const address of ['/admin/disclosures/0', '/admin/disclosures/x', '/admin/disclosures/999999/print',
      `${path}/records/${receiptNo}`, `${path}/records/x`, '/exports/disclosures/999999/records.json']) {
      assert.equal((await admin.get(address)).status, 404, address);
    }
    for (const address of ['/admin/disclosures?page=0', '/admin/disclosures?page=x', '/admin/disclosures?q=1']) {
      assert.equal((await admin.get(address)).status, 400, address);
    }
  });
});
