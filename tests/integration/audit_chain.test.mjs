// Whoever changes the audit trail is seen, whatever they may do in the database; whoever only writes it is never held up.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { recompute } from './audit_chain.mjs';

let instance;

before(async () => {
  instance = await startMadoguchi({ workers: 1 });
});
after(() => instance?.stop());

const sql = (text) => instance.psql(`set search_path = madoguchi; ${text}`).then((out) => out.replace(/^SET\n?/, ''));
const write = (subject, count = 1) =>
  sql(`insert into audit (municipality, kind, subject, detail)
       select (select municipality from municipality), 'request.view', '${subject} 髙﨑', '{"part": "answers", "一": [1, null]}'
         from generate_series(1, ${count})`);

async function status(...words) {
  try {
    const { stdout } = await instance.madoguchi(...words);
    return { code: 0, text: stdout };
  } catch (error) {
    return { code: error.cause.code, text: error.message };
  }
}
const verify = (...words) => status('audit', 'verify', ...words);
const headOf = ({ text }) => /^head: ([0-9a-f]{64})$/m.exec(text)[1];

/** Seals what there is; resolves to the head. */
async function seal() {
  return headOf(await status('audit', 'seal'));
}

/** As somebody who may do everything, for whom triggers are off, and everything as before afterwards. */
async function tampered(change, story) {
  const tables = ['audit', 'audit_seal'];
  const each = (text) => tables.map((name) => text.replaceAll('T', name)).join('; ');
  await sql(each('create table kept_T as select * from T'));
  try {
    await sql(`set session_replication_role = replica; ${change}`);
    await story();
  } finally {
    await sql(`set session_replication_role = replica;
               ${each('delete from T; insert into T overriding system value select * from kept_T; drop table kept_T')}`);
  }
}

const numberOf = async (subject) => Number(await sql(`select max(audit_id) from audit where subject = '${subject} 髙﨑'`));
const sealOf = async (row) => Number(await sql(`select seal_no from audit_seal where ${row}::bigint <@ ids`));

/** SQL that makes the hashes of the seals fit what is there, as the program itself would have: from this seal to that. */
const reseal = (from, to) => `
  do $do$ begin
    perform set_config('madoguchi.municipality', (select municipality from municipality), true);
    for n in ${from} .. ${to} loop
      update audit_seal s set row_hashes = (select string_agg(audit_row_hash(a), '' order by a.audit_id)
                                              from audit_of_seal(s.ids) a) where seal_no = n;
      update audit_seal s set rows_hash = audit_rows_hash(row_hashes), previous_hash =
             (select hash from audit_seal p where p.seal_no = n - 1) where seal_no = n;
      update audit_seal s set hash = audit_seal_hash(s) where seal_no = n;
    end loop;
  end $do$`;

describe('the chain', () => {
  let heads;
  before(async () => {
    heads = [];
    for (const subject of ['first', 'second', 'third']) {
      await write(subject, 3);
      heads.push(await seal());
    }
  });

  test('holds, and says which rows are not in it yet', async () => {
    await write('fresh', 2);
    const { code, text } = await verify();
    assert.equal(code, 0, text);
    assert.match(text, /^not sealed yet: 2 rows, since \d{4}-/m);
    await seal();
    assert.doesNotMatch((await verify()).text, /not sealed yet/);
  });

  test('is computed to the same hashes by another program', async () => {
    const head = await seal();
    const computed = await recompute(instance);
    assert.deepEqual(computed.wrong, []);
    assert.equal(computed.head, head);
    assert.equal(computed.sealed, Number(await sql('select count(*) from audit')));
  });

  test('holds a head of earlier, and no other', async () => {
    const kept = await verify('--head', heads[0]);
    assert.equal(kept.code, 0, kept.text);
    assert.match(kept.text, /the expected hash is that of seal \d+/);
    const other = await verify('--head', '0'.repeat(64));
    assert.equal(other.code, 1);
    assert.match(other.text, /no seal has the expected hash/);
  });

  test('a changed row is named', async () => {
    const row = await numberOf('second');
    await tampered(`update audit set subject = 'nobody' where audit_id = ${row}`, async () => {
      const { code, text } = await verify();
      assert.equal(code, 1);
      assert.equal(text.match(/broken: .*/g).join(), `broken: seal ${await sealOf(row)}: row ${row} is not what was sealed`);
      assert.deepEqual((await recompute(instance)).wrong, [await sealOf(row)], 'the other program sees it, too');
    });
    assert.equal((await verify()).code, 0);
  });

  for (const column of ['at', 'zone', 'staff_id', 'address', 'request_id', 'kind', 'detail']) {
    test(`no column is left out: ${column}`, async () => {
      const values = {
        at: "at + interval '1 microsecond'", zone: "'madoguchi_owner'", staff_id: '1', address: "'192.0.2.7'",
        request_id: "''", kind: "'request.list'", detail: `detail || '{"x": 1}'`,
      };
      const row = await numberOf('second');
      await tampered(`update audit set ${column} = ${values[column]} where audit_id = ${row}`, async () =>
        assert.match((await verify()).text, new RegExp(`row ${row} is not what was sealed`)));
    });
  }

  test('a deleted row is named', async () => {
    const row = await numberOf('first');
    await tampered(`delete from audit where audit_id = ${row}`, async () => {
      const { code, text } = await verify();
      assert.equal(code, 1);
      assert.match(text, new RegExp(`broken: seal ${await sealOf(row)}: row ${row} is gone`));
    });
  });

  test('two rows that changed places are named', async () => {
    const [one, other] = [await numberOf('first'), await numberOf('third')];
    await tampered(
      `create temporary table pair as select * from audit where audit_id in (${one}, ${other});
       delete from audit where audit_id in (${one}, ${other});
       update pair set audit_id = ${one + other} - audit_id;
       insert into audit overriding system value select * from pair`,
      async () => {
        const { text } = await verify();
        assert.match(text, new RegExp(`row ${one} is not what was sealed`));
        assert.match(text, new RegExp(`row ${other} is not what was sealed`));
      },
    );
  });

  test('the last rows are missed as long as their seal is there', async () => {
    const row = await numberOf('third');
    await write('last');
    await seal();
    const last = await numberOf('last');
    await tampered(`delete from audit where audit_id >= ${last}`, async () =>
      assert.match((await verify()).text, new RegExp(`row ${last} is gone`)));
    assert.ok(last > row);
  });

  test('an end that was cut off with its seals is missed by a head that was kept', async () => {
    await write('end');
    const head = await seal();
    const last = await numberOf('end');
    await tampered(`delete from audit_seal where seal_no >= ${await sealOf(last)}; delete from audit where audit_id >= ${last}`, async () => {
      assert.equal((await verify()).code, 0, 'the chain itself is whole');
      assert.equal((await verify('--head', head)).code, 1);
    });
  });

  test('a seal in the middle is missed', async () => {
    const no = await sealOf(await numberOf('second'));
    await tampered(`delete from audit_seal where seal_no = ${no}`, async () => {
      const { code, text } = await verify();
      assert.equal(code, 1);
      assert.match(text, new RegExp(`broken: seal ${no} is gone`));
    });
  });

  test('a seal that fits a changed row again does not fit the next one', async () => {
    const row = await numberOf('second');
    const no = await sealOf(row);
    await tampered(`update audit set subject = 'x' where audit_id = ${row}; ${reseal(no, no)}`, async () => {
      const { code, text } = await verify();
      assert.equal(code, 1);
      assert.equal(text.match(/broken: .*/g).join(), `broken: seal ${no + 1} does not stand on the one before it`);
    });
  });

  test('a whole new chain is told by a head that was kept, and by nothing else', async () => {
    const row = await numberOf('second');
    const head = await seal();
    const last = await sql('select max(seal_no) from audit_seal');
    await tampered(`update audit set subject = 'x' where audit_id = ${row}; ${reseal(await sealOf(row), last)}`, async () => {
      assert.equal((await verify()).code, 0);
      const { code, text } = await verify('--head', head);
      assert.equal(code, 1);
      assert.match(text, /the chain was written anew, or cut/);
    });
  });

  test('a seal that was changed alone is named', async () => {
    const no = await sealOf(await numberOf('second'));
    await tampered(`update audit_seal set sealed_at = sealed_at - interval '1 day' where seal_no = ${no}`, async () =>
      assert.match((await verify()).text, new RegExp(`broken: seal ${no} is not what was made`)));
  });

  test('rows that are removed without the way that marks them are missed', async () => {
    const no = await sealOf(await numberOf('first'));
    await tampered(
      `update audit_seal set row_hashes = null, removed_at = now(), disposal = 'R-0' where seal_no <= ${no};
       delete from audit where audit_id <@ any (select ids from audit_seal where seal_no <= ${no})`,
      async () => assert.match((await verify()).text, /rows were removed up to seal \d+, and no row of the trail says so/),
    );
  });

  test('nor may a seal in the middle lose its rows, whatever is noted about it', async () => {
    const no = await sealOf(await numberOf('second'));
    await tampered(
      `update audit_seal set row_hashes = null, removed_at = now(), disposal = 'R-0' where seal_no = ${no};
       delete from audit where audit_id <@ (select ids from audit_seal where seal_no = ${no});
       insert into audit (municipality, kind, subject, detail)
       select municipality, 'audit.remove', 'R-0', '{"last_seal": ${no}}' from municipality`,
      async () => assert.match((await verify()).text, new RegExp(`rows were removed up to seal ${no}, and no row`)),
    );
  });

  test('cannot be verified without a database, which is no verdict', async () => {
    const { code } = await status('audit', 'verify', '--head', 'x');
    assert.equal(code, 2);
  });
});

describe('writers and sealers at once', () => {
  test('a row that is committed late is sealed, and the chain holds', async () => {
    const slow = sql(`begin; insert into audit (municipality, kind, subject)
                      select municipality, 'request.view', 'slow 髙﨑' from municipality; select pg_sleep(3); commit`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await write('quick', 5);
    await seal();
    const quick = await numberOf('quick');
    await slow;
    const late = await numberOf('slow');
    assert.ok(late < quick, 'its number is smaller than one that was sealed before');
    assert.match((await verify()).text, /not sealed yet: [1-9]/);
    await seal();
    assert.ok((await sealOf(late)) > (await sealOf(quick)));
    const { code, text } = await verify();
    assert.equal(code, 0, text);
  });

  test('what was rolled back is no gap', async () => {
    await sql(`begin; insert into audit (municipality, kind) select municipality, 'request.view' from municipality; rollback`);
    await write('after');
    await seal();
    assert.equal((await verify()).code, 0);
  });

  test('100,000 rows are sealed by several at once, once, while nobody waits to write', async () => {
    await write('many', 100_000);
    let done = false;
    const sealing = Promise.all([1, 2, 3].map(() => status('audit', 'seal'))).finally(() => {
      done = true;
    });
    const waits = [];
    while (!done) {
      const text = await sql(`set lock_timeout = '100ms'; set statement_timeout = '1s';
        insert into audit (municipality, kind, subject) select municipality, 'request.view', 'meanwhile 髙﨑' from municipality`);
      waits.push(text);
    }
    for (const { code, text } of await sealing) {
      assert.equal(code, 0, text);
    }
    assert.ok(waits.length > 3, `${waits.length} rows were written meanwhile`);
    await seal();
    assert.equal(await sql('select count(*) - (select sum(row_count) from audit_seal) from audit'), '0');
  });
});

describe('the worker', () => {
  const due = () => sql(`set session_replication_role = replica; update audit_check set checked_at = now() - interval '2 days'`);

  test('verifies once a night, and notes that it did', async () => {
    await sql('delete from audit_check');
    await instance.madoguchi('work', '--once');
    assert.equal(await sql('select problems from audit_check'), '[]');
    const verified = "select count(*) from audit where kind = 'audit.verify'";
    const before = await sql(verified);
    await instance.madoguchi('work', '--once');
    assert.equal(await sql(verified), before, 'and not again');
    await due();
    await instance.madoguchi('work', '--once');
    assert.equal(Number(await sql(verified)), Number(before) + 1);
  });

  test('tells in the log and to the administrators that the chain is broken', async () => {
    const row = await numberOf('second');
    await due();
    await tampered(`update audit set subject = 'x' where audit_id = ${row}`, async () => {
      const { stderr } = await instance.madoguchi('work', '--once');
      assert.match(stderr, /"audit_broken"/);
      assert.deepEqual(JSON.parse(await sql('select problems from audit_check')), [
        { what: 'row_changed', seal: await sealOf(row), row },
      ]);
    });
    await due();
    const { stderr } = await instance.madoguchi('work', '--once');
    assert.match(stderr, /"event":"audit".*"head":"[0-9a-f]{64}"/);
  });

  test('what is over goes with a mark, and the chain holds', async () => {
    await sql(`select set_config('madoguchi.municipality', (select municipality from municipality), false);
               select remove_sealed_audit(now() + interval '1 minute', 'R-2026-1', 2)`);
    const { code, text } = await verify();
    assert.equal(code, 0, text);
    assert.match(text, /removed: the rows of seals 1 to 2, the last with disposal record R-2026-1/);
    await seal();
    assert.equal((await verify()).code, 0);
  });

  test('writes no content of the trail into its log', () =>
    assert.doesNotMatch(readFileSync(path.join(instance.stateDir, 'log', 'work.log'), 'utf8'), /髙﨑/));
});
