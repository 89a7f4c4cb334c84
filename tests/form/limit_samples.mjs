/** Values of minValue and maxValue, and those that conditions ask for: in rising order, near what is typed. */

export const LIMITS = {
  integer: [-5, 0, 1, 2, 7, 12, 1234],
  decimal: [{ '#': '-1.0' }, { '#': '0' }, { '#': '1.5' }, { '#': '1.50' }, { '#': '2.250' }, { '#': '10.125' }],
  day: ['1989-01-07', '2019-05-01', '2024-02-29', '2026-08-31', '2026-09-01'],
  month: ['2019-05', '2026-08', '2026-09', '2026-10'],
  year: ['1989', '2025', '2026'],
  time: ['00:00:00', '09:00:00', '09:05:00', '14:30:00', '23:59:59'],
  dateTime: ['2026-09-01T00:05:00Z', '2026-09-01T14:30:00+09:00', '2026-09-01T05:30:00Z', '2026-09-02T00:00:00+09:00'],
};

/** What a condition asks of a question that has no order. */
export const WANTED = {
  string: ['a', 'abc', '山田', 'がく', 'さくら', 'はじめ', 'x1', '03-1234-5678'],
  text: ['a', 'abc', '山田', 'がく', 'さくら', 'はじめ', 'a\nb'],
  boolean: [true, false],
};
