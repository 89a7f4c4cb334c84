/** What browsers send of a page, and what only others would. */

import { accept } from './acceptance.mjs';

/** What can stand behind a linkId, and what cannot. */
const ENDINGS = ['', ':1', ':0', ':01', ':200', ':201', ':1.1', ':1.', ':.1', ':other', ':1:other', ':x', 'x', ':'];

export class PostsGenerator {
  constructor(random, form, entries) {
    this.random = random;
    this.form = form;
    this.entries = Object.entries(entries);
    this.items = [...form.byLinkId.values()];
  }

  pages() {
    return [...new Set(this.items.map(({ page }) => page))];
  }

  right(page) {
    const isTaken = (fields) => accept(this.form, { page, fields }) !== null;
    const typed = this.entries.filter(([name, values]) => values.length > 0 && isTaken({ [name]: values }));
    const asked = this.entries.map(([name]) => name).filter((name) => isTaken({ asked: [name] }));
    return { ...Object.fromEntries(typed), asked };
  }

  /** A name that looks like one of ours. */
  oddName() {
    const { linkId } = this.random.pick(this.items);
    return linkId + this.random.pick(ENDINGS);
  }

  wrong(fields) {
    const name = this.oddName();
    const some = this.random.pick(Object.keys(fields));
    const change = this.random.pick([
      () => ({ ...fields, [name]: ['1'] }),
      () => ({ ...fields, [name]: ['row'] }),
      () => ({ ...fields, [name]: ['1', '2'] }),
      () => ({ ...fields, asked: [...fields.asked, name] }),
      () => ({ ...fields, [some]: [...fields[some], ...fields[some]] }),
    ]);
    return change();
  }

  generate() {
    return this.random.times(1, 3, () => {
      const page = this.random.pick(this.pages());
      const fields = this.right(page);
      return { page, fields: this.random.chance(0.5) ? fields : this.wrong(fields) };
    });
  }
}
