/**
 * Typed text as an answer (V2, V6, and the order of issues in one question). Each reader returns {answer},
 * {issue, values}, or {} for what is only space.
 */

import { compareMoments, readDate, readMoment, readTime } from './dates.mjs';
import { NORMALIZATION, halfWidth, refusedCharacter, trim } from './japanese.mjs';

const points = (text) => [...text].length;

function scaled(decimal, places) {
  const [whole, fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

export const placesOf = (decimal) => decimal.split('.')[1]?.length ?? 0;

function compareDecimals(left, right) {
  const places = Math.max(placesOf(left), placesOf(right));
  const difference = scaled(left, places) - scaled(right, places);
  return difference < 0n ? -1 : Number(difference > 0n);
}

const plain = (left, right) => (left < right ? -1 : Number(left > right));

/** Order of two answers by type; only of these types. */
export const ORDER = {
  integer: plain,
  decimal: (left, right) => compareDecimals(left['#'] ?? left, right['#'] ?? right),
  date: plain,
  time: plain,
  dateTime: compareMoments,
};

/** E8. */
export function isEqual(type, left, right) {
  if (ORDER[type]) return ORDER[type](left, right) === 0;
  if (left?.code !== undefined || right?.code !== undefined) {
    return left.code === right.code && left.system === right.system;
  }
  return (left?.text ?? left) === (right?.text ?? right);
}

/** The dialect is within JavaScript's; the whole text must match. */
const patternOf = (pattern) => new RegExp(`^(?:${pattern})$`, 'u');

function readString(item, typed) {
  const { tidy, valid, key } = NORMALIZATION[item.type === 'url' ? 'url' : item.normalize];
  const oneLine = item.type === 'text' ? typed.replace(/\r\n?/g, '\n') : typed.replace(/\r\n?|[\n\t]/g, ' ');
  const text = tidy(oneLine);
  if (text === '') return {};
  const length = points(text);
  if (length > item.maxLength) return { issue: 'issue_too_long', values: { n: item.maxLength, m: length } };
  if (length < item.minLength) return { issue: 'issue_too_short', values: { n: item.minLength, m: length } };
  if (!valid(text)) return { issue: key };
  if (item.pattern !== undefined && !patternOf(item.pattern).test(text)) return { issue: 'issue_pattern' };
  return { answer: text };
}

function readInteger(item, typed) {
  const text = halfWidth(typed).replace(/^(-?\d{1,3}(?:,\d{3})+)$/, (number) => number.replace(/,/g, ''));
  const number = /^-?\d+$/.test(text) ? Number(text) : NaN;
  return number >= -(2 ** 31) && number < 2 ** 31 ? { answer: number } : { issue: 'issue_integer' };
}

function readDecimal(item, typed) {
  const text = halfWidth(typed).replace(/^(-?\d{1,3}(?:,\d{3})+)(?=$|\.)/, (whole) => whole.replace(/,/g, ''));
  if (!/^-?\d+(\.\d+)?$/.test(text)) return { issue: 'issue_decimal' };
  if (placesOf(text) > item.places) return { issue: 'issue_decimal_places', values: { n: item.places } };
  return { answer: text };
}

const readAs = (read, issue) => (item, typed) => {
  const answer = read(typed, item.precision);
  return answer === null ? { issue } : { answer };
};

const DATE_ISSUES = { day: 'issue_date', month: 'issue_month', year: 'issue_year' };

function readChoice(item, typed, other) {
  if (item.type === 'open-choice' && typed === ':other') {
    const read = other === undefined ? {} : readTyped({ ...item, type: 'string' }, other);
    if (read.answer !== undefined) return { answer: { text: read.answer } };
    return read.issue ? read : { issue: 'issue_other_text' };
  }
  const option = item.options.find(({ code }) => code === typed);
  if (!option) return { issue: 'issue_choice' };
  return { answer: { system: option.system, code: option.code, display: option.display } };
}

const READERS = {
  string: readString,
  text: readString,
  url: readString,
  integer: readInteger,
  decimal: readDecimal,
  date: (item, typed) => readAs(readDate, DATE_ISSUES[item.precision])(item, typed),
  time: readAs(readTime, 'issue_time'),
  dateTime: readAs(readMoment, 'issue_moment'),
  boolean: (item, typed) => (/^(true|false)$/.test(typed) ? { answer: typed === 'true' } : { issue: 'issue_choice' }),
  choice: readChoice,
  'open-choice': readChoice,
};

/** The keys of what is below minValue and above maxValue. */
const RANGE_ISSUES = {
  integer: ['issue_below_min', 'issue_above_max'],
  decimal: ['issue_below_min', 'issue_above_max'],
  date: ['issue_before_min', 'issue_after_max'],
  time: ['issue_too_early', 'issue_too_late'],
  dateTime: ['issue_too_early', 'issue_too_late'],
};

function outOfRange({ type, minimum, maximum }, answer) {
  if (!ORDER[type]) return null;
  if (minimum !== undefined && ORDER[type](answer, minimum) < 0) return RANGE_ISSUES[type][0];
  return maximum !== undefined && ORDER[type](answer, maximum) > 0 ? RANGE_ISSUES[type][1] : null;
}

/** What one typed text of a question says; other is typed into the free text of an open-choice. */
export function readTyped(item, typed, other) {
  if (trim(typed) === '') return {};
  if (refusedCharacter(typed)) return { issue: 'issue_character' };
  const read = READERS[item.type](item, typed, other);
  const issue = read.answer === undefined ? null : outOfRange(item, read.answer);
  return issue ? { issue } : read;
}
