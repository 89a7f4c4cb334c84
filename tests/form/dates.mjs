/** Days, months, years, times and moments: as typed, and compared. */

import { halfWidth } from './japanese.mjs';

/** Name or letter, year of year 0, first and last day. */
const ERAS = [
  ['令和', 'R', 2018, '2019-05-01', '9999-12-31'],
  ['平成', 'H', 1988, '1989-01-08', '2019-04-30'],
  ['昭和', 'S', 1925, '1926-12-25', '1989-01-07'],
  ['大正', 'T', 1911, '1912-07-30', '1926-12-25'],
  ['明治', 'M', 1867, '1868-01-25', '1912-07-30'],
];

const two = (number) => String(number).padStart(2, '0');
const lengthOf = { year: 4, month: 7, day: 10 };

function isDay(iso) {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso && iso >= '0001';
}

/** {year, era} of what stands before the month, or null. */
function readYear(text) {
  const era = ERAS.find(([name, letter]) => text.startsWith(name) || text.toUpperCase().startsWith(letter));
  if (!era) return /^\d{4}$/.test(text) ? { year: Number(text) } : null;
  const number = text.slice(text.startsWith(era[0]) ? 2 : 1);
  if (!/^(元|\d{1,3})$/.test(number) || number === '0') return null;
  return { year: era[2] + (number === '元' ? 1 : Number(number)), era };
}

/** The days that a year, a month or a day has: none of them in its era is no such date. */
function isOfEra(iso, era) {
  if (!era) return true;
  const length = iso.length;
  return iso >= era[3].slice(0, length) && iso <= era[4].slice(0, length);
}

const SPELLINGS = {
  day: /^(.+?)(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/u,
  month: /^(.+?)(?:年|[-/.])(\d{1,2})月?$/u,
  year: /^(.+?)年?$/u,
};

/** What is typed for a date of that precision, as ISO; null when it is none. */
export function readDate(typed, precision) {
  const text = halfWidth(typed).replace(/ /g, '');
  const compact = precision === 'day' && /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  const parts = compact || SPELLINGS[precision].exec(text);
  const year = parts && readYear(parts[1]);
  if (!year) return null;
  const [month, day] = [Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  const whole = `${String(year.year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const iso = whole.slice(0, lengthOf[precision]);
  return isDay(whole) && isOfEra(iso, year.era) ? iso : null;
}

const CLOCKS = [
  /^(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?$/u,
  /^(?<half>午前|午後)?(?<hour>\d{1,2})時(?:(?<minute>\d{1,2})分)?$/u,
];

/** "14:30:00", or null. */
export function readTime(typed) {
  const text = halfWidth(typed).replace(/ /g, '');
  const found = CLOCKS.map((clock) => clock.exec(text)).find(Boolean)?.groups;
  if (!found) return null;
  const [minute, second] = [Number(found.minute ?? 0), Number(found.second ?? 0)];
  const written = Number(found.hour);
  if (found.half && written > 12) return null;
  const hour = found.half === '午後' ? (written % 12) + 12 : written;
  return hour <= 23 && minute <= 59 && second <= 59 ? `${two(hour)}:${two(minute)}:${two(second)}` : null;
}

/** "2026-09-01T14:30:00+09:00", or null. */
export function readMoment(typed) {
  const text = halfWidth(typed);
  for (let at = 1; at < text.length; at++) {
    const [day, time] = [readDate(text.slice(0, at), 'day'), readTime(text.slice(at).replace(/^T/, ''))];
    if (day && time) return `${day}T${time}+09:00`;
  }
  return null;
}

export const compareMoments = (left, right) => Date.parse(left) - Date.parse(right);
