/*
 * Pages with answers are asked for anew when one comes back to them: what the browser kept in its memory may
 * have been sent, changed or taken back in the meantime, and whoever comes back may be somebody else.
 */

export function keepFresh(page) {
  if (page.querySelector('[data-answers]')) {
    window.addEventListener('pageshow', ({ persisted }) => persisted && window.location.reload());
  }
}
