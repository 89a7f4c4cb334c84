// What a visitor sees of a step: its questions by their labels, what can be chosen or typed, its tables with their rows.

/**
 * Resolves to {questions, tables}:
 *   questions  [{name, label, required, kind, options, other, fields}]; kind: "text", "select", "radio", "checkbox";
 *              options: [{value, checked}]; other: there is a field for something else; fields: how many to type in
 *   tables     [{name, rows}]; rows: the names of those that are there
 */
export function look(page) {
  return page.evaluate(() => {
    const isVisible = (element) => element.checkVisibility() && !element.matches(':disabled');
    const textOf = (element) => element?.innerText.replace(/\s+/g, ' ').trim() ?? '';
    const kindOf = ({ type }) => ({ radio: type, checkbox: type, 'select-one': 'select' })[type] ?? 'text';

    const question = (fieldset, name) => {
      const controls = [...fieldset.querySelectorAll(`[name="${name}"]`)];
      const legend = fieldset.querySelector(':scope > legend');
      return {
        name,
        label: textOf(legend ?? controls[0].labels[0]),
        required: fieldset.querySelector('.question__needed--required') !== null,
        kind: kindOf(controls[0]),
        options: controls.flatMap((control) =>
          control.type === 'select-one'
            ? [...control.options].map(({ value, selected }) => ({ value, checked: selected }))
            : [{ value: control.value, checked: control.checked }],
        ),
        other: fieldset.querySelector(`[name="${name}:other"]`) !== null,
        fields: controls.length,
      };
    };
    const form = document.querySelector('form#step');
    return {
      questions: [...form.querySelectorAll('input[name="asked"]')]
        .filter((asked) => isVisible(asked.closest('fieldset')))
        .map((asked) => question(asked.closest('fieldset'), asked.value)),
      tables: [...form.querySelectorAll('fieldset.rows')].filter(isVisible).map((table) => ({
        name: table.id,
        rows: [...table.querySelectorAll(':scope > .row')].map(({ id }) => id),
      })),
    };
  });
}
