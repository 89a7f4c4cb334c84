/**
 * Adds what refers from item to item: enableWhen, prefill, matches. Only what the form format takes: a source out of
 * all rows or in the same row (E7), nothing that would depend on itself (E9), != with exists beside it (L3), an order
 * only where there is one (L4).
 */

import { FHIR, OURS, ORDERED, VALUE, hasOptions, isQuestion, nested, ours, walkItems } from './fhir.mjs';
import { LIMITS, WANTED } from './limit_samples.mjs';
import { SHARED } from './shared_options.mjs';

const ORDER = ['>', '<', '>=', '<='];

export class ConditionGenerator {
  constructor(random, items) {
    this.random = random;
    this.all = [...walkItems(items)].map(({ item, above }) => ({
      item,
      above,
      rows: above.filter((one) => one.type === 'group' && one.repeats),
      needs: new Set(above.slice(-1).map(({ linkId }) => linkId)),
    }));
    this.byLinkId = new Map(this.all.map((one) => [one.item.linkId, one]));
  }

  dependsOn(one, linkId) {
    if (one.item.linkId === linkId) return true;
    return [...one.needs].some((needed) => this.dependsOn(this.byLinkId.get(needed), linkId));
  }

  /** The questions that an item may ask about. */
  sourcesOf(target) {
    return this.all.filter((source) =>
      isQuestion(source.item.type) &&
      source.rows.every((group) => target.rows.includes(group)) &&
      !this.dependsOn(source, target.item.linkId));
  }

  wantedOption({ item }) {
    const own = `https://example.jp/q/options/${item.linkId}`;
    if (item.answerValueSet === '#towns') return { system: own, code: this.random.pick(['t1', 't2']) };
    if (item.answerValueSet) return { system: SHARED.system, code: this.random.pick(SHARED.codes) };
    const { code, system = own } = this.random.pick(item.answerOption).valueCoding;
    return { system, code };
  }

  precisionOf(item) {
    const format = item.extension?.find(({ url }) => url === `${FHIR}entryFormat`)?.valueString;
    return { YYYY: 'year', 'YYYY-MM': 'month' }[format] ?? 'day';
  }

  /** ["answerInteger", 3] for a source, or null when only exists can be asked: R4 has no answerUri. */
  wanted(source) {
    const { type } = source.item;
    if (type === 'url') return null;
    if (hasOptions(type)) return ['answerCoding', this.wantedOption(source)];
    const values = WANTED[type] ?? LIMITS[type === 'date' ? this.precisionOf(source.item) : type];
    return [`answer${VALUE[type]}`, this.random.pick(values)];
  }

  condition(source) {
    const question = source.item.linkId;
    const answer = this.wanted(source);
    if (answer === null || this.random.chance(0.25)) {
      return { question, operator: 'exists', answerBoolean: this.random.chance(0.7) };
    }
    const ordered = ORDERED.includes(source.item.type) && this.random.chance(0.6);
    return { question, operator: ordered ? this.random.pick(ORDER) : '=', [answer[0]]: answer[1] };
  }

  /** A question is not this, and was answered: as L3 wants it. */
  differs(source) {
    const question = source.item.linkId;
    const [key, value] = this.wanted(source);
    return [
      { question, operator: 'exists', answerBoolean: true },
      { question, operator: '!=', [key]: value },
    ];
  }

  addConditions(target) {
    const sources = this.sourcesOf(target);
    if (sources.length === 0 || !this.random.chance(0.3)) return;
    const asked = this.random.times(1, 3, () => this.random.pick(sources));
    const [first] = asked;
    const negative = !first.item.repeats && this.wanted(first) !== null && this.random.chance(0.2);
    const enableWhen = asked.flatMap((source, index) =>
      negative && index === 0 ? this.differs(source) : [this.condition(source)]);
    target.item.enableWhen = enableWhen;
    if (enableWhen.length > 1) target.item.enableBehavior = negative || this.random.chance(0.5) ? 'all' : 'any';
    asked.forEach(({ item }) => target.needs.add(item.linkId));
  }

  isText({ item }) {
    return (item.type === 'string' || item.type === 'text') && !item.repeats;
  }

  extend(item, extension) {
    item.extension = [...(item.extension ?? []), extension];
  }

  isVisible({ item, above }) {
    return ![item, ...above].some((one) => one.readOnly || one.extension?.some(({ url }) => url.endsWith('-hidden')));
  }

  addMatches(target) {
    const others = this.sourcesOf(target).filter((source) => this.isText(source) && this.isVisible(source));
    if (!this.isText(target) || others.length === 0 || !this.random.chance(0.25)) return;
    const { item } = this.random.pick(others);
    target.needs.add(item.linkId);
    this.extend(target.item, ours('matches', 'String', item.linkId));
  }

  addPrefill(target) {
    const sources = this.sourcesOf(target);
    const texts = sources.filter((source) => this.isText(source));
    const choices = sources.filter(({ item }) => item.type === 'choice' && item.answerOption);
    const fits = this.isText(target) && !target.item.initial && texts.length > 0 && choices.length > 0;
    if (!fits || !this.random.chance(0.2)) return;
    const [source, when] = [this.random.pick(texts).item, this.random.pick(choices).item];
    target.needs.add(source.linkId).add(when.linkId);
    const { code } = this.random.pick(when.answerOption).valueCoding;
    this.extend(target.item, nested(`${OURS}prefill`,
      ['source', 'String', source.linkId], ['whenQuestion', 'String', when.linkId], ['whenCode', 'Code', code]));
  }

  addAll() {
    for (const target of this.random.some(this.all, this.all.length)) {
      this.addConditions(target);
      this.addMatches(target);
      this.addPrefill(target);
    }
  }
}
