// Drafts that are ready to be sent, in numbers: copies of one that a visitor has filled in.

import { readFileSync } from 'node:fs';

/** The row of the one draft that is filled in: {url, version, revision}. */
export async function filledDraft(instance) {
  const row = await instance.psql(
    `select questionnaire_url, questionnaire_version, revision from madoguchi.draft
      where receipt_no is null order by revision desc limit 1`,
  );
  const [url, version, revision] = row.split('|');
  return { url, version, revision };
}

async function copy(instance, hashes) {
  await instance.psql(
    `insert into madoguchi.draft (municipality, token_hash, questionnaire_url, questionnaire_version,
                                  language, entries, revision, expires_at)
     select d.municipality, made.hash, d.questionnaire_url, d.questionnaire_version, d.language, d.entries,
            d.revision, d.expires_at
       from (select * from madoguchi.draft where receipt_no is null order by revision desc limit 1) d,
            (${hashes}) as made (hash)`,
  );
}

/** One for each token of the file that tokens.c has made. */
export async function copyForTokens(instance, file) {
  const hashes = readFileSync(file, 'utf8').trim().split('\n').map((line) => line.split('\t')[1]);
  for (let at = 0; at < hashes.length; at += 1000) {
    const batch = hashes.slice(at, at + 1000).map((hash) => `('\\x${hash}'::bytea)`);
    await copy(instance, `values ${batch.join(',')}`);
  }
}

/** One for each number of a range, under the hash that is the number itself: for peers that know no tokens. */
export async function copyForNumbers(instance, first, last) {
  await copy(
    instance,
    `select decode(lpad(to_hex(n), 64, '0'), 'hex') from generate_series(${first}, ${last}) as n`,
  );
}
