// Looks for words wherever an instance leaves something beside its database: logs, temporary files, core files,
// the titles of processes.

import { readFileSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import path from 'node:path';

/** The database itself is where these words belong; the rest of its folder (logs, statistics, cores) is looked at. */
const STORED = new Set(['base', 'pg_wal', 'pg_xact', 'pg_multixact', 'pg_subtrans', 'pg_commit_ts', 'pg_twophase']);

function* filesBelow(folder, skipped = new Set()) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && !skipped.has(entry.name)) {
      yield* filesBelow(file, entry.name === 'postgres' ? STORED : skipped);
    } else if (entry.isFile()) {
      yield file;
    }
  }
}

/** Files that were opened and have lost their name, such as a spooled download. */
function* openFilesOf(pid) {
  let descriptors = [];
  try {
    descriptors = readdirSync(`/proc/${pid}/fd`);
  } catch {
    // the process ended meanwhile
  }
  for (const descriptor of descriptors) {
    const link = `/proc/${pid}/fd/${descriptor}`;
    try {
      if (readlinkSync(link).endsWith(' (deleted)') && statSync(link).isFile()) {
        yield link;
      }
    } catch {
      // closed meanwhile
    }
  }
}

/** The processes whose working folder is the instance's. */
export function processesOf(stateDir) {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`).startsWith(stateDir);
    } catch {
      return false;
    }
  });
}

function* placesOf(stateDir) {
  yield* filesBelow(stateDir, new Set(['app']));
  for (const pid of processesOf(stateDir)) {
    yield* [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`];
    yield* openFilesOf(pid);
  }
}

/** A word as it is written in UTF-8, in addresses and forms, in JSON, in hexadecimal and in base64. */
export function spellingsOf(word) {
  const bytes = Buffer.from(word);
  const json = [...Array(word.length).keys()].map((at) => {
    const unit = word.charCodeAt(at);
    return unit < 128 ? word[at] : `\\u${unit.toString(16).padStart(4, '0')}`;
  }).join('');
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 3));
  return new Set([word, encodeURIComponent(word), encodeURIComponent(word).toLowerCase(), json, json.toUpperCase(),
    bytes.toString('hex'), whole.toString('base64')]);
}

/** ["FILE: WORD"…] of every place where one of the words stands. */
export function traces(stateDir, words) {
  const found = [];
  const spelled = words.flatMap((word) => [...spellingsOf(word)].map((spelling) => [word, spelling]));
  for (const file of placesOf(stateDir)) {
    let text = '';
    try {
      text = readFileSync(file, 'latin1');
    } catch {
      continue; // the process or its file ended meanwhile
    }
    for (const [word, spelling] of spelled) {
      if (text.includes(Buffer.from(spelling).toString('latin1'))) {
        found.push(`${file}: ${word}`);
      }
    }
  }
  return found;
}
