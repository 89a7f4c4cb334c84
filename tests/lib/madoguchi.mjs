// A whole private instance for a test: nginx, workers, PostgreSQL, on ports and in a folder of its own, started by the
// same scripts as "make start".

import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');
const pools = ['public', 'staff', 'export', 'work'];

/** Runs a program to its end; what it wrote is in the error when it fails, its status in error.cause.code. */
export async function run(program, words, options = {}) {
  try {
    return await execute(program, words, { cwd: root, maxBuffer: 64 * 1024 * 1024, ...options });
  } catch (error) {
    throw new Error(`${program} ${words.join(' ')}\n${error.stdout ?? ''}${error.stderr ?? error.message}`, {
      cause: error,
    });
  }
}

/** A folder that the instance's unprivileged user can enter, also when the tests run as root. */
export function makeFolder(name) {
  const folder = mkdtempSync(path.join(tmpdir(), `madoguchi-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

/** Sends a signal; false when the process has ended by itself in the meantime. */
export function sendSignal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
    return false;
  }
}

/** The words of a command, run as the user that the instance runs as: it alone reaches the sockets. */
export function asUserOf(stateDir, words) {
  const { uid, gid } = statSync(stateDir);
  const drop = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--'];
  return process.getuid() === uid ? words : [...drop, ...words];
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// tests/run installs each build once and says where; a test that is started by hand installs its own.
const apps = new Map();

export function installedApp(build) {
  const shared = process.env.MADOGUCHI_TEST_APPS;
  if (shared) {
    return Promise.resolve(path.join(shared, build));
  }
  if (!apps.has(build)) {
    const folder = makeFolder('app');
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    apps.set(build, run('make', ['-s', 'install', `BUILD=${build}`, `PREFIX=${folder}`]).then(() => folder));
  }
  return apps.get(build);
}

const sanitizers = /(AddressSanitizer|LeakSanitizer|UndefinedBehaviorSanitizer|runtime error):.*/;

/** What a sanitizer wrote into the logs of the workers, or null. */
function sanitizerReport(logs) {
  for (const name of readdirSync(logs)) {
    const found = sanitizers.exec(readFileSync(path.join(logs, name), 'utf8'));
    if (found) {
      return `${name}: ${readFileSync(path.join(logs, name), 'utf8').slice(found.index - 200, found.index + 4000)}`;
    }
  }
  return null;
}

/**
 * Starts an instance. workers: processes of the public pool; build: "check" (sanitizers) or "release"; env: what
 * scripts/service reads, such as RATE_LIMIT: 'off', POSTGRES_OPTIONS, DEMO: 'no'.
 */
export async function startMadoguchi({ workers = 2, build = 'check', env = {} } = {}) {
  const stateDir = path.join(makeFolder('state'), 'var');
  const [publicPort, staffPort] = [await freePort(), await freePort()];
  const settings = {
    ...process.env,
    APP_DIR: await installedApp(build),
    STATE_DIR: stateDir,
    PUBLIC_PORT: String(publicPort),
    STAFF_PORT: String(staffPort),
    PUBLIC_WORKERS: String(workers),
    STAFF_WORKERS: '1',
    ...env,
  };
  if (env.DEMO === 'no') {
    delete settings.CLUSTER_TEMPLATE;
  }
  const local = (...words) => run(path.join(root, 'scripts/local.sh'), words, { env: settings });

  await local('start').catch((error) => {
    rmSync(path.dirname(stateDir), { recursive: true, force: true });
    throw error;
  });
  return {
    publicUrl: `http://localhost:${publicPort}`,
    staffUrl: `http://localhost:${staffPort}`,
    stateDir,

    /** Runs SQL as the superuser, whom row-level security does not bind; rows as lines, columns between "|". */
    async psql(sql) {
      const { stdout } = await local('psql', '-d', 'madoguchi', '-A', '-t', '-c', sql);
      return stdout.trimEnd();
    },

    /** The living workers of a pool, or of all four. */
    workerPids(pool) {
      return (pool ? [pool] : pools).flatMap((name) => {
        const [leader] = readFileSync(path.join(stateDir, 'run', `${name}.pid`), 'utf8').split(' ');
        return readFileSync(`/proc/${leader}/task/${leader}/children`, 'utf8').trim().split(' ').map(Number);
      });
    },

    /** The program with the instance's settings, e.g. madoguchi('staff', 'add', …). */
    madoguchi: (...words) => local('madoguchi', ...words),

    /** Stops all of it, and fails when a sanitizer had something to say. */
    async stop() {
      await local('stop');
      const report = sanitizerReport(path.join(stateDir, 'log'));
      if (!process.env.MADOGUCHI_TEST_KEEP) {
        rmSync(path.dirname(stateDir), { recursive: true, force: true });
      }
      if (report) {
        throw new Error(`a worker was faulty\n${report}`);
      }
    },
  };
}
