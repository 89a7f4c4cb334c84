// The list of towns as a CSV: out, in again, and what is refused on the way.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { edit, fieldsOf, pairsOf } from './own_form.mjs';
import { logIn } from './staff.mjs';

const path = '/admin/import/towns';
const check = '/admin/import/towns/check';
const header = 'コード,町名,フリガナ,郵便番号,窓口コード,並び順';

let instance;
let admin;

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off' } });
  admin = await logIn(instance.staffUrl, 'admin');
});
after(() => instance?.stop());

/** The body of a form with a file, as a browser makes it. */
function multipart(fields, file) {
  const boundary = '----madoguchi-test';
  const parts = fields.map(([name, value]) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  parts.push(
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="../../町.csv"\r\n` +
        'Content-Type: text/csv\r\n\r\n',
    ),
    file ?? Buffer.alloc(0),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  );
  return { type: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat(parts) };
}

async function bring(file, { text = '', to = path } = {}) {
  const page = await admin.get(path);
  const key = fieldsOf(page.body, path).get('key')[0];
  const { type, body } = multipart([['key', key], ['text', text]], file);
  return admin.send(to, body, { 'content-type': type });
}

const download = () => admin.get('/exports/towns.csv');
const towns = () => instance.psql('select count(*) from madoguchi.town where retired_at is null').then(Number);

async function apply(changes = {}) {
  const page = await admin.get(check);
  assert.equal(page.status, 200);
  const fields = fieldsOf(page.body, check);
  for (const [name, value] of Object.entries(changes)) fields.set(name, [value].flat());
  return admin.post(check, pairsOf(fields));
}

test('what_was_downloaded_changes_nothing_when_it_is_read_in', async () => {
  const file = await download();
  assert.equal(file.status, 200);
  assert.match(file.body, /^\uFEFFコード,町名,フリガナ,郵便番号,窓口コード,並び順,/);
  assert.match(file.body, /asahi-1,朝日ヶ丘一丁目,アサヒガオカ1チョウメ,9999901,north,1,/);
  assert.equal((await bring(Buffer.from(file.body))).headers.location, check);
  const shown = await admin.get(check);
  assert.match(shown.body, /新しい町 0、変わる町 0、ファイルにない町 0、変わらない町 24/);
  assert.match(shown.body, /変わるものはありません/);
});

test('new_changed_and_vanished_towns_are_shown_first_and_done_on_a_click', async () => {
  const file = (await download()).body
    .replace('朝日ヶ丘一丁目', '朝日ヶ丘1丁目')
    .replace(/asahi-2,.*\r\n/, '')
    .replace(/asahi-3,.*\r\n/, '')
    .concat('shin-1,新町,シンマチ,〒999-9909 9999910,south,99,asahi,,New Town,,\r\n');
  assert.equal((await bring(Buffer.from(file))).status, 303);
  const shown = (await admin.get(check)).body;
  assert.match(shown, /新しい町 1、変わる町 1、ファイルにない町 2、変わらない町 21/);
  assert.match(shown, /町名: <del>朝日ヶ丘一丁目<\/del> → <ins>朝日ヶ丘1丁目<\/ins>/);
  assert.equal(await towns(), 24, 'nothing is done yet');

  const [first, second] = await Promise.all([apply({ retire: 'asahi-2' }), apply({ retire: 'asahi-2' })]);
  assert.deepEqual([first.status, second.status], [303, 303]);
  assert.equal(await towns(), 24, 'one more, one less; what was not ticked stays');
  assert.equal(
    await instance.psql(`select name ->> 'en', (select string_agg(postal, ' ' order by postal) from madoguchi.town_postal p
                           where p.town = t.town) from madoguchi.town t where town = 'shin-1'`),
    'New Town|9999909 9999910',
  );
  assert.equal(await instance.psql("select name ->> 'en' from madoguchi.town where town = 'asahi-1'"), 'Asahigaoka 1-chome');
  assert.equal(await instance.psql("select count(*) from madoguchi.audit where kind = 'town.import'"), '1');
  const detail = JSON.parse(await instance.psql("select detail from madoguchi.audit where kind = 'town.save' and subject = 'asahi-1'"));
  assert.deepEqual(detail, { old: { 'name.ja': '朝日ヶ丘一丁目' }, new: { 'name.ja': '朝日ヶ丘1丁目' } });
});

test('every_fault_is_told_by_line_and_column_and_nothing_is_staged', async () => {
  const lines = [header, 'A-1,町,マチ,9999901,north,1', 'b-1,,マチ,99999,nowhere,x', 'c-1,町,マチ,9999901,north', 'b-1,町,マチ,,north,2'];
  const faulty = await bring(null, { text: lines.join('\n') });
  assert.equal(faulty.status, 422);
  for (const told of [/行 2 列 コード/, /行 3 列 町名: 空欄/, /行 3 列 郵便番号/, /行 3 列 窓口コード/, /行 3 列 並び順/, /行 4: 列の数/, /行 5 列 コード: 同じコード/]) {
    assert.match(faulty.body, told);
  }
  assert.match(faulty.body, /<textarea[^>]*>&#10;コード,町名/, 'what was pasted is still there');
  assert.match((await bring(null, { text: 'コード,町名\n"a,b' })).body, /引用符（&quot;）が閉じていません/);
  assert.match((await bring(null, { text: `${header},色\na,町,マチ,,north,1,赤` })).body, /この名前の列はありません/);
  assert.match((await bring(null)).body, /町が1つもありません/);
});

test('a_file_of_an_old_windows_is_read', async () => {
  // コード,町名,フリガナ,郵便番号,窓口コード,並び順 and a town 髙﨑町 in CP932.
  const file = Buffer.from(
    '8352815b83682c92ac96bc2c8374838a834b83692c975895d694d48d862c918b8cfb8352815b83682c95c082d18f870d' +
      '0a74616b612d312ceee0ed9592ac2c835e834a8354834c8360838783452c393939393930312c6e6f7274682c31300d0a',
    'hex',
  );
  assert.equal((await bring(file)).status, 303);
  assert.match((await admin.get(check)).body, /髙﨑町/);
});

test('a_plan_is_not_done_when_a_colleague_changed_a_town_in_between', async () => {
  await bring(null, { text: `${header}\nasahi-1,別の名前,ベツ,,north,1` });
  const page = await admin.get(check);
  assert.equal((await edit(admin, '/admin/towns/shiomi-1', { kana: 'シオミ' })).status, 303);
  const late = await admin.post(check, pairsOf(fieldsOf(page.body, check)));
  assert.equal(late.status, 409);
  assert.match(late.body, /id="changed"/);
  assert.doesNotMatch(late.body, /この内容で変える/);
});

test('what_is_too_big_is_refused_and_a_file_goes_nowhere_else', async () => {
  assert.equal((await bring(Buffer.alloc(2 * 1024 * 1024 + 1, 'a'))).status, 413);
  assert.equal((await bring(Buffer.alloc(3 * 1024 * 1024, 'a'))).status, 413);
  assert.equal((await bring(Buffer.alloc(300 * 1024, 'a'), { to: '/admin/texts' })).status, 413);
  assert.equal((await bring(Buffer.from('a'), { to: '/admin/texts' })).status, 415);
  assert.equal((await bring(Buffer.from([0x81, 0x00, 0xff]))).status, 422);
});

test('four_thousand_towns_are_read_in_within_the_patience_of_the_database', async () => {
  const rows = Array.from({ length: 4000 }, (_, i) => `t-${i},町${i},マチ,${9000000 + i},north,${i}`);
  assert.equal((await bring(Buffer.from([header, ...rows].join('\r\n')))).status, 303);
  assert.equal((await apply()).status, 303);
  assert.ok((await towns()) >= 4000);
  assert.match((await admin.get('/admin/towns?after=99-t-99')).body, />t-100</);
  const more = await bring(Buffer.from([header, ...rows, 'x,町,マチ,,north,1'].join('\n')));
  assert.equal(more.status, 422);
  assert.match(more.body, /行が多すぎます/);
});
