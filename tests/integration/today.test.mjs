// The work list at size: each tab has as many rows as it says, of the session's desks and no other, and PostgreSQL looks
// at no more than it may list, however much there is.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { planOf, seed } from '../bench/requests.mjs';
import { root, startMadoguchi } from '../lib/madoguchi.mjs';
import { lookedAt } from './plans.mjs';

const COUNT = 20_000;
const MOST = 100;
const PAGE = 51;
const DESKS = 3;
const tabs = ['new', 'overdue', 'due', 'week', 'urgent', 'mine', 'drafts'];

let instance;

before(async () => {
  instance = await startMadoguchi({ workers: 1, build: 'release' });
  await seed(instance, COUNT);
  await instance.psql(`
    set search_path = madoguchi;
    insert into case_file (municipality, case_no, desk, opened_by, assigned_to, state, urgency, next_on)
    select s.municipality, 'C08-' || upper(lpad(to_hex(n), 6, '0')) || '-X',
           (array['central', 'north', 'south'])[1 + n % 3], s.staff_id, case when n % 50 = 0 then s.staff_id end,
           (array['open', 'watch', 'closed', 'closed'])[1 + n % 4], (array['today', 'w1', 'later', null])[1 + n / 7 % 4],
           case when n % 5 > 0 then current_date + (n % 400 - 390) end
      from staff s, generate_series(1, ${COUNT}) n where s.login = 'desk1'`);
  await instance.psql('vacuum analyze madoguchi.case_file');
});
after(() => instance?.stop());

const asked = (tab, { desk = null, mine = null, place = [null, null, null], rows = PAGE, most = MOST } = {}) =>
  ['today', tab, desk, mine, ...place, rows, most];

/** What the query answers for a login: [{number, desk, counts, kind, urgent, moment_us}…]. */
async function answered(login, [name, ...values]) {
  const sql = readFileSync(path.join(root, 'sql/queries', `${name}.sql`), 'utf8').replace(/^--.*$/gm, '');
  const given = values.map((value) => (value === null ? 'null' : `'${value}'`)).join(', ');
  const rows = await instance.psql(`
    begin;
    insert into madoguchi.session (municipality, token_hash, staff_id, expires_at)
    select municipality, decode('${'c'.repeat(64)}', 'hex'), staff_id, now() + interval '1 hour'
      from madoguchi.staff where login = '${login}';
    set local search_path = madoguchi, pg_temp;
    set local madoguchi.municipality = '139998';
    set local madoguchi.session = '${'c'.repeat(64)}';
    set local role madoguchi_staff;
    prepare asked as ${sql};
    execute asked (${given});
    deallocate asked;
    rollback;`);
  return rows.split('\n').filter((row) => row.startsWith('{')).map((row) => {
    const [counts, , kind, number, urgent, , momentUs, desk] = row.split('|');
    return { counts: JSON.parse(counts), kind, number, urgent, momentUs, desk };
  });
}

/** All of a tab, page by page. */
async function pagesOf(login, tab, more = {}) {
  const numbers = [];
  let place = [null, null, null];
  for (;;) {
    const rows = (await answered(login, asked(tab, { ...more, place, rows: 40 }))).filter(({ number }) => number);
    numbers.push(...rows);
    if (rows.length < 40) {
      return numbers;
    }
    const last = rows.at(-1);
    place = [last.urgent === 't', last.momentUs || null, last.number];
  }
}

describe('a tab', () => {
  for (const login of ['desk1', 'admin']) {
    for (const tab of tabs) {
      test(`${tab}, as ${login}: as many rows as it says, page by page, each once`, async () => {
        const [{ counts }] = await answered(login, asked(tab));
        const rows = await pagesOf(login, tab);
        assert.equal(rows.length, counts[tab] ?? 0);
        assert.equal(new Set(rows.map(({ number }) => number)).size, rows.length);
        assert.deepEqual([...rows].sort((one, other) => other.urgent.localeCompare(one.urgent)), rows, 'what is urgent comes first');
        if (login === 'desk1') {
          assert.deepEqual([...new Set(rows.map(({ desk }) => desk))].filter((desk) => desk !== 'central'), []);
        }
      });
    }
  }

  test('of one desk has only what is at that desk', async () => {
    const rows = await pagesOf('admin', 'overdue', { desk: 'north' });
    assert.ok(rows.length > 0);
    assert.deepEqual([...new Set(rows.map(({ desk }) => desk))], ['north']);
  });

  test('a contractor has nothing in any', async () => {
    for (const tab of tabs) {
      assert.deepEqual((await answered('contractor1', asked(tab))).map(({ counts, number }) => [counts, number]), [[{}, '']]);
    }
  });
});

describe('the plan', () => {
  for (const login of ['desk1', 'admin']) {
    for (const tab of tabs) {
      test(`${tab}, as ${login}: no more is looked at than what may be listed`, async () => {
        const plan = await planOf(instance, login, asked(tab));
        const [requests, cases] = [lookedAt(plan, 'request'), lookedAt(plan, 'case_file')];
        // Four slices of requests a desk, three spans of cases; what is mine and what is urgent; and the page itself.
        assert.ok(requests > 0 && requests <= DESKS * 4 * MOST + MOST + PAGE * 2, `${requests} requests`);
        assert.ok(cases > 0 && cases <= DESKS * 3 * MOST + 2 * MOST * DESKS + PAGE * 3, `${cases} cases`);
      });
    }
  }
});
