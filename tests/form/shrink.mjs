/** Makes a failing case smaller, step by step, as long as it goes on failing. */

import { walkItems } from './fhir.mjs';

const REFERENCE = /matches$|^source$|^whenQuestion$/;
const OPTIONAL = ['required', 'readOnly', 'maxLength', 'initial', '_text', 'enableWhen', 'item'];
const clone = (value) => structuredClone(value);
const replaced = (list, at, ...others) => [...list.slice(0, at), ...others, ...list.slice(at + 1)];

function itemsOf(questionnaire) {
  return [...walkItems(questionnaire.item)].map(({ item }) => item);
}

/** Takes out what refers to items that are gone, and groups that are empty. */
function mend(questionnaire) {
  const prune = (items) => items.filter((item) => {
    if (item.item) item.item = prune(item.item);
    if (item.item?.length === 0) delete item.item;
    return item.type !== 'group' || item.item !== undefined;
  });
  questionnaire.item = prune(questionnaire.item);
  const linkIds = new Set(itemsOf(questionnaire).map(({ linkId }) => linkId));
  const stands = (extension) => [extension, ...(extension.extension ?? [])]
    .every(({ url, valueString }) => !REFERENCE.test(url) || linkIds.has(valueString));
  for (const item of itemsOf(questionnaire)) {
    item.extension = item.extension?.filter(stands);
    item.enableWhen = item.enableWhen?.filter(({ question }) => linkIds.has(question));
    if (!(item.enableWhen?.length > 1)) delete item.enableBehavior;
    for (const list of ['extension', 'enableWhen']) if (!item[list]?.length) delete item[list];
  }
  if (!itemsOf(questionnaire).some(({ answerValueSet }) => answerValueSet)) delete questionnaire.contained;
  return questionnaire;
}

/** The questionnaire with one of its items changed. */
function changed(made, index, change) {
  const questionnaire = clone(made.questionnaire);
  change(itemsOf(questionnaire)[index]);
  return { ...made, questionnaire: mend(questionnaire) };
}

/** The questionnaire with one of its items gone, or with what stood in it instead of it. */
function without(made, linkId, instead) {
  const questionnaire = clone(made.questionnaire);
  const drop = (items) => items.flatMap((item) => {
    if (item.item) item.item = drop(item.item);
    return item.linkId === linkId ? instead(item) : [item];
  });
  questionnaire.item = drop(questionnaire.item);
  return { ...made, questionnaire: mend(questionnaire) };
}

function* withoutItems(made) {
  for (const { linkId, type, repeats } of itemsOf(made.questionnaire)) {
    yield without(made, linkId, () => []);
    if (type === 'group' && !repeats) yield without(made, linkId, ({ item }) => item);
  }
}

function* withoutMembers(made) {
  for (const [index, item] of itemsOf(made.questionnaire).entries()) {
    for (const key of OPTIONAL.filter((name) => name in item)) {
      if (key !== 'item' || item.type !== 'group') yield changed(made, index, (one) => delete one[key]);
    }
    for (const list of ['extension', 'enableWhen', 'answerOption']) {
      for (const at of (item[list] ?? []).keys()) yield changed(made, index, (one) => one[list].splice(at, 1));
    }
  }
}

function* withoutEntries(made) {
  for (const [name, values] of Object.entries(made.entries)) {
    const { [name]: _, ...entries } = made.entries;
    yield { ...made, entries };
    for (const at of values.keys()) yield { ...made, entries: { ...entries, [name]: replaced(values, at) } };
  }
}

function* withoutPosts(made) {
  for (const [at, { page, fields }] of made.posts.entries()) {
    yield { ...made, posts: replaced(made.posts, at) };
    for (const name of Object.keys(fields)) {
      const { [name]: _, ...left } = fields;
      yield { ...made, posts: replaced(made.posts, at, { page, fields: left }) };
    }
  }
}

/** Every case that is one step smaller. */
function smaller(made) {
  return [...withoutItems(made), ...withoutMembers(made), ...withoutEntries(made), ...withoutPosts(made)];
}

/**
 * @param made a case
 * @param firstFailing index of the first of a list of cases that fails as this one does, or -1
 */
export function shrink(made, firstFailing) {
  for (let current = made; ;) {
    const steps = smaller(current).filter(({ questionnaire }) => questionnaire.item.length > 0);
    const found = firstFailing(steps);
    if (found < 0) return current;
    current = steps[found];
  }
}
