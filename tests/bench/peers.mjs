// What madoguchi is measured beside: nginx alone, a bare FastCGI responder, PHP. Each is a process of ours, stopped by id.

import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { asUserOf } from '../lib/madoguchi.mjs';

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);

export function fill(name, values) {
  const text = readFileSync(path.join(here, name), 'utf8');
  return text.replace(/@([A-Z_]+)@/g, (whole, key) => values[key] ?? whole);
}

function start(stateDir, words) {
  const [program, ...rest] = asUserOf(stateDir, words);
  return spawn(program, rest, { stdio: 'inherit', detached: true });
}

/** Starts the peers in folder; bytes is the page that nginx and the bare responder serve. */
export function startPeers({ folder, stateDir, port, bytes, draft, answers, bare, php, workers }) {
  const values = { DIR: folder, PORT: port, SOCKETS: `${stateDir}/sock`, URL: draft.url, VERSION: draft.version };
  writeFileSync(path.join(folder, 'page.html'), bytes);
  writeFileSync(path.join(folder, 'answers.json'), answers);
  writeFileSync(path.join(folder, 'peers.conf'), fill('peers.conf.in', values));
  writeFileSync(path.join(folder, 'php-fpm.conf'), fill('php-fpm.conf.in', values));
  copyFileSync(path.join(here, 'peer.php'), path.join(folder, 'peer.php'));
  copyFileSync(bare, path.join(folder, 'bare'));
  mkdirSync(path.join(folder, 'logs'), { recursive: true });
  const started = [
    start(stateDir, ['/usr/sbin/nginx', '-e', 'stderr', '-p', folder, '-c', `${folder}/peers.conf`, '-g', 'daemon off;']),
    start(stateDir, ['spawn-fcgi', '-n', '-s', `${folder}/bare.sock`, '--', '/usr/bin/multiwatch', '-f', `${workers}`, '--',
      `${folder}/bare`, `${folder}/page.html`]),
    start(stateDir, [php, '-y', `${folder}/php-fpm.conf`, '-F']),
  ];
  // Each leads a process group of its own. They hold nothing that a gentler signal would save.
  return () => started.forEach((child) => process.kill(-child.pid, 'SIGKILL'));
}
