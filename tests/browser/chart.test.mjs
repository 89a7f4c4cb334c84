// Charts as Chromium shows them: what a reader with a telephone, with a black and white print, with a screen reader gets.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { draw } from '../chart/engine.mjs';
import { charts, hard } from '../chart/gallery.mjs';
import { axeViolations, launchBrowser, openPage, screenshot, scrollsSideways, sizes } from '../lib/browser.mjs';
import { root } from '../lib/madoguchi.mjs';

let browser;
const drawn = draw(charts);
const all = { ...drawn, ...draw(hard) };

before(async () => {
  browser = await launchBrowser();
});

after(() => browser?.close());

const styles = ['madoguchi.css', 'chart.css'].map((name) => readFileSync(path.join(root, 'static', name), 'utf8'));

/** A page of ours with these drawings, each as a figure, under the policy that our pages have. */
async function gallery(t, markup, options) {
  const page = await openPage(browser, options);
  t.after(() => page.context().close());
  const figures = Object.values(markup).map((one) => `<figure class="figure">${one}</figure>`).join('\n');
  await page.setContent(`<!DOCTYPE html><html lang="ja"><head><title>図</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"></head>
    <body><main class="page"><h1>図</h1>${figures}</main></body></html>`);
  for (const content of styles) {
    await page.addStyleTag({ content });
  }
  return page;
}

/** What Chromium measures of each drawing: texts that lie on another or leave the picture, and the smallest letters. */
function measure(page) {
  return page.evaluate(() => [...document.querySelectorAll('svg.chart')].map((svg) => {
    const texts = [...svg.querySelectorAll('text')];
    const boxes = texts.map((text) => text.getBBox());
    const { width, height } = svg.viewBox.baseVal;
    const label = (i) => `${svg.id}${texts[i].textContent}`;
    const faults = [];
    boxes.forEach((a, i) => {
      // The box of a text in Noto Sans CJK is 23 units high, of which its letters take 15.
      if (a.x < -0.5 || a.x + a.width > width + 0.5 || a.y < -4 || a.y + a.height > height + 4) {
        faults.push(`${label(i)} leaves the picture`);
      }
      boxes.slice(0, i).forEach((b, j) => {
        const lie = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
        const stand = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
        if (lie > 0.5 && stand > 5) {
          faults.push(`${label(i)} lies on ${label(j)}`);
        }
      });
    });
    return { title: svg.querySelector('title').textContent, faults, letters: 16 * svg.getScreenCTM().a };
  }));
}

describe('charts', () => {
  test('are_well_formed_by_themselves', async (t) => {
    const page = await gallery(t, {});
    const faults = await page.evaluate((markup) => Object.entries(markup).flatMap(([id, one]) => {
      const file = new DOMParser().parseFromString(one.slice(one.indexOf('<svg')), 'image/svg+xml');
      return file.querySelector('parsererror') ? [`${id}: ${file.querySelector('parsererror').textContent}`] : [];
    }), Object.fromEntries(Object.entries(all).filter(([id]) => id !== 'c6')));
    assert.deepEqual(faults, []);
  });

  test('have_no_text_on_another_and_none_outside', async (t) => {
    const page = await gallery(t, all);
    const found = await measure(page);
    assert.equal(found.length, Object.keys(all).length - 1, 'all but the table');
    assert.deepEqual(found.flatMap(({ title, faults }) => faults.map((fault) => `${title}: ${fault}`)), []);
  });

  test('can_be_read_on_a_telephone', async (t) => {
    const page = await gallery(t, drawn, { size: sizes.phone });
    assert.deepEqual((await measure(page)).filter(({ letters }) => letters < 12), []);
    assert.equal(await scrollsSideways(page), false);
    assert.deepEqual(await axeViolations(page), []);
    await screenshot(page, 'charts-phone');
  });

  test('pass_axe_and_are_pictures_with_a_name_and_a_description', async (t) => {
    const page = await gallery(t, all);
    assert.deepEqual(await axeViolations(page), []);
    const pie = page.getByRole('img', { name: charts.c1.title });
    assert.equal(await pie.count(), 1);
    assert.equal(await pie.locator('desc').textContent(), charts.c1.description);
  });

  test('have_ids_that_are_unique_on_a_page', async (t) => {
    const page = await gallery(t, all);
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length);
    const lost = await page.evaluate(() => [...document.querySelectorAll('[fill^="url"]')]
      .filter((shape) => !document.querySelector(shape.getAttribute('fill').slice(4, -1))).length);
    assert.equal(lost, 0, 'patterns that are not there');
  });

  test('hold_whatever_a_label_says_as_text', async (t) => {
    const page = await gallery(t, all);
    assert.equal(await page.locator('main script').count(), 0);
    assert.match(await page.locator('svg', { hasText: 'alert(1)' }).first().textContent(), /<\/svg><script>alert\(1\)/);
  });

  test('say_the_figures_of_the_council_paper', async (t) => {
    const page = await gallery(t, drawn);
    const said = async (title) => (await page.getByRole('img', { name: title, exact: true }).locator('text')
      .allTextContents()).join(' ');
    const purposes = await said(charts.c1.title);
    for (const label of ['介護教室 12%', '地域ケア会議 6%', '出前講座 38%', 'その他 13%', '職員研修 19%', '認知症カフェ 6%', 'サロン 6%']) {
      assert.ok(purposes.includes(label), label);
    }
    const thoughts = await said(charts.c2.title);
    for (const label of ['考えたことがある 54%', '無回答 2%', '自分のこととして考えた 95%', '抵抗があった 2%']) {
      assert.ok(thoughts.includes(label), label);
    }
  });

  test('are_kept_for_the_eye_in_colour_in_grey_and_in_forced_colours', async (t) => {
    const page = await gallery(t, drawn);
    await screenshot(page, 'charts');
    await page.addStyleTag({ content: 'html { filter: grayscale(1); }' });
    await screenshot(page, 'charts-grey');
    const forced = await gallery(t, drawn);
    await forced.emulateMedia({ forcedColors: 'active' });
    await screenshot(forced, 'charts-forced');
    const colours = await forced.evaluate(() => {
      const of = (selector, property) => getComputedStyle(document.querySelector(selector))[property];
      return [of('svg.chart text', 'fill'), of('.chart__plate', 'fill'), of('.chart__ink', 'stroke')];
    });
    assert.notEqual(colours[0], colours[1], 'letters on their ground');
    assert.equal(colours[0], colours[2]);
  });
});
