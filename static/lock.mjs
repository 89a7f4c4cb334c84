/*
 * A page that nobody touches covers itself, so that whoever walks by reads nothing; the password of the same
 * person uncovers it, with everything that was typed still in it. The server locks the session at the same
 * time, and by itself where no script runs. What happens in one tab counts for all: they tell each other.
 */

const SECOND = 1000;
/* How long before the end the page says so. */
const NOTICE_SECONDS = 60;
/* A timer does not run while a computer sleeps, so the clock is looked at. */
const LOOK_MILLISECONDS = 2 * SECOND;
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'input'];
/* What the dialog says to an answer of the server. */
const REFUSALS = { 403: 'refused', 410: 'gone', 429: 'wait' };

/* What the server answers; status 0 without a connection. */
async function ask(path, fields) {
  const options = fields && { method: 'POST', body: new URLSearchParams({ ...fields, quiet: '1' }) };
  try {
    return await fetch(path, { cache: 'no-store', redirect: 'manual', ...options });
  } catch {
    return { status: 0, headers: new Headers() };
  }
}

/* The notice and the dialog, which are in the page only while they are shown. */
function makePanel(page, template, onPassword) {
  const panel = template.content.firstElementChild.cloneNode(true);
  const dialog = panel.querySelector('dialog');
  const password = panel.querySelector('input');

  function say(status, seconds) {
    const name = REFUSALS[status] ?? 'offline';
    dialog.querySelectorAll('[data-say]').forEach((sentence) => {
      sentence.hidden = sentence.dataset.say !== name;
    });
    dialog.querySelector('[data-seconds]').replaceChildren(seconds ?? '');
    password.select();
  }

  dialog.addEventListener('cancel', (event) => event.preventDefault());
  /* Some browsers close it at a second Escape all the same. */
  dialog.addEventListener('close', () => panel.isConnected && dialog.showModal());
  dialog.querySelector('form').addEventListener('submit', (event) => {
    event.preventDefault();
    onPassword(password.value, say);
  });
  page.body.append(panel);
  return {
    remove: () => panel.remove(),
    cover() {
      panel.querySelector('.lock-notice').hidden = true;
      dialog.showModal();
      password.focus();
    },
  };
}

export function lockWhenIdle(page) {
  const template = page.querySelector('[data-lock]');
  if (!template) {
    return;
  }
  const idle = Number(template.dataset.lock) * SECOND;
  const { login, title: lockedTitle } = template.dataset;
  const { title } = page;
  const root = page.documentElement;
  const channel = new BroadcastChannel('madoguchi-lock');
  let touchedAt = Date.now();
  let askedAt = touchedAt;
  let panel = null;

  const isLocked = () => root.classList.contains('is-locked');

  function hide() {
    panel?.remove();
    panel = null;
  }

  function touched() {
    const now = Date.now();
    if (isLocked()) {
      return;
    }
    if (now - touchedAt > SECOND) {
      channel.postMessage({ touchedAt: now });
    }
    touchedAt = now;
    hide();
  }

  /* The forms of the page are sent with the key of the session as it is now. */
  function uncover(key) {
    page.querySelectorAll('input[name="key"]').forEach((input) => {
      input.value = key;
    });
    root.classList.remove('is-locked');
    page.title = title;
    touchedAt = Date.now();
    askedAt = touchedAt;
    hide();
  }

  async function unlock(password, say) {
    const { status, headers } = await ask('/login/unlock', { login, password });
    if (status === 204) {
      const key = headers.get('Form-Key');
      channel.postMessage({ key, login });
      uncover(key);
    } else {
      say(status, headers.get('Retry-After'));
    }
  }

  function cover() {
    if (!isLocked()) {
      panel ??= makePanel(page, template, unlock);
      root.classList.add('is-locked');
      page.title = lockedTitle;
      panel.cover();
    }
  }

  function lock() {
    cover();
    channel.postMessage({ locked: true });
    ask('/login/lock', { key: page.querySelector('input[name="key"]').value });
  }

  /* Whoever types for long asks the server for nothing; it must not take that for absence. */
  async function stayAlive() {
    if (touchedAt > askedAt && Date.now() - askedAt > idle / 3) {
      askedAt = Date.now();
      const { type } = await ask('/login/alive');
      if (type === 'opaqueredirect') {
        cover();
      }
    }
  }

  function look() {
    const rest = touchedAt + idle - Date.now();
    if (isLocked()) {
      return;
    }
    if (rest <= 0) {
      lock();
    } else if (rest <= NOTICE_SECONDS * SECOND) {
      panel ??= makePanel(page, template, unlock);
    } else {
      hide();
      stayAlive();
    }
  }

  channel.addEventListener('message', ({ data }) => {
    if (data.touchedAt) {
      touchedAt = Math.max(touchedAt, data.touchedAt);
    } else if (data.locked) {
      cover();
    } else if (data.login === login && isLocked()) {
      uncover(data.key);
    }
  });
  SIGNS.forEach((sign) => page.addEventListener(sign, touched, { passive: true }));
  page.addEventListener('visibilitychange', look);
  window.addEventListener('pageshow', look);
  channel.postMessage({ touchedAt });
  setInterval(look, LOOK_MILLISECONDS);
}
