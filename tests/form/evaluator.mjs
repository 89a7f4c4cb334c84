/**
 * A second engine for forms, written from the text of docs/form-format.md alone: what is wrong (V2 to V7) and what the
 * answers are, on what enabling.mjs says is enabled.
 */

import { Enabling } from './enabling.mjs';
import { trim } from './japanese.mjs';
import { isEqual } from './reading.mjs';

const isBlank = (texts) => texts.every((text) => trim(text) === '');

export class Evaluation extends Enabling {
  // What is in a group, and in a row

  *nodesIn(node) {
    for (const below of node.rows ?? node.children) {
      if (below.item) yield below;
      yield* this.nodesIn(below);
    }
  }

  questionsIn(node) {
    return [...this.nodesIn(node)].filter(({ item }) => item.question);
  }

  /** What a visitor can answer. */
  openIn(node) {
    return this.questionsIn(node).filter((question) => question.item.open && this.isEnabled(question));
  }

  /** A row in which nothing was typed does not count. */
  counts(row) {
    return this.questionsIn(row).some((node) => this.isEnabled(node) && !isBlank(this.entries[node.name] ?? []));
  }

  mayBeMissing(node) {
    return node.nearest !== null && !this.counts(node.nearest);
  }

  // What is wrong with a question: V3, V5, V6, and what it must equal

  requiredIssue(node, answers) {
    const { item } = node;
    if (!item.required || !item.open || this.mayBeMissing(node)) return null;
    if (item.type === 'boolean') return answers[0] === true ? null : 'issue_consent';
    if (answers.length > 0) return null;
    if (item.options.length === 0) return 'issue_required_text';
    return item.repeats ? 'issue_required_any' : 'issue_required_choice';
  }

  exclusiveIssue({ item }, answers) {
    const exclusive = item.options.some((option) =>
      option.exclusive && answers.some((answer) => isEqual('choice', answer, option)));
    return exclusive && answers.length > 1 ? 'issue_exclusive' : null;
  }

  occursIssue({ item }, count, what) {
    if (count > 0 && count < item.minOccurs) return { issue: `issue_min_${what}`, values: { n: item.minOccurs } };
    if (count > item.maxOccurs) return { issue: `issue_max_${what}`, values: { n: item.maxOccurs } };
    return null;
  }

  /** What is wrong with it whatever other questions say. */
  ownIssue(node) {
    const unread = this.readings(node).find(({ issue }) => issue);
    if (unread) return unread;
    const answers = this.answers(node);
    const issue = this.requiredIssue(node, answers) ?? this.exclusiveIssue(node, answers);
    if (issue) return { issue };
    return this.occursIssue(node, answers.length, node.item.options.length > 0 ? 'choices' : 'answers');
  }

  isComparable(node) {
    return this.isEnabled(node) && this.isAsked(node) && this.ownIssue(node) === null;
  }

  matchesIssue(node) {
    const other = node.item.matches ? this.other(node, node.item.matches) : null;
    if (other === null || this.mayBeMissing(node) || !this.isComparable(other)) return null;
    return this.answers(node)[0] === this.answers(other)[0] ? null : { issue: 'issue_email_mismatch' };
  }

  questionIssue(node) {
    return this.ownIssue(node) ?? this.matchesIssue(node);
  }

  // V4: what is wrong with a group

  groupIssue(node) {
    if (!node.item.required || this.mayBeMissing(node) || this.openIn(node).length === 0) return null;
    const settled = [...this.nodesIn(node)].some((below) => this.isEnabled(below) &&
      (this.answers(below).length > 0 || this.issue(below) !== null));
    return settled ? null : { issue: 'issue_required_group' };
  }

  rowsIssue(node) {
    if (this.mayBeMissing(node) || node.item.readOnly || node.item.hidden) return null;
    const count = node.rows.filter((row) => this.counts(row)).length;
    const possible = node.rows.length === 0 || this.openIn(node).length > 0;
    if (count === 0 && node.item.required && possible) return { issue: 'issue_required_rows' };
    return this.occursIssue(node, count, 'rows');
  }

  /** {issue, values} or null, whether or not it is to be shown. */
  issue(node) {
    if (node.rows) return this.rowsIssue(node);
    if (node.item.type === 'group') return this.groupIssue(node);
    return node.item.question ? this.questionIssue(node) : null;
  }

  /** A group was asked when it was sent itself (with rows), or something in it. */
  isToBeCorrected(node) {
    if (node.item.question) return node.item.open && this.isAsked(node);
    return [node, ...this.openIn(node)].some((one) => this.isAsked(one));
  }

  /** Only what was asked, and the visitor can correct, has an issue. */
  shownIssue(node) {
    return this.isEnabled(node) && this.isToBeCorrected(node) ? this.issue(node) : null;
  }

  // What comes of it

  enabledNames() {
    return this.nodes.filter((node) => this.isEnabled(node)).map(({ name }) => name);
  }

  issues() {
    return this.nodes.flatMap((node) => {
      const found = this.shownIssue(node);
      return found ? [{ name: node.name, key: found.issue, ...found.values }] : [];
    });
  }

  unasked() {
    return this.nodes.filter((node) => node.item.open && this.isEnabled(node) && !this.isAsked(node))
      .map(({ name }) => name);
  }

  /** What the server typed, or took away. */
  setByServer() {
    return this.nodes.filter((node) => node.item.question && !node.item.open && this.isAsked(node));
  }

  isKept(node) {
    return this.isEnabled(node);
  }

  /** V7: the answers of enabled questions without issues, flat by linkId, rows as arrays of objects. */
  stored(nodes = this.top) {
    const answers = {};
    for (const node of nodes) {
      if (!this.isKept(node)) continue;
      if (node.rows) {
        const counted = node.rows.filter((row) => this.counts(row)).map((row) => this.stored(row.children));
        const rows = counted.filter((row) => Object.keys(row).length > 0);
        if (rows.length > 0) answers[node.item.linkId] = rows;
      } else if (node.item.question) {
        const given = this.issue(node) ? [] : this.answers(node);
        if (given.length > 0) answers[node.item.linkId] = node.item.repeats ? given : given[0];
      } else {
        Object.assign(answers, this.stored(node.children));
      }
    }
    return answers;
  }
}
