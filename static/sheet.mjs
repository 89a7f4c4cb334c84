/* A sheet that is typed all day: Ctrl+Enter completes it from wherever one is. */

const sends = ({ key, ctrlKey, metaKey, isComposing }) => key === 'Enter' && (ctrlKey || metaKey) && !isComposing;

/* An error may stand in what is folded away. */
function unfold(page) {
  const target = page.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  target?.closest('details')?.setAttribute('open', '');
}

export function completeByKey(form, page) {
  form.addEventListener('keydown', (event) => {
    if (sends(event)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector('button[name="action"][value="complete"]'));
    }
  });
  window.addEventListener('hashchange', () => unfold(page));
}
