/**
 * Random templates with random data, for the comparison with the npm package mustache. The same seed
 * gives the same job again.
 *
 * Only what the specification settles is generated, and of that only what the package does as settled.
 * Left out, because the package goes its own way:
 *   - a dotted name whose head is found but whose rest is not (it goes on looking further out);
 *   - {{.}} within a section of true (it does not push true);
 *   - a line of several tags and nothing else (it drops the line);
 *   - in the midst of an indented line, partials of several lines or before all text (it indents them);
 *   - empty lines in indented partials (it does not indent them);
 *   - integers that JavaScript cannot hold, and lists or objects printed as text.
 */

import { Random } from '../lib/random.mjs';

const WORDS = ['a', 'b c', '受付', '<p class="x">', '&amp;', '髙﨑𠮷', '{', '}', '{ {', '$', '#', '}}', "'"];
const SCALARS = ['s1', 's2', '名前', 'missing'];
const SECTIONS = ['s1', 'yes', 'no', 'o1', 'l1', 'l2', 'd.e', 'd.e.f', 'missing'];
const DOTTED = ['d.e.f', 'd.e.g', 'd.x.y', 'missing.x'];
const DELIMITERS = [['{{', '}}'], ['<%', '%>'], ['|', '|'], ['[[', ']]'], ['«', '»']];
const DEPTH = 3;

class Generator extends Random {
  constructor(seed) {
    super(seed);
    this.newline = this.chance(0.2) ? '\r\n' : '\n';
    this.begin([]);
  }

  /** Each template begins with the usual delimiters; partials are the names it may use. */
  begin(partials) {
    this.delimiters = DELIMITERS[0];
    this.partials = partials;
  }

  space() {
    return this.pick(['', '', '', ' ', '  ', '\t']);
  }

  tag(sigil, name) {
    const [open, close] = this.delimiters;
    return `${open}${sigil}${this.space()}${name}${this.space()}${close}`;
  }

  raw(name) {
    const [open, close] = this.delimiters;
    return this.chance(0.5) ? this.tag('&', name) : `${open}{${this.space()}${name}${this.space()}}${close}`;
  }

  /** Literal text of which nothing, its neighbours included, can be taken for a delimiter. */
  word() {
    const word = this.pick(WORDS);
    return [...this.delimiters.join('')].some((character) => word.includes(character)) ? 'w' : word;
  }

  value(scalarList) {
    const name = scalarList && this.chance(0.6) ? '.' : this.pick([...SCALARS, ...DOTTED]);
    return this.chance(0.3) ? this.raw(name) : this.tag('', name);
  }

  comment() {
    return this.tag('!', this.chance(0.3) ? ` two${this.newline}lines ` : ' one line ');
  }

  section(depth, body) {
    const scalarList = this.chance(0.2);
    const name = scalarList ? 'v1' : this.pick(SECTIONS);
    const inverted = this.chance(0.25);
    return [this.tag(inverted ? '^' : '#', name), body(depth - 1, scalarList && !inverted), this.tag('/', name)];
  }

  /** Pieces within a line; one of them at least is visible text, the first when a partial may follow. */
  inline(depth, scalarList, mayInclude = this.partials.length > 0 && this.chance(0.5)) {
    const pieces = this.times(0, 3, () => {
      if (depth > 0 && this.chance(0.3)) {
        return this.section(depth, (...rest) => this.inline(...rest, mayInclude)).join('');
      }
      if (this.chance(0.1)) return this.comment();
      if (mayInclude && this.chance(0.2)) return this.tag('>', 'line');
      return this.chance(0.6) ? this.value(scalarList) : this.space() + this.word() + this.space();
    });
    const place = mayInclude ? 0 : Math.floor(this.next() * (pieces.length + 1));
    pieces.splice(place, 0, this.word());
    return pieces.join('');
  }

  alone(tag) {
    return this.space() + tag + this.space() + this.newline;
  }

  setDelimiters() {
    const next = this.pick(DELIMITERS);
    const [open, close] = this.delimiters;
    const line = this.alone(`${open}=${this.space()}${next.join(' ')}${this.space()}=${close}`);
    this.delimiters = next;
    return line;
  }

  /** Whole lines. */
  lines(depth, scalarList) {
    const [least, most] = depth === DEPTH ? [3, 8] : [0, 4];
    return this.times(least, most, () => {
      if (depth > 0 && this.chance(0.35)) return this.sectionOfLines(depth);
      if (this.chance(0.1)) return this.alone(this.comment());
      if (this.partials.length > 0 && this.chance(0.15)) return this.alone(this.tag('>', this.pick(this.partials)));
      if (this.chance(0.1)) return this.setDelimiters();
      return this.space() + this.inline(depth, scalarList) + this.newline;
    }).join('');
  }

  /** The tags have lines of their own, or share them with text. */
  sectionOfLines(depth) {
    const before = this.word(); // now, for the body may set other delimiters
    const [open, body, close] = this.section(depth, (...rest) => this.lines(...rest));
    if (this.chance(0.7)) return this.alone(open) + body + this.alone(close);
    return `${before}${open}${this.newline}${body}${this.word()}${close}${this.newline}`;
  }

  template(partials) {
    this.begin(partials);
    const text = this.lines(DEPTH, false);
    return this.chance(0.3) ? text.replace(/\r?\n$/, '') : text;
  }

  scalar() {
    return this.pick([
      () => this.pick(['', 'x', '<&">', `two${this.newline}lines`, '{{s1}}', '0', 'さくら']),
      () => Math.floor(this.next() * 2000) - 1000,
      () => (this.next() - 0.5) * 10 ** Math.floor(this.next() * 15),
      () => this.next() * 10 ** -Math.floor(this.next() * 30),
      () => (1 + this.next()) * 10 ** (22 + Math.floor(this.next() * 200)),
      () => this.pick([true, false, null, 0]),
    ])();
  }

  object(depth) {
    const maker = {
      s1: () => this.pick(['text', '', 'x', 7, 0]),
      s2: () => this.scalar(),
      名前: () => this.scalar(),
      yes: () => true,
      no: () => this.pick([false, null]),
      v1: () => this.times(0, 3, () => this.pick(['one', 2, 3.5, ''])),
      o1: () => (depth > 0 ? this.object(depth - 1) : {}),
      l1: () => (depth > 0 ? this.times(0, 3, () => this.object(depth - 1)) : []),
      l2: () => (depth > 0 ? this.times(0, 2, () => this.object(depth - 1)) : []),
    };
    return Object.fromEntries(
      Object.entries(maker).filter(() => this.chance(0.8)).map(([key, make]) => [key, make()]),
    );
  }

  job() {
    const partials = {
      line: this.inline(1, false),
      lines: this.template(['line']),
      nested: this.template(['line', 'lines']),
    };
    const data = { ...this.object(DEPTH), d: { e: { f: this.scalar(), g: 'g' }, x: null } };
    return { template: this.template(Object.keys(partials)), partials, data };
  }
}

/** The job of a seed: {template, partials, data}. */
export function generate(seed) {
  return new Generator(seed).job();
}
