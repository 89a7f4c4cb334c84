// The private PostgreSQL cluster of an instance under test: stopped, started, killed.

import { execFile } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

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

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null; // it ended while we looked
  }
}

/** SIGKILL for the postmaster and all its children, as a power cut: nothing in memory is written any more. */
export function killDatabase(stateDir) {
  const file = readFileSync(path.join(stateDir, 'postgres', 'postmaster.pid'), 'utf8');
  const postmaster = Number(file.split('\n')[0]);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster)
    .map(Number);
  for (const pid of [postmaster, ...children]) {
    process.kill(pid, 'SIGKILL');
  }
}
