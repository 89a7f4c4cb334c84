// A program and a database of different ages: nothing starts, and the sentence says what to do.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { startMadoguchi } from '../lib/madoguchi.mjs';

const commands = ['serve public', 'serve staff', 'work --once', 'check', 'migrate --check'];

let instance;

before(async () => {
  instance = await startMadoguchi();
});
after(() => instance?.stop());

function refused(sentence, remedy) {
  for (const command of commands) {
    test(`"${command}" is refused`, () =>
      assert.rejects(instance.madoguchi(...command.split(' ')), ({ message }) => {
        assert.match(message, sentence);
        assert.match(message, remedy);
        return true;
      }));
  }
}

describe('on a newer schema', () => {
  before(() =>
    instance.psql(
      `insert into madoguchi.schema_migration select 9999, 'later.sql', sha256 from madoguchi.schema_migration limit 1`,
    ),
  );
  after(() => instance.psql('delete from madoguchi.schema_migration where number = 9999'));
  refused(/schema is newer than this program/, /Update this installation/);
});

describe('on an older schema', () => {
  let newest;
  before(async () => {
    newest = await instance.psql(`
      delete from madoguchi.schema_migration
       where number = (select max(number) from madoguchi.schema_migration)
      returning quote_literal(to_jsonb(schema_migration))`);
  });
  after(() =>
    instance.psql(`
      insert into madoguchi.schema_migration
      select * from jsonb_populate_record(null::madoguchi.schema_migration, ${newest})`),
  );
  refused(/schema is older than this program/, /madoguchi migrate/);
});

test('and starts once both are of one age', async () => {
  await instance.madoguchi('work', '--once');
  await instance.madoguchi('check');
});
