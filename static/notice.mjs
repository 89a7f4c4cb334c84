/*
 * Moves the focus to what must be read first (a summary of errors, new questions). The address has it as
 * its fragment, which is enough for most browsers; some only scroll.
 */

export function focusNotice(page) {
  page.querySelector('#issues, #more, #changed')?.focus();
}
