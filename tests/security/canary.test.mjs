// Words that nobody would write by chance walk through both zones, on every page, when all goes well and when nothing
// does. Afterwards they stand in the database and nowhere else.

import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { openCase } from '../integration/case.mjs';
import { Visitor, formBody, send, sendRaw } from '../integration/client.mjs';
import { startDatabase, stopDatabase } from '../integration/database.mjs';
import { download, withSensitive } from '../integration/exports.mjs';
import { answersOf, begin, confirm, fillAll, fillStep, hiddenFields, receiptNumber, receiptPath, stepPath } from '../integration/journey.mjs';
import { begin as beginResponse, fillAll as fillResponse } from '../integration/response.mjs';
import { logIn } from '../integration/staff.mjs';
import { run, sendSignal, startMadoguchi } from '../lib/madoguchi.mjs';
import { formKeyOf } from './actors.mjs';
import { UNSEATING } from './posts.mjs';
import { routesOf } from './routes.mjs';
import { traces } from './search.mjs';

const words = {
  name: 'Kanariya-Namae',
  kanji: '鶯谷金糸雀',
  disease: 'kanariya-byoumei-4711',
  password: 'kanariya-Passwort-4711',
  login: 'kanariya.login',
  search: 'kanariya-suche',
  path: 'kanariya-pfad',
  header: 'kanariya-kopfzeile',
  code: '90417263',
};

const zones = { public: await routesOf('public'), staff: await routesOf('staff') };

let instance;
let officer;
const secrets = []; // tokens, keys, receipt numbers: what only running makes

/** What a resident types who is to be recognised. */
function answers() {
  const all = answersOf(`${words.disease} ${words.kanji}`);
  all[0] = { ...all[0], c_name: words.name };
  return all;
}

before(async () => {
  // A core file is written into the working folder where that is allowed; who may not allow it has none to find.
  await run('prlimit', ['--pid', String(process.pid), '--core=unlimited']).catch(() => {});
  const env = { RATE_LIMIT: 'off', STAFF_WORKERS: '2' };
  instance = await startMadoguchi({ workers: 2, build: 'release', env });
  officer = await logIn(instance.staffUrl, 'admin');
  secrets.push(officer.cookies.get('session'), await formKeyOf(officer));
});
after(() => instance?.stop());

const headers = {
  'user-agent': words.header,
  'referer': `https://${words.header}.example/`,
  'accept-language': `en;q=0.5, ${words.header}`,
  'x-forwarded-for': words.header,
  'x-request-id': words.header,
};

async function sendAll() {
  const visitor = await begin(instance.publicUrl);
  secrets.push(visitor.cookies.get('draft'));
  await fillAll(visitor, answers());
  const page = await visitor.get('/consultation/confirm');
  secrets.push(new Map(hiddenFields(page.body, '/consultation/confirm')).get('key'));
  await confirm(visitor);
  const number = receiptNumber((await visitor.get(receiptPath)).body);
  secrets.push(number);
  return number;
}

async function standingBefore(step) {
  const visitor = await begin(instance.publicUrl);
  for (let at = 1; at < step; at++) {
    await fillStep(visitor, at, answers()[at - 1]);
  }
  const fields = hiddenFields((await visitor.get(stepPath(step))).body, stepPath(step));
  return { visitor, post: () => visitor.post(stepPath(step), [...fields, ...Object.entries(answers()[step - 1]).flatMap(
    ([name, value]) => [value].flat().map((one) => [name, one])), ['action', 'next']]) };
}

/** A worker that is killed while it waits for a table, with what was typed in its memory. */
async function crashWithAnswersInHand(signal) {
  const { post } = await standingBefore(3);
  const holding = instance.psql('begin; lock table madoguchi.draft; select pg_sleep(1.5)');
  await sleep(400);
  const answer = post().catch(() => null);
  await sleep(400);
  for (const pid of instance.workerPids('public')) {
    sendSignal(pid, signal);
  }
  await Promise.all([answer, holding]);
  await healthy();
}

async function healthy() {
  for (let tries = 100; tries > 0; tries--) {
    const { status } = await send(`${instance.publicUrl}/healthz`).catch(() => ({}));
    if (status === 200) {
      return;
    }
    await sleep(50);
  }
  throw new Error('the public zone does not come back');
}

const walks = {
  'a request is sent, listed, read and taken away as a file': async () => {
    const number = await sendAll();
    for (const at of ['/requests', `/requests/${number}`, `/requests/${number}/response.json`]) {
      const answer = await officer.get(at, headers);
      assert.equal(answer.status, 200, at);
    }
    assert.match((await officer.get(`/requests/${number}`)).body, new RegExp(words.disease));
    assert.match((await download(officer, withSensitive)).body, new RegExp(words.disease));
  },
  'a response is typed in': async () => {
    const response = await beginResponse(officer, 'central');
    secrets.push(response.split('/').at(-1));
    await fillResponse(officer, response, words.disease);
    assert.equal((await officer.get(`${response}/confirm`)).status, 200);
  },
  'somebody is sought, a case opened, and a contact typed in': async () => {
    const desk = await logIn(instance.staffUrl, 'desk1');
    const page = await desk.get('/cases/new');
    const found = await desk.post('/cases/search', [...hiddenFields(page.body, '/cases/search'), ['name', words.name]]);
    assert.equal(found.status, 200);
    const caseNo = await openCase(desk, 'central', words.name);
    const contact = (await desk.get(`/cases/${caseNo}`)).body.match(/\/contacts\/(K[\w-]+)/)[1];
    const sheet = `/contacts/${contact}/edit`;
    const fields = hiddenFields((await desk.get(sheet)).body, sheet).filter(([name]) => name !== 'action');
    const kept = await desk.post(sheet, [...fields, ['summary', words.disease], ['action', 'keep']]);
    assert.ok(kept.status < 400, kept.body);
    assert.match((await desk.get(sheet)).body, new RegExp(words.disease));
    secrets.push(caseNo, contact);
  },
  'every address is asked for, with words in its path, its query and its headers': async () => {
    for (const [zone, routes] of Object.entries(zones)) {
      const origin = zone === 'public' ? instance.publicUrl : instance.staffUrl;
      const visitor = zone === 'public' ? await begin(origin) : officer;
      await Promise.all(routes.filter(({ method }) => method === 'GET').flatMap(({ path: pattern }) => [
        visitor.get(`${pattern.replaceAll(/\{\w+\}/g, words.path)}?q=${words.search}&${words.search}=${words.code}`, headers),
        send(`${origin}${pattern}/${words.path}?${words.search}`.replaceAll(/[{}]/g, ''), { headers }),
      ]));
    }
  },
  'every form is sent, with and without its key': async () => {
    const fields = { q: words.search, name: words.name, code: words.code, ':reason': words.disease, ':at': '0', q_detail: words.kanji };
    const posts = zones.staff.filter(({ method, name }) => method === 'POST' && ![...UNSEATING, 'POST /login'].includes(name));
    for (const key of [secrets[1], words.code]) {
      await Promise.all(posts.map(({ path: pattern }) =>
        officer.post(pattern.replaceAll(/\{\w+\}/g, words.path), { ...fields, key }, headers)));
    }
    assert.equal((await officer.get('/requests')).status, 200, 'the forms came from a session that is open');
    for (const { path: pattern } of zones.public.filter(({ method }) => method === 'POST')) {
      await new Visitor(instance.publicUrl).post(pattern.replaceAll(/\{\w+\}/g, '1'), fields, headers);
    }
  },
  'a login fails, by name, by password and by haste': async () => {
    for (const login of [words.login, 'viewer1', words.password]) {
      for (let tries = 0; tries < 7; tries++) {
        await new Visitor(instance.staffUrl).post('/login', { login, password: words.password, next: `/${words.path}` }, headers);
      }
    }
  },
  'a session is over while something is typed': async () => {
    const nobody = new Visitor(instance.staffUrl);
    nobody.cookies.set('session', `${words.header}${'A'.repeat(43)}`.slice(0, 43));
    const answer = await nobody.post('/forms/ConsultIntake/responses', { q_detail: words.disease, key: words.code });
    assert.equal(answer.status, 403);
    assert.ok(answer.body.includes(words.disease), 'it is kept for the visitor');
  },
  'requests are broken off, too large, and no HTTP': async () => {
    const body = formBody({ q_detail: words.disease, c_name: words.name });
    const head = `POST ${stepPath(1)} HTTP/1.1\r\nHost: x\r\nUser-Agent: ${words.header}\r\nContent-Type: application/x-www-form-urlencoded`;
    await sendRaw(instance.publicUrl, `${head}\r\nContent-Length: ${body.length + 9}\r\n\r\n${body}`, { closeAfter: 100 });
    await sendRaw(instance.publicUrl, `${head}\r\nContent-Length: 900000\r\n\r\n${body.repeat(100)}`, { closeAfter: 200 });
    await sendRaw(instance.publicUrl, `${words.path} /${words.search} ${words.header}\r\n\r\n`);
    await sendRaw(instance.publicUrl, `GET /${words.path}%00?${words.search} HTTP/1.1\r\nHost: ${words.header}\r\nX-A : b\r\n\r\n`);
    await send(`${instance.publicUrl}/${words.path}`, { headers: { cookie: `draft=${words.header.repeat(300)}` } });
    await new Visitor(instance.publicUrl).post('/consultation', { q_detail: words.disease.repeat(9000) });
  },
  'the database refuses a row and quotes it': async () => {
    const { visitor, post } = await standingBefore(3);
    await instance.psql("alter table madoguchi.draft add constraint canary check (entries::text not like '%kanariya-byoumei%')");
    assert.equal((await post()).status, 500);
    await instance.psql('alter table madoguchi.draft drop constraint canary');
    assert.equal((await visitor.get(stepPath(3))).status, 200);
  },
  'the database fails with the words in its sentence': async () => {
    const { post } = await standingBefore(3);
    await instance.psql(`
      create function madoguchi.canary() returns trigger language plpgsql as $$
      begin raise exception 'no: %', new.entries using detail = new.entries::text, hint = new.entries::text; end $$;
      create trigger canary before update on madoguchi.draft for each row execute function madoguchi.canary()`);
    assert.equal((await post()).status, 500);
    await instance.psql('drop function madoguchi.canary() cascade');
  },
  'the database is away': async () => {
    const { post } = await standingBefore(3);
    await stopDatabase(instance.stateDir);
    assert.equal((await post()).status, 503);
    await officer.get(`/requests/${words.path}`, headers);
    await startDatabase(instance.stateDir);
    await healthy();
  },
  'workers are aborted with what was typed in their hands': () => crashWithAnswersInHand('SIGABRT'),
  'workers read what they may not': () => crashWithAnswersInHand('SIGSEGV'),
};

const wanted = () => [...Object.values(words), ...secrets.filter(Boolean)];

describe('nothing of it is left beside the database', () => {
  for (const [what, walk] of Object.entries(walks)) {
    test(what, async () => {
      await walk();
      await sleep(1100); // nginx writes its log once a second
      assert.deepEqual(traces(instance.stateDir, wanted()), []);
    });
  }

  test('nor in the audit trail, which tells who did what and never what somebody typed', async () => {
    assert.ok(Number(await instance.psql('select count(*) from madoguchi.audit')) > 10);
    for (const word of [...Object.values(words), secrets[0], secrets[1]]) {
      const rows = await instance.psql(`select kind, detail from madoguchi.audit a where to_jsonb(a)::text like '%${word}%'`);
      assert.equal(rows, '', word);
      const failures = await instance.psql(`select 1 from madoguchi.login_failure f where to_jsonb(f)::text like '%${word}%'`);
      assert.equal(failures, '', word);
    }
  });

  test('and no token stands anywhere in the database', async () => {
    const tokens = secrets.filter((secret) => secret?.length >= 43);
    assert.ok(tokens.length >= 3);
    for (const token of tokens) {
      for (const table of ['draft', 'session', 'request', 'audit']) {
        const digest = `select count(*) from madoguchi.${table} t where to_jsonb(t)::text like '%${token}%'`;
        assert.equal(await instance.psql(digest), '0');
      }
    }
  });
});

describe('the search would find it', () => {
  const plants = {
    'a line of a log': (word) => appendFileSync(`${instance.stateDir}/log/public.log`, `{"event":"${word}"}\n`),
    'an address in a log': (word) => appendFileSync(`${instance.stateDir}/log/access.log`, `GET /?q=${encodeURIComponent(word)}\n`),
    'JSON in ASCII': (word) => appendFileSync(`${instance.stateDir}/log/staff.log`,
      [...word].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')),
    'a temporary file': (word) => {
      mkdirSync(path.join(instance.stateDir, 'tmp', 'body', '1'), { recursive: true });
      writeFileSync(path.join(instance.stateDir, 'tmp', 'body', '1', '0000000001'), `a=${word}`);
    },
    'a core file': (word) => writeFileSync(path.join(instance.stateDir, 'core.1234'), Buffer.from(`\0\0${word}\0`)),
  };
  for (const [index, [what, plant]] of Object.entries(plants).entries()) {
    test(what, () => {
      const word = `鶯${'一二三四五'[index]}番`;
      assert.deepEqual(traces(instance.stateDir, [word]), []);
      plant(word);
      assert.equal(traces(instance.stateDir, [word]).length, 1);
    });
  }
});
