// The sheet of a contact, filled in with a whole telephone call about somebody at home.

const CALL = {
  handler_pro: 'phn',
  case_kind: 'new',
  channel: 'tel',
  route: 'hp',
  caller_type: 'family_in',
  subj_age: 'a85',
  subj_gender: 'f',
  household: 'alone',
  place_now: 'home',
  care_level: 'applying',
  main_disease: 'dementia',
  has_family_doctor: 'yes',
  scene_main: 'daily',
  topics: 'home_dr',
  summary: '退院後の生活についての相談',
  main_factor: 'dementia',
  is_difficult: 'no',
  urgency: 'w1',
  share_consent: 'ok',
  conf_level: 'desk',
  action_method: 'tel',
  actions: 'listen',
  minutes: 'm30',
  state: 'open',
};

/** Chooses and types what is not there yet, and what `said` says otherwise. */
export async function fillSheet(page, said = {}) {
  for (const [name, value] of Object.entries({ ...CALL, ...said })) {
    const choice = page.locator(`[name="${name}"][value="${value}"]`);
    const field = page.locator(`select[name="${name}"], textarea[name="${name}"], input[name="${name}"]:not([type=hidden], [type=radio], [type=checkbox])`);
    if (await choice.count()) {
      await choice.first().check();
    } else if (!(await field.isVisible())) {
      continue; // another answer made it needless
    } else if (await field.evaluate((element) => element.localName === 'select')) {
      await field.selectOption(value);
    } else {
      await field.fill(value);
    }
  }
  const town = page.locator('select[name="subj_town"]');
  if ((await town.inputValue()) === '') {
    await town.selectOption({ index: 1 });
  }
}

/** Fills the sheet in and completes the contact. */
export async function recordContact(page, said) {
  await fillSheet(page, said);
  await page.click('button[value="complete"]');
}
