// Every form is filled in by a robot in a browser without scripts, and by another with them: what is stored is the same.
// On its way the second one looks at every step as people see it and as a screen reader tells it.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { follow, pathOf } from '../browser/resident.mjs';
import { forms } from '../fhir/forms.mjs';
import { launchBrowser, openPage, sizes } from '../lib/browser.mjs';
import { startMadoguchi } from '../lib/madoguchi.mjs';
import { Inspector } from './inspector.mjs';
import { questionsOf, roundsOf } from './questions.mjs';
import { meaning, Robot } from './robot.mjs';

const PASSWORD = 'madoguchi-demo';
const AT_ONCE = 3;

/** A form of the tests' own: what the others do not use. A robot thinks of answers at random, conditions on numbers want some. */
const ownFile = new URL('every_control.json', import.meta.url);
const own = JSON.parse(readFileSync(ownFile));
const wishes = {
  EveryControl: [
    { w_number: ['１，０００', 1000], w_decimal: ['2.5', '2.5'], w_date: ['令和元年5月1日', '2019-05-01'] },
    { w_number: ['１', 1], w_decimal: ['２．５０', '2.50'], w_date: ['R1/5/1', '2019-05-01'] },
  ],
};
/** A script reads no dates: what depends on one comes up when the page is sent, with a script as without. */
const cameUpWithScript = { EveryControl: 1 };

/**
 * A contact belongs to a case and is typed on a sheet (browser/contact); its questions are walked here under another
 * name, as those of a form like any other.
 */
function aloneOf(form) {
  const text = JSON.stringify(form).replaceAll('/consult_log', '/consult_log_alone').replace('"ConsultLog"', '"ConsultLogAlone"');
  return form.name === 'ConsultLog' ? JSON.parse(text) : form;
}

const walked = [...forms.map(({ form }) => aloneOf(form)), own];

let instance;
let browser;
const lanes = [];

/** Pages that several forms are filled in on, one after the other: a new visitor costs more than a form. */
async function openLane(cookies) {
  const lane = {
    plain: await openPage(browser, { javaScript: false }),
    quick: await openPage(browser, { size: sizes.phone }),
    reader: await openPage(browser, { size: sizes.phone, language: 'en-US' }),
  };
  for (const page of Object.values(lane)) {
    page.setDefaultTimeout(20_000);
    await page.emulateMedia({ reducedMotion: 'reduce' }); // a colour on its way to another has too little contrast
    await page.context().addCookies(cookies);
  }
  return lane;
}

async function logIn() {
  const page = await openPage(browser);
  await page.goto(`${instance.staffUrl}/login?next=%2Fforms`);
  await page.fill('#login', 'desk2');
  await page.fill('#password', PASSWORD);
  await follow(page, page.locator('main button'));
  const cookies = await page.context().cookies();
  await page.context().close();
  return cookies;
}

async function publish(form) {
  const copy = path.join(instance.stateDir, `${form.name}.json`);
  writeFileSync(copy, JSON.stringify(form));
  await instance.madoguchi('form', 'publish', copy);
}

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off', STAFF_WORKERS: '2' } });
  browser = await launchBrowser();
  for (const form of walked.filter(({ name }) => [own.name, 'ConsultLogAlone'].includes(name))) {
    await publish(form);
  }
  const cookies = await logIn();
  for (let i = 0; i < AT_ONCE; i++) {
    lanes.push(await openLane(cookies));
  }
});

after(async () => {
  const pages = lanes.flatMap((lane) => Object.values(lane));
  await browser?.close();
  await instance?.stop();
  assert.deepEqual(pages.flatMap(({ complaints, strangers }) => [...complaints, ...strangers]), []);
});

async function onLane(story) {
  const lane = lanes.pop();
  try {
    return await story(lane);
  } finally {
    lanes.push(lane);
  }
}

async function begin(page, form) {
  await page.goto(`${instance.staffUrl}/forms/${form.name}/responses`);
  await follow(page, page.locator('.begin button'));
}

async function complete(page) {
  await follow(page, page.locator('form[action$="/confirm"] .button').first());
  assert.match(pathOf(page), /\/responses\/K[^/]+$/);
  return pathOf(page).split('/').at(-1);
}

const stepCount = (form) =>
  form.item.filter(({ extension = [] }) => JSON.stringify(extension).includes('"code":"page"')).length || 1;

/** One way through a form; the same for both robots. */
class Journey {
  constructor(form, questions, round) {
    Object.assign(this, { form, questions, round });
  }

  async #walk(page, watch, atEnd = () => {}) {
    await begin(page, this.form);
    const robot = new Robot(page, this.questions, { round: this.round, wishes: wishes[this.form.name]?.[this.round], watch });
    await robot.fillAll();
    await atEnd();
    return { robot, number: await complete(page) };
  }

  withoutScript({ plain }) {
    return this.#walk(plain, {});
  }

  /** Looks at every step, empty and filled in, in both languages; when that was done before (known), at what is new. */
  async withScript({ quick, reader }, inspector, known) {
    const first = this.round === 0;
    const steps = [];
    let missed = false;
    const inBoth = async (what, url) => {
      await inspector.look(quick, what);
      await reader.goto(url);
      await inspector.look(reader, what);
    };
    const watch = {
      issues: async (step) => {
        const what = `step ${step} with issues`;
        await (missed || !first ? inspector.listen(quick, what) : inBoth(what, quick.url()));
        missed = true;
      },
      filled: async (step, linkIds) => {
        if (first || linkIds.some((linkId) => !known.has(linkId))) {
          await inspector.look(quick, `step ${step}`);
          steps.push(step);
        }
      },
    };
    const atEnd = async () => {
      if (first) {
        await inBoth('confirm', quick.url());
      }
      for (const step of steps) {
        await reader.goto(quick.url().replace(/confirm$/, `steps/${step}`));
        await inspector.look(reader, `step ${step}`);
      }
    };
    const walked = await this.#walk(quick, watch, atEnd);
    await (first ? inspector.look(quick, 'completed') : inspector.listen(quick, 'completed'));
    return walked;
  }
}

async function storedAnswers(number) {
  return JSON.parse(await instance.psql(`select answers from madoguchi.response where response_no = '${number}'`));
}

function answeredIn({ given }) {
  return [...given].filter(([, answer]) => answer !== null).map(([name]) => name.split(':')[0]);
}

describe('every form', { concurrency: AT_ONCE }, () => {
  for (const form of walked) {
    test(form.name, (t) => onLane(async (lane) => {
      const questions = questionsOf(form);
      const inspector = new Inspector(form, questions);
      const answered = new Set();
      for (let round = 0; round < roundsOf(questions); round++) {
        const journey = new Journey(form, questions, round);
        const slow = await journey.withoutScript(lane);
        const quick = await journey.withScript(lane, inspector, answered);
        await t.test(`with and without a script the same is stored, and what was meant (round ${round + 1})`, async () => {
          const stored = await storedAnswers(slow.number);
          assert.deepEqual(await storedAnswers(quick.number), stored);
          assert.deepEqual(meaning(stored, questions), slow.robot.meant());
        });
        await t.test(`with a script questions come up at once (round ${round + 1})`, () => {
          assert.equal(quick.robot.cameUp, cameUpWithScript[form.name] ?? 0);
        });
        answeredIn(slow.robot).forEach((linkId) => answered.add(linkId));
      }
      await t.test('every question came up and was answered', () => {
        const open = [...questions.values()].filter(({ shut }) => !shut).map(({ linkId }) => linkId);
        assert.deepEqual(open.filter((linkId) => !answered.has(linkId)), []);
      });
      await t.test('every step is accessible, and a screen reader tells all of it', () => {
        assert.deepEqual(inspector.faults, []);
        assert.ok(inspector.looks >= 2 * stepCount(form) + 3, `only ${inspector.looks} pages were looked at`);
      });
    }));
  }
});
