// Cases and people, by HTTP alone.

import assert from 'node:assert/strict';

import { hiddenFields } from './journey.mjs';

/** Opens a case at a desk: of somebody of that name, or with none of an anonymous caller. Its number. */
export async function openCase(officer, desk, name) {
  const page = await officer.get('/cases/new');
  const typed = hiddenFields(page.body, '/cases/search');
  const given = new Map(hiddenFields(page.body, '/cases'));
  const answer = await officer.post('/cases', [
    ...typed.filter(([field]) => !field.startsWith(':')),
    ...(name === undefined ? [] : [['name', name]]),
    [':number', given.get(':number')],
    [':contact', given.get(':contact')],
    [':desk', desk],
    [':person', name === undefined ? '' : 'new'],
  ]);
  assert.equal(answer.status, 303, answer.body);
  return given.get(':number');
}
