/** V1 and the names of fields: which posts of a page are taken, and what they change in the draft. */

const ROWS_MAX = 200;

/** {item, row, other} of a field name; null when the form has no such field. */
function fieldOf(form, name) {
  const [, linkId, path, other] = /^([^:]+)(?::([1-9]\d*(?:\.[1-9]\d*)*))?(:other)?$/.exec(name) ?? [];
  const item = form.byLinkId.get(linkId);
  const row = path ? path.split('.').map(Number) : [];
  if (!item || row.length !== item.depth || row.some((number) => number > ROWS_MAX)) return null;
  return { item, other: other !== undefined };
}

function takesValues({ item, other }, values) {
  if (other) return item.type === 'open-choice' && values.length === 1;
  if (item.rows) return values.length <= ROWS_MAX && values.every((value) => value === 'row' || value === 'gone');
  return item.question && (item.repeats || values.length === 1);
}

const isOn = (field, page) => field !== null && field.item.page === page && !field.item.hidden && !field.item.readOnly;

/** The entries that a post changes, or null when no page of ours sends such a thing. */
export function accept(form, { page, fields: { asked = [], ...fields } }) {
  const entries = {};
  for (const [name, values] of Object.entries(fields)) {
    const field = fieldOf(form, name);
    if (!isOn(field, page) || !takesValues(field, values)) return null;
    entries[name] = values;
  }
  for (const name of asked) {
    const field = fieldOf(form, name);
    if (!isOn(field, page) || field.other || !field.item.question) return null;
    entries[name] ??= [];
  }
  return entries;
}
