/** What the evaluator expects of a case, and where the engine says something else. */

import { isDeepStrictEqual } from 'node:util';
import { accept } from './acceptance.mjs';
import { compile } from './definition.mjs';
import { Evaluation } from './evaluator.mjs';
import { respond } from './response.mjs';

/** @param rules the class that knows the rules; the controls give one with a rule broken */
export function expectationOf(made, rules = Evaluation) {
  const form = compile(made.questionnaire, made.value_sets);
  const evaluation = new rules(form, made.entries);
  const [issues, unasked, answers] = [evaluation.issues(), evaluation.unasked(), evaluation.stored()];
  const ready = issues.length === 0 && unasked.length === 0;
  const { kept, response } = respond(form, answers, made.meta, made);
  const enabled = evaluation.enabledNames();
  const whole = ready && evaluation.setByServer().every((node) => evaluation.answers(node).length > 0);
  const accepted = made.posts.map((post) => accept(form, post));
  return { enabled, issues, unasked, ready, answers, response, back: kept, accepted, ...(whole && { again: kept }) };
}

/** The sentences of issues have places for limits, of which the evaluator knows those that are counts. */
function comparable(part, value) {
  if (part !== 'issues') return value;
  return value.map(({ name, key, n = null, m = null }) => ({ name, key, n, m }));
}

/** The first part in which they differ: {part, expected, actual}; null when they agree. */
export function difference(expected, actual) {
  if (actual.problems) return { part: 'problems', expected: [], actual: actual.problems.filter(({ error }) => error) };
  for (const [part, value] of Object.entries(expected)) {
    const [wanted, got] = [comparable(part, value), comparable(part, actual[part])];
    if (!isDeepStrictEqual(wanted, got)) return { part, expected: wanted, actual: got };
  }
  return null;
}
