// Nothing acknowledged is lost and nothing is stored twice, whatever dies: residents who press again when
// something fails, workers that are killed at random, a database that goes away in the middle.
// And the control: with a database that acknowledges before it writes, the same check must fail.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { Visitor } from './client.mjs';
import { killDatabase, restartDatabase, startDatabase } from './database.mjs';
import {
  answersOf,
  begin,
  confirmPath,
  fillStep,
  hiddenFields,
  receiptNumber,
  receiptPath,
  stepPath,
} from './journey.mjs';

const AT_ONCE = 16;
const GIVE_UP_MS = 30_000;
// An answer that was cut ends the connection at once; one that hangs, as while the database restarts, is not waited for
// longer than a person would.
const PRESS_AGAIN_MS = 3_000;
const STEPS = answersOf('').length;

/** What the browser of one resident sends at each step, learned once; only key and detail differ. */
async function learnForms(origin) {
  const visitor = await begin(origin);
  const forms = [];
  for (const [index, answers] of answersOf('DETAIL').entries()) {
    const page = await visitor.get(stepPath(index + 1));
    const typed = Object.entries(answers).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
    forms.push([...hiddenFields(page.body, stepPath(index + 1)), ...typed, ['action', 'next']]);
    await fillStep(visitor, index + 1, answers);
  }
  return forms;
}

function formOf(fields, key, detail) {
  const changed = { key, q_detail: detail };
  return fields.map(([name, value]) => [name, changed[name] ?? value]);
}

async function start(env) {
  const instance = await startMadoguchi({ workers: 4, build: 'release', env: { RATE_LIMIT: 'off', ...env } });
  return { ...instance, forms: await learnForms(instance.publicUrl) };
}

/** As a measuring instrument does: an error is an error. */
async function once(attempt) {
  const answer = await attempt();
  assert.ok(answer.status < 400, `status ${answer.status}`);
  return answer;
}

/** As a person does: it did not work, so press again. */
async function again(attempt) {
  const end = Date.now() + GIVE_UP_MS;
  let failure;
  for (;;) {
    try {
      const answer = await attempt();
      if (answer.status < 500) {
        return answer;
      }
      failure = `status ${answer.status}`;
    } catch (error) {
      failure = error.code; // the connection was cut: nobody knows what became of it
    }
    assert.ok(Date.now() < end, `the service did not come back: ${failure}`);
    await sleep(50);
  }
}

/** One resident, from the start button to the receipt; resolves to the number on the receipt page. */
async function submit(origin, forms, detail, press) {
  const visitor = new Visitor(origin, { patienceMs: PRESS_AGAIN_MS });
  assert.equal((await press(() => visitor.post('/consultation', {}))).status, 303);
  const first = await press(() => visitor.get(stepPath(1)));
  const [, key] = hiddenFields(first.body, stepPath(1)).find(([name]) => name === 'key');
  for (let step = 1; step <= STEPS; step++) {
    const fields = formOf(forms[step - 1], key, detail);
    const saved = await press(() => visitor.post(stepPath(step), fields));
    assert.equal(saved.status, 303);
    assert.equal(saved.headers.location, step < STEPS ? stepPath(step + 1) : confirmPath);
  }
  const page = await press(() => visitor.get(confirmPath));
  const sent = await press(() => visitor.post(confirmPath, hiddenFields(page.body, confirmPath)));
  assert.equal(sent.headers.location, receiptPath);
  const receipt = await press(() => visitor.get(receiptPath));
  assert.equal(receipt.status, 200);
  return receiptNumber(receipt.body);
}

/** Many residents, AT_ONCE at a time. Resolves to a map of what each typed to the number each was shown. */
async function submitMany({ publicUrl, forms }, count, name, press, each = () => {}) {
  const shown = new Map();
  let next = 0;
  async function residents() {
    while (next < count) {
      const detail = `${name} ${next++}`;
      shown.set(detail, await submit(publicUrl, forms, detail, press));
      each(shown.size);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, residents));
  return shown;
}

/** What the promise comes to: receipts shown without a request behind them, and requests stored twice. */
async function brokenPromises(instance, shown, name) {
  const rows = JSON.parse(
    await instance.psql(`
      select coalesce(json_agg(json_build_array(receipt_no, answers ->> 'q_detail')), '[]')
        from madoguchi.request where answers ->> 'q_detail' like '${name} %'`),
  );
  const stored = new Map();
  for (const [receiptNo, detail] of rows) {
    stored.set(detail, [...(stored.get(detail) ?? []), receiptNo]);
  }
  return {
    lost: [...shown].filter(([detail, receiptNo]) => !stored.get(detail)?.includes(receiptNo)),
    doubled: [...stored].filter(([, receipts]) => receipts.length > 1),
  };
}

/**
 * A callback for submitMany: after every so many receipts it sends a signal to some worker, a random moment later. Counted
 * in receipts and not in seconds, so that a slow machine gets as many, and no more than it can recover from.
 */
function disturber(instance, signal, every) {
  const tally = { sent: 0 };
  const shoot = () => {
    const pids = instance.workerPids('public').filter((pid) => pid > 0);
    const pid = pids[Math.floor(Math.random() * pids.length)];
    try {
      process.kill(pid, signal);
      tally.sent++;
    } catch {
      // It ended between the look and the shot, or there was none at this moment.
    }
  };
  const each = (receipts) => {
    if (receipts % every === 0) {
      setTimeout(shoot, Math.random() * 50).unref();
    }
  };
  return { tally, each };
}

/** What is broken when the database dies right after the last of 100 receipts was shown. */
async function afterPowerCut(instance, name) {
  const shown = await submitMany(instance, 100, name, again);
  await killDatabase(instance.stateDir);
  await startDatabase(instance.stateDir);
  return brokenPromises(instance, shown, name);
}

describe('with a database that writes before it acknowledges', () => {
  let instance;
  before(async () => {
    instance = await start({});
  });
  after(() => instance?.stop());

  test('a rolling restart under load fails no request', async () => {
    const { tally, each } = disturber(instance, 'SIGTERM', 5);
    const shown = await submitMany(instance, 200, 'rolling', once, each);
    assert.equal(shown.size, 200);
    assert.ok(tally.sent >= 20, `${tally.sent} workers were restarted while it ran`);
  });

  test('2,000 receipts are stored exactly once while workers are killed and the database restarts', async () => {
    const { tally, each } = disturber(instance, 'SIGKILL', 8);
    let restarted;
    const shown = await submitMany(instance, 2_000, 'killed', again, (receipts) => {
      each(receipts);
      if (receipts === 1_000) {
        restarted = restartDatabase(instance.stateDir);
      }
    });
    await restarted;
    assert.ok(tally.sent >= 150, `${tally.sent} workers were killed all along`);
    assert.equal(new Set(shown.values()).size, 2_000, 'every resident has a number of their own');
    assert.deepEqual(await brokenPromises(instance, shown, 'killed'), { lost: [], doubled: [] });
  });

  test('a power cut of the database loses no receipt that was shown', async () => {
    assert.deepEqual(await afterPowerCut(instance, 'cut'), { lost: [], doubled: [] });
  });
});

describe('the control: with a database that acknowledges before it writes', () => {
  let instance;
  before(async () => {
    const options = [
      'synchronous_commit = off',
      'wal_writer_delay = 10s',
      'wal_writer_flush_after = 1GB',
      'wal_buffers = 64MB',
    ];
    instance = await start({ POSTGRES_OPTIONS: options.join('\n') });
  });
  after(() => instance?.stop());

  test('a power cut loses receipts that were shown, so the check above can fail', async () => {
    const { lost } = await afterPowerCut(instance, 'control');
    assert.ok(lost.length > 0, 'no receipt was lost');
  });
});
