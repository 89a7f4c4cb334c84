/*
 * Questions that come and go with other answers of the page, at once and without asking the server. The
 * conditions are the form's own (enableWhen), and the server decides by the same ones when the page is
 * saved: this only shows earlier what it would show.
 */

/* Full-width digits and grouping commas are taken, as the server takes them. NaN: not a number (yet). */
const numberOf = (text) => Number(text.normalize('NFKC').replaceAll(',', '').replace(/^[−‐–—ー]/, '-'));

const isNumber = ({ type }) => type === 'integer' || type === 'decimal';

/* The order of a typed number and the one that the condition names; NaN compares as nothing. */
const difference = (value, answer) => numberOf(value) - Number(answer);

const equals = (value, answer, rule) =>
  isNumber(rule) ? difference(value, answer) === 0 : value === answer;

/* values: what is chosen or typed now; answer: what the condition names. */
const operators = {
  exists: (values, answer) => values.length > 0 === (answer === 'true'),
  '=': (values, answer, rule) => values.some((value) => equals(value, answer, rule)),
  '!=': (values, answer, rule) => !values.some((value) => equals(value, answer, rule)),
  '>': (values, answer) => values.some((value) => difference(value, answer) > 0),
  '<': (values, answer) => values.some((value) => difference(value, answer) < 0),
  '>=': (values, answer) => values.some((value) => difference(value, answer) >= 0),
  '<=': (values, answer) => values.some((value) => difference(value, answer) <= 0),
};

/* The values of a question that could be read; none while the question itself is switched off. */
function valuesOf(form, rule) {
  return new FormData(form).getAll(rule.name)
    .map((value) => value.trim())
    .filter((value) => value !== '' && !(isNumber(rule) && Number.isNaN(numberOf(value))));
}

function holds(form, { behavior, when }) {
  const results = when.map((rule) => operators[rule.operator](valuesOf(form, rule), rule.answer, rule));
  return behavior === 'any' ? results.some(Boolean) : results.every(Boolean);
}

/* In the order of the page, in which a question only depends on earlier ones or settles in a next round. */
function settle(form, questions) {
  for (let round = 0; round < questions.length; round++) {
    const changed = questions.filter(({ element, condition }) => {
      const enabled = holds(form, condition);
      const changes = element.disabled === enabled;
      element.disabled = !enabled;
      element.hidden = !enabled;
      return changes;
    });
    if (changed.length === 0) {
      return;
    }
  }
}

export function watchConditions(form) {
  const questions = [...form.querySelectorAll('fieldset[data-condition]')].map((element) => ({
    element,
    condition: JSON.parse(element.dataset.condition),
  }));
  if (questions.length === 0) {
    return;
  }
  const update = () => settle(form, questions);
  form.addEventListener('input', update);
  form.addEventListener('change', update);
  window.addEventListener('pageshow', update);
  update();
}
