// The audit trail's chain as docs/audit.md defines it, by another program than the one that made it.

import { createHash } from 'node:crypto';

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
const field = (value) => (value === null ? '-,' : `${Buffer.byteLength(value)}:${value},`);
const hashOf = (...fields) => sha256(fields.map(field).join(''));

const columns = ['municipality', 'audit_id', 'micros', 'zone', 'staff_id', 'address', 'request_id', 'kind', 'subject', 'detail'];

/** {"[1,4)"} as the numbers in it. */
function numbersOf(ids) {
  return [...ids.matchAll(/\[(\d+),(\d+)\)/g)].flatMap(([, from, to]) =>
    Array.from({ length: Number(to) - Number(from) }, (_, i) => Number(from) + i),
  );
}

async function json(instance, sql) {
  return JSON.parse((await instance.psql(`select coalesce(json_agg(t), '[]') from (${sql}) t`)) || '[]');
}

/** Tables as they are, all of them text. */
async function dump(instance) {
  const rows = await json(
    instance,
    `select municipality::text, audit_id::text, ((extract(epoch from at) * 1000000)::bigint)::text as micros, zone,
            staff_id::text, address, request_id, kind, subject, detail::text as detail
       from madoguchi.audit`,
  );
  const seals = await json(
    instance,
    `select municipality::text, seal_no::text, ((extract(epoch from sealed_at) * 1000000)::bigint)::text as micros,
            ids::text as ids, row_count::text, reach::text, encode(rows_hash, 'hex') as rows_hash,
            encode(previous_hash, 'hex') as previous_hash, encode(hash, 'hex') as hash
       from madoguchi.audit_seal order by seal_no`,
  );
  return { rows: new Map(rows.map((row) => [Number(row.audit_id), row])), seals };
}

/** Computes every hash anew. {head, sealed, wrong}: wrong are the numbers of the seals that do not fit. */
export async function recompute(instance) {
  const { rows, seals } = await dump(instance);
  const wrong = [];
  let previous = null;
  let sealed = 0;
  for (const seal of seals) {
    const hashes = numbersOf(seal.ids).map((id) => rows.has(id) && hashOf(...columns.map((name) => rows.get(id)[name])));
    const rowsHash = sha256(hashes.join(''));
    const hash = hashOf('madoguchi audit seal 1', seal.municipality, seal.seal_no, seal.micros, seal.ids, seal.row_count,
      seal.reach, rowsHash, previous);
    if (hash !== seal.hash || hashes.length !== Number(seal.row_count)) {
      wrong.push(Number(seal.seal_no));
    }
    previous = seal.hash;
    sealed += hashes.length;
  }
  return { head: previous, sealed, seals: seals.length, wrong };
}
