/** Words of FHIR and of the form format that generator and evaluator share. */

export const FHIR = 'http://hl7.org/fhir/StructureDefinition/';
export const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
export const OURS = 'https://madoguchi.example/fhir/StructureDefinition/';

/** The ending of value[x] by the item's type. */
export const VALUE = {
  string: 'String',
  text: 'String',
  url: 'Uri',
  integer: 'Integer',
  decimal: 'Decimal',
  date: 'Date',
  time: 'Time',
  dateTime: 'DateTime',
  boolean: 'Boolean',
  choice: 'Coding',
  'open-choice': 'Coding',
};

/** {url, valueInteger: 3} of fhir('minLength', 'Integer', 3). */
const extension = (url, type, value) => ({ url, [`value${type}`]: value });
export const fhir = (name, type, value) => extension(FHIR + name, type, value);
export const sdc = (name, type, value) => extension(SDC + name, type, value);
export const ours = (name, type, value) => extension(OURS + name, type, value);

/** {url, extension: [{url: 'source', valueString: …} …]} of nested('…', ['source', 'String', …] …). */
export const nested = (url, ...parts) => ({ url, extension: parts.map((part) => extension(...part)) });

/** What stands beside a string in "_text". */
export const translated = (language, text) => ({
  extension: [nested(`${FHIR}translation`, ['lang', 'Code', language], ['content', 'String', text])],
});

export const TEXTUAL = ['string', 'text', 'url'];
export const ORDERED = ['integer', 'decimal', 'date', 'dateTime', 'time'];

export const isQuestion = (type) => type in VALUE;
export const hasOptions = (type) => type === 'choice' || type === 'open-choice';

/**
 * The bytes of a resource. A decimal is written {"#": "1.50"} in these tests, because a number of JavaScript
 * would forget its digits.
 */
export const toJson = (resource) => JSON.stringify(resource).replace(/\{"#":"([^"]+)"\}/g, '$1');

/** Every item below and its ancestors, groups before what is in them. */
export function* walkItems(items, above = []) {
  for (const item of items) {
    yield { item, above };
    yield* walkItems(item.item ?? [], [...above, item]);
  }
}
