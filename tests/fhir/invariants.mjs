/**
 * The invariants of R4's Questionnaire as its text means them (its expressions err: que-12 says "more than two", que-5
 * allows options on dates), and what no schema can say: that conditions and lists lead somewhere. Our own engine checks
 * the same in C; this is the second opinion.
 */

import { isMunicipal, isQuestion, itemsOf, optionsOf } from './forms.mjs';

const hasOptions = ({ type }) => type === 'choice' || type === 'open-choice';
const withLength = ['boolean', 'decimal', 'integer', 'string', 'text', 'url', 'open-choice'];
const answers = { choice: 'Coding', 'open-choice': 'Coding', text: 'String', url: 'Uri', dateTime: 'DateTime' };
const answerKey = ({ type }) => `answer${answers[type] ?? type[0].toUpperCase() + type.slice(1)}`;

/** Of one item: {rule: true when it is broken}. */
const ofItem = {
  'que-1': ({ type, item = [] }) => (type === 'group' ? item.length === 0 : type === 'display' && item.length > 0),
  'que-3': ({ type, code }) => type === 'display' && code !== undefined,
  'que-4': ({ answerOption, answerValueSet }) => answerOption !== undefined && answerValueSet !== undefined,
  'que-5': (item) => !hasOptions(item) && (item.answerOption ?? item.answerValueSet) !== undefined,
  'que-6': ({ type, required, repeats }) => type === 'display' && (required ?? repeats) !== undefined,
  'que-7': ({ enableWhen = [] }) =>
    enableWhen.some(({ operator, answerBoolean }) => operator === 'exists' && answerBoolean === undefined),
  'que-8': (item) => !isQuestion(item) && item.initial !== undefined,
  'que-9': ({ type, readOnly }) => type === 'display' && readOnly !== undefined,
  'que-10': ({ type, maxLength }) => maxLength !== undefined && !withLength.includes(type),
  'que-11': ({ answerOption, initial }) => answerOption !== undefined && initial !== undefined,
  'que-12': ({ enableWhen = [], enableBehavior }) => enableWhen.length > 1 && enableBehavior === undefined,
  'que-13': ({ repeats, initial = [] }) => !repeats && initial.length > 1,
};

function conditionFault(form, items, { question, operator, ...answer }) {
  const source = items.find(({ linkId }) => linkId === question);
  if (!source) return `there is no question ${question}`;
  if (!isQuestion(source)) return `${question} has no answer`;
  if (operator === 'exists') return null;
  const wanted = answer[answerKey(source)];
  if (wanted === undefined) return `${question} is answered with ${answerKey(source)}`;
  const options = hasOptions(source) ? optionsOf(form, source) : undefined;
  const found = options?.some(({ system, code }) => system === wanted.system && code === wanted.code) ?? true;
  return found ? null : `${question} has no option ${wanted.code} of ${wanted.system}`;
}

/** Programs agree about != only while its question is known to have exactly one answer. */
function isUnguarded({ enableWhen = [], enableBehavior }, { question, operator }) {
  if (operator !== '!=') return false;
  const guarded = enableWhen.some((c) => c.question === question && c.operator === 'exists' && c.answerBoolean);
  return !guarded || enableBehavior !== 'all';
}

function* conditionFaults(form, items) {
  for (const item of items) {
    for (const condition of item.enableWhen ?? []) {
      const fault = conditionFault(form, items, condition);
      if (fault) yield `enableWhen ${item.linkId}: ${fault}`;
      if (isUnguarded(item, condition)) yield `!= ${item.linkId}: it needs exists and enableBehavior all`;
    }
  }
}

const conceptsOf = ({ compose, expansion }) => [
  compose?.include.flatMap(({ system, concept }) => concept.map(({ code, display }) => [system, code, display].join())),
  expansion?.contains.map(({ system, code, display }) => [system, code, display].join()),
];

function* listFaults(form, items) {
  const used = new Set(items.map(({ answerValueSet }) => answerValueSet).filter(Boolean));
  const sets = form.contained ?? [];
  for (const reference of used) {
    if (!sets.some(({ id }) => reference === `#${id}`)) yield `list ${reference}: it is not contained`;
  }
  for (const set of sets) {
    const [composed, expanded] = conceptsOf(set);
    if (!used.has(`#${set.id}`)) yield `dom-3 ${set.id}: nothing refers to it`;
    if (!isMunicipal(set) && composed?.join('|') !== expanded?.join('|')) {
      yield `list #${set.id}: compose and expansion differ`;
    }
  }
  for (const item of items.filter(hasOptions)) {
    if (!item.answerValueSet && !item.answerOption?.length) yield `list ${item.linkId}: nothing can be chosen`;
  }
}

/** @returns {string[]} lines "rule place: what is wrong" */
export function invariantFaults(form) {
  const items = [...itemsOf(form)].map(({ item }) => item);
  const linkIds = items.map(({ linkId }) => linkId);
  const named = /^[A-Z]([A-Za-z0-9_]){0,254}$/.test(form.name) ? [] : [`que-0 ${form.name}: the name`];
  const twice = linkIds.filter((linkId, index) => linkIds.indexOf(linkId) !== index);
  const broken = items.flatMap((item) =>
    Object.keys(ofItem)
      .filter((rule) => ofItem[rule](item))
      .map((rule) => `${rule} ${item.linkId}: it is broken`),
  );
  return [
    ...named,
    ...twice.map((linkId) => `que-2 ${linkId}: it stands twice`),
    ...broken,
    ...conditionFaults(form, items),
    ...listFaults(form, items),
  ];
}
