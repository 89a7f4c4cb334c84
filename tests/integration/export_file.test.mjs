// What is in a download: who gets which columns, in which characters, and what the audit trail keeps of it.

import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { root, startMadoguchi } from '../lib/madoguchi.mjs';
import { parseCsv, recordsOf } from './csv.mjs';
import { askFor, download, downloadRecords, exportFields, exportPath, takeReplaced, unpack, withSensitive } from './exports.mjs';
import { sendRequest } from './journey.mjs';
import { logIn } from './staff.mjs';

const DETAIL = '𠮷野家–相談•ゔ\n髙﨑 〜から −5度 ⑴™';

let instance;
let admin; // may take sensitive answers along
let desk2; // may export, and no more
let number; // of a request with characters that CP932 lacks

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off' } });
  admin = await logIn(instance.staffUrl, 'admin');
  desk2 = await logIn(instance.staffUrl, 'desk2');
  number = (await sendRequest(instance.publicUrl, DETAIL)).receiptNo;
});
after(() => instance?.stop());

/** The form's sensitive questions, read from its file and not from the program. */
function sensitiveIds() {
  const form = JSON.parse(readFileSync(path.join(root, 'forms/consult_intake.json'), 'utf8'));
  const marked = (item) => (item.extension ?? []).some(({ url, valueBoolean }) => url.endsWith('/sensitive') && valueBoolean);
  const of = (items = []) => items.flatMap((item) => [...(marked(item) ? [item.linkId] : []), ...of(item.item)]);
  return of(form.item);
}

const isOf = (column, linkId) => column === linkId || column.startsWith(`${linkId}#`) || column.startsWith(`${linkId}（`);
const headerOf = (answer) => parseCsv(answer.body.slice(1))[0];
const count = async (sql) => Number(await instance.psql(sql));
const exports = (kind) => count(`select count(*) from madoguchi.audit where kind = '${kind}'`);

async function lastAudit(kind) {
  return JSON.parse(
    await instance.psql(`select detail from madoguchi.audit where kind = '${kind}' order by audit_id desc limit 1`),
  );
}

/** Whether the Encoding Standard's shift_jis has the character: by decoding every pair of bytes once. */
const encodable = (() => {
  let known;
  return (character) => {
    if (!known) {
      known = new Set();
      const decoder = new TextDecoder('shift_jis');
      for (let lead = 0; lead < 256; lead++) {
        known.add(decoder.decode(Uint8Array.of(lead)));
        for (let trail = 0x40; trail < 0xfd; trail++) {
          known.add(decoder.decode(Uint8Array.of(lead, trail)));
        }
      }
    }
    return known.has(character);
  };
})();

describe('sensitive answers', () => {
  test('are left out at first: their columns are absent, not empty, and nothing of them is in the file', async () => {
    for (const officer of [admin, desk2]) {
      const answer = await download(officer);
      for (const id of sensitiveIds()) {
        assert.ok(!headerOf(answer).some((column) => isOf(column, id)), id);
      }
      assert.ok(!answer.body.includes('相談•ゔ'));
    }
    assert.ok(sensitiveIds().length >= 5);
  });

  test('come along with the right and a reason: the very columns that the others lack', async () => {
    const without = headerOf(await download(admin));
    const answer = await download(admin, withSensitive);
    const added = headerOf(answer).filter((column) => !without.includes(column));
    assert.ok(added.every((column) => sensitiveIds().some((id) => isOf(column, id))), added.join());
    for (const id of sensitiveIds()) {
      assert.ok(added.some((column) => isOf(column, id)), id);
    }
    const [record] = recordsOf(answer.body).filter((one) => one['受付番号'] === number);
    assert.equal(record.q_detail, DETAIL.replace('\n', ' / '));
  });

  test('do not come along without a reason, and nothing is read', async () => {
    const before = await exports('request.export');
    for (const reason of ['', '  ', '　']) {
      const answer = await askFor(admin, { sensitive: 'with', reason });
      assert.equal(answer.status, 422);
      assert.match(answer.body, /href="#reason"/);
    }
    assert.equal(await exports('request.export'), before);
  });

  test('are not offered without the right, and a form that asks for them all the same is refused', async () => {
    assert.match((await desk2.get(exportPath)).body, /<fieldset class="question" id="sensitive"[^>]* disabled hidden>/);
    const before = await exports('request.export');
    const fields = await exportFields(desk2);
    for (const forged of [Object.entries(withSensitive), [...Object.entries(withSensitive), ['may_sensitive', 'true']]]) {
      const answer = await desk2.post(exportPath, [...fields, ...forged, ['asked', 'sensitive'], ['asked', 'reason']]);
      assert.ok(!answer.body.includes('相談•ゔ'));
      const file = answer.headers['content-disposition'] !== undefined;
      assert.ok(!file || !headerOf(answer).some((column) => sensitiveIds().some((id) => isOf(column, id))));
    }
    assert.equal(await count(`select count(*) from madoguchi.audit a join madoguchi.staff s using (municipality, staff_id)
       where s.login = 'desk2' and a.detail ? 'sensitive'`), 0);
    assert.ok((await exports('request.export')) <= before + 1);
  });
});

describe('rights', () => {
  for (const login of ['viewer1', 'contractor1']) {
    test(`${login} may see and not export: neither the form nor a file`, async () => {
      const visitor = await logIn(instance.staffUrl, login);
      const before = await exports('request.export');
      assert.equal((await visitor.get(exportPath)).status, 403);
      const fields = await exportFields(admin);
      assert.equal((await visitor.post(exportPath, fields)).status, 403);
      assert.ok(!(await visitor.get('/requests')).body.includes(exportPath), 'nor is it offered');
      assert.equal(await exports('request.export'), before);
    });
  }

  test('the right alone is enough: a viewer who has it exports what it sees', async () => {
    await instance.psql("update madoguchi.staff set rights = '{export}' where login = 'viewer1'");
    const visitor = await logIn(instance.staffUrl, 'viewer1');
    assert.ok((await downloadRecords(visitor)).length > 0);
    await instance.psql("update madoguchi.staff set rights = '{}' where login = 'viewer1'");
    assert.equal((await visitor.get(exportPath)).status, 403, 'and from that moment on no more');
  });

  test('there is no file behind a link', async () => {
    assert.equal((await admin.get(`${exportPath}.csv`)).status, 404);
    assert.equal((await admin.get(exportPath)).headers['content-disposition'], undefined);
  });
});

describe('the filter', () => {
  test('is that of the list at first', async () => {
    const page = await admin.get(`${exportPath}?state=done&desk=north`);
    const ticked = [...page.body.matchAll(/name="(state|desk)" value="([^"]*)" checked/g)].map(([, name, code]) => `${name}=${code}`);
    assert.deepEqual(ticked, ['state=done', 'desk=north']);
    const all = await admin.get(exportPath);
    assert.deepEqual([...all.body.matchAll(/name="state" value="([^"]*)" checked/g)].map(([, code]) => code),
      ['open', 'in_progress', 'done'], 'no spam, as in the list');
  });

  test('several states, desks and languages of the page hold together', async () => {
    const records = await downloadRecords(admin, { state: ['open', 'done'], desk: ['north', 'central'], screen: ['ja'] });
    const expected = await count(`select count(*) from madoguchi.request
      where state in ('open', 'done') and desk in ('north', 'central') and language = 'ja'`);
    assert.ok(expected > 0);
    assert.equal(records.length, expected);
  });

  test('a period has both of its days, in Japanese time, and may be typed by era', async () => {
    const [day, expected] = (await instance.psql(`
      select day || ' ' || count(*)
        from madoguchi.request, cast(received_at at time zone 'Asia/Tokyo' as date) as day
       group by day order by count(*) desc limit 1`)).split(' ');
    const [year, month, date] = day.split('-').map(Number);
    const era = `令和${year - 2018}年${month}月${date}日`;
    assert.equal((await downloadRecords(admin, { state: [], since: day, until: era })).length, Number(expected));
    assert.deepEqual((await lastAudit('request.export')).since, day);
  });

  test('a period that ends before it begins is told at its end', async () => {
    const answer = await askFor(admin, { since: '2026-09-02', until: '2026-09-01' });
    assert.equal(answer.status, 422);
    assert.match(answer.body, /href="#until"/);
    assert.match(answer.body, /value="2026-09-02"/);
  });

  test("a desk's officer gets the desk's requests, whatever is asked for", async () => {
    const records = await downloadRecords(desk2, { desk: ['north', 'central', 'south'] });
    assert.deepEqual([...new Set(records.map((record) => record['窓口コード']))], ['north']);
  });

  for (const query of ["state='+or+1=1--", 'state=none', 'state=open&state=done', 'desk=none', 'order=1']) {
    test(`?${query}: 400`, async () => assert.equal((await admin.get(`${exportPath}?${query}`)).status, 400));
  }
  for (const [name, value] of [['state', 'none'], ['contents', 'all'], ['encoding', 'utf-16'], ['since', "2026-01-01'"], ['desk', 'nowhere']]) {
    test(`${name}=${value} is no choice`, async () => assert.equal((await askFor(admin, { [name]: value })).status, 422));
  }
});

describe('columns', () => {
  test('codes, labels, or both', async () => {
    const names = {};
    for (const contents of ['codes', 'labels', 'both']) {
      names[contents] = Object.keys((await downloadRecords(admin, { contents }))[0]);
    }
    assert.ok(names.codes.includes('p_age') && !names.codes.includes('p_age#_label') && !names.codes.includes('状態'));
    assert.ok(names.labels.includes('p_age#_label') && !names.labels.includes('p_age') && !names.labels.includes('状態コード'));
    assert.deepEqual(new Set(names.both), new Set([...names.codes, ...names.labels]));
  });

  test('a question with several answers has one for each option, 1 or 0', async () => {
    const record = (await downloadRecords(admin)).find((one) => one['受付番号'] === number);
    assert.equal(record['c_method#tel'], '1');
    assert.equal(record['c_method#email'], '0');
    assert.equal(record['q_topics#home_dr'], '1');
    assert.equal(record['q_topics'], undefined);
  });

  test('the facts: time as a spreadsheet reads it, fiscal year both ways, the municipality', async () => {
    const record = (await downloadRecords(admin)).find((one) => one['受付番号'] === number);
    const header = headerOf(await download(admin, { wareki: 'both' }));
    assert.equal(header[1], '受付日時（日本時間）');
    assert.match(record['受付日時'], /^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    assert.match(record['年度'], /^20\d\d$/);
    assert.equal(record['和暦年度'], `令和${Number(record['年度']) - 2018}年度`);
    assert.match(header.join(), /,和暦受付日,年度,和暦年度,全国地方公共団体コード,地方公共団体名,/);
    assert.match(record['全国地方公共団体コード'], /^\d{6}$/);
    assert.equal(record['優先度'], '通常');
  });

  test('no name begins with a digit or has a character that depends on the make of computer', async () => {
    for (const name of headerOf(await download(admin, withSensitive))) {
      assert.doesNotMatch(name, /^[0-9０-９]|[\u2160-\u217f\u2460-\u24ff\u3200-\u33ff№℡\r\n]/, name);
    }
  });
});

describe('CP932', () => {
  const cp932 = { encoding: 'cp932', ...withSensitive };

  test('tells first what it lacks, where, and what stands in its place; nothing has left yet', async () => {
    const before = await exports('request.export');
    const page = await askFor(admin, cp932);
    assert.equal(page.status, 200);
    assert.equal(page.headers['content-disposition'], undefined);
    assert.ok(page.body.includes(number));
    for (const [code, by] of [['U+20BB7', '〓'], ['U+2013', '－'], ['U+2022', '・'], ['U+3094', 'ヴ'], ['U+2474', '(1)'], ['U+2122', '(TM)']]) {
      assert.match(page.body, new RegExp(`${code.replace('+', '\\+')}</td>\\s*<td[^>]*>${by.replace(/[()]/g, '\\$&')}</td>`), code);
    }
    assert.match(page.body, /q_detail（/);
    assert.equal(await exports('request.export'), before);
    assert.equal((await lastAudit('request.export_check')).encoding, 'cp932');
  });

  // The decoder is the browser engine's, of the Encoding Standard: another table than the C library's.
  test('decoded by another program it is the UTF-8 file with just those characters replaced', async () => {
    const unicode = (await download(admin, withSensitive)).body.slice(1);
    const file = await takeReplaced(admin, await askFor(admin, cp932));
    assert.match(file.headers['content-type'], /^text\/csv; charset=Windows-31J/);
    const decoded = new TextDecoder('shift_jis', { fatal: true }).decode(file.bytes);
    const twins = { '〜': '～', '−': '－', '—': '―', '‖': '∥' };
    const plain = (line) => [...line].map((c) => twins[c] ?? c).join('');
    const lines = new Set(decoded.split('\r\n'));
    const same = unicode.split('\r\n').map(plain).filter((line) => [...line].every(encodable));
    assert.ok(same.length > 20);
    for (const line of same) {
      assert.ok(lines.has(line), line.slice(0, 60));
    }
    const record = recordsOf(decoded).find((one) => one['受付番号'] === number);
    assert.equal(record.q_detail, '〓野家－相談・ヴ / 髙﨑 ～から －5度 (1)(TM)');
    assert.equal(record.c_name, '髙﨑 〓子');
    assert.equal(decoded.split('\r\n').length, unicode.split('\r\n').length);
  });

  test('one may choose again, and what was chosen is still there', async () => {
    const page = await takeReplaced(admin, await askFor(admin, cp932), 'back');
    assert.equal(page.status, 200);
    assert.match(page.body, /name="encoding" value="cp932" checked/);
    assert.match(page.body, /年度末の集計/);
  });
});

describe('the archive', () => {
  for (const encoding of ['utf-8', 'cp932']) {
    test(`has CSV, code table and README in ${encoding}`, async () => {
      let answer = await askFor(admin, { file: 'zip', encoding, ...withSensitive });
      if (encoding === 'cp932') {
        answer = await takeReplaced(admin, answer);
      }
      assert.equal(answer.headers['content-type'], 'application/zip');
      const files = unpack(answer.bytes);
      assert.deepEqual([...files.keys()], ['相談受付.csv', 'コード表.csv', 'README.txt']);
      const decoder = new TextDecoder(encoding === 'cp932' ? 'shift_jis' : 'utf-8', { fatal: true, ignoreBOM: true });
      const text = (name) => decoder.decode(files.get(name));
      const requests = recordsOf(text('相談受付.csv'));
      assert.ok(requests.some((record) => record['受付番号'] === number));
      const codes = recordsOf(text('コード表.csv'));
      const used = new Set(requests.map((record) => record.p_age).filter((code) => code && code !== '-'));
      for (const code of used) {
        assert.ok(codes.some((line) => line['項目'] === 'p_age' && line['コード'] === code), code);
      }
      for (const column of ['状態コード', '窓口コード', 'c_method', 'p_town']) {
        assert.ok(codes.some((line) => line['項目'] === column && line['表示'] !== ''), column);
      }
      const readme = text('README.txt');
      assert.equal(readme.startsWith('\uFEFF'), encoding === 'utf-8');
      assert.ok(readme.includes(`件数：${requests.length}件`));
      assert.match(readme, encoding === 'cp932' ? /CP932[^]*U\+20BB7 → 〓/ : /UTF-8、BOMあり/);
      assert.match(readme, /取扱注意/);
      assert.doesNotMatch(readme, /\{\w+\}|[^\r]\n/, 'no place unfilled, lines end with CRLF');
    });
  }

  test('says of each condition what the rows are those of', async () => {
    const readmeOf = async (choices) =>
      unpack((await download(admin, { file: 'zip', ...choices })).bytes).get('README.txt').toString('utf8');
    const chosen = await readmeOf({ urgency: ['today', 'w1'], assigned: 'none', suspect: 'false' });
    assert.match(chosen, /連絡の希望：[^\r、]+、[^\r、]+\r\n担当：担当なし\r\n要確認：要確認を除く\r\n/);
    assert.match(await readmeOf({}), /連絡の希望：すべて\r\n担当：すべて\r\n要確認：すべて\r\n/);
  });

  test('without sensitive answers the code table has none of their codes either', async () => {
    const files = unpack((await download(desk2, { file: 'zip' })).bytes);
    const codes = recordsOf(files.get('コード表.csv').toString('utf8'));
    assert.ok(codes.length > 20);
    assert.ok(!codes.some((line) => sensitiveIds().includes(line['項目'])));
  });
});

test('names are Japanese, with one of ASCII for old programs (RFC 6266)', async () => {
  const named = async (choices) => (await download(admin, choices)).headers['content-disposition'];
  const encoded = encodeURIComponent('相談受付');
  assert.match(await named({}), new RegExp(`^attachment; filename="requests-[\\d-]+\\.csv"; filename\\*=UTF-8''${encoded}-[\\d-]+\\.csv$`));
  assert.match(await named({ file: 'zip' }), new RegExp(`filename\\*=UTF-8''${encoded}-[\\d-]+\\.zip$`));
});

test('the audit trail keeps filter, columns, encoding, reason and rows, and no answer', async () => {
  const records = await downloadRecords(admin, { state: 'open', contents: 'labels', ...withSensitive });
  assert.deepEqual(await lastAudit('request.export'), {
    states: ['open'], contents: 'labels', dates: 'iso', encoding: 'utf-8', file: 'csv',
    sensitive: true, reason: '年度末の集計', rows: records.length,
  });
  await download(desk2, { state: [] });
  const { left_out: leftOut, rows, ...rest } = await lastAudit('request.export');
  assert.deepEqual(rest, { contents: 'both', dates: 'iso', encoding: 'utf-8', file: 'csv' });
  assert.deepEqual(leftOut.sort(), sensitiveIds().sort());
  assert.ok(rows > 0);
});

test('a double click gives the file twice, and both are in the trail', async () => {
  const fields = await exportFields(admin);
  const before = await exports('request.export');
  const [one, two] = await Promise.all([admin.post(exportPath, fields), admin.post(exportPath, fields)]);
  assert.equal(one.body, two.body);
  assert.equal(await exports('request.export'), before + 2);
});

describe('a later version of the form', () => {
  /** Without a character that CP932 lacks, and with rows. */
  function laterForm() {
    const text = readFileSync(path.join(root, 'forms/consult_intake.json'), 'utf8');
    const form = JSON.parse([...text].map((c) => (encodable(c) || c === '\n' ? c : '〓')).join(''));
    const question = { linkId: 'visit_day', type: 'string', text: '曜日' };
    form.version = '2099.1';
    form.item.find((item) => item.type === 'group').item.push(
      { linkId: 'visits', type: 'group', repeats: true, text: '訪問の希望', item: [question] });
    return JSON.stringify(form);
  }

  before(async () => {
    const file = path.join(instance.stateDir, 'later.json');
    writeFileSync(file, laterForm());
    chmodSync(file, 0o644);
    await instance.madoguchi('form', 'publish', file);
    await instance.psql(`update madoguchi.request set answers = answers ||
      '{"visits": [{"visit_day": "月"}, {"visit_day": "0123"}]}' where receipt_no = '${number}'`);
    // A worker looks for a new version now and then; a new worker at once.
    process.kill(instance.workerPids('export')[0], 'SIGTERM');
  });

  test('has its rows in a table of their own, a line each, tied by the receipt number', async () => {
    const files = unpack((await download(admin, { file: 'zip' })).bytes);
    assert.deepEqual(parseCsv(files.get('くりかえし-visits.csv').toString('utf8').slice(1)), [
      ['受付番号', '行番号（visits（訪問の希望））', 'visit_day（曜日）'],
      [number, '1', '月'],
      [number, '2', "'0123"],
    ]);
    assert.match(files.get('README.txt').toString('utf8'), /・くりかえし-visits\.csv/);
  });

  test('where nothing is to be replaced, the CP932 file is there at once', async () => {
    const answer = await download(admin, { encoding: 'cp932', contents: 'codes', since: '2099-01-01' });
    const [header, ...rows] = parseCsv(new TextDecoder('shift_jis', { fatal: true }).decode(answer.bytes));
    assert.equal(header[0], '受付番号');
    assert.deepEqual(rows, []);
  });
});
