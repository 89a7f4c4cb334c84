// A reader of RFC 4180, written for the tests alone: it shares nothing with what writes the files.

/** Rows of cells. Throws on what is no CSV: a stray quote, a row that does not end. */
export function parseCsv(text) {
  const rows = [];
  let at = 0;
  while (at < text.length) {
    const row = [];
    do {
      const cell = readCell(text, at);
      row.push(cell.value);
      at = cell.end;
    } while (text[at++] === ',');
    if (text.slice(at - 1, at + 1) !== '\r\n') {
      throw new Error(`row ${rows.length + 1} does not end with CRLF`);
    }
    at += 1;
    rows.push(row);
  }
  return rows;
}

function readCell(text, start) {
  if (text[start] !== '"') {
    const end = start + text.slice(start).search(/[,\r]/);
    const value = text.slice(start, end);
    if (value.includes('"')) {
      throw new Error(`a quote inside a bare cell: ${value}`);
    }
    return { value, end };
  }
  let end = start + 1;
  while (text[end] !== '"' || text[end + 1] === '"') {
    if (end >= text.length) {
      throw new Error('a quoted cell does not end');
    }
    end += text[end] === '"' ? 2 : 1;
  }
  return { value: text.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 };
}

/** The rows as objects by column. A name may carry its label in brackets: "c_tel（電話番号）" is c_tel. */
export function recordsOf(text) {
  const [header, ...rows] = parseCsv(text.replace(/^\uFEFF/, ''));
  const names = header.map((name) => name.replace(/（.*$/, ''));
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])));
}
