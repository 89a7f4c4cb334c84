// Accounts from outside: links, second factors, locks, and what ends at once.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { Visitor } from './client.mjs';
import { hiddenFields } from './journey.mjs';
import { logIn, totp } from './staff.mjs';

const PASSWORD = 'madoguchi-demo';
const GOOD = 'asa-gao no tane wo maku';

let instance;

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off', STAFF_WORKERS: '2' } });
});
after(() => instance?.stop());
beforeEach(() => instance.psql('delete from madoguchi.login_failure'));

const idOf = (login) => instance.psql(`select staff_id from madoguchi.staff where login = '${login}'`);
const auditOf = (kind) => instance.psql(`select count(*) from madoguchi.audit where kind = '${kind}'`);

/** Presses the button of a form on a page, with these fields beside the hidden ones. */
async function press(visitor, page, action, fields = {}) {
  const html = (await visitor.get(page)).body;
  assert.ok(html.includes(`action="${action}"`), `${page} has a form to ${action}`);
  return visitor.post(action, [...hiddenFields(html, action), ...Object.entries(fields)]);
}

/** Makes an account as an administrator; resolves to its id. */
async function makeAccount(admin, login, role = 'desk') {
  const answer = await press(admin, '/admin/accounts/new', '/admin/accounts/new', {
    login, name: `${login}さん`, role, desks: 'north', reason: '着任',
  });
  assert.equal(answer.status, 303, answer.body);
  return /accounts\/(\d+)/.exec(answer.headers.location)[1];
}

async function linkFor(admin, id) {
  const answer = await press(admin, `/admin/accounts/${id}`, `/admin/accounts/${id}/link`);
  assert.equal(answer.status, 200);
  return new URL(/<code class="secret">([^<]+)</.exec(answer.body)[1]).pathname;
}

const choose = (visitor, path, password, again = password) =>
  visitor.post(path, { 'new-password': password, 'new-password-again': again });

async function loginStatus(login, password) {
  const answer = await new Visitor(instance.staffUrl).post('/login', { login, password, next: '/requests' });
  return answer.status;
}

/** Sets up a second factor for whoever is logged in; resolves to its secret and recovery codes. */
async function setUpFactor(visitor) {
  await press(visitor, '/account/second-factor', '/account/second-factor/begin');
  const page = (await visitor.get('/account/second-factor')).body;
  const secret = /<code class="secret">([A-Z2-7 ]+)</.exec(page)[1].replaceAll(' ', '');
  // The code of the step before: those of this one and the next are still to be had.
  const fields = { 'one-time-code': totp(secret, -1) };
  const answer = await press(visitor, '/account/second-factor', '/account/second-factor/confirm', fields);
  assert.equal(answer.status, 200);
  return { secret, codes: [...answer.body.matchAll(/<li><code>([^<]+)</g)].map(([, code]) => code) };
}

async function halfWay(login) {
  const visitor = new Visitor(instance.staffUrl);
  const answer = await visitor.post('/login', { login, password: PASSWORD, next: '/requests' });
  assert.equal(answer.status, 303);
  assert.match(answer.headers.location, /^\/login\/code/);
  return visitor;
}

const sendCode = (visitor, code) => visitor.post('/login/code', { 'one-time-code': code, next: '/requests' });

describe('an administrator', () => {
  test('makes an account; its holder chooses the password, by a link that works once', async () => {
    const admin = await logIn(instance.staffUrl, 'admin');
    const id = await makeAccount(admin, 'sato');
    const first = await linkFor(admin, id);
    const path = await linkFor(admin, id);
    const holder = new Visitor(instance.staffUrl);
    assert.equal((await holder.get(first)).status, 404, 'a newer link takes the place of the older');
    for (let looks = 0; looks < 3; looks++) {
      assert.equal((await holder.get(path)).status, 200, 'looking at it uses nothing up');
    }
    assert.equal(await loginStatus('sato', ''), 403);
    const chosen = await choose(holder, path, GOOD);
    assert.equal(chosen.status, 303);
    assert.equal((await choose(holder, path, 'another long password')).status, 404);
    assert.equal(await loginStatus('sato', GOOD), 303);
    assert.equal(await instance.psql(`select count(*) from madoguchi.password_link where staff_id = ${id}`), '0');
  });

  for (const [password, sentence] of [
    ['kxqv tjwzmr', '12文字以上'], ['password12345', 'よく使われる'], ['tanaka no neko ga', 'ログイン名や'],
    ['k'.repeat(201), '200文字以内'],
  ]) {
    test(`refuses ${password.slice(0, 20)} as a password, and says why`, async () => {
      const admin = await logIn(instance.staffUrl, 'admin');
      const exists = await idOf('tanaka');
      const path = await linkFor(admin, exists || (await makeAccount(admin, 'tanaka')));
      const holder = new Visitor(instance.staffUrl);
      const answer = await choose(holder, path, password);
      assert.equal(answer.status, 422);
      assert.ok(answer.body.includes(sentence));
      assert.ok(!answer.body.includes(`value="${password}"`));
      assert.equal((await choose(holder, path, GOOD, `${GOOD}!`)).status, 422, 'nor two that differ');
    });
  }

  test('ends an account at once: its next request is a stranger\'s', async () => {
    const admin = await logIn(instance.staffUrl, 'admin');
    const officer = await logIn(instance.staffUrl, 'desk3');
    const page = `/admin/accounts/${await idOf('desk3')}`;
    assert.equal((await press(admin, page, `${page}/disable`, { reason: '' })).status, 422);
    assert.equal((await officer.get('/requests')).status, 200);
    assert.equal((await press(admin, page, `${page}/disable`, { reason: '異動' })).status, 303);
    assert.equal((await officer.get('/requests')).status, 303);
    assert.equal(await loginStatus('desk3', PASSWORD), 403);
    assert.equal((await press(admin, page, `${page}/enable`, { reason: '復帰' })).status, 303);
    assert.equal((await officer.get('/requests')).status, 303, 'the old session stays ended');
    await logIn(instance.staffUrl, 'desk3');
  });

  test('raises a right only with a reason, and the sessions end with it', async () => {
    const admin = await logIn(instance.staffUrl, 'admin');
    const officer = await logIn(instance.staffUrl, 'desk2');
    const page = `/admin/accounts/${await idOf('desk2')}`;
    const fields = { login: 'desk2', name: '北部窓口 早乙女', role: 'desk', desks: 'north' };
    const rights = [['rights', 'export'], ['rights', 'export_sensitive']];
    const html = (await admin.get(page)).body;
    const hidden = hiddenFields(html, page);
    const refused = await admin.post(page, [...hidden, ...Object.entries(fields), ...rights]);
    assert.equal(refused.status, 422);
    assert.match(refused.body, /理由を入力してください/);
    const saved = await admin.post(page, [...hidden, ...Object.entries(fields), ...rights, ['reason', '集計の担当']]);
    assert.equal(saved.status, 303);
    assert.equal((await officer.get('/requests')).status, 303);
    const late = await admin.post(page, [...hidden, ...Object.entries(fields), ['rights', 'export']]);
    assert.equal(late.status, 409, 'a page from before is not saved over it');
    assert.match(late.body, /ほかの職員が/);
  });

  test('saves the form of an account from whatever page of it they stand on', async () => {
    const admin = await logIn(instance.staffUrl, 'admin');
    const id = await makeAccount(admin, 'yoshida');
    const page = `/admin/accounts/${id}`;
    const fields = { login: 'yoshida', name: '吉田', role: 'desk', desks: 'north', reason: '改名' };
    const linked = (await press(admin, page, `${page}/link`)).body;
    const path = new URL(/<code class="secret">([^<]+)</.exec(linked)[1]).pathname;
    const saved = await admin.post(page, [...hiddenFields(linked, page), ...Object.entries(fields)]);
    assert.equal(saved.status, 303);
    assert.ok(linked.includes(`<form method="post" action="${page}" novalidate`));
    assert.equal((await new Visitor(instance.staffUrl).get(path)).status, 200, 'the link is still the one that was shown');
    const stale = await admin.post(`${page}/disable`, [...hiddenFields(linked, `${page}/disable`), ['reason', '異動']]);
    assert.equal(stale.status, 409);
    assert.ok(stale.body.includes(`<form method="post" action="${page}" novalidate`), 'its button saves, and disables nothing');
  });

  test('can neither demote nor disable themselves', async () => {
    const admin = await logIn(instance.staffUrl, 'admin');
    const page = `/admin/accounts/${await idOf('admin')}`;
    assert.ok(!(await admin.get(page)).body.includes(`${page}/disable`));
    const key = hiddenFields((await admin.get(page)).body, page);
    const answer = await admin.post(`${page}/disable`, [...key, ['reason', 'x']]);
    assert.equal(answer.status, 422);
    assert.equal((await admin.get('/admin')).status, 200);
  });

  test('is the only one who finds accounts', async () => {
    const officer = await logIn(instance.staffUrl, 'desk1');
    const page = `/admin/accounts/${await idOf('desk2')}`;
    for (const path of ['/admin/accounts', '/admin/accounts/new', page]) {
      assert.equal((await officer.get(path)).status, 403);
    }
    const admin = await logIn(instance.staffUrl, 'admin');
    for (const path of ['/admin/accounts/999999', '/admin/accounts/x', '/admin/accounts/99999999999999999999']) {
      assert.equal((await admin.get(path)).status, 404);
    }
    for (const query of ['state=x', 'role=root', 'desk=none', 'order=1', 'state=active&state=active']) {
      assert.equal((await admin.get(`/admin/accounts?${query}`)).status, 400);
    }
    const found = (await admin.get('/admin/accounts?role=viewer')).body;
    assert.ok(found.includes('viewer1') && !found.includes('desk1'));
  });
});

describe('a second factor', () => {
  let secret;
  let codes;

  before(async () => {
    ({ secret, codes } = await setUpFactor(await logIn(instance.staffUrl, 'desk1')));
    assert.equal(codes.length, 10);
  });
  after(() => instance.psql('delete from madoguchi.second_factor'));
  beforeEach(() => instance.psql('update madoguchi.second_factor set last_step = 0'));

  test('is not to be read in the database', async () => {
    const stored = await instance.psql('select secret from madoguchi.second_factor');
    assert.ok(!stored.includes(secret));
    const hashes = await instance.psql("select string_agg(encode(code_hash, 'escape'), '') from madoguchi.recovery_code");
    assert.ok(!hashes.includes(codes[0]));
  });

  test('makes the password half a login, which opens nothing', async () => {
    const visitor = await halfWay('desk1');
    assert.equal(visitor.cookies.get('session'), undefined);
    assert.equal((await visitor.get('/requests')).status, 303);
    const thief = new Visitor(instance.staffUrl);
    thief.cookies.set('session', visitor.cookies.get('login'));
    assert.equal((await thief.get('/requests')).status, 303);
    assert.equal((await thief.get('/account/second-factor')).status, 303);
    assert.equal((await sendCode(visitor, '000000')).status, 403);
    assert.equal((await sendCode(visitor, totp(secret))).status, 303);
    assert.equal((await visitor.get('/requests')).status, 200);
  });

  test('a code works once, whichever worker it reaches', async () => {
    const visitors = await Promise.all(Array.from({ length: 4 }, () => halfWay('desk1')));
    await instance.psql('delete from madoguchi.login_failure');
    const code = totp(secret);
    const answers = await Promise.all(visitors.map((visitor) => sendCode(visitor, code)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 403, 403, 403]);
    await instance.psql('delete from madoguchi.login_failure');
    const later = await halfWay('desk1');
    assert.equal((await sendCode(later, code)).status, 403, 'nor later');
    assert.equal((await sendCode(later, totp(secret, 1))).status, 303, 'the next one does');
  });

  test('a recovery code works once, in any spelling', async () => {
    const typed = codes[0].toLowerCase().replaceAll('-', ' ');
    assert.equal((await sendCode(await halfWay('desk1'), typed)).status, 303);
    assert.equal((await sendCode(await halfWay('desk1'), codes[0])).status, 403);
    assert.equal(await auditOf('staff.recovery'), '1');
  });

  test('guessed codes wait as guessed passwords do, and the password does not take that back', async () => {
    const visitor = await halfWay('desk1');
    let answer;
    for (let guesses = 0; guesses < 10 && answer?.status !== 429; guesses++) {
      answer = await sendCode(visitor, '000000');
    }
    assert.equal(answer.status, 429);
    assert.match(answer.headers['retry-after'], /^[1-9]/);
    assert.equal(await loginStatus('desk1', PASSWORD), 429);
  });

  test('what was posted before the login is carried through both steps', async () => {
    const visitor = new Visitor(instance.staffUrl);
    const typed = [['next', '/requests'], ['login', 'desk1'], ['password', PASSWORD], ['again', '/forms/x'], ['kept:note', 'まだ']];
    const half = await visitor.post('/login', typed);
    assert.equal(half.status, 200);
    const carried = hiddenFields(half.body, '/login/code');
    const answer = await visitor.post('/login/code', [...carried, ['one-time-code', totp(secret)]]);
    assert.equal(answer.status, 200);
    assert.deepEqual(hiddenFields(answer.body, '/forms/x').filter(([name]) => name === 'note'), [['note', 'まだ']]);
  });

  test('that was taken away between password and code leads back to the password', async () => {
    const { codes: own } = await setUpFactor(await logIn(instance.staffUrl, 'desk2'));
    const visitor = await halfWay('desk2');
    await instance.psql("delete from madoguchi.second_factor f using madoguchi.staff a where a.login = 'desk2' and a.staff_id = f.staff_id");
    const answer = await sendCode(visitor, own[0]);
    assert.equal(answer.status, 403);
    assert.match(answer.body, /action="\/login"/);
    assert.equal(await loginStatus('desk2', PASSWORD), 303);
  });

  test('that a role must have comes before everything else', async () => {
    await instance.psql("update madoguchi.municipality set totp_required_roles = '{viewer}'");
    try {
      const viewer = await logIn(instance.staffUrl, 'viewer1');
      const before = viewer.cookies.get('session');
      for (const path of ['/requests', '/account', '/account/password']) {
        assert.equal((await viewer.get(path)).headers.location, '/account/second-factor');
      }
      await setUpFactor(viewer);
      assert.equal((await viewer.get('/requests')).status, 200);
      assert.notEqual(viewer.cookies.get('session'), before, 'under another token');
      viewer.cookies.set('session', before);
      assert.equal((await viewer.get('/requests')).status, 303);
    } finally {
      await instance.psql("update madoguchi.municipality set totp_required_roles = '{}'");
    }
  });
});

describe('a session', () => {
  const makeIdle = (minutes) =>
    instance.psql(`update madoguchi.session set seen_at = now() - interval '${minutes} minutes'`);

  test('that stands idle is locked; the password of the same person opens it, and what was typed is there', async () => {
    const officer = await logIn(instance.staffUrl, 'desk2');
    const before = officer.cookies.get('session');
    await makeIdle(15);
    const asked = await officer.get('/requests');
    assert.equal(asked.headers.location, '/login/unlock?next=%2Frequests');
    const posted = await officer.post('/forms/acp_pre/responses', { ':desk': 'north', typed: '書きかけ' });
    assert.equal(posted.status, 403);
    const carried = hiddenFields(posted.body, '/login/unlock');
    assert.equal((await officer.post('/login/unlock', [...carried, ['password', 'wrong']])).status, 403);
    const unlocked = await officer.post('/login/unlock', [...carried, ['password', PASSWORD]]);
    assert.equal(unlocked.status, 200);
    assert.ok(hiddenFields(unlocked.body, '/forms/acp_pre/responses').some(([, value]) => value === '書きかけ'));
    assert.equal((await officer.get('/requests')).status, 200);
    officer.cookies.set('session', before);
    assert.equal((await officer.get('/requests')).headers.location, '/login?next=%2Frequests', 'the old token is worth nothing');
  });

  test('past its absolute end is gone, and no password unlocks it', async () => {
    const officer = await logIn(instance.staffUrl, 'desk2');
    await instance.psql('update madoguchi.session set expires_at = now()');
    const answer = await officer.post('/login/unlock', { password: PASSWORD, next: '/requests' });
    assert.equal(answer.status, 403);
    assert.match(answer.body, /name="login"/);
  });

  test('is locked and unlocked by a script without a page', async () => {
    const officer = await logIn(instance.staffUrl, 'desk2');
    assert.equal((await officer.get('/login/alive')).status, 204);
    const key = hiddenFields((await officer.get('/account')).body, '/login/lock');
    assert.equal((await officer.post('/login/lock', [...key, ['quiet', '1']])).status, 204);
    assert.equal((await officer.get('/login/alive')).status, 303);
    const quietly = (fields) => officer.post('/login/unlock', { quiet: '1', ...fields });
    assert.equal((await quietly({ login: 'desk2', password: 'wrong' })).status, 403);
    assert.equal((await quietly({ login: 'desk1', password: PASSWORD })).status, 410, 'nor by somebody else');
    const opened = await quietly({ login: 'desk2', password: PASSWORD });
    assert.equal(opened.status, 204);
    const page = (await officer.get('/account')).body;
    assert.equal(hiddenFields(page, '/login/lock')[0][1], opened.headers['form-key']);
  });

  test('ends when its holder says so, one or all of them', async () => {
    await instance.psql('delete from madoguchi.session');
    const [here, there, third] = await Promise.all([1, 2, 3].map(() => logIn(instance.staffUrl, 'desk2')));
    const page = (await here.get('/account')).body;
    const others = [...page.matchAll(/action="(\/account\/sessions\/\d+\/end)"/g)].map(([, action]) => action);
    assert.equal(others.length, 2);
    await here.post(others[0], hiddenFields(page, others[0]));
    const statuses = await Promise.all([there, third].map(async (one) => (await one.get('/requests')).status));
    assert.deepEqual(statuses.sort(), [200, 303]);
    const foreign = await logIn(instance.staffUrl, 'desk1');
    const key = hiddenFields((await foreign.get('/account')).body, '/login/lock');
    await foreign.post(others[1], key);
    assert.equal(await instance.psql('select count(*) from madoguchi.session'), '3', 'nobody ends another\'s');
    assert.equal((await press(here, '/account', '/account/sessions/end')).headers.location, '/login');
    assert.equal(await instance.psql('select count(*) from madoguchi.session'), '1');
  });

  test('of elsewhere ends with the password, and this one goes on under another token', async () => {
    const [here, there] = await Promise.all([1, 2].map(() => logIn(instance.staffUrl, 'viewer1')));
    const before = here.cookies.get('session');
    const change = (password, chosen) =>
      press(here, '/account/password', '/account/password', { password, 'new-password': chosen, 'new-password-again': chosen });
    assert.equal((await change('wrong', GOOD)).status, 403);
    assert.equal((await change(PASSWORD, 'short')).status, 422);
    assert.equal((await change(PASSWORD, GOOD)).status, 303);
    assert.notEqual(here.cookies.get('session'), before);
    assert.equal((await here.get('/requests')).status, 200);
    assert.equal((await there.get('/requests')).status, 303);
    assert.equal(await loginStatus('viewer1', PASSWORD), 403);
    assert.equal(await loginStatus('viewer1', GOOD), 303);
  });
});

describe('the operator', () => {
  test('adds, lists, disables and resets accounts', async () => {
    const { stdout } = await instance.madoguchi('staff', 'add', 'kato', '--name=加藤', '--role=desk', '--desk=north',
      '--right=export', '--link');
    const path = new URL(/http\S+/.exec(stdout)[0]).pathname;
    assert.equal((await choose(new Visitor(instance.staffUrl), path, GOOD)).status, 303);
    assert.equal(await loginStatus('kato', GOOD), 303);
    const list = (await instance.madoguchi('staff', 'list')).stdout;
    assert.match(list, /^kato\tdesk\tnorth\texport\tactive\tno\t/m);
    await instance.madoguchi('staff', 'disable', 'kato', '--reason=異動');
    assert.equal(await loginStatus('kato', GOOD), 403);
    await instance.madoguchi('staff', 'enable', 'kato');
    const reset = (await instance.madoguchi('staff', 'reset', 'kato', '--second-factor')).stdout;
    assert.match(reset, /first-password\/[\w-]{43}/);
    assert.equal(await loginStatus('kato', GOOD), 303, 'until it is used the old password holds');
  });

  test('is told what is wrong in words', async () => {
    const refused = (...words) => assert.rejects(instance.madoguchi('staff', ...words));
    await refused('add', 'desk1', '--name=x', '--role=desk', '--link');
    await refused('add', 'press', '--name=x', '--role=contractor', '--link');
    await refused('add', 'Upper', '--name=x', '--role=desk', '--link');
    await refused('add', 'nodesk', '--name=x', '--role=desk', '--desk=nowhere', '--link');
    await refused('disable', 'nobody');
    await assert.rejects(instance.madoguchi('staff', 'disable', 'admin'), /nobody else could administer/);
  });
});

test('no token of a link is in any log', async () => {
  const admin = await logIn(instance.staffUrl, 'admin');
  const path = await linkFor(admin, await idOf('desk1'));
  await new Visitor(instance.staffUrl).get(path);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const { readFileSync, readdirSync } = await import('node:fs');
  const logs = readdirSync(`${instance.stateDir}/log`).map((name) => readFileSync(`${instance.stateDir}/log/${name}`, 'utf8'));
  assert.ok(logs.join('').includes('/first-password'), 'the kind of page is');
  assert.ok(!logs.join('').includes(path.split('/').pop()));
});
