/**
 * Our engine against the npm package mustache, on generated templates. A difference names its seed;
 * MUSTACHE_SEED=n MUSTACHE_JOBS=1 makes the same job again.
 */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import Mustache from 'mustache';
import { renderAll } from './engine.mjs';
import { generate } from './generator.mjs';

const jobs = Number(process.env.MUSTACHE_JOBS ?? 3000);
const firstSeed = Number(process.env.MUSTACHE_SEED ?? Math.floor(Math.random() * 1e9));

/** The package also escapes ' / ` and =; the specification names these four. */
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (value) => String(value).replace(/[&<>"]/g, (character) => entities[character]);

it(`renders ${jobs} generated templates as the package mustache does`, () => {
  const seeds = Array.from({ length: jobs }, (_, index) => firstSeed + index);
  const made = seeds.map(generate);
  const answers = renderAll(made);
  let bytes = 0;
  made.forEach(({ template, partials, data }, index) => {
    const output = Mustache.render(template, data, partials, { escape });
    const about = `seed ${seeds[index]}: ${JSON.stringify({ template, partials, data }, null, 1)}`;
    assert.deepEqual(answers[index], { output }, about);
    bytes += output.length;
  });
  assert.ok(bytes > jobs * 10, `only ${bytes} characters were rendered: the generator makes too little`);
});
