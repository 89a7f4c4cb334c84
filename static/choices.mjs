/*
 * A long group of check-boxes takes one stop of the Tab key, not thirty: Tab goes in and out, the arrow
 * keys, Home and End move inside, and the space bar ticks, as ever. A key with a letter or a digit goes to
 * the next choice that begins with it. They stay check-boxes, so that a screen reader says what they are;
 * without a script each is a stop of its own.
 */

const LONG = 8;

const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

const beginsWith = (box, key) => box.closest('label').textContent.trim().toLowerCase().startsWith(key.toLowerCase());

/* Where a key leads from the box at `here`; null when it leads nowhere. */
function target(boxes, here, { key, ctrlKey, altKey, metaKey }) {
  if (ctrlKey || altKey || metaKey) {
    return null;
  }
  if (key in steps) {
    return boxes[(here + steps[key] + boxes.length) % boxes.length];
  }
  if (key === 'Home' || key === 'End') {
    return boxes.at(key === 'Home' ? 0 : -1);
  }
  const following = [...boxes.slice(here + 1), ...boxes.slice(0, here)];
  return key.length === 1 && key !== ' ' ? following.find((box) => beginsWith(box, key)) ?? null : null;
}

function rove(boxes) {
  const stopAt = (stop) => boxes.forEach((box) => {
    box.tabIndex = box === stop ? 0 : -1;
  });

  stopAt(boxes.find(({ checked }) => checked) ?? boxes[0]);
  boxes.forEach((box, here) => {
    box.addEventListener('focus', () => stopAt(box));
    box.addEventListener('keydown', (event) => {
      const next = target(boxes, here, event);
      if (next) {
        event.preventDefault();
        next.focus();
      }
    });
  });
}

export function shortenLongChoices(form) {
  form.querySelectorAll('.choices').forEach((group) => {
    const boxes = [...group.querySelectorAll('input[type="checkbox"]')];
    if (boxes.length >= LONG) {
      rove(boxes);
    }
  });
}
