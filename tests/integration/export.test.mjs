// An export of many years: whole, in constant memory, and no form waits for it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { after, before, test } from 'node:test';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { formBody, send } from './client.mjs';
import { askFor, download, exportFields, exportPath, takeReplaced, unpack, withSensitive } from './exports.mjs';
import { logIn } from './staff.mjs';


let instance;
let officer;

before(async () => {
  instance = await startMadoguchi({ workers: 1, build: 'release', env: { RATE_LIMIT: 'off' } });
  officer = await logIn(instance.staffUrl, 'admin');
});
after(() => instance?.stop());

/** Copies requests of the demo under numbers of an era that is to come, until there are so many. */
function multiply(total) {
  return instance.psql(`
    with present as (
        select count(*)::integer as rows from madoguchi.request
    ), source as (
        select r.*, row_number() over (order by receipt_no) - 1 as place from madoguchi.request r
         where receipt_no !~ '^Z99' order by receipt_no limit 50
    ), copies as (
        select s.*, 'Z99-' || lpad(upper(to_hex(n)), 6, '0') || '-0' as number
          from present, generate_series(present.rows, ${total} - 1) n
          join source s on s.place = n % 50
    ), issued as (
        insert into madoguchi.receipt (municipality, receipt_no) select municipality, number from copies
    )
    insert into madoguchi.request (municipality, receipt_no, key, questionnaire_url, questionnaire_version, language,
                                   answers, desk, town, priority, urgency, consulter_name, state, received_at)
    select municipality, number, sha256(number::bytea), questionnaire_url, questionnaire_version, language,
           answers, desk, town, priority, urgency, consulter_name, state, received_at
      from copies`);
}

/** The most memory that the export worker ever had, in bytes. */
function peakMemory() {
  const [pid] = instance.workerPids('export');
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(kilobytes) * 1024;
}

/** Begins a download, kills its worker, and resolves to how it ended and how many milliseconds later. */
async function downloadFromDyingWorker() {
  const body = formBody(await exportFields(officer));
  const headers = {
    cookie: [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    origin: instance.staffUrl,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
  };
  const options = { method: 'POST', headers, agent: new http.Agent({ keepAlive: true }) };
  return new Promise((resolve, reject) => {
    const request = http.request(instance.staffUrl + exportPath, options, (response) => {
      process.kill(instance.workerPids('export')[0], 'SIGKILL');
      const killed = Date.now();
      const tell = (end) => () => resolve({ end, milliseconds: Date.now() - killed });
      response.on('end', tell('whole')).on('error', tell('cut')).resume();
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** The peak of the export worker after it made this download of so many requests. */
async function peakAfter(choices, requests) {
  const answer = await download(officer, choices);
  assert.equal(Number(await instance.psql('select count(*) from madoguchi.request')), requests);
  return { answer, peak: peakMemory() };
}

const archive = { ...withSensitive, state: [], file: 'zip' };

test('an export of 40,000 requests is whole and takes no more memory than one of 2,000', async () => {
  await multiply(2_000);
  const small = await peakAfter(archive, 2_000);
  await multiply(40_000);

  let busy = true;
  const large = peakAfter(archive, 40_000).finally(() => (busy = false));
  let forms = 0;
  while (busy) {
    assert.equal((await send(`${instance.publicUrl}/consultation`)).status, 200);
    assert.equal((await send(`${instance.staffUrl}/login`)).status, 200);
    forms++;
  }
  const { answer, peak } = await large;

  const csv = unpack(answer.bytes).get('相談受付.csv').toString('utf8');
  assert.equal(csv.split('\r\n').length - 2, 40_000);
  assert.ok(csv.length > 10_000_000, 'the file is large');
  assert.ok(peak - small.peak < 4_000_000, `${peak - small.peak} bytes more than before`);
  assert.ok(forms > 10, `${forms} pages were served meanwhile`);
});

test('nor does one in CP932, where every row has something to replace', async () => {
  const before = peakMemory();
  await instance.psql(`update madoguchi.request set answers = answers || '{"c_name": "𠮷野–家"}'`);
  const page = await askFor(officer, { encoding: 'cp932', state: [] });
  assert.match(page.body, /[4-9]\d,?\d{3}/);
  const answer = await takeReplaced(officer, page);
  assert.equal(new TextDecoder('shift_jis', { fatal: true }).decode(answer.bytes).split('\r\n').length - 2, 40_000);
  assert.ok(peakMemory() - before < 4_000_000, `${peakMemory() - before} bytes more than before`);
});

test('a download whose worker dies is cut at once, not left to wait for the rest', async () => {
  const { end, milliseconds } = await downloadFromDyingWorker();
  assert.equal(end, 'cut');
  assert.ok(milliseconds < 5_000, `it ended ${milliseconds} ms after the worker`);
});
