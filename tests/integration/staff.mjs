// A member of staff, by HTTP alone.

import assert from 'node:assert/strict';

import { Visitor } from './client.mjs';

const PASSWORD = 'madoguchi-demo';

/** A visitor with an open session. */
export async function logIn(origin, login, password = PASSWORD) {
  const visitor = new Visitor(origin);
  const answer = await visitor.post('/login', { login, password, next: '/requests' });
  assert.equal(answer.status, 303, `login of ${login}`);
  assert.equal(answer.headers.location, '/requests');
  return visitor;
}
