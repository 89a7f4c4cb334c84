/** Random entries of a draft: right, wrong, left empty, not asked yet, and left over from what is gone. */

import { chosenCodes, samplesOf, typedText } from './typed_texts.mjs';

export class EntriesGenerator {
  /**
   * @param form as compile() makes it
   * @param samples texts that match the regular expressions, by linkId
   */
  constructor(random, form, samples) {
    this.random = random;
    this.form = form;
    this.samples = samples;
    /** How much of the form was on a page that was sent. */
    this.asked = random.pick([0.5, 0.9, 1]);
    this.filled = random.pick([0.5, 0.85, 1]);
    this.entries = {};
  }

  typed(item, name) {
    if (!this.random.chance(this.filled)) return [];
    if (item.options.length === 0) {
      const typedOnce = () => this.typedOne(item);
      return item.repeats ? this.random.times(0, 3, typedOnce) : [typedOnce()];
    }
    const codes = chosenCodes(this.random, item);
    const other = codes.includes(':other') ? 0.8 : 0.1;
    if (item.type === 'open-choice' && this.random.chance(other)) {
      this.entries[`${name}:other`] = [typedText(this.random, { type: 'string' })];
    }
    return codes;
  }

  /** The same text twice now and then, so that matches and = find their equals. */
  typedOne(item) {
    if (item.textual && this.last !== undefined && this.random.chance(0.3)) return this.last;
    const text = typedText(this.random, item, this.samples[item.linkId]);
    if (item.type === 'string') this.last = text.replace(/[\r\n\t]/g, '');
    return text;
  }

  /** What the server sets is right. */
  set(item) {
    if (item.options.length > 0) return this.random.pick(item.options).code;
    return item.textual && item.type !== 'url' ? 'サーバー' : this.random.pick(samplesOf(item).right);
  }

  question(item, row) {
    const name = row.length > 0 ? `${item.linkId}:${row.join('.')}` : item.linkId;
    if (item.open && this.random.chance(this.asked)) this.entries[name] = this.typed(item, name);
    if (!item.open && this.random.chance(0.3)) this.entries[name] = [this.set(item)];
  }

  rows(item, row) {
    const name = row.length > 0 ? `${item.linkId}:${row.join('.')}` : item.linkId;
    if (!this.random.chance(this.asked)) return this.fill(item.items, [...row, 1]);
    this.entries[name] = this.random.times(0, 3, () => (this.random.chance(0.15) ? 'gone' : 'row'));
    return this.entries[name].forEach((_, index) => {
      const { filled } = this;
      if (this.random.chance(0.25)) this.filled = 0;
      this.fill(item.items, [...row, index + 1]);
      this.filled = filled;
    });
  }

  fill(items, row) {
    for (const item of items) {
      if (item.question) this.question(item, row);
      if (item.rows) this.rows(item, row);
      else this.fill(item.items, row);
    }
  }

  /** Names that no longer mean anything. */
  stale() {
    const { linkId } = this.random.pick([...this.form.byLinkId.values()]);
    const name = this.random.pick(['gone_question', `${linkId}:7`, `${linkId}:1.9`, `${linkId}:x`, 'q1:other:other']);
    if (!(name in this.entries)) this.entries[name] = ['残り'];
  }

  generate() {
    this.fill(this.form.items, []);
    if (this.random.chance(0.2)) this.stale();
    return this.entries;
  }
}
