// What the robots know of a form before they open it: its questions, from the file.

const extensions = 'http://hl7.org/fhir/StructureDefinition/';
const ownExtensions = 'https://madoguchi.example/fhir/StructureDefinition/';

function extension({ extension: all = [] }, name) {
  const found = all.find(({ url }) => url === extensions + name || url === ownExtensions + name);
  return found && Object.entries(found).find(([key]) => key.startsWith('value'))[1];
}

/**
 * Every item in the order of the file. shut: nobody can answer it, for it or what it stands in is hidden or read-only;
 * tables: the repeating groups that it stands in, the outermost first.
 */
function* itemsOf({ item: items = [] }, { shut: around = false, tables = [] } = {}) {
  for (const item of items) {
    const shut = around || item.readOnly === true || extension(item, 'questionnaire-hidden') === true;
    const repeats = item.type === 'group' && item.repeats;
    yield { ...item, shut, tables };
    yield* itemsOf(item, { shut, tables: repeats ? [...tables, item.linkId] : tables });
  }
}

const isQuestion = ({ type }) => !['group', 'display'].includes(type);

const optionsOf = (form, { answerOption, answerValueSet }) =>
  answerOption ??
  form.contained
    ?.find(({ id }) => answerValueSet === `#${id}`)
    ?.compose?.include.flatMap(({ concept }) => concept)
    .map((valueCoding) => ({ valueCoding, extension: valueCoding.extension })) ??
  [];

/** The answer that a condition names, as a field of a page would send it. */
function named(condition) {
  const [, answer] = Object.entries(condition).find(([key]) => key.startsWith('answer'));
  return typeof answer === 'object' ? answer.code : String(answer);
}

/** True when a question with this answer (null: none) satisfies a condition on it. */
function holds(condition, answer) {
  switch (condition.operator) {
    case 'exists':
      return (answer !== null) === condition.answerBoolean;
    case '=':
      return answer === named(condition);
    case '!=':
      return answer !== null && answer !== named(condition);
    default:
      throw new Error(`only choices bring up questions in a plan, not ${JSON.stringify(condition)}`);
  }
}

/**
 * The fewest answers to a choice that together bring up everything that depends on it; null among them is to answer
 * nothing. Empty when nothing depends on it.
 */
function keysOf(source, dependants) {
  const conditionsOn = (item) => item.enableWhen.filter(({ question }) => question === source.linkId);
  const opens = (item, answer) =>
    item.enableBehavior === 'all'
      ? conditionsOn(item).every((condition) => holds(condition, answer))
      : conditionsOn(item).some((condition) => holds(condition, answer));
  const keys = [];
  let closed = dependants.filter((item) => conditionsOn(item).length > 0);
  while (closed.length > 0) {
    const opened = [...source.codes, null].map((answer) => closed.filter((item) => opens(item, answer)));
    const most = Math.max(...opened.map(({ length }) => length));
    if (most === 0) {
      throw new Error(`no answer to ${source.linkId} brings up ${closed.map(({ linkId }) => linkId)}`);
    }
    const best = opened.findIndex(({ length }) => length === most);
    keys.push([...source.codes, null][best]);
    closed = closed.filter((item) => !opened[best].includes(item));
  }
  return keys.length === 1 && keys[0] === null ? [null, source.codes[0]] : keys;
}

/** The questions of which any answer closes this one, which may have been answered before. */
const closersOf = ({ enableWhen = [], enableBehavior }) =>
  enableBehavior === 'any'
    ? []
    : enableWhen.filter(({ operator, answerBoolean }) => operator === 'exists' && !answerBoolean).map(({ question }) => question);

/** The questions of a form by linkId, with what a plan needs: bounds, codes, keys. */
export function questionsOf(form) {
  const items = [...itemsOf(form)];
  const dependants = items.filter(({ enableWhen, shut }) => enableWhen && !shut);
  const questions = items.filter(isQuestion).map((item) => {
    const options = item.type === 'boolean' ? [] : optionsOf(form, item);
    const exclusive = options.filter((option) => extension(option, 'questionnaire-optionExclusive'));
    return {
      ...item,
      codes: item.type === 'boolean' ? ['true', 'false'] : options.map(({ valueCoding }) => valueCoding.code),
      exclusive: exclusive.map(({ valueCoding }) => valueCoding.code),
      closedBy: closersOf(item),
      normalize: extension(item, 'normalize'),
      matches: extension(item, 'matches'),
      regex: extension(item, 'regex'),
      minLength: extension(item, 'minLength') ?? 0,
      min: extension(item, 'minValue'),
      max: extension(item, 'maxValue'),
      minOccurs: extension(item, 'questionnaire-minOccurs') ?? 1,
      maxOccurs: extension(item, 'questionnaire-maxOccurs') ?? Infinity,
      places: extension(item, 'maxDecimalPlaces') ?? Infinity,
      entryFormat: extension(item, 'entryFormat'),
    };
  });
  for (const question of questions) {
    question.keys = question.codes.length > 0 && !question.shut ? keysOf(question, dependants) : [];
  }
  return new Map(questions.map((question) => [question.linkId, question]));
}

/** How many times a form must be filled in until each of its questions came up. */
export function roundsOf(questions) {
  const single = [...questions.values()].filter(({ repeats, keys }) => !repeats || keys.includes(null));
  return Math.max(1, ...single.map(({ keys }) => keys.length));
}
