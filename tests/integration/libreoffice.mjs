// A spreadsheet opens a file as somebody who double-clicks it would: LibreOffice without a screen.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { run } from '../lib/madoguchi.mjs';

const UTF_8 = 76; // LibreOffice's numbers of character sets
const WINDOWS_932 = 60;

function unescaped(text) {
  const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replaceAll(/&(?:(amp|lt|gt|quot|apos)|#x([0-9a-f]+)|#(\d+));/gi, (_, name, hex, number) =>
    name ? named[name] : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(number)));
}

const attribute = (head, name) => new RegExp(` ${name}="([^"]*)"`).exec(head)?.[1];

/** {type, text, formula} of each cell; an empty one has no type. */
function cellsOf(row) {
  const cells = [...row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>([^]*?)<\/table:table-cell>)/g)];
  return cells.flatMap(([, head, inside = '']) => {
    const texts = [...inside.matchAll(/<text:p>([^]*?)<\/text:p>/g)].map(([, text]) => {
      const spaces = (_, count) => ' '.repeat(Number(count ?? 1));
      return unescaped(text.replaceAll(/<text:s(?: text:c="(\d+)")?\/>/g, spaces).replaceAll(/<[^>]*>/g, ''));
    });
    const cell = { type: attribute(head, 'office:value-type'), text: texts.join('\n'), formula: attribute(head, 'table:formula') };
    return Array(Number(attribute(head, 'table:number-columns-repeated') ?? 1)).fill(cell);
  });
}

/** The rows that the program sees in a CSV. */
export async function openInLibreOffice(bytes, { cp932 = false } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'madoguchi-calc-'));
  try {
    writeFileSync(path.join(folder, 'download.csv'), bytes);
    // Comma, double quote, character set, from the first row, columns as they come, in Japanese, quoted text is no text
    // format, numbers of every kind are looked for: all that the program can do to a cell.
    const filter = `CSV:44,34,${cp932 ? WINDOWS_932 : UTF_8},1,,1041,false,true`;
    await run('soffice', [
      '--headless', `-env:UserInstallation=file://${folder}/profile`, `--infilter=${filter}`,
      '--convert-to', 'fods', '--outdir', folder, path.join(folder, 'download.csv'),
    ], { env: { ...process.env, HOME: folder } });
    const sheet = readFileSync(path.join(folder, 'download.fods'), 'utf8');
    assert.equal(sheet.match(/<table:table /g).length, 1);
    const rows = [...sheet.matchAll(/<table:table-row[^>]*?(?:\/>|>([^]*?)<\/table:table-row>)/g)];
    return rows.map(([, inside = '']) => cellsOf(inside)).filter((cells) => cells.some(({ type }) => type));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
