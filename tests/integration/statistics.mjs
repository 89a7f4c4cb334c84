// The pages of statistics by HTTP: their tables as numbers, and contacts made up for them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { root } from '../lib/madoguchi.mjs';

const log = JSON.parse(readFileSync(path.join(root, 'forms/consult_log.json'), 'utf8'));

function find(items, linkId) {
  return items.flatMap((item) => (item.linkId === linkId ? [item] : find(item.item ?? [], linkId)));
}

/** The options of a question of the consultation log: labels by code. */
export function labelsOf(linkId) {
  const [item] = find(log.item, linkId);
  const codings = item.answerOption?.map(({ valueCoding }) => valueCoding)
    ?? log.contained.find(({ id }) => `#${id}` === item.answerValueSet).compose.include.flatMap(({ concept }) => concept);
  return new Map(codings.map(({ code, display }) => [code, display]));
}

const textOf = (html) => html.replace(/<[^>]*>/g, '').replaceAll('&amp;', '&').trim();
const all = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found);

/** "1,234" is 1234, "−3" is -3, "x" and "–" stay. */
function numberOf(text) {
  const plain = text.replaceAll(',', '').replace('−', '-').replace('±', '').replace('+', '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

/** The tables of a page: by number, rows by label, values by the heading of their column. */
export function tablesOf(html) {
  const tables = new Map();
  for (const table of html.split('<table class="figures__table">').slice(1).map((part) => part.split('</table>')[0])) {
    const [number] = all(table, /figures__number">表([^<]*)</g);
    const headings = all(table, /<th scope="col"[^>]*>(.*?)<\/th>/gs)
      .map((heading) => textOf(heading.replace(/<span.*?<\/span>/gs, ''))).slice(1);
    const rows = all(table, /<tr[^>]*>\s*(<th scope="row">.*?)<\/tr>/gs).map((row) => {
      const cells = all(row, /<td[^>]*>(.*?)<\/td>/gs).map((cell) => numberOf(textOf(cell)));
      return [textOf(row.split('</th>')[0]), Object.fromEntries(cells.map((cell, index) => [headings[index], cell]))];
    });
    tables.set(number, new Map(rows));
  }
  return tables;
}

/** A page of statistics as an officer sees it. */
export async function pageOf(officer, page, query = '') {
  const answer = await officer.get(`/statistics/${page}${query}`);
  assert.equal(answer.status, 200, `${page}${query}`);
  return answer.body;
}

/** Puts contacts into what is counted, and nothing else: {contact_on, person, …}. */
export async function count(instance, facts) {
  await instance.psql('delete from madoguchi.contact_fact');
  for (let first = 0; first < facts.length; first += 50) {
    const rows = facts.slice(first, first + 50);
    const columns = Object.keys(rows[0]).join(', ');
    await instance.psql(`
      set search_path = madoguchi;
      set madoguchi.municipality = '139998';
      insert into contact_fact (${columns})
      select ${columns} from jsonb_populate_recordset(null::contact_fact, '${JSON.stringify(rows).replaceAll("'", "''")}')`);
  }
}
