// The files of a page of statistics: the very numbers that the page shows.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { parseCsv } from './csv.mjs';
import { unpack } from './exports.mjs';
import { logIn } from './staff.mjs';

// Long before the demonstration's contacts begin.
const year = '2015';
let instance;
let officer;
let contractor;

/** As many contacts of a day in that scene, each of another person. */
function contacts(day, scene, count) {
  return instance.psql(`insert into madoguchi.contact_fact (municipality, log_no, person, case_no, desk, contact_on,
      after_hours, handler, case_kind, channel, caller_type, age, gender, household, place_now, care_level, main_disease,
      scene_main, topics, main_factor, sub_factors, difficult, difficult_reason, actions, action_method, resources, unmet,
      partners, community_issue, urgency, minutes, state)
    select m.municipality, n.no, 'T' || n.no, 'C' || n.no, 'central', '${day}', false, 1, 'new', 'tel', 'family_in', 'a85',
      'f', 'alone', 'home', 'k1', 'dementia', '${scene}', '{home_dr}', 'dementia', '{living_alone}', false, '{}', '{info}',
      '{tel}', '{}', '{}', '{}', '{}', 'w1', 'm30', 'open'
    from (select municipality from madoguchi.staff where login = 'desk1') m,
      lateral (select '${day}-${scene}-' || i as no from generate_series(1, ${count}) i) n`);
}

before(async () => {
  instance = await startMadoguchi();
  await contacts('2015-06-02', 'daily', 1200);
  await contacts('2015-06-02', 'transition', 3);
  await contacts('2015-06-03', 'acute', 41);
  await contacts('2014-06-03', 'daily', 900);
  await contacts('2014-06-03', 'acute', 7);
  officer = await logIn(instance.staffUrl, 'desk1');
  contractor = await logIn(instance.staffUrl, 'contractor1');
});
after(() => instance?.stop());

/** The tables of a page by number: rows of cells as a reader sees them. */
function tablesOf(html) {
  const tables = [...html.matchAll(/<caption class="figures__caption" id="figures-([^"]*)">[\s\S]*?<tbody>([\s\S]*?)<\/tbody>/g)];
  return new Map(tables.map(([, number, body]) => [number, [...body.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row]) =>
    [...row.matchAll(/<t[hd][^>]*>([^<]*)<\/t[hd]>/g)].map(([, cell]) => cell))]));
}

/** The rows of a file, the header first. */
function rowsOf(text) {
  assert.equal(text[0], '\uFEFF');
  return parseCsv(text.slice(1));
}

/** A cell of the page as a program writes it. */
function plain(cell) {
  const number = cell.replaceAll(',', '').replace('−', '-').replace(/^[+±]/, '');
  return cell === '–' ? '' : number;
}

async function filesOf(visitor, query) {
  const answer = await visitor.get(`/exports/statistics/counts${query}`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers['content-type'], 'application/zip');
  return new Map([...unpack(answer.bytes)].map(([name, bytes]) => [name, bytes.toString('utf8')]));
}

async function assertSameNumbers(visitor, query) {
  const page = await visitor.get(`/statistics/counts${query}`);
  const tables = tablesOf(page.body);
  const files = await filesOf(visitor, query);
  assert.ok(tables.size >= 7, [...tables.keys()].join(' '));
  for (const [number, rows] of tables) {
    const [, ...lines] = rowsOf(files.get(`集計表-${number}.csv`));
    assert.deepEqual(lines.map(([, label, ...cells]) => [label, ...cells]),
      rows.map(([label, ...cells]) => [label, ...cells.map(plain)]), number);
  }
  return files;
}

test('the_files_have_the_numbers_of_the_page', async () => {
  const files = await assertSameNumbers(officer, `?year=${year}`);
  const total = rowsOf(files.get('集計表-T5.csv')).find(([code]) => code === 'total');
  assert.equal(total[2], '1244');
});

test('masked_figures_are_masked_in_every_file', async () => {
  const files = await assertSameNumbers(officer, `?year=${year}&version=council`);
  const transition = rowsOf(files.get('集計表-T5.csv')).find(([code]) => code === 'transition');
  assert.equal(transition[2], 'x');
  const long = rowsOf(files.get('集計値.csv'));
  const [header] = long;
  const value = (row, name) => row[header.indexOf(name)];
  const one = long.find((row) => value(row, '表の番号') === 'T5' && value(row, '行のコード') === 'transition'
    && value(row, '列のコード') === 'contacts');
  assert.equal(value(one, '値'), 'x');
  assert.match(files.get('README.txt'), /「x」は、5未満の数/);
});

test('the_long_file_has_every_cell_of_every_table_once', async () => {
  const files = await filesOf(officer, `?year=${year}`);
  const [, ...long] = rowsOf(files.get('集計値.csv'));
  const keys = long.map((row) => [row[3], row[8], row[11]].join('/'));
  const wide = [...files].filter(([name]) => name.startsWith('集計表-')).map(([, text]) => rowsOf(text));
  const cells = wide.reduce((sum, [header, ...rows]) => sum + rows.length * (header.length - 2), 0);
  assert.equal(new Set(keys).size, long.length);
  assert.equal(long.length, cells);
});

test('a_contractor_takes_along_masked_figures_whatever_is_asked', async () => {
  const files = await assertSameNumbers(contractor, `?year=${year}`);
  const transition = rowsOf(files.get('集計表-T5.csv')).find(([code]) => code === 'transition');
  assert.equal(transition[2], 'x');
});

test('the_audit_trail_tells_a_download_from_a_look', async () => {
  await officer.get(`/exports/statistics/causes?year=${year}&desk=central`);
  const row = await instance.psql(`select detail from madoguchi.audit where kind = 'statistics.export'
    order by audit_id desc limit 1`);
  const { page, from, desk, verb } = JSON.parse(row);
  assert.deepEqual({ page, from, desk, verb }, { page: 'causes', from: '2015-04-01', desk: 'central', verb: undefined });
});

test('there_is_no_file_of_a_page_that_there_is_not', async () => {
  assert.equal((await officer.get('/exports/statistics/nothing')).status, 404);
  assert.equal((await officer.get('/exports/statistics/counts?colour=red')).status, 400);
});
