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
const PATIENCE_MS = 30_000;
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

/** Once: an error is an error. */
const once = (attempt) => attempt();

/** As a person does: it did not work, so press again. */
async function again(attempt) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      const answer = await attempt();
      if (answer.status < 500) {
        return answer;
      }
    } catch {
      // The connection was cut: nobody knows what became of it.
    }
    assert.ok(Date.now() < end, 'the service did not come back');
    await sleep(50);
  }
}

/** One resident, from the start button to the receipt; resolves to the number on the receipt page. */
async function submit(origin, forms, detail, press) {
  const visitor = new Visitor(origin);
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
async function submitMany(origin, count, name, press, each = () => {}) {
  const forms = await learnForms(origin);
  const shown = new Map();
  let next = 0;
  async function residents() {
    while (next < count) {
      const detail = `${name} ${next++}`;
      shown.set(detail, await submit(origin, forms, detail, press));
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

/** Sends a signal to one worker after another until told to stop; resolves to how many it sent. */
async function disturb(instance, signal, pauseMs, { stopped }) {
  let sent = 0;
  while (!stopped()) {
    const pids = await instance.workerPids('public');
    const pid = pids[Math.floor(Math.random() * pids.length)];
    try {
      process.kill(pid, signal);
      sent++;
    } catch {
      // It ended between the look and the shot.
    }
    await sleep(pauseMs);
  }
  return sent;
}

describe('with a database that writes before it acknowledges', () => {
  let instance;
  before(async () => {
    instance = await startMadoguchi({ workers: 4, build: 'release', env: { RATE_LIMIT: 'off' } });
  });
  after(() => instance?.stop());

  test('a rolling restart under load fails no request', async () => {
    let done = false;
    const restarts = disturb(instance, 'SIGTERM', 100, { stopped: () => done });
    const shown = await submitMany(instance.publicUrl, 200, 'rolling', async (attempt) => {
      const answer = await once(attempt);
      assert.ok(answer.status < 400, `status ${answer.status}`);
      return answer;
    });
    done = true;
    assert.ok((await restarts) >= 10, 'workers were restarted while it ran');
    assert.equal(shown.size, 200);
  });

  test('2,000 receipts are stored exactly once while workers are killed and the database restarts', async () => {
    let done = false;
    let restarted;
    const kills = disturb(instance, 'SIGKILL', 60, { stopped: () => done });
    const shown = await submitMany(instance.publicUrl, 2_000, 'killed', again, (count) => {
      if (count === 1_000) {
        restarted = restartDatabase(instance.stateDir);
      }
    });
    done = true;
    await restarted;
    assert.ok((await kills) >= 100, 'workers were killed all along');
    assert.equal(new Set(shown.values()).size, 2_000, 'every resident has a number of their own');
    assert.deepEqual(await brokenPromises(instance, shown, 'killed'), { lost: [], doubled: [] });
  });
});

describe('the control: with a database that acknowledges before it writes', () => {
  let instance;
  before(async () => {
    instance = await startMadoguchi({
      workers: 4,
      build: 'release',
      env: {
        RATE_LIMIT: 'off',
        POSTGRES_OPTIONS: [
          'synchronous_commit = off',
          'wal_writer_delay = 10s',
          'wal_writer_flush_after = 1GB',
          'wal_buffers = 64MB',
        ].join('\n'),
      },
    });
  });
  after(() => instance?.stop());

  test('a power cut loses receipts that were shown, so the check above can fail', async () => {
    const shown = await submitMany(instance.publicUrl, 100, 'control', again);
    killDatabase(instance.stateDir);
    await startDatabase(instance.stateDir);
    const { lost } = await brokenPromises(instance, shown, 'control');
    assert.ok(lost.length > 0, 'no receipt was lost');
  });
});
