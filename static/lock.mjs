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

/* 204 from the server, or what else it said; 0 without a connection. */
async function ask(path, fields) {
  const options = fields && { method: 'POST', body: new URLSearchParams({ ...fields, quiet: '1' }) };
  try {
    return await fetch(path, { cache: 'no-store', redirect: 'manual', ...options });
  } catch {
    return { status: 0, headers: new Headers() };
  }
}

/* The keys of all forms of the page: those of the session as it is now. */
function renewKeys(page, key) {
  page.querySelectorAll('input[name="key"]').forEach((input) => {
    input.value = key;
  });
}

export function lockWhenIdle(page) {
  const place = page.querySelector('[data-lock]');
  if (!place) {
    return;
  }
  const idle = Number(place.dataset.lock) * SECOND;
  const dialog = page.querySelector('[data-lock-dialog]');
  const notice = page.querySelector('[data-lock-notice]');
  const password = dialog.querySelector('input[type="password"]');
  const channel = new BroadcastChannel('madoguchi-lock');
  const { title } = page;
  let touchedAt = Date.now();
  let askedAt = Date.now();

  function isLocked() {
    return dialog.open;
  }

  function touched() {
    if (isLocked()) {
      return;
    }
    const now = Date.now();
    if (now - touchedAt > SECOND) {
      channel.postMessage({ touchedAt: now });
    }
    touchedAt = now;
    notice.hidden = true;
  }

  function say(name, seconds) {
    dialog.querySelectorAll('[data-say]').forEach((sentence) => {
      sentence.hidden = sentence.dataset.say !== name;
    });
    dialog.querySelector('[data-seconds]').replaceChildren(seconds ?? '');
    dialog.querySelector('button').removeAttribute('aria-disabled'); /* once.mjs: another try is wanted */
  }

  function cover() {
    if (isLocked()) {
      return;
    }
    say('');
    notice.hidden = true;
    page.documentElement.classList.add('is-locked');
    page.title = dialog.dataset.title;
    dialog.showModal();
    password.focus();
  }

  function uncover(key) {
    renewKeys(page, key);
    page.documentElement.classList.remove('is-locked');
    page.title = title;
    touchedAt = Date.now();
    askedAt = touchedAt;
    password.value = '';
    dialog.close();
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
      const { status, type } = await ask('/login/alive');
      if (type === 'opaqueredirect' || status === 403) {
        cover();
      }
    }
  }

  function look() {
    const rest = touchedAt + idle - Date.now();
    if (isLocked()) {
      return;
    }
    notice.hidden = rest > NOTICE_SECONDS * SECOND;
    if (rest <= 0) {
      lock();
    } else {
      stayAlive();
    }
  }

  dialog.addEventListener('cancel', (event) => event.preventDefault());
  dialog.addEventListener('close', () => page.documentElement.classList.contains('is-locked') && dialog.showModal());
  dialog.querySelector('form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const { status, headers } = await ask('/login/unlock', {
      login: dialog.dataset.login,
      password: password.value,
    });
    if (status === 204) {
      const key = headers.get('Form-Key');
      channel.postMessage({ key, login: dialog.dataset.login });
      uncover(key);
      return;
    }
    say({ 403: 'refused', 410: 'gone', 429: 'wait' }[status] ?? 'offline', headers.get('Retry-After'));
    password.select();
  });

  channel.addEventListener('message', ({ data }) => {
    if (data.touchedAt) {
      touchedAt = Math.max(touchedAt, data.touchedAt);
    } else if (data.locked) {
      cover();
    } else if (data.key && data.login === dialog.dataset.login) {
      uncover(data.key);
    }
  });
  SIGNS.forEach((sign) => page.addEventListener(sign, touched, { passive: true }));
  page.addEventListener('visibilitychange', look);
  window.addEventListener('pageshow', look);
  channel.postMessage({ touchedAt });
  setInterval(look, LOOK_MILLISECONDS);
}
