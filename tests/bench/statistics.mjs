// The pages of statistics at BENCH_CONTACTS (200,000) contacts over five years: what all that a page asks costs the database, this
// year and the year before, in milliseconds of its processor; all that is read is in memory. No page may take half a second.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { root, startMadoguchi } from '../lib/madoguchi.mjs';

const contacts = Number(process.env.BENCH_CONTACTS ?? 200_000);
const repeats = Number(process.env.BENCH_REPEATS ?? 5);
const token = 'b'.repeat(64);
const limit = 500;

/** What each page asks of the period and of the year before (fcgi/pages/staff/statistics_spec.c): the items whose persons are shown
 * beside their contacts, those that are counted by one of both, those by contacts alone; queries of both periods, and of the present. */
export const pages = {
  counts: { both: ['total', 'month', 'desk', 'area', 'hours'], counted: ['channel', 'route', 'caller_type', 'scene_main'], present: ['years'] },
  causes: { counted: ['total', 'main_factor', 'sub_factors', 'topics', 'community_issue'],
    contacts: ['difficult_reason', 'scene_main', 'outcome'], present: ['factor_pairs', 'diseases'] },
  people: { queries: ['people', 'cancer'] },
  work: { counted: ['total', 'actions', 'partners', 'resources', 'unmet'], queries: ['speed', 'requests'], present: ['unmet_areas'] },
  acp: { queries: ['sessions'], present: ['thoughts'] },
};

const literal = (value) => (value === null ? 'null' : `'${value}'`);
const parameters = { statistics_items: [0, 6], statistics_years: [1, 3], statistics_diseases: [1, 3], statistics_requests: [0, 3],
  statistics_sessions: [0, 3], statistics_thoughts: [0, 3] };

/** The text of a query with its parameters filled in. */
function statementOf(name, [since, until], items = [], people = []) {
  const [first, count] = parameters[name] ?? [0, 4];
  const values = [since, until, null, null, `{${items}}`, `{${people}}`].slice(first, first + count);
  return readFileSync(path.join(root, 'sql/queries', `${name}.sql`), 'utf8').replace(/^--.*$/gm, '')
    .replace(/\$(\d)/g, (_, number) => literal(values[number - 1]));
}

/** A fiscal year and the one before it. */
export const yearsOf = (year) => [[`${year}-04-01`, `${year + 1}-03-31`], [`${year - 1}-04-01`, `${year}-03-31`]];

/** All that a page asks, as statements. */
export function statementsOf(page, years, { people = false } = {}) {
  const { both = [], counted = [], contacts = [], queries = [], present = [] } = pages[page];
  const shown = [people ? [...both, ...counted] : both, people ? [...both, ...counted] : both.filter((item) => item === 'total')];
  const items = [...both, ...counted, ...contacts];
  return years.flatMap((year, before) => [
    ...(items.length > 0 ? [statementOf('statistics_items', year, items, shown[before])] : []),
    ...[...queries, ...(before ? [] : present)].map((name) => statementOf(`statistics_${name}`, year)),
  ]);
}

/** Runs SQL with the session of a login; nothing of it stays. */
export function asOfficer(instance, login, sql) {
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
    ${sql}
    rollback;`);
}

/** Puts so many contacts into what is counted. */
export async function seed(instance, count) {
  const sql = readFileSync(path.join(root, 'tests/bench/statistics.sql'), 'utf8').replaceAll(':count', String(count));
  for (const part of sql.split(/^(?=vacuum)/m)) {
    await instance.psql(part);
  }
}

/** Milliseconds of its processor that the server needs for all of a page; the kernel counts in hundredths of a second. */
async function databaseTime(instance, statements) {
  const look = `reset role; select 'cpu ' || split_part(stat, ' ', 14)::integer + split_part(stat, ' ', 15)::integer
    from pg_read_file('/proc/self/stat', 0, 1000) as stat; set local role madoguchi_staff;`;
  const output = await asOfficer(instance, 'viewer1', `${look} ${`${statements.join(';')};`.repeat(repeats)} ${look}`);
  const [begin, end] = [...output.matchAll(/^cpu (\d+)$/gm)].map(([, ticks]) => 10 * Number(ticks));
  return (end - begin) / repeats;
}

export async function measureStatistics(instance) {
  const begin = Date.now();
  await seed(instance, contacts);
  console.log(`\nStatistics of ${contacts.toLocaleString('en')} contacts over five years, made in ${Math.round((Date.now() - begin) / 1000)} s; ms of the database's processor`);
  const years = yearsOf(new Date().getFullYear() - 1);
  for (const page of Object.keys(pages)) {
    const byContacts = await databaseTime(instance, statementsOf(page, years));
    const byPeople = await databaseTime(instance, statementsOf(page, years, { people: true }));
    const late = Math.max(byContacts, byPeople) > limit ? `   more than ${limit}` : '';
    console.log(`  ${page.padEnd(10)} by contacts ${byContacts.toFixed(0).padStart(5)}   by persons ${byPeople.toFixed(0).padStart(5)}${late}`);
  }
}

if (process.argv[1] === path.join(root, 'tests/bench/statistics.mjs')) {
  const instance = await startMadoguchi({ workers: 1, build: 'release' });
  try {
    await measureStatistics(instance);
  } finally {
    await instance.stop();
  }
}
