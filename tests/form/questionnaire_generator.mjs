/**
 * Random questionnaires within the form format: every type, groups in groups, rows in rows, shared options, conditions
 * with every operator, on questions before and after.
 */

import { ConditionGenerator } from './condition_generator.mjs';
import { ORDERED, VALUE, fhir, hasOptions, isQuestion, ours, sdc, translated, walkItems } from './fhir.mjs';
import { LIMITS } from './limit_samples.mjs';
import { generateRegex } from './regex_generator.mjs';
import { VALUE_SETS } from './shared_options.mjs';

const TYPES = [
  'string', 'string', 'text', 'integer', 'integer', 'decimal', 'date', 'time', 'dateTime', 'url', 'boolean', 'boolean',
  'choice', 'choice', 'choice', 'open-choice',
];
const NORMALIZE = ['name', 'kana', 'tel', 'postal', 'digits', 'url', 'email'];
const INITIAL = {
  string: 'はじめ', text: 'はじめ', integer: 1, boolean: true, decimal: { '#': '1.50' }, time: '09:00:00',
};

const control = (code) => fhir('questionnaire-itemControl', 'CodeableConcept', { coding: [{ code }] });

export class QuestionnaireGenerator {
  constructor(random) {
    this.random = random;
    this.count = 0;
    this.samples = {}; // linkId: a text that matches its regular expression
  }

  extend(item, ...extensions) {
    item.extension = [...(item.extension ?? []), ...extensions];
  }

  linkId() {
    return `q${++this.count}${this.random.pick(['', '', '', '.a', '-b', '_c'])}`;
  }

  text(item) {
    const place = this.random.chance(0.2) ? ' {city}' : '';
    item.text = `${item.linkId} の問い${place}`;
    if (this.random.chance(0.3)) {
      item._text = translated('en', `About ${item.linkId}${place}`);
    }
  }

  // Options

  options(item) {
    if (this.random.chance(0.3)) {
      item.answerValueSet = this.random.pick(['#shared', '#expanded', '#towns']);
      return;
    }
    item.answerOption = this.random.times(2, 4, (index) => {
      const coding = { code: `c${index}`, display: `選択${index}` };
      if (this.random.chance(0.2)) coding.system = 'https://example.jp/codes';
      return { valueCoding: coding };
    });
    const [last] = item.answerOption.slice(-1);
    if (item.repeats && this.random.chance(0.3)) {
      last.extension = [fhir('questionnaire-optionExclusive', 'Boolean', true)];
    }
    if (this.random.chance(0.15)) this.random.pick(item.answerOption).initialSelected = true;
  }

  // Questions

  textLimits(item) {
    if (this.random.chance(0.4)) item.maxLength = this.random.between(2, 6);
    if (this.random.chance(0.2)) this.extend(item, fhir('minLength', 'Integer', this.random.between(1, 2)));
    if (this.random.chance(0.15)) {
      this.extend(item, ours('normalize', 'Code', this.random.pick(NORMALIZE)));
    } else if (this.random.chance(0.25)) {
      const [pattern, sample] = generateRegex(this.random);
      this.samples[item.linkId] = sample;
      this.extend(item, fhir('regex', 'String', pattern));
      this.extend(item, fhir('entryFormat', 'String', '例'));
    }
  }

  range(item, samples) {
    const [least, most] = this.random.some(samples, 2);
    if (this.random.chance(0.2)) this.extend(item, fhir('minValue', VALUE[item.type], least));
    if (this.random.chance(0.2)) this.extend(item, fhir('maxValue', VALUE[item.type], most));
  }

  numbersAndDates(item) {
    let precision = 'day';
    if (item.type === 'date' && this.random.chance(0.3)) {
      precision = this.random.pick(['month', 'year']);
      const format = { month: 'YYYY-MM', year: 'YYYY' }[precision];
      this.extend(item, fhir('entryFormat', 'String', format));
    }
    if (ORDERED.includes(item.type)) this.range(item, LIMITS[item.type === 'date' ? precision : item.type]);
    if (item.type === 'decimal' && this.random.chance(0.2)) {
      this.extend(item, fhir('maxDecimalPlaces', 'Integer', this.random.between(0, 2)));
    }
  }

  /** What stands there before anything is typed. */
  initial(item) {
    if (item.type in INITIAL) item.initial = [{ [`value${VALUE[item.type]}`]: INITIAL[item.type] }];
  }

  occurs(item) {
    if (!item.repeats) return;
    const least = this.random.between(1, 2);
    if (item.required && this.random.chance(0.3)) {
      this.extend(item, fhir('questionnaire-minOccurs', 'Integer', least));
    }
    if (this.random.chance(0.3)) {
      this.extend(item, fhir('questionnaire-maxOccurs', 'Integer', least + this.random.between(0, 1)));
    }
  }

  /** invisible: the item or something around it is hidden, so that nobody could be made to answer it. */
  flags(item, invisible) {
    if (item.type !== 'boolean' && this.random.chance(0.2)) item.repeats = true;
    if (this.random.chance(0.06)) item.readOnly = true;
    else if (!invisible && this.random.chance(0.35)) item.required = true;
  }

  question(item, invisible) {
    this.flags(item, invisible);
    if (hasOptions(item.type)) {
      this.options(item);
      if (item.type === 'open-choice') this.extend(item, sdc('openLabel', 'String', 'その他'));
      if (item.type === 'open-choice' && this.random.chance(0.2)) item.maxLength = 4;
    } else if (item.type === 'string' || item.type === 'text') {
      this.textLimits(item);
    } else {
      this.numbersAndDates(item);
    }
    this.occurs(item);
    if (this.random.chance(0.08)) item.item = [this.display()];
    if (this.random.chance(item.readOnly || invisible ? 0.5 : 0.08)) this.initial(item);
  }

  // The tree

  display() {
    const item = { linkId: this.linkId(), type: 'display' };
    this.text(item);
    return item;
  }

  type(depth) {
    if (this.random.chance(0.07)) return 'display';
    return depth < 4 && this.random.chance(0.3) ? 'group' : this.random.pick(TYPES);
  }

  item(depth, around = {}) {
    const item = { linkId: this.linkId(), type: this.type(depth) };
    const hidden = around.mustHide || this.random.chance(0.06);
    const invisible = hidden || around.invisible === true;
    if (!hidden || this.random.chance(0.5)) this.text(item);
    if (hidden) this.extend(item, fhir('questionnaire-hidden', 'Boolean', true));
    if (item.type === 'group') this.group(item, depth, invisible);
    if (isQuestion(item.type)) this.question(item, invisible);
    return item;
  }

  requireGroup(item, probability) {
    const asks = [...walkItems(item.item)].some(({ item: one }) => isQuestion(one.type));
    if (asks && this.random.chance(probability)) item.required = true;
  }

  group(item, depth, invisible) {
    if (this.random.chance(0.4)) item.repeats = true;
    if (this.random.chance(0.05)) item.readOnly = true;
    item.item = this.random.times(1, 4, () => this.item(depth + 1, { invisible }));
    if (!item.readOnly && !invisible) this.requireGroup(item, 0.35);
    this.occurs(item);
  }

  top(depth) {
    return this.random.times(2, 6, () => this.item(depth));
  }

  page() {
    const item = { linkId: this.linkId(), type: 'group', extension: [control('page')] };
    this.text(item);
    item.item = this.top(2);
    this.requireGroup(item, 0.2);
    return item;
  }

  /** What stands at the beginning or at the end of every page. */
  margin() {
    const item = { linkId: this.linkId(), type: 'group', extension: [control(this.random.pick(['header', 'footer']))] };
    this.text(item);
    item.item = this.random.times(1, 2, () => this.display());
    return item;
  }

  generate() {
    const pages = this.random.chance(0.3);
    const item = pages ? this.random.times(1, 3, () => this.page()) : this.top(1);
    if (pages && this.random.chance(0.3)) item.push(this.item(1, { mustHide: true }));
    if (this.random.chance(0.1)) item.unshift(this.margin());
    new ConditionGenerator(this.random, item).addAll();
    const used = new Set([...walkItems(item)].map(({ item: one }) => one.answerValueSet));
    const contained = VALUE_SETS.filter(({ id }) => used.has(`#${id}`));
    return {
      resourceType: 'Questionnaire',
      url: 'https://example.jp/q',
      version: '2026.1',
      name: 'Generated',
      title: '生成',
      status: 'active',
      language: 'ja',
      ...(contained.length > 0 && { contained }),
      item,
    };
  }
}
