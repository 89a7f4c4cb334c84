// A spreadsheet opens a download without a formula, with its columns in place, and shows what was typed.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { parseCsv } from './csv.mjs';
import { askFor, download, takeReplaced, withSensitive } from './exports.mjs';
import { openInLibreOffice } from './libreoffice.mjs';
import { logIn } from './staff.mjs';

/** What a resident may type, in the name of a request each. */
const typed = [
  '=1+1', '+81-3-0000-0000', '-5', '@SUM(A1)', '\t=1', '＝１＋１', '＋８１', '=HYPERLINK("http://x.example","y")', '=cmd|\'/C calc\'!A0',
  '0123', '０１２３', '1234567890123456789', '1-2-3', '3/4', '26.9.1', '12E3', '1.50', '(5)', '2026-09',
  '一,二', '"引用"', '一\n二', '二\r\n=1+1', ' 前に空白', '髙﨑 徳', '090-0000-0000', '', '-', '#REF!', '–5',
];
const kept = (text) => text.replaceAll(/\r\n|\n/g, ' / ').replace(/^'/, '');

let instance;
let officer;

before(async () => {
  instance = await startMadoguchi({ workers: 1, build: 'release', env: { RATE_LIMIT: 'off' } });
  officer = await logIn(instance.staffUrl, 'admin');
  const names = typed.map((text) => `convert_from('\\x${Buffer.from(text).toString('hex')}'::bytea, 'UTF8')`);
  await instance.psql(`
    with named as (
        select receipt_no, (array[${names.join()}])[row_number() over (order by receipt_no)] as name
          from madoguchi.request order by receipt_no limit ${typed.length}
    )
    update madoguchi.request r set answers = jsonb_set(r.answers, '{c_name}', to_jsonb(n.name))
      from named n where n.receipt_no = r.receipt_no`);
});
after(() => instance?.stop());

async function fileOf(encoding) {
  const answer = encoding === 'cp932'
    ? await takeReplaced(officer, await askFor(officer, { encoding, state: [], ...withSensitive }))
    : await download(officer, { state: [], ...withSensitive });
  const text = new TextDecoder(encoding === 'cp932' ? 'shift_jis' : 'utf-8').decode(answer.bytes);
  return { rows: parseCsv(text), sheet: await openInLibreOffice(answer.bytes, { cp932: encoding === 'cp932' }) };
}

test('the program would run and change such texts: what is tested here can fail', async () => {
  const [[sum, number, date]] = await openInLibreOffice(Buffer.from('=1+1,0123,2026-09-01 13:05\r\n'));
  assert.ok(sum.formula.includes('1+1'));
  assert.deepEqual([number.type, number.text, date.type], ['float', '123', 'date']);
});

for (const encoding of ['utf-8', 'cp932']) {
  describe(`in ${encoding}`, () => {
    let file;
    before(async () => (file = await fileOf(encoding)));

    test('rows and columns are as many as were written', () => {
      assert.equal(file.sheet.length, file.rows.length);
      const width = file.rows[0].length;
      assert.ok(width > 50);
      for (const cells of file.sheet) {
        assert.ok(cells.slice(width).every(({ type }) => !type), 'nothing beyond the last column');
      }
      assert.deepEqual(file.sheet[0].slice(0, width).map(({ text }) => text), file.rows[0]);
    });

    test('no cell is a formula, none an error', () => {
      const cells = file.sheet.flat();
      assert.ok(cells.length > 1000);
      assert.deepEqual(cells.filter(({ formula }) => formula !== undefined), []);
    });

    test('each text is shown as it was typed, leading zeros and +81 too', () => {
      const column = file.rows[0].findIndex((name) => name.startsWith('c_name（'));
      const shown = file.sheet.slice(1).map((cells) => cells[column]);
      const found = shown.filter(({ type }) => type).map(({ type, text }) => `${type} ${kept(text)}`);
      for (const text of typed.filter((one) => one.trim() !== '' && one !== '-' && !one.startsWith('\t'))) {
        const expected = encoding === 'cp932' ? text.replace('–', '－') : text;
        assert.ok(found.includes(`string ${kept(expected)}`), `${JSON.stringify(text)} in ${found.join(' | ')}`);
      }
    });

    test('the time of receipt is a time, the fiscal year a number, the number of the request a text', () => {
      for (const cells of file.sheet.slice(1)) {
        assert.equal(cells[0].type, 'string');
        assert.equal(cells[1].type, 'date');
        assert.equal(cells[2].type, 'float');
      }
    });
  });
}
