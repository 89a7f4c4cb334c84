/*
 * A form that saves itself while one types: some seconds after the last key, and when the page is left or
 * covered. Only questions that differ from what the server has are sent, each with the hidden "asked" that
 * names it: so what nobody touched is not asked by it, and two tabs disturb each other only in what both of
 * them change.
 *
 * One save is on its way at a time. It carries all that the server has not acknowledged yet, and the moment
 * at which that was typed: the server keeps nothing older than what it has, so a save that is overtaken does
 * no harm. Once a button is pressed the form sends itself, and this is silent.
 */

const QUIET_MILLISECONDS = 3_000;
const RETRY_MILLISECONDS = 20_000;
const PATIENCE_MILLISECONDS = 15_000;
/* Who is still here so long after pressing a button has stopped the loading, and goes on typing. */
const LEAVING_MILLISECONDS = 10_000;
/* Typing that changes nothing says that somebody is here; this often, it is worth telling. */
const RENEWAL_MILLISECONDS = 300_000;
/* Long enough to be read out; after that the visible line is the one to find. */
const SAID_MILLISECONDS = 10_000;

/*
 * The draft was sent, is gone or another's, or is newer than this page: trying again cannot help. A form with
 * data-shut is an officer's: 403 is a session that is locked or has ended, and may be opened again.
 */
const FINAL = [400, 403, 404, 409, 410];

const servedOption = (select) =>
  [...select.options].find(({ defaultSelected }) => defaultSelected) ?? select.options[0];

/* What a control says, and what it said when the page came; null for a box that is not ticked. */
const readers = {
  now(control) {
    if (control.type === 'checkbox' || control.type === 'radio') {
      return control.checked ? control.value : null;
    }
    return control.value;
  },
  served(control) {
    if (control.type === 'checkbox' || control.type === 'radio') {
      return control.defaultChecked ? control.value : null;
    }
    return control.type === 'select-one' ? servedOption(control)?.value ?? '' : control.defaultValue;
  },
};

/* Question to what it says. Those that are switched off say nothing, unless all are asked for. */
function snapshot(form, read, { all = false } = {}) {
  const values = new Map();
  for (const control of form.elements) {
    const value = read(control) ?? null;
    values.set(control.name, [...(values.get(control.name) ?? []), ...(value === null ? [] : [value])]);
  }
  const said = (name) => JSON.stringify([values.get(name), values.get(`${name}:other`)]);
  const questions = [...form.elements].filter((control) => control.name === 'asked' && (all || !control.matches(':disabled')));
  return new Map(questions.map(({ value }) => [value, said(value)]));
}

const differences = (known, typed) => new Set([...typed.keys()].filter((name) => known.get(name) !== typed.get(name)));

/* Comparable between tabs, and never going back within a page. */
const moment = () => Math.round(performance.timeOrigin + performance.now());

/* What the form would send, without its unchanged questions; line ends as the form would make them. */
function bodyOf(form, changed) {
  const data = new FormData(form);
  const questions = new Set(data.getAll('asked'));
  const body = new URLSearchParams();
  for (const [name, value] of data) {
    const question = name === 'asked' ? value : name.replace(/:other$/, '');
    if (!questions.has(question) || changed.has(question)) {
      body.append(name, value.replace(/\r?\n/g, '\r\n'));
    }
  }
  body.set('action', 'save');
  body.set(':at', moment());
  return body;
}

/* The line shows every save; to who listens only a change is told, so the first success and what fails. */
function makeTeller(form, page) {
  const line = page.querySelector('[data-autosave-state]');
  const said = page.querySelector('[data-autosave-said]');
  let last;

  const tell = (kind, sentence) => {
    line.textContent = sentence;
    line.dataset.kind = kind;
    if (kind !== last) {
      said.textContent = sentence;
      setTimeout(() => said.replaceChildren(), SAID_MILLISECONDS);
    }
    last = kind;
  };
  return {
    saved(until) {
      const time = new Date().toLocaleTimeString('ja', { hour: '2-digit', minute: '2-digit' });
      tell('saved', form.dataset.saved.replace('{time}', time));
      page.querySelectorAll('[data-kept-until]').forEach((element) => element.replaceChildren(until));
    },
    failed: () => tell('failed', form.dataset.failed),
    stopped: () => tell('stopped', form.dataset.stopped),
    shut: () => tell('failed', form.dataset.shut),
  };
}

/*
 * Returns what others may ask of it: state(), which is "saved", "unsaved" or "over"; renew(), which saves
 * even nothing, so that the draft lives longer; stop().
 */
export function saveWhileTyping(form, page) {
  const tell = makeTeller(form, page);
  const served = new Map([...form.elements].map((control) => [control, readers.served(control)]));
  let known = snapshot(form, (control) => served.get(control), { all: true });
  let savedAt = Date.now();
  let current = null;
  let timer;
  let leaving = false;
  let over = false;

  /* A proposal (postal.mjs) is nobody's choice yet. */
  const typedNow = () => snapshot(form, (control) =>
    ('proposed' in control.dataset ? served.get(control) : readers.now(control)));
  const later = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(save, milliseconds);
  };

  function settle(answer, typed) {
    if (answer.status === 204) {
      known = new Map([...known, ...typed]);
      savedAt = Date.now();
      tell.saved(decodeURIComponent(answer.headers.get('Kept-Until') ?? ''));
      later(QUIET_MILLISECONDS);
    } else if (answer.status === 403 && form.dataset.shut) {
      tell.shut();
      later(RETRY_MILLISECONDS);
    } else if (FINAL.includes(answer.status)) {
      over = true;
      tell.stopped();
    } else {
      throw new Error(`not saved: ${answer.status}`);
    }
  }

  async function send(typed, changed) {
    const controller = new AbortController();
    const patience = setTimeout(() => controller.abort(), PATIENCE_MILLISECONDS);
    const mine = { controller, typed };
    current = mine;
    try {
      const answer = await fetch(form.getAttribute('action'), {
        method: 'POST', body: bodyOf(form, changed), keepalive: true, signal: controller.signal,
      });
      if (current === mine) {
        settle(answer, typed);
      }
    } catch {
      if (current === mine) {
        tell.failed();
        later(RETRY_MILLISECONDS);
      }
    } finally {
      clearTimeout(patience);
      current = current === mine ? null : current;
    }
  }

  /* urgent: the page may be gone in a moment. evenNothing: to say that somebody is here. */
  function save({ urgent = false, evenNothing = false } = {}) {
    const typed = typedNow();
    const changed = differences(known, typed);
    if (leaving || over || (changed.size === 0 && !evenNothing)) {
      return;
    }
    if (current && !urgent) {
      later(QUIET_MILLISECONDS);
    } else if (!current || differences(current.typed, typed).size > 0) {
      clearTimeout(timer);
      current?.controller.abort();
      send(typed, changed);
    }
  }

  function hear() {
    if (Date.now() - savedAt > RENEWAL_MILLISECONDS) {
      save({ evenNothing: true });
    }
    later(QUIET_MILLISECONDS);
  }

  function leave(event) {
    if (event.defaultPrevented) {
      return;
    }
    leaving = true;
    current?.controller.abort();
    current = null;
    setTimeout(() => {
      leaving = false;
    }, LEAVING_MILLISECONDS);
  }

  form.addEventListener('input', hear);
  form.addEventListener('change', hear);
  form.addEventListener('submit', leave);
  page.addEventListener('visibilitychange', () => page.visibilityState === 'hidden' && save({ urgent: true }));
  window.addEventListener('pagehide', () => save({ urgent: true }));
  window.addEventListener('online', () => save());
  page.querySelectorAll('[data-autosave-on]').forEach((element) => {
    element.hidden = false;
  });
  later(QUIET_MILLISECONDS);

  const isSaved = () => differences(known, typedNow()).size === 0;
  return {
    state: () => (over ? 'over' : isSaved() ? 'saved' : 'unsaved'),
    renew: () => save({ evenNothing: true }),
    stop() {
      over = true;
      current?.controller.abort();
    },
  };
}
