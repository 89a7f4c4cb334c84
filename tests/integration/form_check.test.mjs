// `madoguchi form check`: what somebody who writes a form sees.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';

import { makeFolder, root } from '../lib/madoguchi.mjs';

const program = path.join(root, 'build/release-gcc/madoguchi');
const folder = makeFolder('form-check');

after(() => rmSync(folder, { recursive: true, force: true }));

function file(name, text) {
  const where = path.join(folder, name);
  writeFileSync(where, typeof text === 'string' ? text : JSON.stringify(text, null, 1));
  return where;
}

/** What the command says, and its exit status. */
function check(...words) {
  return spawnSync(program, ['form', 'check', ...words], { encoding: 'utf8' });
}

const questionnaire = (item, more = {}) => ({
  resourceType: 'Questionnaire', url: 'https://example.jp/q', version: '2026.1', name: 'Q', title: 'T',
  status: 'active', language: 'ja', ...more, item,
});

const string = (linkId) => ({ linkId, type: 'string', text: linkId });

test('a_broken_file_tells_all_its_faults_in_their_order', () => {
  const broken = file('broken.json', questionnaire([
    { linkId: 'a', type: 'choice', text: 'A', required: 'true' },
    { ...string('b'), enableWhen: [{ question: 'zz', operator: 'exists', answerBoolean: true }] },
    { linkId: 'b', type: 'display', text: 'C', required: false },
  ]));
  const { status, stdout } = check(broken);
  const told = [...stdout.matchAll(/^.*:(\d+):(\d+): (\w+): .* \[(\S+)\]\n {4}(\$\S*)\n {4}(\S.*)$/gm)];

  assert.equal(status, 1);
  assert.deepEqual(told.map(([, , , , rule, where]) => [rule, where]), [
    ['HCQ-1.3', '$.item[0]'],
    ['json', '$.item[0].required'],
    ['L2', '$.item[1].enableWhen[0].question'],
    ['que-6', '$.item[2]'],
    ['que-2', '$.item[2].linkId'],
  ]);
  const lines = told.map(([, line, column]) => Number(line) * 1000 + Number(column));
  assert.deepEqual(lines, [...lines].sort((left, right) => left - right));
  assert.match(stdout, /^1 checked: 5 errors, 0 warnings$/m);
});

test('a_place_is_where_an_editor_finds_it', () => {
  const broken = file('place.json', questionnaire([{ ...string('a'), requierd: true }]));
  const [, line, column] = /:(\d+):(\d+): error: "requierd"/.exec(check(broken).stdout);
  const found = readFileSync(broken, 'utf8').split('\n')[line - 1];

  assert.match(found, /"requierd": true/);
  assert.equal(found.slice(column - 1, Number(column) + 3), 'true');
});

test('warnings_alone_are_no_failure', () => {
  const unwise = file('unwise.json', questionnaire([
    { linkId: 'g', type: 'group', text: 'G', item: [{ ...string('a'), required: true }] },
  ]));
  const { status, stdout } = check(unwise);

  assert.equal(status, 0);
  assert.match(stdout, /warning: .* \[L6\]/);
  assert.match(stdout, /^1 checked: 0 errors, 1 warnings$/m);
});

test('what_is_no_json_tells_the_line', () => {
  const { status, stdout } = check(file('cut.json', '{"resourceType":\n "Questionnaire",\n'));

  assert.equal(status, 1);
  assert.match(stdout, /:3:\d+: error: .* \[json\]/);
});

test('several_files_are_checked_and_one_that_is_missing_is_told', () => {
  const right = file('right.json', questionnaire([string('a')]));
  const { status, stdout, stderr } = check(right, path.join(folder, 'nowhere.json'), right);

  assert.equal(status, 1);
  assert.match(stderr, /nowhere\.json/);
  assert.match(stdout, /^2 checked: 0 errors, 0 warnings$/m);
});

test('a_new_version_is_compared_with_the_one_before', () => {
  const before = file('before.json', questionnaire([string('a'), string('b')]));
  const now = file('now.json', questionnaire([string('a')], { version: '2026.2' }));
  const { status, stdout } = check('--previous', before, now);

  assert.equal(status, 0);
  assert.match(stdout, /the question "b" of version 2026\.1 is gone \[L8\]/);
});
