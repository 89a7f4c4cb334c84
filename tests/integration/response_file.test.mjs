// Answers as FHIR QuestionnaireResponses: what leaves is what was answered, and comes back as the same answers.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { makeFolder, root, startMadoguchi } from '../lib/madoguchi.mjs';
import { hiddenFields, sendRequest } from './journey.mjs';
import { amend, begin, complete, fillAll, fillStep, numberOf } from './response.mjs';
import { logIn } from './staff.mjs';

const intake = path.join(root, 'forms/consult_intake.json');

let instance;
let folder;
let north;

before(async () => {
  instance = await startMadoguchi({ workers: 1, env: { RATE_LIMIT: 'off' } });
  folder = makeFolder('responses');
  north = await logIn(instance.staffUrl, 'desk2');
});
after(() => instance?.stop());

const answersOf = async (table, key, number) =>
  JSON.parse(await instance.psql(`select answers from madoguchi.${table} where ${key} = '${number}'`));

const exportsOf = async (number) =>
  instance.psql(`
    select string_agg(kind || ' ' || s.login, ',') from madoguchi.audit a join madoguchi.staff s using (municipality, staff_id)
     where subject = '${number}' and kind like '%.export'`);

async function download(visitor, address) {
  const answer = await visitor.get(`${address}/response.json`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers['content-type'], 'application/fhir+json');
  assert.equal(answer.headers['cache-control'], 'no-store');
  return { ...answer, resource: JSON.parse(answer.body) };
}

/** What the command makes of a resource: its answers, or the text of its problems. */
async function judge(text, name = 'response', form = intake) {
  const file = path.join(folder, `${name}.json`);
  writeFileSync(file, text);
  try {
    const { stdout } = await instance.madoguchi('form', 'response', form, file);
    return { answers: JSON.parse(stdout) };
  } catch (error) {
    return { problems: error.message };
  }
}

/** The resource with an answer to the sensitive question that the form requires. */
function withDetail(resource, detail) {
  const copy = structuredClone(resource);
  const topic = copy.item.find(({ linkId }) => linkId === 'page_topic');
  const at = topic.item.findIndex(({ linkId }) => linkId === 'q_urgency');
  topic.item.splice(at, 0, { linkId: 'q_detail', answer: [{ valueString: detail }] });
  return JSON.stringify(copy, null, 2);
}

async function completed(detail) {
  const response = await begin(north);
  await fillAll(north, response, detail);
  await complete(north, response);
  return response;
}

describe('what staff filled in', () => {
  test('leaves with its number, version and time, and comes back as the same answers', async () => {
    const detail = '一行目\n二行目 <b>';
    const response = await completed(detail);
    const { resource, headers } = await download(north, response);
    const number = numberOf(response);
    assert.match(headers['content-disposition'], new RegExp(`^attachment; filename="${number}.json"`));
    assert.equal(resource.resourceType, 'QuestionnaireResponse');
    assert.equal(resource.status, 'completed');
    assert.equal(resource.identifier.value, number);
    assert.match(resource.questionnaire, /consult_intake\|\d{4}\.\d+$/);
    assert.match(resource.authored, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/);
    const whole = withDetail(resource, detail);
    assert.deepEqual((await judge(whole)).answers, await answersOf('response', 'response_no', number));
    assert.equal(await exportsOf(number), 'response.export desk2');
  });

  test('is amended once it was corrected', async () => {
    const response = await completed('前');
    await amend(north, response, '聞き違い');
    assert.equal((await download(north, response)).resource.status, 'completed', 'not before');
    await fillStep(north, response, 3, { q_topics: ['nurse'], q_detail: '前', q_urgency: 'today' });
    await complete(north, response);
    const { resource, body } = await download(north, response);
    assert.equal(resource.status, 'amended');
    assert.ok(body.includes('"today"') && !body.includes('"w1"'));
  });

  test('is in progress before it was completed, with what can be read of it', async () => {
    const response = await begin(north);
    await fillStep(north, response, 4, { c_method: 'tel', c_tel: '１２３' });
    const { resource, body } = await download(north, response);
    assert.equal(resource.status, 'in-progress');
    assert.ok(!body.includes('１２３'));
  });
});

test('what was chosen from desks, areas and staff comes back too', async () => {
  const list = '/forms/AcpSession/responses';
  const fields = hiddenFields((await north.get(list)).body, list);
  const begun = await north.post(list, fields);
  const step = begun.headers.location;
  const page = await north.get(step);
  const [, me] = /value="(\d+)"[^>]*><span[^>]*>北部窓口 早乙女/.exec(page.body);
  await north.post(step, [
    ...hiddenFields(page.body, step),
    ['date', '2026-10-05'], ['center', 'north'], ['purpose', 'demae'], ['area', 'asahi'], ['n_people', '18'],
    ['staff', me], ['action', 'next'],
  ]);
  const response = step.replace('/steps/1', '');
  assert.equal((await complete(north, response)).status, 303);
  const { body } = await download(north, response);
  const stored = await answersOf('response', 'response_no', numberOf(response));
  assert.deepEqual([stored.center.code, stored.staff[0].code], ['north', me]);
  const { answers } = await judge(body, 'session', path.join(root, 'forms/acp_session.json'));
  assert.deepEqual(answers, stored);
});

test('what a resident sent leaves the same way', async () => {
  const { receiptNo } = await sendRequest(instance.publicUrl, '住民の相談');
  const central = await logIn(instance.staffUrl, 'desk1');
  const { resource } = await download(central, `/requests/${receiptNo}`);
  const whole = withDetail(resource, '住民の相談');
  assert.deepEqual([resource.status, resource.identifier.value], ['completed', receiptNo]);
  assert.deepEqual((await judge(whole)).answers, await answersOf('request', 'receipt_no', receiptNo));
  assert.equal(await exportsOf(receiptNo), 'request.export desk1');
});

test('sensitive answers are in no such file, for a link asks for no reason', async () => {
  const { receiptNo } = await sendRequest(instance.publicUrl, '病状の相談');
  const central = await logIn(instance.staffUrl, 'desk1');
  const response = await begin(north);
  await fillAll(north, response, '病状の相談');
  const files = [[central, 'desk1', `/requests/${receiptNo}`], [north, 'desk2', response]];
  const rightsOf = (login) => `select rights::text from madoguchi.staff where login = '${login}'`;
  for (const state of ['begun', 'completed', 'being corrected']) {
    for (const [visitor, login, address] of files) {
      const before = await instance.psql(rightsOf(login));
      for (const rights of ['{export}', '{export,export_sensitive}']) {
        await instance.psql(`update madoguchi.staff set rights = '${rights}' where login = '${login}'`);
        const { body } = await download(visitor, address);
        assert.ok(!body.includes('病状の相談') && body.includes('タカサキ'), `${state}: ${login} ${rights}`);
      }
      await instance.psql(`update madoguchi.staff set rights = '${before}' where login = '${login}'`);
    }
    await (state === 'begun' ? complete(north, response) : amend(north, response, '聞き違い'));
  }
});

describe('nobody takes what is not theirs', () => {
  for (const login of ['viewer1', 'contractor1']) {
    test(`${login} takes none`, async () => {
      const response = await completed('北部のもの');
      const { receiptNo } = await sendRequest(instance.publicUrl, '中央のもの');
      const visitor = await logIn(instance.staffUrl, login);
      for (const [address, number] of [[response, numberOf(response)], [`/requests/${receiptNo}`, receiptNo]]) {
        assert.equal((await visitor.get(`${address}/response.json`)).status, 403);
        assert.equal(await exportsOf(number), '');
      }
    });
  }

  test("another desk's is not there", async () => {
    const { receiptNo } = await sendRequest(instance.publicUrl, '中央のもの');
    assert.equal((await north.get(`/requests/${receiptNo}/response.json`)).status, 404);
    const central = await logIn(instance.staffUrl, 'desk1');
    assert.equal((await central.get(`${await completed('北部')}/response.json`)).status, 404);
  });
});

describe('a file from elsewhere', () => {
  let text;
  before(async () => {
    text = withDetail((await download(north, await completed('外から'))).resource, '外から');
  });

  test('with an option that there is not is told with its line', async () => {
    const { problems } = await judge(text.replace('"code": "nurse"', '"code": "magic"'), 'option');
    const line = text.slice(0, text.indexOf('"code": "nurse"')).split('\n').length;
    assert.match(problems, new RegExp(`option\\.json:(${line - 1}|${line - 2}|${line}):\\d+: error:`));
  });

  test('without a required answer is told what a visitor would be told', async () => {
    const resource = JSON.parse(text);
    const [first] = resource.item;
    first.item = first.item.filter(({ linkId }) => linkId !== 'c_relation');
    const { problems } = await judge(JSON.stringify(resource), 'missing');
    assert.match(problems, /missing\.json:1:1: error: c_relation: .* \[answer\]\n +\$\n +「.*」を選んでください/);
  });

  test('with an answer that is out of bounds is told where it stands', async () => {
    const resource = JSON.parse(text);
    const contact = resource.item.findIndex(({ item }) => item.some(({ linkId }) => linkId === 'c_tel'));
    const tel = resource.item[contact].item.findIndex(({ linkId }) => linkId === 'c_tel');
    resource.item[contact].item[tel].answer[0].valueString = '123';
    const { problems } = await judge(JSON.stringify(resource, null, 2), 'bounds');
    assert.ok(problems.includes(`$.item[${contact}].item[${tel}].answer[0].valueString`), problems);
    assert.match(problems, /bounds\.json:\d\d+:\d+: error: "c_tel" does not take it: 電話番号は.* \[V6\]/);
  });

  test('that is no JSON, or no answer to this form, is told', async () => {
    assert.match((await judge('{"resourceType": ', 'broken')).problems, /broken\.json:1:\d+: error:/);
    const other = { ...JSON.parse(text), questionnaire: 'https://test.example/other|2026.1' };
    assert.match((await judge(JSON.stringify(other), 'other')).problems, /other\.json:1:\d+: error:/);
  });
});
