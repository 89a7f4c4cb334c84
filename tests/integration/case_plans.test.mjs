// How PostgreSQL goes about cases and people: a page of the list by its index, a person by a key, however much there is.
// Looked at in the plans as they were executed over 20,000 cases of 10,000 people, as in request_plans.test.mjs.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { planOf } from '../bench/requests.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import { lookedAt } from './plans.mjs';

const CASES = 20_000;
const PEOPLE = 10_000;
const DESKS = 3;
const PAGE = 51;

let instance;

before(async () => {
  instance = await startMadoguchi({ workers: 1, build: 'release' });
  await instance.psql(`
    set search_path = madoguchi;
    set madoguchi.municipality = '139998';
    insert into person (person_no, name, birth_on)
    select 'T07-' || lpad(n::text, 6, '0') || '-X', '相談 ' || n, date '1930-01-01' + n % 9000
      from generate_series(0, ${PEOPLE - 1}) n;
    insert into person_key (person_no, kind, key)
    select 'T07-' || lpad(n::text, 6, '0') || '-X', k.kind, k.key
      from generate_series(0, ${PEOPLE - 1}) n,
           lateral (values ('name', '相談' || n), ('kana', 'ソウダン' || n),
                           ('tel', '0355' || lpad(n::text, 6, '0')), ('tel_end', lpad(n::text, 4, '0'))) as k (kind, key);
    insert into case_file (case_no, person_no, desk, opened_by, opened_at, assigned_to, state, next_on)
    select 'C07-' || lpad(n::text, 6, '0') || '-X', 'T07-' || lpad((n % ${PEOPLE})::text, 6, '0') || '-X',
           (array['central', 'north', 'south'])[1 + n % ${DESKS}], s.staff_id, now() - n * interval '1 hour',
           case when n % 50 = 0 then s.staff_id end, (array['open', 'watch', 'closed', 'closed'])[1 + n / 3 % 4],
           case when n % 5 > 0 then current_date + (n % 400 - 390) end
      from staff s, generate_series(1, ${CASES}) n where s.login = 'desk1'`);
  for (const table of ['person', 'person_key', 'case_file']) {
    await instance.psql(`vacuum analyze madoguchi.${table}`);
  }
});
after(() => instance?.stop());

const listOf = ({ state = 'open', desk = null, charge = null, due = null, place = [null, null], before: back = false } = {}) =>
  ['case_list', state, desk, charge, due, ...place, back, PAGE];
const search = (sought) =>
  ['person_search', ...['name', 'kana', 'birth', 'tel', 'town', 'number'].map((by) => sought[by] ?? null)];
const middle = () => instance.psql(`
  select (extract(epoch from opened_at) * 1000000)::bigint, case_no from madoguchi.case_file
   where state = 'open' order by opened_at offset 2500 limit 1`).then((row) => row.split('|'));

describe('a page of the list', () => {
  for (const login of ['desk1', 'admin']) {
    const looksLikeAPage = async (asked) => {
      const plan = await planOf(instance, login, asked);
      const [cases, people] = [lookedAt(plan, 'case_file'), lookedAt(plan, 'person')];
      // A slice of each desk, the page, and of each person of it one case that lets them be seen.
      assert.ok(cases > 0 && cases <= (DESKS + 2) * PAGE, `${cases} cases`);
      assert.ok(people > 0 && people <= PAGE, `${people} people`);
    };

    for (const state of ['open', 'watch', 'closed']) {
      test(`${state}, as ${login}: no more than a page of each desk`, () => looksLikeAPage(listOf({ state })));
    }
    test(`deep in it and backwards, as ${login}: as at its beginning`, async () => {
      const place = await middle();
      await looksLikeAPage(listOf({ place }));
      await looksLikeAPage(listOf({ place, before: true }));
    });
    test(`of one's own, as ${login}: no more than there are of those`, async () => {
      const rows = lookedAt(await planOf(instance, login, listOf({ charge: 'me' })), 'case_file');
      assert.ok(rows <= CASES / 50 * DESKS, `${rows} cases`);
    });
  }
});

describe('a search for a person', () => {
  for (const login of ['desk1', 'admin']) {
    for (const [what, sought, most] of [
      ['a name', { name: '相談9000' }, 10], ['a birthday', { birth: '1950-06-01' }, 10],
      ['a telephone number', { tel: '4711' }, 10], ['the number of a case', { number: 'C07-000003-X' }, 10],
      ['the number of a person', { number: 'T07-000003-X' }, 10],
    ]) {
      test(`by ${what}, as ${login}: looks at their cases and no others`, async () => {
        const rows = lookedAt(await planOf(instance, login, search(sought)), 'case_file');
        assert.ok(rows > 0 && rows <= (most), `${rows} cases`);
      });
    }
  }
});
