/** What leaves as FHIR is FHIR R4: the responses to generated forms, and those forms, before judges of others. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { profileFaults, schemaFaults, validateResponse } from '../fhir/validator.mjs';
import { evaluateAll } from './engine.mjs';
import { toJson } from './fhir.mjs';
import { generate } from './generator.mjs';

const count = Math.min(Number(process.env.FORM_CASES ?? 150), 150);
const firstSeed = Number(process.env.FORM_SEED ?? Math.floor(Math.random() * 1e9));
const seeds = Array.from({ length: count }, (_, index) => firstSeed + index);
const cases = seeds.map(generate);

/** As another program reads the bytes. */
const received = (resource) => JSON.parse(toJson(resource));

it(`the responses to ${count} generated forms from seed ${firstSeed} are FHIR R4`, () => {
  evaluateAll(cases).forEach(({ response }, index) => {
    assert.deepEqual(validateResponse(received(response)), [], `seed ${seeds[index]}`);
  });
});

it('so are the forms themselves', () => {
  cases.map(({ questionnaire }) => received(questionnaire)).forEach((form, index) => {
    assert.deepEqual([...schemaFaults(form), ...profileFaults(form)], [], `seed ${seeds[index]}`);
  });
});
