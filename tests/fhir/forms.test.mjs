/** Every form is a FHIR R4 Questionnaire for anybody, not only for our own engine; and each judge can say no. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { formNamed, forms, itemsOf } from './forms.mjs';
import { invariantFaults } from './invariants.mjs';
import { profileFaults, schemaFaults } from './validator.mjs';

const publicUrl = 'https://madoguchi.example/fhir/Questionnaire/';

describe('each form', () => {
  for (const { file, form } of forms) {
    it(`${file} obeys HL7's JSON schema`, () => assert.deepEqual(schemaFaults(form), []));
    it(`${file} obeys HL7's StructureDefinitions`, () => assert.deepEqual(profileFaults(form), []));
    it(`${file} obeys the invariants as their text means them`, () => assert.deepEqual(invariantFaults(form), []));
    it(`${file} is named after its file`, () => {
      assert.equal(`${form.url}.json`, publicUrl + file);
      assert.equal(form.name, file.replace('.json', '').replace(/(^|_)(.)/g, (_, before, letter) => letter.toUpperCase()));
    });
  }
});

it('docs/forms.md lists the forms that there are', () => {
  const page = readFileSync(new URL('../../docs/forms.md', import.meta.url), 'utf8');
  const listed = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => `${name}.json`);
  assert.deepEqual(listed.sort(), forms.map(({ file }) => file));
});

/** A copy of a form with the item of that linkId changed. */
function broken(name, linkId, change) {
  const form = formNamed(name);
  const { item } = [...itemsOf(form)].find((each) => each.item.linkId === linkId);
  change(item, form);
  return form;
}

const option = (code) => ({ system: 'https://e.jp', code });
const clinic = (linkId, change) => broken('fac_clinic', linkId, change);

describe("HL7's JSON schema refuses", () => {
  const cases = {
    'a member that R4 does not have': clinic('cl_new', (item) => (item.requierd = true)),
    'a boolean written as text': clinic('cl_new', (item) => (item.required = 'true')),
    'a type that R4 does not have': clinic('cl_new', (item) => (item.type = 'coice')),
    'an empty string': clinic('cl_new', (item) => (item.text = '')),
    'a control character': clinic('cl_new', (item) => (item.text = 'a\u0007')),
  };
  for (const [name, form] of Object.entries(cases)) it(name, () => assert.notDeepEqual(schemaFaults(form), []));
});

describe("HL7's StructureDefinitions refuse", () => {
  const cases = {
    'a form without a status': [clinic('cl_new', (_, form) => delete form.status), /status/],
    'a member that R4 does not have': [clinic('cl_new', (item) => (item.requierd = true)), /requierd/],
    'options beside a list': [clinic('cl_new', (item) => (item.answerValueSet = '#tri')), /que-4/],
    'a display that is required': [clinic('cl_tx_help', (item) => (item.required = false)), /que-6/],
    'a group without items': [clinic('cl_specialty', (item) => delete item.item), /que-1/],
  };
  for (const [name, [form, fault]] of Object.entries(cases)) {
    it(name, () => assert.match(profileFaults(form).join('\n'), fault));
  }
});

describe('the invariants refuse', () => {
  const exists = { question: 'cl_oushin', operator: 'exists', answerBoolean: true };
  const cases = {
    'que-0': clinic('cl_new', (_, form) => (form.name = 'clinic')),
    'que-1': clinic('cl_specialty', (item) => (item.item = [])),
    'que-2': clinic('cl_new', (item) => (item.linkId = 'cl_visit')),
    'que-3': clinic('cl_tx_help', (item) => (item.code = [option('x')])),
    'que-4': clinic('cl_new', (item) => (item.answerValueSet = '#tri')),
    'que-5': clinic('cl_ikensho', (item) => (item.answerValueSet = '#tri')),
    'que-6': clinic('cl_tx_help', (item) => (item.repeats = false)),
    'que-7': clinic('cl_oushin_24', (item) => (item.enableWhen = [{ ...exists, answerBoolean: undefined }])),
    'que-8': clinic('cl_specialty', (item) => (item.initial = [{ valueString: 'x' }])),
    'que-9': clinic('cl_tx_help', (item) => (item.readOnly = true)),
    'que-10': clinic('cl_new', (item) => (item.maxLength = 9)),
    'que-11': clinic('cl_new', (item) => (item.initial = [{ valueCoding: option('yes') }])),
    'que-12': clinic('cl_oushin_24', (item) => delete item.enableBehavior),
    'que-13': clinic('cl_ikensho', (item) => (item.initial = [{ valueString: 'x' }, { valueString: 'y' }])),
    'enableWhen on nothing': clinic('cl_oushin_24', (item) => (item.enableWhen[0].question = 'cl_oushi')),
    'enableWhen on a group': clinic('cl_oushin_24', (item) => (item.enableWhen[0].question = 'cl_specialty')),
    'enableWhen on no option': clinic('cl_oushin_24', (item) => (item.enableWhen[1].answerCoding = option('no'))),
    'enableWhen of another type': clinic('cl_backbed_name', (item) => {
      item.enableWhen = [{ question: 'cl_backbed', operator: '=', answerString: 'true' }];
    }),
    '!= alone': clinic('cl_oushin_24', (item) => item.enableWhen.shift()),
    'list that is not contained': clinic('cl_eol', (item) => (item.answerValueSet = '#tr')),
    'list whose expansion differs': clinic('cl_eol', (_, form) => form.contained[0].expansion.contains.pop()),
    'list that is empty': clinic('cl_new', (item) => (item.answerOption = [])),
    'dom-3': clinic('cl_eol', (_, form) => form.contained.push({ resourceType: 'ValueSet', id: 'x', status: 'active' })),
  };
  for (const [name, form] of Object.entries(cases)) {
    const [rule] = name.split(' ');
    it(name, () => assert.ok(invariantFaults(form).some((line) => line.startsWith(`${rule} `)), name));
  }
});
