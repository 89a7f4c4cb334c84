// How PostgreSQL goes about statistics: of a year it looks at the contacts of that year, however many there are of others. Looked
// at in how much was read of the table while it was done, over 20,000 contacts of five years; "make bench" measures 200,000.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { asOfficer, pages, seed, statementsOf, yearsOf } from '../bench/statistics.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';

const CONTACTS = 20_000;
const A_YEAR = CONTACTS / 5;

/** How many years' contacts a statement looks at: of one year its contacts, and again its persons; T1 at six years, and at five. */
function yearsLookedAt(statement) {
  const [, name] = statement.match(/from statistics_(\w+)/);
  const persons = !statement.includes("'{}'");
  return { items: persons ? 2 : 1, years: 11, diseases: 5 }[name] ?? 1;
}

let instance;

before(async () => {
  instance = await startMadoguchi({ workers: 1, build: 'release' });
  await instance.psql('delete from madoguchi.contact_fact');
  await seed(instance, CONTACTS);
});
after(() => instance?.stop());

/** What statements read of the table: whole scans, and rows, by index or not. */
async function readBy(statements) {
  const look = `
    reset role;
    select 'read ' || json_build_object('scans', pg_stat_get_xact_numscans(c.oid),
             'whole', pg_stat_get_xact_tuples_returned(c.oid),
             'rows', (select sum(pg_stat_get_xact_tuples_returned(i.indexrelid)) from pg_index i where i.indrelid = c.oid))
      from pg_class c where c.oid = 'madoguchi.contact_fact'::regclass;
    set local role madoguchi_staff;`;
  const output = await asOfficer(instance, 'viewer1', `${look} ${statements.map((sql) => `${sql};`).join('\n')} ${look}`);
  const [begin, end] = [...output.matchAll(/^read (.*)$/gm)].map(([, json]) => JSON.parse(json));
  return { whole: end.whole - begin.whole, scans: end.scans - begin.scans, rows: end.rows - begin.rows };
}

const years = yearsOf(new Date().getFullYear() - 1);

describe('what a page of a year reads', () => {
  for (const page of Object.keys(pages)) {
    test(`${page}: that year and the one before, once for all its tables and once for persons, and never the whole`, async () => {
      const statements = statementsOf(page, years);
      const read = await readBy(statements);
      const bound = statements.reduce((sum, statement) => sum + yearsLookedAt(statement), 0) * A_YEAR * 1.05;
      assert.equal(read.whole, 0, 'the table was gone through from end to end');
      assert.ok(read.rows <= bound, `${read.rows} rows, and ${bound} would do`);
      assert.ok(page === 'acp' || read.rows > A_YEAR, `${read.rows} rows: was anything counted?`);
    });
  }

  test('five years are read from the index alone', async () => {
    const [first, last] = ['2022-04-01', years[0][1]];
    const plan = await instance.psql(`
      begin;
      set local search_path = madoguchi;
      set local madoguchi.municipality = '139998';
      set local role madoguchi_owner;
      explain select desk, area, person, main_disease from contact_fact
       where municipality = scope_municipality() and contact_on between '${first}' and '${last}'::date;
      rollback;`);
    assert.match(plan, /Index Only Scan using contact_fact_by_day/);
  });
});
