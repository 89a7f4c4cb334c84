/** Somebody else's program asks the same questions: LHC-Forms opens every form and shows what is to be seen at its start. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { formNamed, forms, isQuestion, itemsOf, questionsAtStart, withMunicipality } from './forms.mjs';
import { startLForms } from './lforms.mjs';

let lforms;
before(async () => (lforms = await startLForms()));
after(() => lforms?.stop());

/** The questions among what it shows; a group that repeats is shown with one row. */
async function questionsShown(form) {
  const questions = new Set([...itemsOf(form)].filter(({ item }) => isQuestion(item)).map(({ item }) => item.linkId));
  return (await lforms.open(form)).filter((linkId) => questions.has(linkId));
}

describe('LHC-Forms shows the questions of', () => {
  for (const { file, form } of forms) {
    it(file, async () => {
      const expected = questionsAtStart(form);
      assert.notEqual(expected.length, 0);
      assert.deepEqual((await questionsShown(withMunicipality(form))).sort(), expected.sort());
    });
  }
});

describe('LHC-Forms refuses', () => {
  it('a list that is not in the form', async () => {
    const form = formNamed('fac_dental');
    form.contained = [];
    await assert.rejects(lforms.open(form), /ValueSet "#tri"/);
  });

  it('a list of the municipality that nobody filled', () =>
    assert.rejects(lforms.open(formNamed('acp_session')), /ValueSet "#desk"/));
});

it('a question that cannot be seen is missed', async () => {
  const form = formNamed('acp_pre');
  const { item } = [...itemsOf(form)].find((each) => each.item.linkId === 'age');
  item.enableWhen = [{ question: 'thought', operator: 'exists', answerBoolean: true }];
  const shown = await questionsShown(form);
  assert.ok(shown.includes('thought'));
  assert.ok(!shown.includes('age'));
});
