/** The questionnaires of forms/, and what several tests want to know of one. */

import { readFileSync, readdirSync } from 'node:fs';

const folder = new URL('../../forms/', import.meta.url);

/** @type {{file: string, form: object}[]} every form there is, by name of file */
export const forms = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => ({ file, form: JSON.parse(readFileSync(new URL(file, folder))) }));

export const formNamed = (name) => structuredClone(forms.find(({ file }) => file === `${name}.json`).form);

/** All items in the order of the form, each with those around it, the outermost first. */
export function* itemsOf({ item = [] }, around = []) {
  for (const each of item) {
    yield { item: each, around };
    yield* itemsOf(each, [...around, each]);
  }
}

export const isQuestion = ({ type }) => type !== 'group' && type !== 'display';

/** The options of a choice as {system, code, display}, or undefined when its list is not in the form. */
export function optionsOf(form, { answerOption, answerValueSet }) {
  if (answerOption) return answerOption.map(({ valueCoding }) => valueCoding);
  const set = form.contained?.find(({ id }) => answerValueSet === `#${id}`);
  return set?.compose?.include.flatMap(({ system, concept }) => concept.map((each) => ({ system, ...each })));
}

const municipal = 'https://madoguchi.example/fhir/StructureDefinition/municipalValueSet';

export const isMunicipal = ({ extension = [] }) => extension.some(({ url }) => url === municipal);

/** A copy as a municipality would hand it on: with concepts in the lists that are its own. */
export function withMunicipality(form) {
  const copy = structuredClone(form);
  for (const set of copy.contained?.filter(isMunicipal) ?? []) {
    const system = `https://madoguchi.example/fhir/CodeSystem/${set.id}`;
    const concept = [
      { code: 'one', display: 'さくら野一丁目' },
      { code: 'two', display: 'さくら野二丁目' },
    ];
    delete set.extension;
    set.compose = { include: [{ system, concept }] };
    set.expansion = {
      timestamp: '2026-04-01T00:00:00+09:00',
      contains: concept.map((each) => ({ system, ...each })),
    };
  }
  return copy;
}

const hidden = 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden';

const isHidden = ({ extension = [] }) => extension.some(({ url, valueBoolean }) => url === hidden && valueBoolean);

/** With nothing answered, only "has no answer" holds. */
function isEnabledAtStart({ enableWhen = [], enableBehavior = 'any' }) {
  const holds = enableWhen.map(({ operator, answerBoolean }) => operator === 'exists' && !answerBoolean);
  if (holds.length === 0) return true;
  return enableBehavior === 'all' ? holds.every(Boolean) : holds.some(Boolean);
}

/** The linkIds of the questions that somebody sees who just opened the form. */
export function questionsAtStart(form) {
  return [...itemsOf(form)]
    .filter(({ item }) => isQuestion(item))
    .filter(({ item, around }) => [...around, item].every((each) => !isHidden(each) && isEnabledAtStart(each)))
    .map(({ item }) => item.linkId);
}
