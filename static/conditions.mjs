/*
 * Questions that come and go with other answers of the page, at once and without asking the server. The
 * conditions are the form's own (enableWhen), and the server decides by the same ones when the page is
 * saved: this only shows earlier what it would show.
 */

const byNumberOrText = (left, right) =>
  left !== '' && right !== '' && !Number.isNaN(Number(left)) && !Number.isNaN(Number(right))
    ? Number(left) - Number(right)
    : left.localeCompare(right);

/* values: what is chosen or typed now; answer: what the condition names. */
const operators = {
  exists: (values, answer) => values.length > 0 === (answer === 'true'),
  '=': (values, answer) => values.includes(answer),
  '!=': (values, answer) => !values.includes(answer),
  '>': (values, answer) => values.some((value) => byNumberOrText(value, answer) > 0),
  '<': (values, answer) => values.some((value) => byNumberOrText(value, answer) < 0),
  '>=': (values, answer) => values.some((value) => byNumberOrText(value, answer) >= 0),
  '<=': (values, answer) => values.some((value) => byNumberOrText(value, answer) <= 0),
};

/* The values of a question; none while the question itself is switched off. */
function valuesOf(form, name) {
  const data = new FormData(form);
  return data.getAll(name).map((value) => value.trim()).filter((value) => value !== '');
}

function holds(form, { behavior, when }) {
  const results = when.map(({ name, operator, answer }) =>
    operators[operator](valuesOf(form, name), String(answer)));
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
