// What staff fill in, from outside: once, never unseen over a colleague's work, and with every revision kept.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { Visitor } from './client.mjs';
import { hiddenFields } from './journey.mjs';
import {
  amend, begin, beginFields, complete, fillAll, fillStep, formOf, listPath, numberOf, postStep,
} from './response.mjs';
import { logIn } from './staff.mjs';

let instance;
let north;
let admin;
let central;

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off', STAFF_WORKERS: '2' } });
  north = await logIn(instance.staffUrl, 'desk2');
  admin = await logIn(instance.staffUrl, 'admin');
  central = await logIn(instance.staffUrl, 'desk1');
});
after(() => instance?.stop());

const stored = async (response) =>
  JSON.parse(
    await instance.psql(`select to_jsonb(r) from madoguchi.response r where response_no = '${numberOf(response)}'`),
  );

const count = async (sql) => Number(await instance.psql(sql));

/** The audit trail of a response, oldest first: "begin save complete". */
const noted = (response) =>
  instance.psql(`
    select string_agg(substr(kind, 10), ' ' order by audit_id) from madoguchi.audit
     where subject = '${numberOf(response)}' and kind like 'response.%' and kind <> 'response.view'`);

async function completed(officer, detail) {
  const response = await begin(officer);
  await fillAll(officer, response, detail);
  const answer = await complete(officer, response);
  assert.equal(answer.headers.location, `${response}?done=1#done`);
  return response;
}

describe('filling in', () => {
  test('what is typed page by page is read as it was typed, and noted', async () => {
    const response = await completed(north, '紙で届いた相談\n二行目');
    const { answers, status, revision, entries } = await stored(response);
    assert.equal(answers.q_detail, '紙で届いた相談\n二行目');
    assert.equal(answers.c_name, '髙﨑 𠮷子');
    assert.deepEqual([status, revision, entries], ['completed', 1, null]);
    const page = await north.get(response);
    assert.equal(page.status, 200);
    assert.ok(page.body.includes('髙﨑 𠮷子'));
    assert.equal(await noted(response), 'begin save save save save save complete');
    const seen = `select detail ->> 'part' from madoguchi.audit where kind = 'response.view'
                     and subject = '${numberOf(response)}' order by audit_id`;
    assert.deepEqual(
      (await instance.psql(seen)).split('\n'),
      ['step 1', 'step 2', 'step 3', 'step 4', 'step 5', 'confirm', 'answers'],
    );
  });

  test('a second click on "new" leads to the same response', async () => {
    const fields = await beginFields(north, 'north');
    const first = await north.post(listPath, fields);
    const second = await north.post(listPath, fields);
    assert.equal(second.headers.location, first.headers.location);
  });

  test('what is wrong is kept as it was typed and told on the same page', async () => {
    const response = await begin(north);
    const saved = await fillStep(north, response, 4, { c_method: 'tel', c_tel: '１２３' });
    assert.equal(saved.headers.location, `${response}/steps/4?check=1#issues`);
    const page = await north.get(`${response}/steps/4?check=1`);
    assert.ok(page.body.includes('value="１２３"'));
    assert.ok(page.body.includes('電話番号は10けたまたは11けたで入力してください。'));
  });

  test('what is open yet leads back to its step, and is not completed', async () => {
    const response = await begin(north);
    const fields = await formOf(north, `${response}/steps/1`);
    const answer = await north.get(`${response}/confirm`);
    assert.equal(answer.headers.location, `${response}/steps/1?check=1&from=confirm#issues`);
    const forced = await north.post(`${response}/confirm`, fields.filter(([name]) => name !== 'version'));
    assert.equal(forced.headers.location, `${response}/steps/1?check=1&from=confirm#issues`);
    assert.equal((await stored(response)).status, 'in-progress');
  });

  test('what is unfinished is offered to who typed it', async () => {
    const response = await begin(north);
    assert.ok((await north.get('/forms')).body.includes(response));
    assert.ok(!(await admin.get('/forms')).body.includes(response));
  });

  const without = (name) => (fields) => fields.filter(([one]) => one !== name);
  const refusals = {
    'another field': { change: (fields) => [...fields, ['c_spy', 'x']] },
    'a page that is not there': { step: 9 },
    'no button': { button: ['nothing', 'x'] },
    'no revision': { change: without('revision') },
    'a revision that is none': { change: (fields) => [...without('revision')(fields), ['revision', '-1']] },
  };
  for (const [what, { change = (fields) => fields, step = 1, button }] of Object.entries(refusals)) {
    test(`${what}: 400, and nothing is saved`, async () => {
      const response = await begin(north);
      const fields = change(await formOf(north, `${response}/steps/1`));
      const answer = await postStep(north, `${response}/steps/${step}`, fields, { c_relation: 'child' }, button);
      assert.equal(answer.status, 400);
      assert.equal((await stored(response)).saves, 0);
    });
  }
});

describe('a session that ends while somebody types', () => {
  const typed = { c_relation: 'self', c_name: '"残る" 名前' };
  const unescaped = (fields) => fields.map(([name, value]) => [name, value.replaceAll('&quot;', '"')]);

  async function typedAfterTheEnd() {
    const officer = await logIn(instance.staffUrl, 'desk2');
    const response = await begin(officer);
    const path = `${response}/steps/1`;
    const fields = await formOf(officer, path);
    return { officer, response, path, post: () => postStep(officer, path, fields, typed) };
  }

  test('costs nothing that was typed: it goes through the login', async () => {
    const { officer, response, path, post } = await typedAfterTheEnd();
    officer.cookies.delete('session');
    const asked = await post();
    assert.equal(asked.status, 403);
    const kept = unescaped(hiddenFields(asked.body, '/login'));
    const refused = await officer.post('/login', [...kept, ['login', 'desk2'], ['password', 'wrong']]);
    assert.equal(refused.status, 403);
    const still = unescaped(hiddenFields(refused.body, '/login'));
    assert.deepEqual(still, kept);
    const again = await officer.post('/login', [...still, ['login', 'desk2'], ['password', 'madoguchi-demo']]);
    assert.equal(again.status, 200);
    assert.equal((await stored(response)).saves, 0, 'nothing is done without a press of the button');
    const saved = await officer.post(path, unescaped(hiddenFields(again.body, path)));
    assert.equal(saved.headers.location, `${response}/steps/2`);
    assert.deepEqual((await stored(response)).entries.c_name, [typed.c_name]);
    await instance.psql('delete from madoguchi.login_failure');
  });

  test('and after a login in another window it is sent with one more press', async () => {
    const { officer, response, path, post } = await typedAfterTheEnd();
    const other = await logIn(instance.staffUrl, 'desk2');
    officer.cookies.set('session', other.cookies.get('session'));
    const stale = await post();
    assert.equal(stale.status, 403);
    const saved = await officer.post(path, unescaped(hiddenFields(stale.body, path)));
    assert.equal(saved.headers.location, `${response}/steps/2`);
    assert.deepEqual((await stored(response)).entries.c_name, [typed.c_name]);
  });

  test('what carries nothing leads to the login as before', async () => {
    const officer = await logIn(instance.staffUrl, 'desk2');
    const fields = hiddenFields((await officer.get('/requests')).body, '/logout');
    officer.cookies.delete('session');
    assert.equal((await officer.post('/logout', fields)).headers.location, '/login?next=%2F');
  });

  for (const again of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
    test(`no login sends anything to another site: ${again}`, async () => {
      const fields = [['login', 'desk2'], ['password', 'madoguchi-demo'], ['again', again], ['kept:a', 'b']];
      const answer = await new Visitor(instance.staffUrl).post('/login', fields);
      assert.equal(answer.headers.location, '/');
    });
  }
});

describe('completing', () => {
  test('twice at once completes once', async () => {
    const response = await begin(north);
    await fillAll(north, response, '二度押し');
    const fields = await formOf(north, `${response}/confirm`);
    const answers = await Promise.all([1, 2, 3].map(() => north.post(`${response}/confirm`, fields)));
    for (const answer of answers) {
      assert.equal(answer.headers.location, `${response}?done=1#done`);
    }
    assert.equal((await stored(response)).revision, 1);
    assert.match(await noted(response), /^begin (save ){5}complete$/);
  });

  test('takes exactly what was shown', async () => {
    const response = await begin(north);
    await fillAll(north, response, '最初');
    const fields = await formOf(north, `${response}/confirm`);
    await fillStep(north, response, 3, { q_topics: ['nurse'], q_detail: '別の画面で', q_urgency: 'w1' });
    const answer = await north.post(`${response}/confirm`, fields);
    assert.equal(answer.headers.location, `${response}/confirm?changed=1#changed`);
    assert.equal((await stored(response)).status, 'in-progress');
  });
});

describe('two people', () => {
  test('the second is told who was quicker, what they wrote, and loses nothing', async () => {
    const response = await begin(north);
    const path = `${response}/steps/1`;
    const fields = await formOf(north, path);
    const theirs = { c_relation: 'child', c_name: '先の 人' };
    const mine = { c_relation: 'spouse', c_name: '後の 人' };
    assert.equal((await fillStep(admin, response, 1, theirs)).status, 303);

    const refused = await postStep(north, path, fields, mine);
    assert.equal(refused.status, 409);
    assert.ok(refused.body.includes('区 担当課（管理者）'), 'who');
    assert.ok(refused.body.includes('先の 人'), 'what they wrote');
    assert.ok(refused.body.includes('value="後の 人"'), 'what I typed');
    assert.deepEqual((await stored(response)).entries.c_name, ['先の 人']);

    const again = await postStep(north, path, hiddenFields(refused.body, path), mine);
    assert.equal(again.status, 303);
    assert.deepEqual((await stored(response)).entries.c_name, ['後の 人']);
  });

  test('one person in two windows loses nothing and is not bothered', async () => {
    const response = await begin(north);
    const windows = await Promise.all([1, 3].map((step) => formOf(north, `${response}/steps/${step}`)));
    const first = await postStep(north, `${response}/steps/1`, windows[0], { c_relation: 'self', c_name: '本人' });
    const second = await postStep(north, `${response}/steps/3`, windows[1],
      { q_topics: ['nurse'], q_detail: '相談', q_urgency: 'w1' });
    assert.deepEqual([first.status, second.status], [303, 303]);
    const { entries } = await stored(response);
    assert.deepEqual([entries.c_name, entries.q_detail], [['本人'], ['相談']]);
  });

  test('what was typed into a response that a colleague completed goes on as a correction', async () => {
    const response = await begin(north);
    const path = `${response}/steps/3`;
    await fillAll(admin, response, '同僚が入力');
    const fields = await formOf(north, path);
    await complete(admin, response);

    const mine = { q_topics: ['nurse'], q_detail: '私の追記', q_urgency: 'w1' };
    const refused = await postStep(north, path, fields, mine);
    assert.equal(refused.status, 409);
    assert.ok(refused.body.includes('区 担当課（管理者）'));
    const kept = hiddenFields(refused.body, `${response}/amend`);
    const begun = await north.post(`${response}/amend`, [...kept, [':reason', '追記']]);
    assert.equal(begun.headers.location, `${path}?from=confirm`);
    const { entries, answers } = await stored(response);
    assert.deepEqual(entries.q_detail, ['私の追記']);
    assert.equal(answers.q_detail, '同僚が入力');
  });

  test('what was typed into a response that a colleague threw away begins another', async () => {
    const response = await begin(north);
    const path = `${response}/steps/1`;
    const fields = await formOf(north, path);
    const thrown = await admin.post(`${response}/discard`, await formOf(admin, `${response}/discard`));
    assert.equal(thrown.headers.location, listPath);

    const refused = await postStep(north, path, fields, { c_relation: 'self', c_name: '残す 名前' });
    assert.equal(refused.status, 410);
    const begun = await north.post(listPath, hiddenFields(refused.body, listPath));
    assert.equal(begun.status, 303);
    assert.deepEqual((await stored(begun.headers.location.split('/steps')[0])).entries.c_name, ['残す 名前']);
  });
});

describe('correcting', () => {
  test('keeps what was there before, with who and why; until it is completed that still holds', async () => {
    const response = await completed(north, '一つめ');
    assert.equal((await amend(admin, response, '聞き違い')).headers.location, `${response}/confirm`);
    await fillStep(admin, response, 3, { q_topics: ['nurse'], q_detail: '二つめ', q_urgency: 'w1' });
    assert.equal((await stored(response)).answers.q_detail, '一つめ');
    assert.ok((await north.get(response)).body.includes('一つめ'));

    assert.equal((await complete(admin, response)).headers.location, `${response}?done=1#done`);
    const now = await stored(response);
    assert.deepEqual([now.answers.q_detail, now.status, now.reason], ['二つめ', 'amended', '聞き違い']);
    const page = await north.get(response);
    assert.ok(page.body.includes(`${response}/revisions/1`));
    const before = await north.get(`${response}/revisions/1`);
    assert.ok(before.body.includes('一つめ') && before.body.includes('北部窓口 早乙女'));
    assert.equal((await north.get(`${response}/revisions/2`)).status, 404);
    assert.match(await noted(response), /complete amend save complete$/);
  });

  test('nothing changes in a correction that changes nothing', async () => {
    const response = await completed(north, '変えない');
    const before = await stored(response);
    await amend(north, response, '確認');
    await complete(north, response);
    assert.deepEqual((await stored(response)).answers, before.answers);
  });

  test('needs a reason', async () => {
    const response = await completed(north, '理由');
    const answer = await amend(north, response, '　');
    assert.equal(answer.headers.location, `${response}?needs=amend#amend`);
    assert.ok((await north.get(`${response}?needs=amend`)).body.includes('理由を入力してください。'));
    assert.equal((await stored(response)).entries, null);
  });

  test('of two who begin one at once, the second is told and keeps the reason', async () => {
    const response = await completed(north, '同時');
    const path = `${response}/amend`;
    const fields = [...(await formOf(north, response, path)), [':reason', '私の理由']];
    await amend(admin, response, '先の理由');
    const refused = await north.post(path, fields);
    assert.equal(refused.status, 409);
    assert.ok(refused.body.includes('先の理由'));
    assert.equal((await stored(response)).entries_reason, '先の理由');
  });

  test('that is thrown away leaves what was there', async () => {
    const response = await completed(north, '残る');
    await amend(north, response, '試し');
    const answer = await north.post(`${response}/discard`, await formOf(north, `${response}/discard`));
    assert.equal(answer.headers.location, response);
    const { entries, answers, revision } = await stored(response);
    assert.deepEqual([entries, answers.q_detail, revision], [null, '残る', 1]);
  });
});

test('what was entered in error says so, with the reason, and is not erased', async () => {
  const response = await completed(north, '別人の用紙');
  const path = `${response}/withdraw`;
  const fields = await formOf(north, response, path);
  assert.equal((await north.post(path, [...fields, [':reason', '別の人の用紙']])).headers.location, response);
  assert.equal((await north.post(path, [...fields, [':reason', '別の人の用紙']])).headers.location, response);
  const page = await north.get(response);
  assert.ok(page.body.includes('別の人の用紙') && page.body.includes('別人の用紙'));
  const { status, revision } = await stored(response);
  assert.deepEqual([status, revision], ['entered-in-error', 2]);
});

describe('who may what', () => {
  let response;
  let none; // the address of one that was thrown away
  before(async () => {
    response = await completed(north, '北部のもの');
    none = await begin(north);
    await north.post(`${none}/discard`, await formOf(north, `${none}/discard`));
  });

  for (const path of ['', '/steps/1', '/confirm', '/discard', '/revisions/1']) {
    test(`another desk's response looks like one that there is not: ${path || 'read'}`, async () => {
      const neutral = (body) => body.replaceAll(/[0-9a-f]{32,}|K08-\w{6}-\w/g, '');
      const hidden = await central.get(response + path);
      const absent = await central.get(none + path);
      assert.equal(hidden.status, 404);
      assert.equal(neutral(hidden.body), neutral(absent.body));
    });
  }

  test('nor is it in the list, nor changed by a post with fields of one of theirs', async () => {
    assert.ok(!(await central.get(listPath)).body.includes(numberOf(response)));
    const own = await begin(central, 'central');
    const fields = await formOf(central, `${own}/steps/1`);
    const answer = await postStep(central, `${response}/steps/1`, fields, { c_relation: 'self' });
    assert.equal(answer.status, 410);
    assert.equal((await stored(response)).entries, null);
  });

  test('nobody begins one at a desk that is not theirs', async () => {
    const fields = await beginFields(north, 'central');
    assert.equal((await north.post(listPath, fields)).status, 403);
  });

  for (const login of ['viewer1', 'contractor1']) {
    test(`${login} has no forms`, async () => {
      const visitor = await logIn(instance.staffUrl, login);
      assert.ok(!(await visitor.get('/requests')).body.includes('href="/forms"'));
      for (const path of ['/forms', listPath, response, `${response}/steps/1`]) {
        assert.equal((await visitor.get(path)).status, 403, path);
      }
      const [[, key]] = hiddenFields((await visitor.get('/requests')).body, '/logout');
      assert.equal((await visitor.post(listPath, { key })).status, 403);
    });
  }

  test('no other site can begin or complete one', async () => {
    const before = await count('select count(*) from madoguchi.response');
    const fields = await beginFields(north, 'north');
    const foreign = await north.post(listPath, fields, { origin: 'https://evil.example' });
    assert.equal(foreign.status, 403);
    const keyless = await north.post(listPath, fields.filter(([name]) => name !== 'key'));
    assert.equal(keyless.status, 403);
    assert.equal(await count('select count(*) from madoguchi.response'), before);
  });

  test('under the name of another form there is nothing', async () => {
    assert.equal((await north.get(response.replace('ConsultIntake', 'Other'))).status, 404);
    assert.equal((await north.get('/forms/Other/responses')).status, 404);
  });
});

describe('the list', () => {
  test('has every response of the desk once, page by page, the newest first', async () => {
    const south = await logIn(instance.staffUrl, 'desk3');
    const begun = [];
    for (let i = 0; i < 52; i++) {
      begun.unshift(numberOf(await begin(south, 'south')));
    }
    const seen = [];
    for (let href = listPath; href; ) {
      const page = await south.get(href);
      assert.equal(page.status, 200);
      seen.push(...[...page.body.matchAll(/href="[^"]*\/responses\/(K08-[^"]+)"/g)].map(([, number]) => number));
      href = /rel="next" href="([^"]+)"/.exec(page.body)?.[1];
    }
    assert.deepEqual(seen, begun);
  });

  for (const query of ['before=x', 'before=K08-000001-X', 'order=1', 'before=']) {
    test(`${query}: 400`, async () => {
      assert.equal((await north.get(`${listPath}?${query}`)).status, 400);
    });
  }
});
