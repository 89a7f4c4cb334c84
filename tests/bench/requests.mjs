// The list of requests at BENCH_REQUESTS (500,000) of them: what each look at it costs the database, in milliseconds of
// EXPLAIN ANALYZE of the very query, with row security on, as an officer and as an administrator. The median of five.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { root, startMadoguchi } from '../lib/madoguchi.mjs';
import { measureExports } from './exports.mjs';

const requests = Number(process.env.BENCH_REQUESTS ?? 500_000);
const repeats = 5;
const token = 'b'.repeat(64);
const statement = (name) => readFileSync(path.join(root, 'sql/queries', `${name}.sql`), 'utf8').replace(/^--.*$/gm, '');
const literal = (value) => (value === null ? 'null' : `'${value}'`);

/** A look at the list: the query and its parameters. */
export function listOf({ states = '{open,in_progress,done}', desk = null, urgency = null, language = null, from = null, to = null,
  assigned = null, suspect = null, place = [null, null, null], ascending = false, pressing = true } = {}) {
  return ['request_list', states, desk, urgency, language, from, to, assigned, suspect, ...place, ascending, pressing, 51];
}

/** A search. */
export function searchFor(by, key, { states = '{open,in_progress,done}' } = {}) {
  return ['request_search', by, key, states, null, null, null, null, null, null, null, null, null, false, 51];
}

/** What EXPLAIN ANALYZE says, so many times, with the session of a login; nothing of it stays. */
async function explained(instance, login, [name, ...values], times) {
  const asked = `explain (analyze, format json) execute asked (${values.map(literal).join(', ')});`;
  return instance.psql(`
    begin;
    insert into madoguchi.session (municipality, token_hash, staff_id, expires_at)
    select municipality, decode('${token}', 'hex'), staff_id, now() + interval '1 hour'
      from madoguchi.staff where login = '${login}';
    set local jit = off;
    set local search_path = madoguchi, pg_temp;
    set local madoguchi.municipality = '139998';
    set local madoguchi.session = '${token}';
    set local role madoguchi_staff;
    prepare asked as ${statement(name)};
    ${asked.repeat(times)}
    deallocate asked;
    rollback;`);
}

/** The plan as it was executed, a tree of nodes. */
export async function planOf(instance, login, asked) {
  const output = await explained(instance, login, asked, 1);
  return JSON.parse(output.slice(output.indexOf('['), output.lastIndexOf(']') + 1))[0].Plan;
}

/** Milliseconds of one execution. */
async function databaseTime(instance, login, asked) {
  const output = await explained(instance, login, asked, repeats);
  const times = [...output.matchAll(/"Execution Time": ([\d.]+)/g)].map(([, time]) => Number(time));
  if (times.length !== repeats) {
    throw new Error(`${asked[0]} was not executed\n${output}`);
  }
  return times.sort((one, other) => one - other)[Math.floor(repeats / 2)];
}

/** Puts so many requests into the database. */
export async function seed(instance, count) {
  const sql = readFileSync(path.join(root, 'tests/bench/requests.sql'), 'utf8').replaceAll(':count', String(count));
  for (const part of sql.split(/^(?=vacuum)/m)) {
    await instance.psql(part);
  }
}

/** A place in the middle of what there is. */
export async function middle(instance) {
  const row = await instance.psql(`select (extract(epoch from received_at) * 1000000)::bigint, receipt_no
    from madoguchi.request where state = 'done' and received_at < now() - interval '1 year' order by received_at desc limit 1`);
  return ['false', ...row.split('|')];
}

async function main() {
  const instance = await startMadoguchi({ workers: 1, build: 'release' });
  try {
    const begin = Date.now();
    await seed(instance, requests);
    console.log(`\n${requests.toLocaleString('en')} requests, made in ${Math.round((Date.now() - begin) / 1000)} s; ms of database time`);
    const deep = await middle(instance);
    const looks = [
      ['the first page', listOf()],
      ['… of what is open', listOf({ states: '{open}' })],
      ['… of what is done', listOf({ states: '{done}' })],
      ['… of spam', listOf({ states: '{spam}' })],
      ['… of mine', listOf({ states: '{open,in_progress}', assigned: 'me' })],
      ['… longest waiting first', listOf({ ascending: true, pressing: false })],
      ['a page in the middle', listOf({ place: deep })],
      ['in Korean', listOf({ language: 'ko' })],
      ['suspect', listOf({ suspect: 'true' })],
      ['a week of last year', listOf({ from: '2025-12-01', to: '2025-12-07' })],
      ['the counts of all tabs', ['request_counts', null, 10000]],
      ['a receipt number', searchFor('receipt', deep[2])],
      ['a whole name', searchFor('name', '佐藤花子')],
      ['a family name that one in six has', searchFor('name', '佐藤')],
      ['one letter', searchFor('name', 'サ')],
      ['a telephone number', searchFor('tel', '09012345678')],
      ['its last four digits', searchFor('tel', '5678')],
    ];
    for (const [what, asked] of looks) {
      const [officer, administrator] = [await databaseTime(instance, 'desk1', asked), await databaseTime(instance, 'admin', asked)];
      console.log(`  ${what.padEnd(36)} officer ${officer.toFixed(1).padStart(7)}   administrator ${administrator.toFixed(1).padStart(7)}`);
    }
    await measureExports(instance);
  } finally {
    await instance.stop();
  }
}

if (process.argv[1] === path.join(root, 'tests/bench/requests.mjs')) {
  await main();
}
