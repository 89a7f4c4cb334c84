/** Stored answers as a QuestionnaireResponse, from the section "Responses" of docs/form-format.md. */

import { inLanguage } from './definition.mjs';
import { Evaluation } from './evaluator.mjs';
import { VALUE } from './fhir.mjs';

/** The same rules over stored answers: what was stored is what was answered. */
class StoredEvaluation extends Evaluation {
  /** The object with the answers of a node's row, or of the whole form. */
  holder(node) {
    if (node.nearest === null) return this.entries;
    const { in: group, row } = node.nearest;
    return this.holder(group)[group.item.linkId][row.at(-1) - 1];
  }

  rowNumbers(node) {
    const rows = this.holder(node)[node.item.linkId] ?? [];
    return rows.map((_, index) => index + 1);
  }

  answers(node) {
    const stored = this.holder(node)[node.item.linkId];
    if (stored === undefined) return [];
    return node.item.repeats ? stored : [stored];
  }

  counts(row) {
    return Object.keys(this.stored(row.children)).length > 0;
  }

  issue() {
    return null;
  }
}

/** A number without a fraction needs no care for its digits. */
const number = (decimal) => (decimal.includes('.') ? { '#': decimal } : Number(decimal));

function valueOf(type, answer) {
  if (answer.text !== undefined) return { valueString: answer.text };
  return { [`value${VALUE[type]}`]: type === 'decimal' ? number(answer) : answer };
}

class Writer {
  constructor(evaluation, { language, places }) {
    this.evaluation = evaluation;
    this.language = language;
    this.places = places;
  }

  text({ text }) {
    if (text === null) return {};
    const sentence = inLanguage(text, this.language);
    return { text: sentence.replace(/\{(\w+)\}/g, (place, name) => this.places[name] ?? place) };
  }

  itemsWith(node, children) {
    const item = this.items(children);
    return item.length > 0 ? [{ linkId: node.item.linkId, ...this.text(node.item), item }] : [];
  }

  itemsOf(node) {
    if (!this.evaluation.isEnabled(node)) return [];
    if (node.rows) return node.rows.flatMap((row) => this.itemsWith(node, row.children));
    if (!node.item.question) return this.itemsWith(node, node.children);
    const answer = this.evaluation.answers(node).map((one) => valueOf(node.item.type, one));
    return answer.length > 0 ? [{ linkId: node.item.linkId, ...this.text(node.item), answer }] : [];
  }

  items(nodes) {
    return nodes.flatMap((node) => this.itemsOf(node));
  }
}

/**
 * {kept, response}: the answers without what is disabled as they stand, and the resource that says the same.
 * meta: {status, authored, identifier}; context: {language, places}.
 */
export function respond(form, answers, meta, context) {
  const evaluation = new StoredEvaluation(form, answers);
  const item = new Writer(evaluation, context).items(evaluation.top);
  const response = {
    resourceType: 'QuestionnaireResponse',
    language: context.language,
    ...(meta.identifier && { identifier: { value: meta.identifier } }),
    questionnaire: `${form.url}|${form.version}`,
    status: meta.status,
    authored: meta.authored,
    ...(item.length > 0 && { item }),
  };
  return { kept: evaluation.stored(), response };
}
