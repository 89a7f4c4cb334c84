// What the tests that walk the route tables stand on: an instance with two municipalities, objects of every kind, and
// everybody who may ask for them.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { sendSignal, startMadoguchi } from '../lib/madoguchi.mjs';
import { everybody, mayEnter } from './actors.mjs';
import { makeNeighbour } from './neighbours.mjs';
import { makeObjects, scatter } from './objects.mjs';
import { addressOf, objectOf, parametersOf } from './routes.mjs';

/** {instance, objects, actors}. The caller stops the instance. */
export async function startWorld() {
  const instance = await startMadoguchi({ workers: 2, env: { RATE_LIMIT: 'off', STAFF_WORKERS: '3' } });
  try {
    // What is disposed of meanwhile would be taken for the work of who knocks at the doors.
    sendSignal(Number(readFileSync(path.join(instance.stateDir, 'run/work.pid'), 'utf8').split(' ')[0]), 'SIGTERM');
    const made = await makeObjects(instance);
    await makeNeighbour(instance);
    const objects = await scatter(instance, made);
    return { instance, objects, actors: await everybody(instance) };
  } catch (error) {
    await instance.stop();
    throw error;
  }
}

/** {name: value} of the desk's own for each parameter of a route. */
export function ownValues(route, objects) {
  return Object.fromEntries(
    parametersOf(route).map((name) => {
      const object = objectOf(route, name, objects);
      return [name, object.value ?? object.candidates[0].value];
    }),
  );
}

/** The address of a route with the objects of the desk itself. */
export function ownAddress(route, objects) {
  return addressOf(route, ownValues(route, objects));
}

/** The one who may come to a page and otherwise as little as possible, and sees what is the desk's. */
export function leastInsider(actors, route) {
  return actors.find((actor) => actor.role !== 'none' && actor.who !== 'a contractor' && mayEnter(actor, route));
}
