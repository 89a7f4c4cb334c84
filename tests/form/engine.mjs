/** The engine of fcgi/form/, through evaluate_cli: one process for a whole list of cases. */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { toJson } from './fhir.mjs';

const built = '../../build/check-gcc/tests/form/evaluate_cli';
const program = process.env.FORM_CLI ?? fileURLToPath(new URL(built, import.meta.url));

const lineOf = ({ questionnaire, ...job }) => JSON.stringify({ ...job, questionnaire: toJson(questionnaire) }) + '\n';

/**
 * @param cases as generate() of generator.mjs makes them
 * @returns what evaluate_cli.c says of each, in the same order
 */
export function evaluateAll(cases) {
  const run = spawnSync(program, { input: cases.map(lineOf).join(''), maxBuffer: 1 << 30, encoding: 'utf8' });
  if (run.error) throw run.error;
  const answers = run.stdout.split('\n').slice(0, -1).map((line) => JSON.parse(line));
  if (run.status !== 0 || answers.length !== cases.length) {
    const job = lineOf(cases[answers.length]);
    throw new Error(`evaluate_cli ended with ${run.status ?? run.signal} at ${job}\n${run.stderr}`);
  }
  return answers;
}
