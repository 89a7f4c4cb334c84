/** The drawings of fcgi/chart/, through draw_cli: one process for a whole list of charts. */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const built = '../../build/check-gcc/tests/chart/draw_cli';
const program = process.env.CHART_CLI ?? fileURLToPath(new URL(built, import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @param charts object of id and chart, as fcgi/chart/chart.h has it
 * @returns object of id and markup: an SVG, or the table of a heat chart
 */
export function draw(charts) {
  const entries = Object.entries(charts);
  const input = entries.map(([id, chart]) => `${JSON.stringify({ id, chart })}\n`).join('');
  const run = spawnSync(program, { cwd: root, input, maxBuffer: 1 << 28, encoding: 'utf8' });
  const lines = run.stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  if (run.status !== 0 || lines.length !== entries.length) {
    throw new Error(`draw_cli ended with ${run.status ?? run.signal} at ${entries[lines.length]?.[0]}\n${run.stderr}`);
  }
  return Object.fromEntries(entries.map(([id], i) => [id, lines[i].markup]));
}
