/*
 * When nothing was typed for a long while, a notice says what becomes of what was typed. It takes no focus
 * and stops nothing: on a device of one's own nothing ends, and one simply goes on. On a device of many the
 * draft ends, so the notice comes in time to say "go on"; after that the page leaves, so that whoever comes
 * next does not find it on the screen.
 */

const MINUTE = 60_000;
const NOTICE_MINUTES = 50;
/* As draft_expiry() in the database has it. */
const END_MINUTES = 60;
/* A timer does not run while a computer sleeps, so the clock is looked at. */
const LOOK_MILLISECONDS = 15_000;

export function watchIdleness(form, page, saver) {
  const place = page.querySelector('[data-idle]');
  const notice = page.querySelector('[data-idle-notice]');
  const until = page.querySelector('[data-kept] [data-kept-until]');
  const { endsAt } = place.dataset;
  let typedAt = Date.now();

  function goOn() {
    typedAt = Date.now();
    place.replaceChildren();
    saver.renew();
  }

  function show() {
    place.replaceChildren(notice.content.cloneNode(true));
    place.querySelectorAll('[data-kept-until]').forEach((element) => element.replaceChildren(until.textContent));
    place.querySelector('[data-when-saved]').hidden = saver.state() !== 'saved';
    place.querySelector('[data-when-unsaved]').hidden = saver.state() === 'saved';
    place.querySelector('[data-go-on]').addEventListener('click', goOn);
    page.activeElement.scrollIntoView({ block: 'nearest' }); /* from behind the notice */
  }

  function look() {
    const minutes = (Date.now() - typedAt) / MINUTE;
    if (endsAt && minutes >= END_MINUTES) {
      saver.stop();
      window.location.replace(endsAt);
    } else if (minutes >= NOTICE_MINUTES && !place.hasChildNodes() && saver.state() !== 'over') {
      show();
    }
  }

  form.addEventListener('input', () => {
    typedAt = Date.now();
    place.replaceChildren();
  });
  page.addEventListener('visibilitychange', look);
  setInterval(look, LOOK_MILLISECONDS);
  if (endsAt) {
    saver.renew(); /* The hour begins with the page, also when one comes back to it after reading another. */
  }
}
