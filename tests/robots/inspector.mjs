// Who looks at the pages that a robot passes: as people see them, by axe-core, and as a screen reader tells them.

import { axeViolations, screenshot, scrollsSideways } from '../lib/browser.mjs';
import { unheard } from './screen_reader.mjs';

export class Inspector {
  /** form: the Questionnaire; questions: from questionsOf(). */
  constructor(form, questions) {
    this.name = form.name;
    this.isRequired = (field) => questions.get(field.split(':')[0])?.required === true;
    this.faults = [];
    this.looks = 0;
  }

  /** Looks at a page. What it finds wrong is kept in faults, and shown in tests/screenshots. */
  async look(page, what) {
    await this.#judge(page, what, await axeViolations(page));
    this.looks++;
  }

  /** The same without axe-core, which takes by far the most time. */
  listen(page, what) {
    return this.#judge(page, what, []);
  }

  async #judge(page, what, found) {
    const language = await page.locator('html').getAttribute('lang');
    const session = await page.context().newCDPSession(page);
    const all = [...found, ...(await unheard(session, this.isRequired))];
    await session.detach();
    if (await scrollsSideways(page)) {
      all.push('scrolls sideways');
    }
    this.faults.push(...all.map((fault) => `${what} (${language}): ${fault}`));
    if (all.length > 0 || process.env.MADOGUCHI_TEST_SCREENSHOTS) {
      await screenshot(page, `robot-${this.name}-${what.replaceAll(' ', '-')}-${language}`);
    }
  }
}
