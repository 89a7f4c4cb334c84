// An officer at the staff zone in a real browser: the login, and what every page of the zone must be.

import assert from 'node:assert/strict';

import { axeViolations, openPage, screenshot, scrollsSideways } from '../lib/browser.mjs';

export const PASSWORD = 'madoguchi-demo';

const PATIENCE_MS = 10_000;

/**
 * Tells a story with a page of its own (options as openPage() takes them). Fails when the browser complained of
 * anything or a page asked another site.
 */
export async function withPage(browser, options, story) {
  const page = await openPage(browser, options);
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    await story(page);
    assert.deepEqual(page.complaints, []);
    assert.deepEqual(page.strangers, []);
  } finally {
    await page.context().close();
  }
}

/** Logs in, on the way to a path of the staff zone. Sends the form, and waits for nothing that it leads to. */
export async function logIn(page, instance, login, path = '/', password = PASSWORD) {
  await page.goto(instance.staffUrl + path);
  await page.fill('#login', login);
  await page.fill('#password', password);
  await page.click('main button');
}

/** Nothing for axe-core to find, nothing that sticks out to the side. */
export async function assertAccessible(page, name) {
  assert.deepEqual(await axeViolations(page), [], name);
  assert.equal(await scrollsSideways(page), false, name);
}

/** That, and with a name a picture for a person to look at. */
export async function assertGood(page, name) {
  if (name) {
    await screenshot(page, name);
  }
  await assertAccessible(page, name);
}
