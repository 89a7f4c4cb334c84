// The private PostgreSQL cluster of an instance under test: stopped, started, killed.

import { execFile } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { sendSignal } from '../lib/madoguchi.mjs';

const run = promisify(execFile);
const versions = '/usr/lib/postgresql';

async function pgCtl(stateDir, ...words) {
  const cluster = path.join(stateDir, 'postgres');
  const newest = readdirSync(versions).sort((a, b) => Number(a) - Number(b)).at(-1);
  const { uid, gid } = statSync(cluster); // PostgreSQL refuses to be run by another user, root included
  const log = path.join(stateDir, 'log', 'postgres.log');
  await run(
    path.join(versions, newest, 'bin', 'pg_ctl'),
    [...words, '--wait', '--silent', '-D', cluster, '-l', log],
    { uid, gid, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } },
  );
}

export function stopDatabase(stateDir) {
  return pgCtl(stateDir, 'stop', '--mode=fast');
}

export function startDatabase(stateDir) {
  return pgCtl(stateDir, 'start');
}

/** Sessions are cut, as by a careless operator; what was committed stays. */
export function restartDatabase(stateDir) {
  return pgCtl(stateDir, 'restart', '--mode=immediate');
}

/** The words of /proc/PID/stat from the third on: state, parent … Nothing when there is no such process. */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function isRunning(pid) {
  const [state = 'Z'] = statOf(pid);
  return state !== 'Z';
}

/** SIGKILL for the postmaster and all its children, as a power cut: nothing in memory is written any more. */
export async function killDatabase(stateDir) {
  const locks = ['postgres/postmaster.pid', 'sock/.s.PGSQL.5432.lock'].map((name) => path.join(stateDir, name));
  const postmaster = Number(readFileSync(locks[0], 'utf8').split('\n')[0]);
  const children = readdirSync('/proc').filter((name) => Number(statOf(name)[1]) === postmaster);
  const pids = [postmaster, ...children.map(Number)];
  for (const pid of pids) {
    sendSignal(pid, 'SIGKILL');
  }
  while (pids.some(isRunning)) {
    await sleep(10);
  }
  locks.forEach((lock) => rmSync(lock)); // after a power cut no process has the number that stands in them
}
