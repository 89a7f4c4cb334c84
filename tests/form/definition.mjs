/**
 * A Questionnaire as the evaluator wants it: flags that groups hand down are set on each item, extensions are
 * members, options are lists. Only for definitions that the engine accepts.
 */

import { FHIR, OURS, TEXTUAL, hasOptions, isQuestion } from './fhir.mjs';

const valueOf = (element) => {
  const key = Object.keys(element ?? {}).find((name) => name.startsWith('value'));
  return key && element[key];
};

const extensionOf = (element, url) => element?.extension?.find((extension) => extension.url === url);
const extensionValue = (element, url) => valueOf(extensionOf(element, url));
const partOf = (extension, url) => valueOf(extension.extension.find((part) => part.url === url));

/** The string object[key] and its translations: {base, en: …}. */
function localized(object, key) {
  if (object[key] === undefined) return null;
  const strings = { base: object[key] };
  for (const extension of object[`_${key}`]?.extension ?? []) {
    if (extension.url === `${FHIR}translation`) strings[partOf(extension, 'lang')] = partOf(extension, 'content');
  }
  return strings;
}

function writtenOptions(item, system) {
  return item.answerOption.map((option) => ({
    system: option.valueCoding.system ?? system,
    code: option.valueCoding.code,
    display: option.valueCoding.display,
    exclusive: extensionValue(option, `${FHIR}questionnaire-optionExclusive`) === true,
    selected: option.initialSelected === true,
  }));
}

function valueSetOptions(set, system, municipal) {
  const own = municipal?.[extensionValue(set, `${OURS}municipalValueSet`)];
  if (own) return own.map(({ code, display }) => ({ system, code, display }));
  const includes = set.compose?.include ?? [];
  const listed = includes.flatMap((include) =>
    include.concept.map(({ code, display }) => ({ system: include.system ?? system, code, display })));
  const expanded = (set.expansion?.contains ?? []).map((one) => ({ ...one, system: one.system ?? system }));
  return listed.length > 0 ? listed : expanded;
}

function optionsOf(item, questionnaire, municipal) {
  const system = `${questionnaire.url}/options/${item.linkId}`;
  if (item.answerOption) return writtenOptions(item, system);
  const set = questionnaire.contained?.find(({ id }) => `#${id}` === item.answerValueSet);
  return set ? valueSetOptions(set, system, municipal) : [];
}

/** What `initial` and `initialSelected` say, as if it had been typed. */
function initialTexts(item, options) {
  const selected = options.filter((option) => option.selected).map((option) => option.code);
  const written = (item.initial ?? []).map((initial) => {
    const value = valueOf(initial);
    return value.code ?? value['#'] ?? String(value);
  });
  return [...selected, ...written];
}

function conditionsOf(item) {
  return (item.enableWhen ?? []).map(({ question, operator, ...answer }) => ({
    question,
    operator,
    wanted: Object.values(answer)[0],
  }));
}

function prefillOf(item) {
  const extension = extensionOf(item, `${OURS}prefill`);
  if (!extension) return null;
  const [source, question, code] = ['source', 'whenQuestion', 'whenCode'].map((part) => partOf(extension, part));
  return { source, question, code };
}

function limitsOf(item) {
  const format = extensionValue(item, `${FHIR}entryFormat`);
  return {
    minLength: extensionValue(item, `${FHIR}minLength`) ?? 0,
    maxLength: item.maxLength ?? Infinity,
    minimum: extensionValue(item, `${FHIR}minValue`),
    maximum: extensionValue(item, `${FHIR}maxValue`),
    places: extensionValue(item, `${FHIR}maxDecimalPlaces`) ?? Infinity,
    pattern: extensionValue(item, `${FHIR}regex`),
    normalize: extensionValue(item, `${OURS}normalize`),
    matches: extensionValue(item, `${OURS}matches`),
    precision: { YYYY: 'year', 'YYYY-MM': 'month' }[format] ?? 'day',
    minOccurs: extensionValue(item, `${FHIR}questionnaire-minOccurs`) ?? 0,
    maxOccurs: extensionValue(item, `${FHIR}questionnaire-maxOccurs`) ?? Infinity,
  };
}

/** The page of each item at the top: groups with the control "page" are counted, a form without them is one. */
function pagesOf(items) {
  let pages = 0;
  return items.map((item) => {
    const control = extensionValue(item, `${FHIR}questionnaire-itemControl`);
    if (control?.coding[0].code === 'page') pages++;
    return Math.max(pages, 1);
  });
}

/** @param above the compiled item it stands in, or null */
function compileItem(item, above, page, questionnaire, municipal) {
  const options = hasOptions(item.type) ? optionsOf(item, questionnaire, municipal) : [];
  const compiled = {
    page,
    linkId: item.linkId,
    type: item.type,
    text: localized(item, 'text'),
    question: isQuestion(item.type),
    textual: TEXTUAL.includes(item.type),
    required: item.required === true,
    repeats: item.repeats === true,
    rows: item.type === 'group' && item.repeats === true,
    readOnly: item.readOnly === true || (above?.type === 'group' && above.readOnly),
    hidden: extensionValue(item, `${FHIR}questionnaire-hidden`) === true || above?.hidden === true,
    any: item.enableBehavior === 'any',
    conditions: conditionsOf(item),
    prefill: prefillOf(item),
    initial: initialTexts(item, options),
    options,
    ...limitsOf(item),
  };
  compiled.open = compiled.question && !compiled.readOnly && !compiled.hidden;
  /** How many numbers its field name has: one for each repeating group around it. */
  compiled.depth = above ? above.depth + (above.rows ? 1 : 0) : 0;
  compiled.items = (item.item ?? []).map((child) => compileItem(child, compiled, page, questionnaire, municipal));
  return compiled;
}

/** {url, version, items, byLinkId}; value_sets are the municipality's. */
export function compile(questionnaire, municipal) {
  const pages = pagesOf(questionnaire.item);
  const items = questionnaire.item.map((item, index) =>
    compileItem(item, null, pages[index], questionnaire, municipal));
  const byLinkId = new Map();
  const note = (item) => {
    byLinkId.set(item.linkId, item);
    item.items.forEach(note);
  };
  items.forEach(note);
  return { url: questionnaire.url, version: questionnaire.version, items, byLinkId };
}

/** The string in a language: the exact tag, else shortened from its end, else the base. */
export function inLanguage(strings, language) {
  for (let tag = language; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    if (tag !== 'base' && strings[tag] !== undefined) return strings[tag];
  }
  return strings.base;
}
