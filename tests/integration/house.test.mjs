// What "make start", "make run", "make stop" and "make status" promise, and what they say when they cannot.

import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, readFileSync, readdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { freePort, installedApp, makeFolder, root, sendSignal, startMadoguchi } from '../lib/madoguchi.mjs';
import { send } from './client.mjs';

const isRoot = process.getuid() === 0;
const localScript = path.join(root, 'scripts/local.sh');
const folders = [];

function folder() {
  const made = makeFolder('house');
  folders.push(made);
  return made;
}
after(() => folders.forEach((made) => rmSync(made, { recursive: true, force: true })));

/** The settings of an instance that nobody has started yet. */
async function settings(changes = {}) {
  return {
    ...process.env,
    APP_DIR: await installedApp('release'),
    STATE_DIR: path.join(folder(), 'var'),
    PUBLIC_PORT: String(await freePort()),
    STAFF_PORT: String(await freePort()),
    ...changes,
  };
}

/** Runs local.sh to its end, whatever that is: {code, output, complaint}. */
function local(env, ...words) {
  return new Promise((resolve) => {
    execFile(localScript, words, { env }, (error, output, complaint) =>
      resolve({ code: error ? error.code : 0, output, complaint }),
    );
  });
}

/** A start that must fail: nothing is left of it, and it says one sentence and one remedy. */
async function assertRefused(env, sentence) {
  const { code, complaint } = await local(env, 'start');
  assert.equal(code, 1);
  assert.match(complaint, sentence);
  assert.equal(complaint.trimEnd().split('\n').length, 2, complaint);
  assert.equal((await local(env, 'status')).code, 1);
}

/** The pids of everything that was started from a state folder: all of it stands there, or in the cluster. */
function processesOf(stateDir) {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`).startsWith(stateDir);
    } catch {
      return false; // it ended while we looked, or is another user's
    }
  });
}

async function until(condition, what) {
  for (let tries = 0; tries < 200; tries++) {
    if (await condition()) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`not within ten seconds: ${what}`);
}

describe('an instance', () => {
  let instance;
  let env;
  const house = (...words) => local(env, ...words);

  before(async () => {
    instance = await startMadoguchi({ build: 'release' });
    env = {
      ...(await settings()),
      STATE_DIR: instance.stateDir,
      PUBLIC_PORT: new URL(instance.publicUrl).port,
      STAFF_PORT: new URL(instance.staffUrl).port,
    };
  });
  after(() => instance?.stop());

  test('status names every part and both addresses', async () => {
    const { code, output } = await house('status');
    assert.equal(code, 0);
    for (const part of ['postgres', 'nginx', 'public', 'staff', 'export', 'work']) {
      assert.match(output, new RegExp(`^${part} +up$`, 'm'));
    }
    assert.ok(output.includes(instance.publicUrl) && output.includes(instance.staffUrl));
  });

  test('nothing of it runs as root', () => {
    const pids = processesOf(instance.stateDir);
    assert.ok(pids.length >= 15, `${pids.length} processes`);
    for (const pid of pids) {
      assert.doesNotMatch(readFileSync(`/proc/${pid}/status`, 'utf8'), /^Uid:\s+0\s/m);
    }
  });

  test('a second start is refused, and the first runs on', async () => {
    const { code, complaint } = await house('start');
    assert.equal(code, 1);
    assert.match(complaint, /already runs .*\n.*make stop/);
    assert.equal((await send(`${instance.publicUrl}/healthz`)).status, 200);
  });

  test('a killed worker is replaced', async () => {
    const [pid] = instance.workerPids('public');
    process.kill(pid, 'SIGKILL');
    await until(() => {
      const pids = instance.workerPids('public');
      return pids.length === 2 && !pids.includes(pid);
    }, 'two workers again');
  });

  test('renew starts the workers anew, and no request is lost', async () => {
    const earlier = instance.workerPids();
    const renewed = house('renew');
    for (let i = 0; i < 50; i++) {
      assert.equal((await send(`${instance.publicUrl}/healthz`)).status, 200);
    }
    assert.equal((await renewed).code, 0);
    await until(() => !instance.workerPids().some((pid) => earlier.includes(pid)), 'other workers');
  });

  test('renew works by a name of the state folder that is closed to its user', { skip: !isRoot }, async () => {
    const closed = folder();
    const STATE_DIR = path.join(closed, 'var');
    symlinkSync(instance.stateDir, STATE_DIR);
    chmodSync(closed, 0o700);
    const earlier = instance.workerPids();
    const { code, complaint } = await local({ ...env, STATE_DIR }, 'renew');
    assert.equal(code, 0, complaint);
    await until(() => !instance.workerPids().some((pid) => earlier.includes(pid)), 'other workers');
  });

  test('the access log has kinds of pages, and no query, number, address or browser', async () => {
    const agent = { 'user-agent': 'Curious/1.0' };
    await send(`${instance.publicUrl}/consultation?token=hidden`, { headers: agent });
    await send(`${instance.staffUrl}/requests/Z8-ABCDEF-G`, { headers: agent });
    await send(`${instance.publicUrl}/unheard-of`, { headers: agent });
    const log = () => readFileSync(path.join(instance.stateDir, 'log/access.log'), 'utf8');
    await until(() => / GET other 404 /.test(log()), 'the last request in the log');
    assert.match(log(), / GET \/consultation 200 /);
    assert.match(log(), / GET \/requests /);
    assert.doesNotMatch(log(), /hidden|ABCDEF|unheard|127\.0\.0\.1|Curious/);
  });

  test("a value never reaches PostgreSQL's log, not even by an error that quotes it", async () => {
    await assert.rejects(instance.psql("select 'かくしごと'::int"), /かくしごと/);
    await assert.rejects(instance.psql("do $$ begin raise exception 'かくしごと'; end $$"));
    assert.doesNotMatch(readFileSync(path.join(instance.stateDir, 'log/postgres.log'), 'utf8'), /かくしごと/);
  });

  test('stop ends all of it and nothing else; the next start has the same data', async () => {
    const other = await startMadoguchi({ build: 'release' });
    try {
      await instance.psql('create table public.kept as select 42 as answer');
      // The pid file of a part that is gone, whose number the kernel has given to a stranger: to us.
      writeFileSync(path.join(instance.stateDir, 'run/work.pid'), `${process.pid} 1\n`);

      assert.equal((await house('stop')).code, 0);
      const strangers = processesOf(instance.stateDir).filter(
        (pid) => !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('\0work\0'),
      );
      assert.deepEqual(strangers, []);
      assert.match((await house('status')).output, /^nginx +down$/m);
      assert.equal((await send(`${other.publicUrl}/healthz`)).status, 200);

      for (const pid of processesOf(instance.stateDir)) {
        sendSignal(Number(pid), 'SIGKILL'); // the work pool, whose pid file we took away
      }
      assert.equal((await house('start')).code, 0);
      assert.equal(await instance.psql('select answer from public.kept'), '42');
    } finally {
      await other.stop();
    }
  });
});

describe('in the foreground', () => {
  /** Runs "run" as a terminal does: in a process group of its own, to which Ctrl-C goes. */
  async function runInForeground() {
    const env = await settings();
    const child = spawn(localScript, ['run'], { env, detached: true });
    const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve(code ?? signal)));
    let output = '';
    child.stdout.on('data', (bytes) => (output += bytes));
    child.stderr.on('data', (bytes) => (output += bytes));
    await until(() => output.includes('Ctrl-C') || child.exitCode !== null, 'the start');
    return { env, child, ended, output: () => output };
  }

  test('both addresses and the accounts are printed, and Ctrl-C stops it all', async () => {
    const { env, child, ended, output } = await runInForeground();
    assert.match(output(), new RegExp(`localhost:${env.PUBLIC_PORT}(.|\n)*localhost:${env.STAFF_PORT}`));
    assert.match(output(), /desk1.*madoguchi-demo/);
    process.kill(-child.pid, 'SIGINT');
    assert.equal(await ended, 0);
    assert.deepEqual(processesOf(env.STATE_DIR), []);
  });

  test('"stop" in another terminal ends it, and it says so', async () => {
    const { env, ended, output } = await runInForeground();
    assert.equal((await local(env, 'stop')).code, 0);
    assert.equal(await ended, 0);
    assert.match(output(), /Stopped by "make stop"/);
    assert.doesNotMatch(output(), /by itself/);
  });

  test('when a part dies, the rest is stopped and the part is named', async () => {
    const { env, ended, output } = await runInForeground();
    const [nginx] = readFileSync(path.join(env.STATE_DIR, 'run/nginx.pid'), 'utf8').split(' ');
    process.kill(Number(nginx), 'SIGKILL');
    assert.equal(await ended, 1);
    assert.match(output(), /"nginx" ended by itself/);
    assert.deepEqual(processesOf(env.STATE_DIR), []);
  });
});

describe('one clear sentence when', () => {
  test('a port is taken', async () => {
    const server = net.createServer().listen(0, '0.0.0.0');
    await new Promise((resolve) => server.once('listening', resolve));
    try {
      const port = String(server.address().port);
      await assertRefused(await settings({ PUBLIC_PORT: port }), new RegExp(`port ${port} is taken`));
    } finally {
      server.close();
    }
  });

  test('a port is none', async () => {
    await assertRefused(await settings({ STAFF_PORT: 'eighty' }), /STAFF_PORT=eighty is no port/);
  });

  test('a port is for root', async () => {
    await assertRefused(await settings({ PUBLIC_PORT: '80' }), /port 80 is kept for root/);
  });

  test('both zones are given one port', async () => {
    const env = await settings();
    await assertRefused({ ...env, STAFF_PORT: env.PUBLIC_PORT }, /both zones cannot listen/);
  });

  test('the folder cannot be made', async () => {
    await assertRefused(await settings({ STATE_DIR: '/proc/madoguchi' }), /\/proc\/madoguchi cannot be made/);
  });

  test('the folder cannot be written', async () => {
    const STATE_DIR = folder();
    execFileSync('chmod', ['555', STATE_DIR]);
    await assertRefused(await settings({ STATE_DIR }), /cannot write in/);
  });

  test('the name of the folder is too long for a socket', async () => {
    const STATE_DIR = path.join(folder(), 'long'.repeat(25));
    await assertRefused(await settings({ STATE_DIR }), /too long for a Unix socket/);
  });

  test('a tool is missing', async () => {
    const tools = folder();
    for (const name of readdirSync('/usr/bin').filter((name) => name !== 'multiwatch')) {
      symlinkSync(path.join('/usr/bin', name), path.join(tools, name));
    }
    await assertRefused(await settings({ PATH: tools }), /multiwatch is not on this machine/);
  });

  test('the disk is full', { skip: !isRoot && 'only root can mount a small disk' }, async (t) => {
    const disk = folder();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m,mode=755', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      return t.skip('this machine mounts nothing');
    }
    try {
      const STATE_DIR = path.join(disk, 'var');
      await assertRefused(await settings({ STATE_DIR }), /the disk of .* has \d+ MB left/);
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  test('the installation has a fault', async () => {
    const broken = path.join(folder(), 'app');
    execFileSync('cp', ['-R', await installedApp('release'), broken]);
    writeFileSync(path.join(broken, 'share/madoguchi/templates/shared/layout.mustache'), '{{#never}}closed');
    const env = await settings({ APP_DIR: broken });
    const { code, complaint } = await local(env, 'start');
    assert.equal(code, 1);
    assert.match(complaint, /shared\/layout(.*\n)*madoguchi: this installation has faults/);
    assert.deepEqual(processesOf(env.STATE_DIR), []);
  });
});
