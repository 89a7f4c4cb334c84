/**
 * The half of the evaluator that says what is enabled, written from the text of docs/form-format.md alone (E1 to E9).
 * It looks everything up again whenever it is asked, so there is no order of evaluation that could be wrong; it is
 * slow and plain on purpose. Each rule is a method of its own, so that broken_rules.mjs can break it.
 */

import { isDeepStrictEqual } from 'node:util';
import { ORDER, isEqual, readTyped } from './reading.mjs';

/** "opens:2": an item's field in a row, "note:2.1" in a row of a row. */
const fieldName = (linkId, row) => (row.length > 0 ? `${linkId}:${row.join('.')}` : linkId);

/** An option counts once, however often it was sent. */
const isFirst = (answer, index, answers) => answers.findIndex((other) => isDeepStrictEqual(other, answer)) === index;

export class Enabling {
  /**
   * @param form as compile() of definition.mjs makes it
   * @param entries {name: [text as typed, …]}
   */
  constructor(form, entries) {
    this.form = form;
    this.entries = entries;
    this.byName = new Map();
    this.nodes = [];
    this.top = form.items.map((item) => this.build(item, null, [], null));
  }

  /**
   * A node is an item where it occurs. in: the node or row around it; row: the numbers in its name; nearest: the
   * row around it, or null. A repeating group has rows, everything else children.
   */
  build(item, around, row, nearest) {
    const node = { item, in: around, row, nearest, name: fieldName(item.linkId, row) };
    this.nodes.push(node);
    this.byName.set(node.name, node);
    if (item.rows) {
      node.rows = this.rowNumbers(node).map((number) => this.buildRow(node, [...row, number]));
    } else {
      node.children = item.items.map((child) => this.build(child, node, row, nearest));
    }
    return node;
  }

  buildRow(group, row) {
    const made = { in: group, row };
    made.children = group.item.items.map((child) => this.build(child, made, row, made));
    return made;
  }

  rowNumbers(node) {
    const member = this.entries[node.name];
    const rows = member ?? Array(Math.max(node.item.minOccurs, 1)).fill('row');
    return rows.flatMap((state, index) => (state === 'gone' ? [] : [index + 1]));
  }

  // What was typed and what it says

  isAsked(node) {
    return node.name in this.entries;
  }

  typed(node) {
    return this.entries[node.name] ?? this.prefilled(node) ?? node.item.initial;
  }

  prefilled(node) {
    const { prefill } = node.item;
    if (!prefill) return null;
    const answers = this.countedAnswers(this.other(node, prefill.question));
    const source = this.other(node, prefill.source);
    const fills = this.isEnabled(source) && answers.some((answer) => answer.code === prefill.code);
    return fills ? this.typed(source) : null;
  }

  read(node, text) {
    return readTyped(node.item, text, this.entries[`${node.name}:other`]?.[0]);
  }

  readings(node) {
    node.readings ??= this.typed(node).map((text) => this.read(node, text));
    return node.readings;
  }

  /** V2, V6: what cannot be read is no answer. */
  answers(node) {
    if (!node.item.question) return [];
    const read = this.readings(node).flatMap(({ answer }) => (answer === undefined ? [] : [answer]));
    return node.item.options.length > 0 ? read.filter(isFirst) : read;
  }

  // E1 to E9

  isEnabled(node) {
    if (node === null) return true;
    return this.isEnabled(node.in) && (node.item === undefined || this.holds(node.item, node));
  }

  /** E5. */
  holds({ conditions, any }, node) {
    if (conditions.length === 0) return true;
    const held = conditions.map((condition) => this.conditionHolds(condition, this.other(node, condition.question)));
    return any ? held.includes(true) : !held.includes(false);
  }

  /** E7: the node of another question as seen from this one: out of all rows, or in the same row. */
  other(node, linkId) {
    const { depth } = this.form.byLinkId.get(linkId);
    return this.byName.get(fieldName(linkId, node.row.slice(0, depth)));
  }

  /** E6. */
  countedAnswers(node) {
    return this.isEnabled(node) ? this.answers(node) : [];
  }

  /** E2, E3, E4. */
  conditionHolds({ operator, wanted }, source) {
    const answers = this.countedAnswers(source);
    const { type } = source.item;
    const some = (suits) => answers.some((answer) => suits(this.order(type, answer, wanted)));
    switch (operator) {
      case 'exists': return (answers.length > 0) === wanted;
      case '=': return this.isOneEqual(type, answers, wanted);
      case '!=': return this.isNoneEqual(type, answers, wanted);
      case '>': return some((order) => order > 0);
      case '<': return some((order) => order < 0);
      case '>=': return some((order) => order >= 0);
      case '<=': return some((order) => order <= 0);
      default: throw new Error(operator);
    }
  }

  isOneEqual(type, answers, wanted) {
    return answers.some((answer) => isEqual(type, answer, wanted));
  }

  isNoneEqual(type, answers, wanted) {
    return !this.isOneEqual(type, answers, wanted);
  }

  /** E8. */
  order(type, answer, wanted) {
    return ORDER[type](answer, wanted);
  }
}
