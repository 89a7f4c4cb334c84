// How PostgreSQL goes about the list: by its index, a page at a time, however much there is. Looked at in the plans as they
// were executed over 20,000 requests; "make bench" measures half a million.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { listOf, middle, planOf, searchFor, seed } from '../bench/requests.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import { lookedAt, nodesOf } from './plans.mjs';

const REQUESTS = 20_000;
const SLICES = 15; // three desks; open and in progress, pressing and not; done
const PAGE = 51;

let instance;

before(async () => {
  instance = await startMadoguchi({ workers: 1, build: 'release' });
  await seed(instance, REQUESTS);
});
after(() => instance?.stop());

const looks = {
  'the first page': listOf(),
  'what is done': listOf({ states: '{done}' }),
  'the longest waiting first': listOf({ ascending: true, pressing: false }),
  'a week of last year': listOf({ from: '2025-12-01', to: '2025-12-07' }),
  'what is suspect': listOf({ suspect: 'true' }),
};

describe('a page of the list', () => {
  for (const login of ['desk1', 'admin']) {
    for (const [name, asked] of Object.entries(looks)) {
      test(`${name}, as ${login}: no more than a page of each slice`, async () => {
        const rows = lookedAt(await planOf(instance, login, asked), 'request');
        assert.ok(rows > 0 && rows <= (SLICES + 1) * PAGE, `${rows} rows`);
      });
    }
  }

  test('what row security and the filters ask for stands in the index: no row is fetched to be passed over', async () => {
    const plan = await planOf(instance, 'admin', listOf({ language: 'ko' }));
    const slices = nodesOf(plan).filter((node) => node['Index Name'] === 'request_in_list_order');
    assert.ok(slices.length > 0);
    assert.deepEqual([...new Set(slices.map((node) => node['Node Type']))], ['Index Only Scan']);
  });

  test('deep in it, as at its beginning', async () => {
    const rows = lookedAt(await planOf(instance, 'admin', listOf({ place: await middle(instance) })), 'request');
    assert.ok(rows > 0 && rows <= (SLICES + 1) * PAGE, `${rows} rows`);
  });

  test('tabs are counted no further than asked', async () => {
    const plan = await planOf(instance, 'admin', ['request_counts', null, 100]);
    assert.ok(lookedAt(plan, 'request') < 2 * REQUESTS / 10);
  });
});

describe('a search', () => {
  test('of a telephone number looks at those that have it', async () => {
    const plan = await planOf(instance, 'admin', searchFor('tel', '09012345'));
    assert.ok(lookedAt(plan, 'request_key') < 50);
    assert.ok(lookedAt(plan, 'request') < 100);
  });

  test('of a receipt number looks at that one', async () => {
    const [, , number] = await middle(instance);
    assert.ok(lookedAt(await planOf(instance, 'admin', searchFor('receipt', number)), 'request') <= 4);
  });

  test('of a name that many have looks at some of them', async () => {
    const plan = await planOf(instance, 'admin', searchFor('name', 'サ'));
    assert.ok(lookedAt(plan, 'request') < REQUESTS / 10, `${lookedAt(plan, 'request')} rows`);
  });
});
