// Every page of the staff zone that the route table has, at a desk and on a telephone: axe-core finds nothing, nothing
// sticks out to the side, the browser complains of nothing, there is one heading of the first level and a title of its own.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launchBrowser, openPage, screenshot, sizes } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import { makeObjects } from '../security/objects.mjs';
import { addressOf, objectOf, parametersOf, routesOf } from '../security/routes.mjs';
import { assertAccessible, logIn } from './officer.mjs';

/** No pages for people to look at. */
const files = /^\/(exports\/|healthz$|login\/alive$)|\.(json|csv)$|\/file$/;

const routes = (await routesOf('staff')).filter(({ method, path }) => method === 'GET' && !files.test(path));

let instance;
let browser;
let pages;
let objects;

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off' } });
  browser = await launchBrowser();
  objects = await makeObjects(instance);
  pages = {
    nobody: await openPage(browser),
    administrator: await openPage(browser),
  };
  await logIn(pages.administrator, instance, 'admin');
});
after(async () => {
  await browser?.close();
  await instance?.stop();
});

/** What stands for a parameter: the first of the objects, as objects.mjs made it. */
function valueOf(route, name) {
  const object = objectOf(route, name, objects);
  assert.ok(object, `declare {${name}} of ${route.path} in tests/security/objects.mjs`);
  return object.own ?? object.value;
}

async function judge(page, size) {
  await page.setViewportSize(size);
  await assertAccessible(page);
}

const titles = new Map();

describe('every page of the staff zone', () => {
  for (const route of routes) {
    test(`${route.path} is accessible`, async () => {
      const page = route.role === 'none' ? pages.nobody : pages.administrator;
      const values = Object.fromEntries(parametersOf(route).map((name) => [name, valueOf(route, name)]));
      page.complaints.length = 0;
      const answer = await page.goto(instance.staffUrl + addressOf(route, values));
      assert.equal(answer.status(), 200);
      await judge(page, sizes.desktop);
      await screenshot(page, `page${route.path.replaceAll(/[^a-z0-9]+/g, '-')}`);
      await judge(page, sizes.phone);
      assert.deepEqual(page.complaints, []);
      assert.deepEqual(page.strangers, []);
      assert.equal(await page.locator('h1').count(), 1);
      titles.set(new URL(page.url()).pathname, await page.title());
    });
  }

  test('pages have titles of their own', () => {
    const seen = new Map();
    for (const [address, title] of titles) {
      seen.set(title, [...(seen.get(title) ?? []), address]);
    }
    assert.deepEqual([...seen].filter(([, addresses]) => addresses.length > 1), []);
  });
});
