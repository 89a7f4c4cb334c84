// The route tables as the workers serve by them (`madoguchi routes`), and addresses made of their patterns.

import path from 'node:path';

import { installedApp, run } from '../lib/madoguchi.mjs';

/** Every row of a zone: {method, path, role, guards, name}. Known before an instance runs, for it names the tests. */
export async function routesOf(zone) {
  const { stdout } = await run(path.join(await installedApp('check'), 'bin/madoguchi'), ['routes', zone]);
  const rows = stdout.trim().split('\n').map((line) => JSON.parse(line));
  return rows.map((row) => ({ ...row, name: `${row.method} ${row.path}` }));
}

/** The names in braces, in their order. */
export function parametersOf(route) {
  return [...route.path.matchAll(/\{([a-z_]+)\}/g)].map(([, name]) => name);
}

/**
 * What is declared (objects.mjs) for a parameter of a route: under the segment before it and its name, where that name
 * means another thing elsewhere ("holds/{number}"), else under its name.
 */
export function objectOf(route, name, objects) {
  const [, segment] = new RegExp(`([^/]+)/\\{${name}\\}`).exec(route.path);
  return objects[`${segment}/{${name}}`] ?? objects[name];
}

/** The pattern filled in from {name: value}. */
export function addressOf(route, values) {
  return route.path.replaceAll(/\{([a-z_]+)\}/g, (_, name) => encodeURIComponent(values[name]));
}
