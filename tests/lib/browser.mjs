// Debian's Chromium by playwright-core, and axe-core on its pages.

import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { chromium } from 'playwright-core';

import { root } from './madoguchi.mjs';

const flags = [
  '--no-sandbox', // the tests may run as root, and open nothing but our own pages
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // No other host has an address. (Intercepting requests instead would switch the browser's cache off.)
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
];

export function launchBrowser() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args: flags });
}

export const sizes = {
  phone: { width: 320, height: 640 },
  desktop: { width: 1280, height: 900 },
};

/**
 * A page in a context of its own, as another visitor. Requests to other origins fail and are kept in page.strangers;
 * what the browser reports as an error (a script's or the Content-Security-Policy's) is kept in page.complaints.
 */
export async function openPage(browser, { javaScript = true, language = 'ja-JP', size = sizes.desktop } = {}) {
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    locale: language,
    timezoneId: 'Asia/Tokyo',
    viewport: size,
    acceptDownloads: true,
  });
  const page = await context.newPage();

  page.strangers = [];
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text())) {
      page.complaints.push(message.text());
    }
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && !['localhost', '127.0.0.1'].includes(url.hostname)) {
      page.strangers.push(request.url());
    }
  });
  return page;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with the page as it is: lines "rule: help (selector)". Needs a page with JavaScript. */
export async function axeViolations(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    // Telling all that is good of a long page takes several times as long as judging it.
    const { violations } = await window.axe.run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
    );
  });
}

/** True when something sticks out to the right, so that a reader would have to scroll sideways. */
export function scrollsSideways(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/** Keeps tests/screenshots/NAME.png for a person to look at; git ignores the folder. */
export async function screenshot(page, name) {
  const folder = path.join(root, 'tests/screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}
