// Every table of statistics against the same counted again here, of contacts made by chance: with all that they say, by
// contacts and by persons, and masked, where nothing may be wrong and nothing small may be told. It prints its seed.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { logIn } from './staff.mjs';
import { count, labelsOf, pageOf, tablesOf } from './statistics.mjs';

const YEARS = { 2024: 259, 2025: 344 };
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_007);

let instance;
let officer;
let facts;

/** A small generator, so that a seed makes the same contacts again (mulberry32). */
function randomOf(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Skewed, so that some codes are rare and some never come. */
const makers = (random) => {
  const one = (codes) => codes[Math.floor(random() ** 3 * codes.length)];
  const some = (codes, most) => [...new Set(Array.from({ length: Math.floor(random() * (most + 1)) }, () => one(codes)))];
  return { one, some, of: (linkId) => one([...labelsOf(linkId).keys()]), someOf: (linkId, most) => some([...labelsOf(linkId).keys()], most) };
};

function factOf(number, year, random, { one, of, someOf }) {
  const day = new Date(Date.UTC(year, 3, 1) + Math.floor(random() * 365) * 86_400_000).toISOString().slice(0, 10);
  const log_no = `${String(year - 2018).padStart(2, '0')}-001-${String(number).padStart(5, '0')}`;
  const state = one(['open', 'closed', 'watch']);
  const difficult = random() < 0.2;
  return {
    log_no, person: random() < 0.1 ? log_no : `T-${Math.floor(random() * 90)}`, case_no: `C-${number}`,
    desk: one(['central', 'north', 'south']), contact_on: day, after_hours: false, handler: 1, case_kind: 'cont',
    contact_time: '10:00', channel: of('channel'), route: random() < 0.2 ? null : of('route'), caller_type: of('caller_type'),
    age: of('subj_age'), gender: of('subj_gender'), household: of('household'), place_now: of('place_now'),
    care_level: of('care_level'), main_disease: of('main_disease'), scene_main: of('scene_main'),
    topics: someOf('topics', 3), main_factor: of('main_factor'), sub_factors: someOf('sub_factors', 3), difficult,
    difficult_reason: difficult ? someOf('difficult_reason', 3) : [], actions: someOf('actions', 4), action_method: [],
    resources: [], unmet: someOf('unmet', 2), partners: someOf('partners', 3), community_issue: someOf('community_issue', 2),
    urgency: of('urgency'), minutes: 'm30', state, outcome: state === 'closed' ? of('outcome') : null,
  };
}

before(async () => {
  console.log(`# SEED=${seed}`);
  instance = await startMadoguchi({ workers: 1, build: 'release', env: { RATE_LIMIT: 'off' } });
  const random = randomOf(seed);
  facts = Object.entries(YEARS).flatMap(([year, contacts]) =>
    Array.from({ length: contacts }, (_, number) => factOf(number + 1, Number(year), random, makers(random))));
  // Some persons are of one year, some of both.
  await count(instance, facts);
  officer = await logIn(instance.staffUrl, 'desk1');
});
after(() => instance?.stop());

const yearOf = ({ contact_on }) => Number(contact_on.slice(0, 4)) - (contact_on.slice(5) < '04-01' ? 1 : 0);
const ofYear = (year) => facts.filter((fact) => yearOf(fact) === year);
const persons = (list) => new Set(list.map(({ person }) => person)).size;

/** Each person's last contact; of one day the one that was counted last. */
function latest(list) {
  const last = new Map();
  for (const fact of list) {
    const before = last.get(fact.person);
    if (!before || before.contact_on <= fact.contact_on) {
      last.set(fact.person, fact);
    }
  }
  return [...last.values()];
}

/** The tables: their page, and which rows a contact is counted in. */
const choices = [
  ['counts', 'T4-1', 'channel', (fact) => [fact.channel]],
  ['counts', 'T4-2', 'route', (fact) => [fact.route ?? 'unknown']],
  ['counts', 'T4-3', 'caller_type', (fact) => [fact.caller_type]],
  ['counts', 'T5', 'scene_main', (fact) => [fact.scene_main]],
  ['causes', 'T7-1', 'main_factor', (fact) => [fact.main_factor]],
  ['causes', 'T7-2', 'sub_factors', (fact) => fact.sub_factors],
  ['causes', 'T10', 'topics', (fact) => fact.topics],
  ['causes', 'T14', 'community_issue', (fact) => fact.community_issue],
  ['work', 'T15-1', 'actions', (fact) => fact.actions],
  ['work', 'T15-2', 'partners', (fact) => fact.partners],
  ['work', 'T16-1', 'unmet', (fact) => fact.unmet],
];

const people = [
  ['T9-1', 'subj_age', ({ age }) => age],
  ['T9-2', 'household', ({ household }) => household],
  ['T9-3', 'care_level', ({ care_level }) => care_level],
  ['T9-4', 'place_now', ({ place_now }) => place_now],
];

const total = '期間の総数';
const share = (part, whole) => Math.round((1000 * part) / whole) / 10;

/** The numbers of a row, and those that are computed of them. */
function assertRow(row, name, [now, last], whole, what) {
  assert.equal(row[name], now, what);
  assert.equal(row[`前年度の${name}`], last, `${what}, the year before`);
  assert.equal(row[`${name}の増減`], now - last, `${what}, the difference`);
  assert.equal(row[`${name}の増減率`], last === 0 ? '–' : Math.sign(now - last) * share(Math.abs(now - last), last), `${what}, the change`);
  assert.equal(row[`${name}の構成比`], share(now, whole), `${what}, the share`);
}

describe('contacts made by chance', () => {
  for (const [name, counted, query] of [['延件数', (list) => list.length, ''], ['実人数', persons, '&count=people']]) {
    for (const [page, number, linkId, codesOf] of choices) {
      test(`${number} by ${name}: each row, the one of the year before, and the total`, async () => {
        const table = tablesOf(await pageOf(officer, page, `?year=2025${query}`)).get(number);
        const years = [ofYear(2025), ofYear(2024)];
        for (const [code, label] of labelsOf(linkId)) {
          const counts = years.map((list) => counted(list.filter((fact) => codesOf(fact).includes(code))));
          assertRow(table.get(label), name, counts, counted(years[0]), `${number} ${code}`);
        }
        assertRow(table.get(total), name, years.map(counted), counted(years[0]), `${number} total`);
      });
    }
  }

  for (const [number, linkId, codeOf] of people) {
    test(`${number}: each person once, as last seen`, async () => {
      const table = tablesOf(await pageOf(officer, 'people', '?year=2025')).get(number);
      const years = [latest(ofYear(2025)), latest(ofYear(2024))];
      for (const [code, label] of labelsOf(linkId)) {
        const counts = years.map((list) => list.filter((fact) => codeOf(fact) === code).length);
        assertRow(table.get(label), '実人数', counts, years[0].length, `${number} ${code}`);
      }
    });
  }

  test('T9-1: genders add up to their age', async () => {
    const table = tablesOf(await pageOf(officer, 'people', '?year=2025')).get('T9-1');
    for (const [label, row] of table) {
      const genders = [...labelsOf('subj_gender').values()].map((gender) => row[gender]);
      assert.equal(genders.reduce((sum, number) => sum + number), row['実人数'], label);
    }
  });

  test('T6: each main factor of the ten by each sub-factor, the rest together', async () => {
    const table = tablesOf(await pageOf(officer, 'causes', '?year=2025')).get('T6');
    const list = ofYear(2025);
    const labels = labelsOf('main_factor');
    const top = (codes) => {
      const counts = new Map();
      codes.forEach((code) => counts.set(code, (counts.get(code) ?? 0) + 1));
      return [...counts].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1)).slice(0, 10).map(([code]) => code);
    };
    const [mains, subs] = [top(list.map((fact) => fact.main_factor)), top(list.flatMap((fact) => fact.sub_factors))];
    for (const main of mains) {
      const own = list.filter((fact) => fact.main_factor === main);
      const row = table.get(labels.get(main));
      assert.equal(row['主要因'], own.length, main);
      for (const sub of subs) {
        assert.equal(row[labels.get(sub)], own.filter((fact) => fact.sub_factors.includes(sub)).length, `${main} ${sub}`);
      }
      assert.equal(row['その他（11位以下）'] ?? 0, own.filter((fact) => fact.sub_factors.some((sub) => !subs.includes(sub))).length, main);
    }
    assert.equal(table.get('その他（11位以下）')?.['主要因'] ?? 0, list.filter((fact) => !mains.includes(fact.main_factor)).length);
    assert.equal(table.get(total)['主要因'], list.length);
  });

  test('T2 and T3: months and desks add up to all of the year', async () => {
    const tables = tablesOf(await pageOf(officer, 'counts', '?year=2025'));
    const months = [...tables.get('T2')].slice(0, 12);
    months.forEach(([label, row], index) => {
      const month = String(((index + 3) % 12) + 1).padStart(2, '0');
      assert.equal(label, `${Number(month)}月`);
      const list = ofYear(2025).filter((fact) => fact.contact_on.slice(5, 7) === month);
      assert.deepEqual([row['延件数'], row['実人数']], [list.length, persons(list)], label);
    });
    assert.equal(tables.get('T3').get(total)['延件数'], 344);
    assert.equal(tables.get('T3').get(total)['実人数'], persons(ofYear(2025)));
  });

  test('of one desk, and of any days', async () => {
    const html = await pageOf(officer, 'counts', '?since=2025-05-10&until=2025-08-20&desk=north');
    const list = facts.filter((fact) => fact.desk === 'north' && fact.contact_on >= '2025-05-10' && fact.contact_on <= '2025-08-20');
    assert.equal(tablesOf(html).get('T5').get(total)['延件数'], list.length);
  });
});

describe('the sentence', () => {
  test('with 259 contacts in one year and 344 in the next', async () => {
    assert.match(await pageOf(officer, 'counts', '?year=2025'), /344件（前年度比 \+85件、\+32\.8％）/);
  });
});

/** Numbers that stand in two tables: of a row of the first, in the second. */
const shared = [
  ['T7-1', 'T6', (cross, label) => cross.get(label)?.['主要因']],
  ['T7-2', 'T6', (cross, label) => cross.get(total)[label]],
  ['T16-1', 'T16-2', (cross, label) => cross.get(label)?.['延件数']],
];

function assertShared(tables) {
  for (const [list, cross, otherOf] of shared) {
    for (const [label, row] of tables.has(cross) ? tables.get(list) : []) {
      const other = otherOf(tables.get(cross), label);
      if (row['延件数'] !== undefined && other !== undefined) {
        assert.equal(row['延件数'], other, `${list} and ${cross}: ${label}`);
      }
    }
  }
}

describe('what may leave the office', () => {
  for (const page of ['counts', 'causes', 'people', 'work']) {
    for (const query of ['?year=2025', '?year=2025&count=people', '?since=2025-05-01&until=2025-05-31']) {
      test(`${page}${query}: what stays is as it was, and no count below five stays`, async () => {
        const exact = tablesOf(await pageOf(officer, page, query));
        const masked = tablesOf(await pageOf(officer, page, `${query}&version=council`));
        let hidden = 0;
        [exact, masked].forEach(assertShared);
        for (const [number, table] of masked) {
          for (const [label, row] of table) {
            for (const [heading, value] of Object.entries(row)) {
              hidden += value === 'x' ? 1 : 0;
              if (value !== 'x') {
                assert.equal(value, exact.get(number).get(label)[heading], `${number} ${label} ${heading}`);
                const counts = !/構成比|増減|率|中央値|職員数|開庁日|人口/.test(heading);
                assert.ok(!counts || !(value > 0 && value < 5), `${number} ${label} ${heading}: ${value}`);
              }
            }
          }
        }
        assert.ok(hidden > 0, 'contacts made by chance leave small counts');
        assert.ok(!masked.has('T15-3'), 'facilities are named in the office alone');
      });
    }
  }

  test('a contractor gets that, whatever is asked for', async () => {
    const contractor = await logIn(instance.staffUrl, 'contractor1');
    const [asked, given] = [await pageOf(contractor, 'causes', '?year=2025&version=office'),
      await pageOf(officer, 'causes', '?year=2025&version=council')];
    assert.deepEqual([...tablesOf(asked)].map(([number, rows]) => [number, [...rows]]),
      [...tablesOf(given)].map(([number, rows]) => [number, [...rows]]));
  });
});

describe('who sees masked figures alone', () => {
  for (const query of ['?since=2025-05-01', '?since=2025-05-01&until=2025-05-31', '?desk=north', '?year=2025&area=hill']) {
    test(`a contractor may not ask for ${query}, and subtract`, async () => {
      const contractor = await logIn(instance.staffUrl, 'contractor1');
      for (const path of ['/statistics', '/statistics/counts', '/exports/statistics/counts']) {
        assert.equal((await contractor.get(`${path}${query}`)).status, 400, path);
      }
    });
  }

  test('their filter has no other fields', async () => {
    const contractor = await logIn(instance.staffUrl, 'contractor1');
    const html = await pageOf(contractor, 'counts', '?year=2025');
    assert.deepEqual([...html.matchAll(/<(?:select|input)[^>]* name="(year|count|desk|area|version|since|until)"/g)].map(([, name]) => name), ['year', 'count']);
  });
});

describe('what no page of ours asks', () => {
  for (const query of ['?year=1999', '?year=2999', '?desk=nowhere', '?count=cats', '?area=nowhere', '?who=me', '?year=2025&year=2024']) {
    test(`${query} is refused`, async () => {
      assert.equal((await officer.get(`/statistics/counts${query}`)).status, 400);
    });
  }

  test('days in the wrong order are told, and the year is shown', async () => {
    assert.match(await pageOf(officer, 'counts', '?since=2025-05-02&until=2025-05-01'), /id="since-issue"/);
  });

  test('there is no other page', async () => {
    assert.equal((await officer.get('/statistics/people-by-name')).status, 404);
  });
});
