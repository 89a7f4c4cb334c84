// A resident's way through the consultation form, by HTTP alone.

import assert from 'node:assert/strict';

import { Visitor } from './client.mjs';

/** What this resident answers, by step; a repeating question has a list. */
export function answersOf(detail) {
  return [
    { c_relation: 'child', c_name: '髙﨑 𠮷子', c_kana: 'タカサキ ヨシコ' },
    { p_age: 'a80', p_inarea: 'out', p_household: 'alone', p_place: 'home', p_care: 'k2', p_aware: 'agree' },
    { q_topics: ['home_dr', 'nurse'], q_detail: detail, q_urgency: 'w1' },
    { c_method: ['tel'], c_tel: '0300000000' },
    { consent_notice: 'true', consent_share: 'ask' },
  ];
}

/** The form of a page that posts to a path: its hidden fields as [name, value] pairs. */
export function hiddenFields(html, action) {
  const form = html.slice(html.indexOf(`action="${action}"`)).split('</form>')[0];
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return inputs.map(([, name, value]) => [name, value]);
}

function fieldsOf(answers) {
  return Object.entries(answers).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
}

export function stepPath(step) {
  return `/consultation/steps/${step}`;
}

export const confirmPath = '/consultation/confirm';
export const receiptPath = '/consultation/receipt';

export function receiptNumber(html) {
  return /Z\d{2}-[0-9A-Z]{6}-[0-9A-Z]/.exec(html)?.[0] ?? null;
}

/** Presses the start button. */
export async function begin(origin) {
  const visitor = new Visitor(origin);
  const answer = await visitor.post('/consultation', {});
  assert.equal(answer.status, 303);
  return visitor;
}

/** Fills in one step as the page asks for it; resolves to the answer of its POST. */
export async function fillStep(visitor, step, answers) {
  const page = await visitor.get(stepPath(step));
  assert.equal(page.status, 200);
  const fields = [...hiddenFields(page.body, stepPath(step)), ...fieldsOf(answers), ['action', 'next']];
  return visitor.post(stepPath(step), fields);
}

/** Fills in every step; the visitor then stands before the confirm page. */
export async function fillAll(visitor, answers) {
  for (const [index, step] of answers.entries()) {
    const saved = await fillStep(visitor, index + 1, step);
    assert.equal(saved.status, 303);
    const expected = index + 1 < answers.length ? stepPath(index + 2) : confirmPath;
    assert.equal(saved.headers.location, expected, `after step ${index + 1}`);
  }
}

/** Presses "send" on the confirm page. */
export async function confirm(visitor) {
  const page = await visitor.get(confirmPath);
  assert.equal(page.status, 200);
  return visitor.post(confirmPath, hiddenFields(page.body, confirmPath));
}

/** The whole way; resolves to {visitor, receiptNo}. */
export async function sendRequest(origin, detail) {
  const visitor = await begin(origin);
  await fillAll(visitor, answersOf(detail));
  const sent = await confirm(visitor);
  assert.equal(sent.headers.location, receiptPath);
  const receipt = await visitor.get(receiptPath);
  return { visitor, receiptNo: receiptNumber(receipt.body) };
}
