/**
 * The engine against the evaluator, on generated forms and what was typed into them. A difference names its seed and
 * shows the smallest case that still has it; FORM_SEED=n FORM_CASES=1 makes the same case again.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BROKEN, OTHER_READINGS } from './broken_rules.mjs';
import { difference, expectationOf } from './comparison.mjs';
import { evaluateAll } from './engine.mjs';
import { generate } from './generator.mjs';
import { shrink } from './shrink.mjs';

const count = Number(process.env.FORM_CASES ?? 2000);
const firstSeed = Number(process.env.FORM_SEED ?? Math.floor(Math.random() * 1e9));
const few = count < 1000 && 'too few cases to be sure';
const seeds = Array.from({ length: count }, (_, index) => firstSeed + index);

const cases = seeds.map(generate);
const results = evaluateAll(cases);

/** Index of the first case that differs from what these rules say, or -1. */
function firstDifferent(made, told, rules) {
  return made.findIndex((one, index) => difference(expectationOf(one, rules), told[index]) !== null);
}

function smallest(made, part) {
  return shrink(made, (steps) => {
    const told = evaluateAll(steps);
    return steps.findIndex((step, index) =>
      told[index].problems === undefined && difference(expectationOf(step), told[index])?.part === part);
  });
}

function describeFailure(index) {
  const { part } = difference(expectationOf(cases[index]), results[index]);
  const small = smallest(cases[index], part);
  const { expected, actual } = difference(expectationOf(small), evaluateAll([small])[0]);
  const { questionnaire, entries, language } = small;
  const shown = JSON.stringify({ item: questionnaire.item, entries, language }, null, 1);
  const [wanted, got] = [expected, actual].map((value) => JSON.stringify(value));
  return `seed ${seeds[index]}, ${part}\nexpected ${wanted}\nactual   ${got}\nof ${shown}`;
}

describe(`${count} generated forms from seed ${firstSeed}`, () => {
  it('are all accepted', () => {
    results.forEach(({ problems }, index) => {
      assert.equal(problems, undefined, `seed ${seeds[index]}: ${JSON.stringify(problems)}`);
    });
  });

  it('are evaluated as docs/form-format.md says', () => {
    const first = firstDifferent(cases, results);
    if (first >= 0) assert.fail(describeFailure(first));
  });

  it('are worth it: some can be sent, some are wrong, some have rows, some posts are refused', { skip: few }, () => {
    const share = (suits) => results.filter(suits).length / count;
    assert.ok(share(({ ready, answers }) => ready && Object.keys(answers).length > 1) > 0.05);
    assert.ok(share(({ issues }) => issues.length > 0) > 0.3);
    assert.ok(share(({ answers }) => Object.values(answers).some((answer) => Array.isArray(answer))) > 0.1);
    assert.ok(share(({ accepted }) => accepted.includes(null)) > 0.3);
    assert.ok(share(({ accepted }) => accepted.some((entries) => entries !== null)) > 0.3);
  });
});

describe('an evaluator with a rule broken is found out', () => {
  for (const [rule, rules] of Object.entries(BROKEN)) {
    it(rule, { skip: few }, () => {
      assert.ok(firstDifferent(cases, results, rules) >= 0);
    });
  }
});

describe('what other programs do otherwise cannot be seen in our forms', () => {
  for (const [reading, rules] of Object.entries(OTHER_READINGS)) {
    it(reading, () => assert.equal(firstDifferent(cases, results, rules), -1));
  }
});
