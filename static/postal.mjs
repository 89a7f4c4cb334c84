/*
 * A postal code proposes the towns it belongs to, as soon as it has its seven digits: they come first in the
 * list, and a single one is chosen while nobody chose another. Whatever stands there can be changed, and counts
 * only when it is sent. Without a script the server proposes the same on the next page.
 */

const DIGITS = 7;

/* As the server reads it: full-width digits, with or without 〒 and hyphens. Empty while it is no code. */
function codeOf(typed) {
  const digits = typed.normalize('NFKC').replace(/[〒\s\u2010-\u2015\u2212\uFF70ー-]/g, '');
  return new RegExp(`^\\d{${DIGITS}}$`).test(digits) ? digits : '';
}

/* The list with the matches in a group of their own on top, as the server would have made it. */
function arrange(select, options, matches) {
  const grouped = (label, children) => {
    const group = document.createElement('optgroup');
    group.label = label;
    group.append(...children);
    return group;
  };
  const [first] = select.options;
  const chosen = select.value;
  const { proposedLabel, allLabel } = select.dataset;

  select.replaceChildren(first, ...(matches.length === 0
    ? options
    : [grouped(proposedLabel, matches.map((option) => option.cloneNode(true))), grouped(allLabel, options)]));
  select.value = chosen;
}

/* select.dataset.proposed: what stands there is a proposal, and nobody's choice. */
function watch(form, select, said) {
  const source = form.elements[select.dataset.postalSource];
  const inList = (option) => option.closest('optgroup')?.label !== select.dataset.proposedLabel;
  const options = [...select.options].slice(1).filter(inList);
  const matching = (code) => options.filter(({ dataset }) => code && dataset.postals?.split(' ').includes(code));
  let code = codeOf(source.value);
  let proposing = false;

  const choose = (value) => {
    proposing = true;
    select.value = value;
    select.toggleAttribute('data-proposed', value !== '');
    select.dispatchEvent(new Event('change', { bubbles: true }));
    proposing = false;
  };

  function propose() {
    const typed = codeOf(source.value);
    if (typed === code || typed === '') {
      return;
    }
    code = typed;
    const matches = matching(code);
    const free = select.value === '' || 'proposed' in select.dataset;
    arrange(select, options, matches);
    if (free) {
      choose(matches.length === 1 ? matches[0].value : '');
    }
    tell(matches, free);
  }

  function tell(matches, free) {
    if (matches.length === 1 && free) {
      said.textContent = select.dataset.saidOne.replace('{town}', matches[0].textContent.trim());
    } else if (matches.length > 0) {
      said.textContent = select.dataset.saidSeveral.replace('{count}', matches.length);
    }
  }

  /* The server's proposal is the single match; who chose the same town has nothing to lose. */
  const [only, ...others] = matching(code);
  if (only && others.length === 0 && select.value === only.value) {
    select.dataset.proposed = '';
  }
  source.addEventListener('input', propose);
  source.addEventListener('change', propose);
  select.addEventListener('change', () => {
    if (!proposing) {
      delete select.dataset.proposed;
    }
  });
}

export function proposeTowns(form) {
  for (const select of form.querySelectorAll('select[data-postal-source]')) {
    const said = document.createElement('p');
    said.className = 'visually-hidden';
    said.setAttribute('role', 'status');
    select.after(said);
    watch(form, select, said);
  }
}
