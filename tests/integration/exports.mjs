// Downloads of requests, as a browser asks for them.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { recordsOf } from './csv.mjs';
import { hiddenFields } from './journey.mjs';

export const exportPath = '/exports/requests';

/** Sensitive answers come along, for a reason. */
export const withSensitive = { sensitive: 'with', reason: '年度末の集計' };

function checkedFields(html) {
  const boxes = [...html.matchAll(/<input class="choice__control"[^>]*name="([^"]*)" value="([^"]*)" checked/g)];
  return boxes.map(([, name, value]) => [name, value]);
}

/** What the form sends when these choices are made in it ({state: ['open', 'done']}), the rest left as it is. */
export async function exportFields(officer, choices = {}, query = '') {
  const page = await officer.get(exportPath + query);
  assert.equal(page.status, 200);
  const chosen = Object.entries(choices).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  const left = checkedFields(page.body).filter(([name]) => !(name in choices));
  return [...hiddenFields(page.body, exportPath), ...left, ...chosen];
}

/** Makes the choices and presses the button; resolves to the answer, whatever it is. */
export async function askFor(officer, choices, query) {
  return officer.post(exportPath, await exportFields(officer, choices, query));
}

/** The same, and it must be a file. */
export async function download(officer, choices, query) {
  const answer = await askFor(officer, choices, query);
  assert.equal(answer.status, 200);
  assert.match(answer.headers['content-disposition'] ?? '', /^attachment;/);
  return answer;
}

/** The records of the CSV. */
export async function downloadRecords(officer, choices, query) {
  return recordsOf((await download(officer, choices, query)).body);
}

/** Presses the button of the page that tells what will be replaced. */
export function takeReplaced(officer, page, action = 'take') {
  return officer.post(exportPath, [...hiddenFields(page.body, exportPath), ['action', action]]);
}

/** The files of an archive by name, as the program "unzip" gives them. */
export function unpack(bytes) {
  const folder = mkdtempSync(path.join(tmpdir(), 'madoguchi-zip-'));
  const archive = path.join(folder, 'download.zip');
  const unzip = (...words) => execFileSync('unzip', words, { maxBuffer: 256 * 1024 * 1024, env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  try {
    writeFileSync(archive, bytes);
    unzip('-tq', archive);
    const names = unzip('-Z1', archive).toString('utf8').trim().split('\n');
    return new Map(names.map((name) => [name, unzip('-p', archive, name)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
