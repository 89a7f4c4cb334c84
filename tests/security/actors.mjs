// Everybody who may stand before the staff zone: each role, and each way of being nobody.

import { Visitor } from '../integration/client.mjs';
import { hiddenFields } from '../integration/journey.mjs';
import { logIn } from '../integration/staff.mjs';
import { THERE, unchecked } from './neighbours.mjs';

/** From the least to the most, as staff_role in fcgi/store/staff.h. */
const RANKS = ['none', 'viewer', 'contractor', 'desk', 'administrator'];

/** who: a name; role: as the route table has it, "none" for nobody; rights: of the account. */
const logins = [
  { who: 'a viewer', login: 'viewer1', role: 'viewer', rights: [], desks: ['central'] },
  { who: 'a contractor', login: 'contractor1', role: 'contractor', rights: [], desks: [] },
  { who: 'the desk', login: 'desk1', role: 'desk', rights: ['may_export'], desks: ['central'] },
  { who: 'another desk', login: 'desk2', role: 'desk', rights: ['may_export'], desks: ['north'] },
  { who: 'an administrator', login: 'admin', role: 'administrator', rights: ['may_export'], desks: 'all' },
];

const nobodies = [
  {
    who: 'an administrator of another municipality',
    login: 'admin',
    change: (digest) => `update madoguchi.session set municipality = '${THERE}' where token_hash = ${digest}`,
  },
  {
    who: 'a disabled account',
    login: 'desk3',
    change: () => "update madoguchi.staff set disabled_at = now() where login = 'desk3'",
  },
  {
    who: 'a session past its end',
    login: 'desk1',
    change: (digest) => `update madoguchi.session set expires_at = now() where token_hash = ${digest}`,
  },
  {
    who: 'a session idle too long',
    login: 'desk1',
    change: (digest) => `update madoguchi.session set seen_at = now() - interval '1 day' where token_hash = ${digest}`,
  },
];

/** The key that the forms of this visitor's session carry. */
export async function formKeyOf(visitor) {
  const page = await visitor.get('/requests');
  return new Map(hiddenFields(page.body, '/logout')).get('key');
}

async function enter(instance, actor) {
  const visitor = await logIn(instance.staffUrl, actor.login);
  return { ...actor, visitor, key: await formKeyOf(visitor) };
}

const NEWEST = '(select token_hash from madoguchi.session order by opened_at desc limit 1)';

async function enterAndLose(instance, { who, login, change }) {
  const actor = await enter(instance, { who, login, role: 'none', rights: [], desks: [] });
  await unchecked(instance, change(NEWEST));
  return actor;
}

/** All of them: [{who, role, rights, desks, visitor, key}…]. One after the other, for the newest session is theirs. */
export async function everybody(instance) {
  await instance.psql(`
    delete from madoguchi.staff_desk d using madoguchi.staff s
     where s.staff_id = d.staff_id and s.login = 'viewer1' and d.desk <> 'central'`);
  const all = [{ who: 'nobody', role: 'none', rights: [], desks: [], visitor: new Visitor(instance.staffUrl), key: '' }];
  for (const actor of logins) {
    all.push(await enter(instance, actor));
  }
  for (const nobody of nobodies) {
    all.push(await enterAndLose(instance, nobody));
  }
  return all;
}

export function hasRole(actor, role) {
  return RANKS.indexOf(actor.role) >= RANKS.indexOf(role);
}

/** Whether the columns of a route let this actor come to its page at all. */
export function mayEnter(actor, route) {
  return hasRole(actor, route.role) && (!route.guards.includes('may_export') || actor.rights.includes('may_export'));
}

export function worksAt(actor, desk) {
  return actor.desks === 'all' || actor.desks.includes(desk);
}
