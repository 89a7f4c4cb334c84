/*
 * A second click while the first is on its way does nothing. The server would answer it with the same
 * page or receipt; this spares the wait, and shows that the first click was heard.
 */

/* Long enough for a slow network; then whoever stopped the loading may press again. */
const PATIENCE_MILLISECONDS = 10_000;

export function guardSubmit(form) {
  let sent = false;

  const release = () => {
    sent = false;
    document.querySelectorAll('button[aria-disabled]')
      .forEach((button) => button.removeAttribute('aria-disabled'));
  };

  form.addEventListener('submit', (event) => {
    if (sent) {
      event.preventDefault();
      return;
    }
    sent = true;
    event.submitter?.setAttribute('aria-disabled', 'true');
    setTimeout(release, PATIENCE_MILLISECONDS);
  });

  /* Back from the next page, out of the browser's memory. */
  window.addEventListener('pageshow', release);
}
