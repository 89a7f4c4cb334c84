// An export of many years: whole, in constant memory, and no form waits for it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { after, before, test } from 'node:test';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { send } from './client.mjs';
import { logIn } from './staff.mjs';

const COPIES = 400; // of 50 requests of the demo
const EXPORT = '/exports/requests.csv';

let instance;
let officer;

before(async () => {
  instance = await startMadoguchi({ workers: 1, build: 'release', env: { RATE_LIMIT: 'off' } });
  officer = await logIn(instance.staffUrl, 'admin');
});
after(() => instance?.stop());

/** Copies requests of the demo under numbers of an era that is to come. */
function multiply() {
  return instance.psql(`
    with source as (
        select r.*, row_number() over () - 1 as place from madoguchi.request r limit 50
    ), copies as (
        select s.*, 'Z99-' || lpad(upper(to_hex(n * 50 + s.place)), 6, '0') || '-0' as number
          from source s, generate_series(1, ${COPIES}) n
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
function downloadFromDyingWorker() {
  const cookie = [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const options = { headers: { cookie }, agent: new http.Agent({ keepAlive: true }) };
  return new Promise((resolve, reject) => {
    const request = http.get(instance.staffUrl + EXPORT, options, (response) => {
      process.kill(instance.workerPids('export')[0], 'SIGKILL');
      const killed = Date.now();
      const tell = (end) => () => resolve({ end, milliseconds: Date.now() - killed });
      response.on('end', tell('whole')).on('error', tell('cut')).resume();
    });
    request.on('error', reject);
  });
}

test('an export of 20,000 requests is whole and takes no more memory than one of 60', async () => {
  await officer.get(EXPORT);
  const small = peakMemory();
  await multiply();

  let busy = true;
  const large = officer.get(EXPORT).finally(() => (busy = false));
  let forms = 0;
  while (busy) {
    assert.equal((await send(`${instance.publicUrl}/consultation`)).status, 200);
    assert.equal((await send(`${instance.staffUrl}/login`)).status, 200);
    forms++;
  }
  const { status, headers, body } = await large;

  assert.equal(status, 200);
  assert.equal(body.split('\r\n').length - 2, Number(await instance.psql('select count(*) from madoguchi.request')));
  assert.ok(Number(headers['content-length']) > 10_000_000, 'the file is large');
  assert.ok(peakMemory() - small < 4_000_000, `${peakMemory() - small} bytes more than before`);
  assert.ok(forms > 10, `${forms} pages were served meanwhile`);
});

test('a download whose worker dies is cut at once, not left to wait for the rest', async () => {
  const { end, milliseconds } = await downloadFromDyingWorker();
  assert.equal(end, 'cut');
  assert.ok(milliseconds < 5_000, `it ended ${milliseconds} ms after the worker`);
});
