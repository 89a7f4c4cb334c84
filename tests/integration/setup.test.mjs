// A municipality of one's own is set up by a file and no SQL; and the operator's switch for maintenance.

import assert from 'node:assert/strict';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { makeFolder, root, startMadoguchi } from '../lib/madoguchi.mjs';
import { send } from './client.mjs';

const demo = JSON.parse(readFileSync(path.join(root, 'sql/demo/sakurano.json'), 'utf8'));
const ours = { ...demo, languages: ['ja', 'en'], staff: undefined, requests: undefined };
const folder = makeFolder('municipality');

let instance;

function written(content) {
  const name = path.join(folder, 'municipality.json');
  writeFileSync(name, JSON.stringify(content));
  chmodSync(name, 0o644);
  return name;
}

const load = (content) => instance.madoguchi('municipality', 'load', written(content));

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { DEMO: 'no', MUNICIPALITY_FILE: written(ours) } });
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await instance?.stop();
});

test('everything_that_is_wrong_with_the_file_is_told_at_once', async () => {
  const broken = structuredClone(demo);
  delete broken.name.ja;
  delete broken.places.ja.reply_days;
  broken.desks[0].central = false;
  broken.desks[1].code = 'Nord';
  broken.towns[2].desk = 'nowhere';
  await assert.rejects(load(broken), ({ message }) => {
    for (const told of [/\.name\.ja/, /places\.ja\.reply_days/, /desks must have exactly one/, /desks\[1\]/, /towns\[2\]/]) {
      assert.match(message, told);
    }
    return true;
  });
});

test('a_good_file_sets_it_up_once', async () => {
  assert.match((await load({ ...ours, name: { ja: '別の区' } })).stdout, /there already/);
  assert.equal(
    await instance.psql(`select count(*), (select count(*) from madoguchi.town), (select count(*) from madoguchi.staff)
                           from madoguchi.desk`),
    '3|24|0',
  );
  const home = await send(new URL('/', instance.publicUrl));
  assert.equal(home.status, 200);
  assert.match(home.body, /さくら野区/);
  assert.doesNotMatch(home.body, /한국어/);
});

test('the_operator_closes_and_opens_the_public_zone_without_the_staff_zone', async () => {
  const home = () => send(new URL('/', instance.publicUrl), { headers: { 'accept-language': 'en' } });
  await instance.madoguchi('maintenance', 'on');
  await sleep(2500);
  const closed = await home();
  assert.equal(closed.status, 503);
  assert.match(closed.body, /We are servicing the system/);
  assert.equal((await send(new URL('/healthz', instance.publicUrl))).status, 200);
  await instance.madoguchi('maintenance', 'off');
  await instance.madoguchi('maintenance', 'off');
  await sleep(2500);
  assert.equal((await home()).status, 200);
  await assert.rejects(instance.madoguchi('maintenance', 'maybe'), /usage/);
  assert.equal(
    await instance.psql("select string_agg(kind, ' ' order by audit_id) from madoguchi.audit where kind ~ '^maintenance'"),
    'maintenance.on maintenance.off maintenance.off',
  );
});
