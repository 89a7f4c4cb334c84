/* A button that prints can only be a script's, so it is hidden until there is one. */

export function offerPrinting(page) {
  page.querySelectorAll('[data-print]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  });
}
