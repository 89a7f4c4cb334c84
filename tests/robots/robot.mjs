// A robot that fills in any form as a visitor does: it reads what the page asks, answers it, and goes on.

import assert from 'node:assert/strict';

import { follow, pathOf, press } from '../browser/resident.mjs';
import { chosenCodes, typedAnswer } from './answers.mjs';
import { look } from './sight.mjs';

const OTHER = ':other';
const VALUES = 3; // typed where several can be
const ROWS = 3; // filled in, and the second removed again

const linkIdOf = (name) => name.split(':')[0];

const control = (page, name) => page.locator(`form#step [name="${name}"]`);

/** As the keyboard does it: what a robot does by mouse costs three times as much. */
async function toggle(page, name, code) {
  await page.locator(`form#step [name="${name}"][value="${code}"]`).focus();
  await page.keyboard.press('Space');
}

const labelOf = ({ prefix, text }) => `${prefix ? `${prefix} ` : ''}${text}`.split('{')[0];

export class Robot {
  /**
   * page: on the first step of a form; questions: from questionsOf(); round: which of its answers it gives;
   * wishes: {linkId: [typed, stored]} in place of what it would think of itself; watch: {issues, filled}, called with the
   * number of a step when the page shows what was missed, and when all of it is filled in (and with the linkIds that were).
   */
  constructor(page, questions, { round = 0, wishes = {}, watch = {} } = {}) {
    Object.assign(this, { page, questions, round, wishes, watch });
    this.given = new Map(); // what is to be stored, by name of field
    this.removed = new Set(); // names of rows
    this.cameUp = 0; // how often a page came back with more questions
  }

  async fillAll() {
    for (let step = 1; !pathOf(this.page).endsWith('/confirm'); step++) {
      assert.ok(pathOf(this.page).endsWith(`/steps/${step}`), `step ${step} was to follow, not ${this.page.url()}`);
      await this.#fillStep(step);
    }
  }

  /** What is to be stored: an object as the answers of a response, but for a choice its code alone. */
  meant() {
    const root = {};
    for (const [name, answer] of this.given) {
      const { linkId, tables, closedBy } = this.questions.get(linkIdOf(name));
      const numbers = name.split(':')[1]?.split('.') ?? [];
      const rows = tables.map((table, depth) => `${table}:${numbers.slice(0, depth + 1).join('.')}`);
      const isClosed = closedBy.some((other) => (this.given.get(other) ?? null) !== null);
      if (answer !== null && !isClosed && !rows.some((row) => this.removed.has(row))) {
        // Numbers as keys stand in their order, which is that of the rows.
        const place = tables.reduce((outer, table, depth) => ((outer[table] ??= {})[numbers[depth]] ??= {}), root);
        place[linkId] = answer;
      }
    }
    return this.#withLists(root);
  }

  #withLists(place) {
    return Object.fromEntries(
      Object.entries(place).map(([key, value]) => [
        key,
        this.questions.has(key) ? value : Object.values(value).map((row) => this.#withLists(row)),
      ]),
    );
  }

  async #fillStep(step) {
    const here = pathOf(this.page);
    if (this.watch.issues && (await look(this.page)).questions.some(({ required }) => required)) {
      await press(this.page, 'next');
      assert.equal(pathOf(this.page), here, 'what is required was not missed');
      await this.watch.issues(step);
    }
    const before = this.given.size;
    await this.#answerAll();
    await this.watch.filled?.(step, [...this.given.keys()].slice(before).map(linkIdOf));
    for (await press(this.page, 'next'); pathOf(this.page) === here; await press(this.page, 'next')) {
      assert.ok(this.page.url().includes('more=1'), `${here} does not go on: ${await this.#issues()}`);
      assert.notEqual(await this.#answerAll(), 0, `${here} asks for more, but nothing came up`);
      this.cameUp++;
    }
  }

  async #issues() {
    return (await this.page.locator('#issues li').allInnerTexts()).join(' / ') || this.page.url();
  }

  /** Answers what is there, and what comes up while it does. Resolves to how many questions that were. */
  async #answerAll() {
    for (let count = 0; ; ) {
      const { questions, tables } = await look(this.page);
      const open = questions.filter(({ name }) => !this.given.has(name));
      for (const question of open) {
        await this.#answer(question);
      }
      count += open.length;
      if (open.length === 0 && !(await this.#changeRows(tables))) {
        return count;
      }
    }
  }

  async #answer(seen) {
    const question = this.questions.get(linkIdOf(seen.name));
    assert.ok(seen.label.startsWith(labelOf(question)), `${seen.name} is called ${seen.label}`);
    assert.equal(seen.required, question.required === true, `${seen.name} says whether it must be answered`);
    assert.equal(seen.other, question.type === 'open-choice', `${seen.name} has a field for something else`);
    this.given.set(seen.name, await (seen.kind === 'text' ? this.#type(seen, question) : this.#choose(seen, question)));
  }

  async #type({ name, fields }, question) {
    if (!question.repeats) {
      return this.#typeInto(control(this.page, name), question, name);
    }
    const all = [];
    for (let field = 0; field < VALUES; field++) {
      if (field >= fields) {
        await this.#pressRow('add', name);
      }
      all.push(await this.#typeInto(control(this.page, name).nth(field), question, `${name}#${field}`));
    }
    return all;
  }

  /** What is typed again must be what was typed first. */
  async #typeInto(field, question, name) {
    const first = question.matches ? this.questions.get(question.matches) : question;
    const [typed, stored] =
      this.wishes[question.linkId] ?? typedAnswer(first, name.replace(question.linkId, first.linkId), this.round);
    await field.fill(typed);
    return stored;
  }

  async #choose(seen, question) {
    const { name, options } = seen;
    if (question.type === 'open-choice' && question.keys.length === 0 && this.round === 0) {
      await this.#select(seen, [OTHER]);
      const text = await this.#typeInto(control(this.page, name + OTHER), { ...question, type: 'string' }, name);
      return question.repeats ? [{ text }] : { text };
    }
    const codes = chosenCodes(question, name, this.round, options.map(({ value }) => value));
    await this.#select(seen, codes);
    const answers = question.type === 'boolean' ? codes.map((code) => code === 'true') : codes;
    return answers.length === 0 ? null : question.repeats ? answers : answers[0];
  }

  async #select({ name, kind, options }, codes) {
    if (kind === 'select') {
      await control(this.page, name).selectOption(codes[0] ?? '');
      return;
    }
    for (const { value, checked } of options) {
      if (checked !== codes.includes(value) && (kind === 'checkbox' || !checked)) {
        await toggle(this.page, name, value);
      }
    }
  }

  /** Changes one table, if one is not as it is to be; the page is then another one. */
  async #changeRows(tables) {
    const short = tables.find(({ name, rows }) => rows.length < ROWS && !this.#isDone(name, rows));
    const full = tables.find(({ rows }) => rows.length === ROWS);
    if (short) {
      await this.#pressRow('add', short.name);
    } else if (full) {
      this.removed.add(full.rows[1]);
      await this.#pressRow('remove', full.rows[1]);
    }
    return Boolean(short ?? full);
  }

  /** The name of a row that was removed begins with that of its table: "calls:2.1" is one of "calls:2". */
  #isDone(name, rows) {
    const separator = name.includes(':') ? '.' : ':';
    return [...this.removed].some((row) => row.slice(0, row.lastIndexOf(separator)) === name && !rows.includes(row));
  }

  #pressRow(action, name) {
    return follow(this.page, this.page.locator(`form#step button[name="${action}"][value="${name}"]`));
  }
}

const plain = (answer) => {
  if (Array.isArray(answer)) {
    return answer.map(plain);
  }
  return answer?.code ?? answer;
};

/** Stored answers in the shape of meant(), without those that nobody could give. */
export function meaning(answers, questions) {
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([linkId]) => !questions.get(linkId)?.shut)
      .map(([linkId, answer]) => [
        linkId,
        questions.has(linkId) ? plain(answer) : answer.map((row) => meaning(row, questions)),
      ]),
  );
}
