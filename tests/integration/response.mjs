// A desk officer who fills in a form, by HTTP alone.

import assert from 'node:assert/strict';

import { answersOf, hiddenFields } from './journey.mjs';

export const listPath = '/forms/ConsultIntake/responses';

function fieldsOf(answers) {
  return Object.entries(answers).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
}

/** What the page's form sends that begins a response at a desk. */
export async function beginFields(officer, desk) {
  const page = await officer.get(listPath);
  assert.equal(page.status, 200);
  return hiddenFields(page.body, listPath).filter(([name]) => name !== ':desk').concat([[':desk', desk]]);
}

/** Begins a response; resolves to its address. */
export async function begin(officer, desk = 'north') {
  const answer = await officer.post(listPath, await beginFields(officer, desk));
  assert.equal(answer.status, 303);
  const [, path] = /^(\/forms\/ConsultIntake\/responses\/K\d\d-\w{6}-\w)\/steps\/1$/.exec(answer.headers.location);
  return path;
}

/** The hidden fields of a page's form as it stands now. */
export async function formOf(officer, path, action = path) {
  const page = await officer.get(path);
  assert.equal(page.status, 200, path);
  return hiddenFields(page.body, action);
}

/** Posts a step with these fields of its page, and answers. */
export function postStep(officer, path, fields, answers, button = ['action', 'next']) {
  return officer.post(path, [...fields, ...fieldsOf(answers), button]);
}

/** Fills in one step as the page asks for it; resolves to the answer of its POST. */
export async function fillStep(officer, response, step, answers) {
  const path = `${response}/steps/${step}`;
  return postStep(officer, path, await formOf(officer, path), answers);
}

/** Fills in every step; the officer then stands before the last look. */
export async function fillAll(officer, response, detail) {
  for (const [index, answers] of answersOf(detail).entries()) {
    const saved = await fillStep(officer, response, index + 1, answers);
    assert.equal(saved.status, 303);
  }
}

/** Presses "complete" on the confirm page. */
export async function complete(officer, response) {
  const path = `${response}/confirm`;
  return officer.post(path, await formOf(officer, path));
}

/** Presses "correct" on the response's page. */
export async function amend(officer, response, reason) {
  const path = `${response}/amend`;
  return officer.post(path, [...(await formOf(officer, response, path)), [':reason', reason]]);
}

export function numberOf(response) {
  return response.split('/').at(-1);
}
