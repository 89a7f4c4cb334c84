// A resident at the consultation form: reads what is on the page, answers it, presses its buttons.

import assert from 'node:assert/strict';

export const formPath = '/consultation';
export const confirmPath = '/consultation/confirm';
export const receiptPath = '/consultation/receipt';

/** The languages of the public zone, in the order of the switch. */
export const languages = ['ja', 'ja-x-easy', 'en', 'zh-Hans', 'ko'];

export function stepPath(step) {
  return `/consultation/steps/${step}`;
}

/** For a list whose codes belong to the municipality: any option, but the empty first one. */
const anyOption = Symbol('any option');

/** A care manager who fills in everything there is; the parts of each step in the order of the page. */
export const everything = [
  {
    c_relation: 'pro',
    c_pro: 'msw',
    c_org: '"Acme" & さくら野病院, <b>地域連携室</b>',
    c_name: '髙﨑 𠮷子',
    c_kana: 'ﾀｶｻｷ よしこ',
  },
  {
    p_name: '渡邉 德太郎',
    p_kana: 'ワタナベ トクタロウ',
    p_age: 'a85',
    p_gender: 'm',
    p_inarea: 'in',
    p_postal: '９０１-０００１',
    p_town: anyOption,
    p_household: 'alone',
    p_place: 'hospital',
    p_hospital: '①さくら野病院',
    p_discharge: '令和9年1月15日',
    p_care: 'k2',
    p_disease: ['cancer', 'dementia'],
    p_tx: ['o2', 'drip'],
    p_doctor: 'yes',
    p_doctor_name: '㈱在宅クリニック',
    p_service: ['cm', 'home_ns'],
    p_aware: 'agree',
  },
  {
    q_topics: ['home_dr', 'discharge'],
    q_detail: '来月退院する父に、\n"家に来てくれる" 医師を探しています。\n\n=1+1, よろしく',
    q_urgency: 'w1',
    q_worry: ['out', 'power'],
    q_docs: ['guide'],
  },
  {
    c_method: ['tel', 'email', 'post', 'fax'],
    c_tel: '０３-0000-0001',
    c_email: 'hanako@example.lg.jp',
    c_email2: 'hanako@example.lg.jp',
    c_fax: '0300000002',
    c_address: '東京都さくら野区旭１－２－３　ハイツ"桜"101',
    c_time: ['am', 'pm'],
    c_discreet: 'name',
    c_langs: ['sign'],
    c_known: ['hosp', 'cm'],
  },
  { consent_notice: 'true', consent_share: 'ask' },
];

/** As little as the form accepts, from somebody who tells no name. */
export const anonymous = [
  { c_relation: 'friend', c_anon: 'yes' },
  {
    p_age: 'unknown',
    p_inarea: 'out',
    p_household: 'unknown',
    p_place: 'unknown',
    p_care: 'unknown',
    p_aware: 'no',
  },
  { q_topics: ['acute'], q_detail: '近所の方が心配です。', q_urgency: 'later' },
  { c_method: ['come'] },
  { consent_notice: 'true', consent_share: 'ask' },
];

/** The same steps with other answers in one of them. */
export function but(steps, step, answers) {
  return steps.map((each, index) => (index + 1 === step ? { ...each, ...answers } : each));
}

/** Gives one answer, if its question is to be seen; false when it is not. */
export async function give(page, name, value) {
  const control = page.locator(`[name="${name}"]`).first();
  if (!(await control.isVisible())) {
    return false;
  }
  const type = await control.evaluate((element) => element.type);
  if (type === 'radio' || type === 'checkbox') {
    for (const one of [value].flat()) {
      await page.locator(`[name="${name}"][value="${one}"]`).check();
    }
  } else if (type === 'select-one') {
    await control.selectOption(value === anyOption ? { index: 1 } : value);
  } else {
    await control.fill(value);
  }
  return true;
}

/** Gives what can be given, and returns what is left: questions that are not there (yet). */
export async function giveAll(page, answers) {
  const left = {};
  for (const [name, value] of Object.entries(answers)) {
    if (!(await give(page, name, value))) {
      left[name] = value;
    }
  }
  return left;
}

/** What is given as an answer, as an array: the text, the chosen option, the ticked ones. */
export function given(page, name) {
  return page.locator(`[name="${name}"]`).evaluateAll((controls) =>
    controls
      .filter(({ type, checked }) => !['radio', 'checkbox'].includes(type) || checked)
      .map(({ value }) => value));
}

/** The button of the language switch, on whichever page. */
export function languageButton(page, language) {
  return page.locator(`.languages__button[value="${language}"]`);
}

/** Presses a button that leads somewhere, and waits until the page it leads to is all there. */
export async function follow(page, button) {
  await Promise.all([page.waitForEvent('load'), button.click()]);
}

export function press(page, action) {
  return follow(page, page.locator(`.buttons [name="action"][value="${action}"]`));
}

/** shared: on a device that other people use too. */
export async function begin(page, origin, { shared = false } = {}) {
  await page.goto(origin + formPath);
  await page.locator('#device').setChecked(shared);
  await follow(page, page.locator('main form[action="/consultation"] button'));
  assert.equal(pathOf(page), stepPath(1));
}

export function pathOf(page) {
  return new URL(page.url()).pathname;
}

/**
 * Answers one step and goes on. Without a script, a question that depends on another one comes up only when the page is
 * sent; then it is answered in the next round.
 */
export async function fillStep(page, answers) {
  const here = pathOf(page);
  let left = answers;
  for (let round = 0; round < 4 && pathOf(page) === here; round++) {
    left = await giveAll(page, left);
    await press(page, 'next');
  }
  assert.deepEqual(left, {}, `questions of ${here} that never came up`);
  assert.notEqual(pathOf(page), here, `the form does not go on from ${here}`);
}

/** From the first step to the confirm page. */
export async function fillAll(page, steps) {
  for (const answers of steps) {
    await fillStep(page, answers);
  }
  assert.equal(pathOf(page), confirmPath);
}

export function send(page) {
  return follow(page, page.locator('form[action="/consultation/confirm"] button'));
}

/** The number on the receipt page. */
export async function receiptNumber(page) {
  assert.equal(pathOf(page), receiptPath);
  return (await page.locator('.receipt__number').innerText()).trim();
}

/** The stored request with that number: {answers, priority, desk, language}. */
export async function storedRequest(madoguchi, number) {
  assert.match(number, /^Z\d{2}-[0-9A-Z]{6}-[0-9A-Z]$/);
  const row = await madoguchi.psql(
    `select to_jsonb(r) from madoguchi.request r where receipt_no = '${number}'`,
  );
  return JSON.parse(row);
}

/** What the one draft that was not sent yet holds, or null. */
export async function keptEntries(madoguchi) {
  const row = await madoguchi.psql('select entries from madoguchi.draft where receipt_no is null');
  return row === '' ? null : JSON.parse(row);
}

/** How many requests there are. */
export async function countRequests(madoguchi) {
  return Number(await madoguchi.psql('select count(*) from madoguchi.request'));
}
