// The forms of the staff zone itself, as a browser would send them back.

import assert from 'node:assert/strict';

function plain(text) {
  const signs = { '&quot;': '"', '&lt;': '<', '&gt;': '>', '&#39;': "'", '&amp;': '&', '&#10;': '\n' };
  return text.replace(/&(?:quot|lt|gt|#39|amp|#10);/g, (sign) => signs[sign]);
}

/** The fields of the page's form that posts to a path: a map of name to the values that would be sent. */
export function fieldsOf(body, action) {
  const form = body.split('<form').find((part) => part.includes(`action="${action}"`));
  assert.ok(form, `a form to ${action}`);
  const fields = new Map();
  const add = (name, value) => fields.set(name, [...(fields.get(name) ?? []), plain(value)]);
  let select;

  for (const [tag] of form
    .split('</form>')[0]
    .matchAll(/<(?:input|textarea|option|select)\b[^>]*>(?:[^<]*<\/textarea>)?/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1];
    const value = /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '';
    if (tag.startsWith('<select')) {
      select = name;
    } else if (tag.startsWith('<option')) {
      if (/ selected/.test(tag)) add(select, value);
    } else if (tag.startsWith('<textarea')) {
      add(name, />([\s\S]*)<\/textarea>$/.exec(tag)[1].replace(/^(?:&#10;|\n)/, ''));
    } else if (/type="(radio|checkbox)"/.test(tag)) {
      if (/ checked/.test(tag)) add(name, value);
    } else if (name && !/type="file"/.test(tag)) {
      add(name, value);
    }
  }
  return fields;
}

/** Such a map as [name, value] pairs. */
export const pairsOf = (fields) => [...fields].flatMap(([name, values]) => values.map((value) => [name, value]));

/** The pairs of a page's form with some of it typed over. */
export async function typed(visitor, path, changes, action = path) {
  const page = await visitor.get(path);
  assert.equal(page.status, 200, path);
  const fields = fieldsOf(page.body, action);
  for (const [name, value] of Object.entries(changes)) fields.set(name, [value].flat());
  return pairsOf(fields);
}

/** Types over some of a page's form, and sends it. */
export async function edit(visitor, path, changes, action = path) {
  return visitor.post(action, await typed(visitor, path, changes, action));
}

/** Presses a button that is a form of its own. */
export async function press(visitor, path, action) {
  const page = await visitor.get(path);
  return visitor.post(action, pairsOf(fieldsOf(page.body, action)));
}
