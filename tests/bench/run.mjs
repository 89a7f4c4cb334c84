// `make bench`: how many, how fast, beside what else is possible on the same machine in the same run. Quote the ratios.
// docs/performance.md explains each row.

import { chownSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { answersOf, begin, fillAll, stepPath } from '../integration/journey.mjs';
import { asUserOf, freePort, makeFolder, root, run, startMadoguchi } from '../lib/madoguchi.mjs';
import { copyForNumbers, copyForTokens, filledDraft } from './drafts.mjs';
import { fill, startPeers } from './peers.mjs';

const seconds = Number(process.env.BENCH_SECONDS ?? 5);
const connections = Number(process.env.BENCH_CONNECTIONS ?? 16);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const workers = 4;
const tokensPerRound = 6000 * seconds;
const numbersPerClient = 1500 * seconds;
const output = path.join(root, process.env.BENCH_PROGRAMS ?? 'build/release-gcc/tests/bench');
const detail = '来月退院する父に、家に来てくれる医師を探しています。'.repeat(8);

function number(text, pattern) {
  const found = pattern.exec(text);
  if (!found) {
    throw new Error(`this output has no ${pattern}\n${text}`);
  }
  return Number(found[1]);
}

function milliseconds(text, pattern) {
  const [, value, unit] = pattern.exec(text) ?? [];
  return Number(value) * { us: 0.001, ms: 1, s: 1000 }[unit];
}

async function wrk(url, words, env = {}) {
  const { stdout } = await run('wrk', ['-t2', `-c${connections}`, `-d${seconds}s`, '--latency', ...words, url],
    { env: { ...process.env, ...env } });
  if (/Non-2xx or 3xx responses/.test(stdout) || / refused (?!0)/.test(stdout)) {
    throw new Error(`${url} was refused\n${stdout}`);
  }
  return {
    rate: number(stdout, /Requests\/sec:\s+([\d.]+)/),
    p99: milliseconds(stdout, /99%\s+([\d.]+)(us|ms|s)/),
    requests: number(stdout, /(\d+) requests in/),
  };
}

/** Processor time that the workers have used so far, in milliseconds; the kernel counts in hundredths of a second. */
function workersCpu(instance) {
  return instance.workerPids('public').reduce((sum, pid) => {
    const words = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return sum + 10 * (Number(words[11]) + Number(words[12]));
  }, 0);
}

/** The same measurement, and what one request cost the workers of processor time. */
async function withCpu(instance, measurement) {
  const before = workersCpu(instance);
  const result = await measurement();
  return { ...result, cpu: (workersCpu(instance) - before) / result.requests };
}

async function pgbench(stateDir, script) {
  const words = asUserOf(stateDir, ['pgbench', '-h', `${stateDir}/sock`, '-U', 'madoguchi_public', '-n', '-M', 'prepared',
    '-c', `${workers}`, '-j', '2', '-T', `${seconds}`, '-D', 'i=0', '-f', script, 'madoguchi']);
  const { stdout } = await run(words[0], words.slice(1));
  return { rate: number(stdout, /tps = ([\d.]+)/), p99: NaN };
}

function phpProgram() {
  const name = readdirSync('/usr/sbin').find((file) => file.startsWith('php-fpm'));
  if (!name) {
    throw new Error('there is no php-fpm: "make bench" installs it');
  }
  return `/usr/sbin/${name}`;
}

function median(results) {
  const by = (key) => results.map((result) => result[key]).sort((a, b) => a - b)[Math.floor(results.length / 2)];
  return { rate: by('rate'), p99: by('p99'), cpu: by('cpu') };
}

function print(title, rows) {
  const [[, ours]] = rows;
  console.log(`\n${title} (median of ${rounds} rounds of ${seconds} s, ${connections} connections)`);
  for (const [name, { rate, p99, cpu }] of rows) {
    const ratio = name === 'madoguchi' ? `${cpu.toFixed(2)} ms of a worker's CPU each`
      : `madoguchi is ${(ours.rate / rate).toFixed(2)} of it`;
    const tail = Number.isNaN(p99) ? '' : `p99 ${p99.toFixed(2)} ms`;
    console.log(`  ${name.padEnd(34)} ${rate.toFixed(0).padStart(7)}/s  ${tail.padEnd(14)} ${ratio}`);
  }
}

/** Runs each measurement in turn, round after round, so that a slow minute is shared by all. */
async function measure(title, contenders) {
  const results = contenders.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, [, once]] of contenders.entries()) {
      results[index].push(await once(round));
    }
  }
  print(title, contenders.map(([name], index) => [name, median(results[index])]));
}

/** Where the processor time of a first page goes, by the worker's own functions alone. */
async function measureRendering() {
  const { stdout } = await run(path.join(output, 'render'), ['3000'], { cwd: root });
  const { evaluate, view, template, escape, bytes } = JSON.parse(stdout);
  const share = (part) => `${part.toFixed(0)} us (${Math.round((100 * part) / (evaluate + view + template))} %)`;
  console.log(`\nThe first page of consult_intake, made ${bytes} bytes: ${((evaluate + view + template) / 1000).toFixed(2)} ms of CPU`);
  console.log(`  evaluating ${share(evaluate)}, view ${share(view)}, template ${share(template)}; in it escaping ${share(escape)}`);
}

async function measureForm(instance, peer, cookie) {
  await measure('The first page of the form', [
    ['madoguchi', () => withCpu(instance, () => wrk(instance.publicUrl + stepPath(1), ['-H', `Cookie: ${cookie}`]))],
    ['bare FastCGI, the same bytes', () => wrk(`${peer}/bare`, [])],
    ['nginx, a file of the same size', () => wrk(`${peer}/page.html`, [])],
  ]);
}

async function measureSending({ instance, peer, folder, draft }) {
  const lua = (name) => ['-s', path.join(root, 'tests/bench', name)];
  await measure('A submission', [
    ['madoguchi', async () => {
      const tokens = path.join(folder, 'tokens');
      writeFileSync(tokens, (await run(path.join(output, 'tokens'), [`${tokensPerRound}`])).stdout);
      await copyForTokens(instance, tokens);
      return withCpu(instance, () => wrk(`${instance.publicUrl}/consultation/confirm`, lua('submit.lua'),
        { BENCH_TOKENS: tokens, BENCH_REVISION: draft.revision }));
    }],
    ['pgbench, the same SQL', async (round) => {
      if (round > 0) {
        await forget(instance);
      }
      for (let client = 0; client < workers; client++) {
        await copyForNumbers(instance, client * 100000 + 1, client * 100000 + numbersPerClient);
      }
      return pgbench(instance.stateDir, path.join(folder, 'submit.pgbench'));
    }],
    ['PHP-FPM and PDO, the same SQL', async () => {
      for (const thread of [0, 1]) {
        const first = 2000000 + thread * 500000;
        await copyForNumbers(instance, first + 1, first + 3 * numbersPerClient);
      }
      return wrk(`${peer}/peer.php`, lua('peer.lua'));
    }],
  ]);
}

/** The peers' numbers begin anew in each round, and receipts are for ever: only here, where nobody holds one, they go. */
async function forget(instance) {
  await instance.psql(`begin; set local session_replication_role = replica;
    delete from madoguchi.draft where receipt_no ~ '^Z9[89]' or encode(token_hash, 'hex') ~ '^0{40}';
    delete from madoguchi.outbox where effect_key ~ '^request/Z9[89]';
    delete from madoguchi.request where receipt_no ~ '^Z9[89]';
    delete from madoguchi.receipt where receipt_no ~ '^Z9[89]'; commit`);
}

async function main() {
  const instance = await startMadoguchi({ workers, build: 'release', env: { RATE_LIMIT: 'off' } });
  const folder = makeFolder('bench');
  const { uid, gid } = statSync(instance.stateDir);
  let stopPeers = () => {};
  try {
    chownSync(folder, uid, gid);
    const visitor = await begin(instance.publicUrl);
    const page = (await visitor.get(stepPath(1))).body;
    const cookie = [...visitor.cookies].map((pair) => pair.join('=')).join('; ');
    await fillAll(visitor, answersOf(detail));
    const draft = await filledDraft(instance);
    const answers = await instance.psql('select answers from madoguchi.request order by octet_length(answers::text) desc limit 1');
    const find = 'select questionnaire_url, questionnaire_version, language, entries, revision, turn, receipt_no, shared, tokyo_time(expires_at) as expires_at from draft where token_hash = (select scope_draft())';
    writeFileSync(path.join(folder, 'submit.pgbench'), fill('submit.pgbench.in', {
      DRAFT_FIND: find, REVISION: draft.revision, URL: draft.url, VERSION: draft.version, ANSWERS: answers.replaceAll("'", "''"),
    }));
    const port = await freePort();
    stopPeers = startPeers({ folder, stateDir: instance.stateDir, port, bytes: page, draft, answers,
      bare: path.join(output, 'bare'), php: phpProgram(), workers });
    await sleep(1500);
    console.log(`page of ${Buffer.byteLength(page)} bytes, ${workers} workers each, answers of ${Buffer.byteLength(answers)} bytes`);
    await measureRendering();
    await measureForm(instance, `http://127.0.0.1:${port}`, cookie);
    await measureSending({ instance, peer: `http://127.0.0.1:${port}`, folder, draft });
  } finally {
    stopPeers();
    await instance.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
