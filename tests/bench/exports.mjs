// What a download of that many requests takes: seconds, rows per second, and the most memory that the export worker
// had so far. First a tenth of them, then all: constant memory is the same figure twice.

import { readFileSync } from 'node:fs';
import http from 'node:http';

import { formBody } from '../integration/client.mjs';
import { exportFields, exportPath } from '../integration/exports.mjs';
import { logIn } from '../integration/staff.mjs';

function peakMegabytes(instance) {
  const [pid] = instance.workerPids('export');
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(kilobytes) / 1024);
}

/** Downloads without keeping; resolves to the number of rows, line breaks being nowhere else. */
async function rowsOf(officer, choices) {
  const body = formBody(await exportFields(officer, choices));
  const headers = {
    'cookie': [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    'origin': officer.origin,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(exportPath, officer.origin), { method: 'POST', headers }, (answer) => {
      let lines = 0;
      if (answer.statusCode !== 200) {
        reject(new Error(`the download was answered with ${answer.statusCode}`));
      }
      answer.on('data', (chunk) => {
        for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) {
          lines++;
        }
      });
      answer.on('error', reject);
      answer.on('end', () => resolve(lines - 1));
    });
    request.on('error', reject);
    request.end(body);
  });
}

export async function measureExports(instance) {
  const officer = await logIn(instance.staffUrl, 'admin');
  const since = await instance.psql(`
    select (percentile_disc(0.9) within group (order by received_at) at time zone 'Asia/Tokyo')::date
      from madoguchi.request`);
  console.log('\nthe same as CSV, through an export worker');
  for (const [what, choices] of [['a tenth of them', { since }], ['all of them', {}]]) {
    const begin = Date.now();
    const rows = await rowsOf(officer, choices);
    const seconds = (Date.now() - begin) / 1000;
    console.log(`  ${what.padEnd(20)} ${rows.toLocaleString('en').padStart(8)} rows ${seconds.toFixed(1).padStart(6)} s ` +
      `${Math.round(rows / seconds).toLocaleString('en').padStart(7)} rows/s   peak memory ${peakMegabytes(instance)} MB`);
  }
}
