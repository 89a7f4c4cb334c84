/** Renders with our engine, through render_cli: one process for a whole list of jobs. */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const built = '../../build/check-gcc/tests/mustache/render_cli';
const program = process.env.MUSTACHE_CLI ?? fileURLToPath(new URL(built, import.meta.url));

/**
 * @param {{template: string, partials?: Record<string, string>, data: unknown}[]} jobs
 * @returns {({output: string} | {error: string})[]} in the same order
 */
export function renderAll(jobs) {
  const input = jobs
    .map(({ template, partials = {}, data }) => JSON.stringify({ template, partials, data }) + '\n')
    .join('');
  const run = spawnSync(program, { input, maxBuffer: 1 << 30, encoding: 'utf8' });
  if (run.error) throw run.error;
  const answers = run.stdout.split('\n').slice(0, -1).map((line) => JSON.parse(line));
  if (run.status !== 0 || answers.length !== jobs.length) {
    const job = jobs[answers.length];
    throw new Error(`render_cli ended with ${run.status ?? run.signal} at ${JSON.stringify(job)}\n${run.stderr}`);
  }
  return answers;
}
