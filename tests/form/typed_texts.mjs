/**
 * What people type into a question: right and wrong, in the spellings that the form format promises to take. Only
 * texts about which its page leaves no doubt.
 */

const WORDS = [
  '山田', 'さくら', '𩸽𠮷', '𠮷', '𠮷a𠮷', 'abc', '髙﨑𠮷', 'a', '𠮷𠮷', 'か\u3099く', 'ﾊﾝｶｸ', '１２３', 'ABC-1',
  'あ い', 'x1', '𠮷あ𩸽', 'a　b', 'a\u2028b',
];
const BLANKS = ['', ' ', '　', ' 　'];
const REFUSED = ['あ\u0001', '😀', 'x\uFFFE', '\u007fa', 'a\u0085b'];

const BY_NORMALIZE = {
  name: ['山田　花子', 'ﾔﾏﾀﾞ', '髙﨑', ' 前後 '],
  kana: ['やまだ　はなこ', 'ﾔﾏﾀﾞ ﾊﾅｺ', 'ヤマダ・ハナコ', 'さーくる', '山田', 'abc'],
  tel: ['03-1234-5678', '０３（１２３４）５６７８', '090 1234 5678', '+81 3 1234 5678', '0312345678（内線12）', '123', 'なし',
    '１２３４５６７８９０'],
  postal: ['154-0001', '〒１５４－０００１', '1540001', '154-000', 'abc'],
  digits: ['0012', '１，２３４', '12', '1a'],
  url: ['https://example.jp/', 'example.jp', 'ftp://example.jp/'],
  email: ['a.b@example.jp', 'ａ＠ｅｘａｍｐｌｅ．ｊｐ', 'a@ example.jp', 'a..b@x.co.jp', 'a@b', 'a@@b.jp', 'あ@example.jp'],
};

const MULTILINE = ['一行目\r\n二行目', 'a\n\nb', 'x\ty', '\n前\n', 'a\rb'];
const BROKEN_LINE = ['a\tb', 'a\nb', 'a\r\nb'];

export const SAMPLES = {
  integer: {
    right: ['0', '1', '２', '-3', '1,234', '１２', '7', '2147483647', '−5', ' 4 '],
    wrong: ['abc', '1.5', '2147483648', '1 2 x', '三つ', '--1'],
  },
  decimal: {
    right: ['0', '1.5', '1.50', '２．２５', '-0.5', '1,234.5', '3', '10.125', '−1'],
    wrong: ['abc', '1.2.3', '1.', '1e5', '36,5'],
  },
  day: {
    right: ['2026-09-01', '2026/9/1', '２０２６年９月１日', '令和8年9月1日', 'R8.9.1', '20260901', '令和元年5月1日', '昭和64年1月7日',
      '2024-02-29', '2026-08-31', '1999-12-31', 'H31.4.30'],
    wrong: ['2026-02-29', '昭和64年1月8日', 'R1.4.30', '2026-13-01', '平成31年5月1日', 'あす', '2026-09', '9月1日'],
  },
  month: {
    right: ['2026-09', '2026/9', '2026年9月', '令和8年9月', '２０２６年８月', 'R8.10'],
    wrong: ['2026-13', '2026', 'abc', '令和元年4月'],
  },
  year: {
    right: ['2026', '２０２５年', '令和8年', '2026年', '昭和64年'],
    wrong: ['abc', '20', '昭和65年', '2026-09'],
  },
  time: {
    right: ['14:30', '１４：３０', '午後2時30分', '9:05', '午前9時', '0:00', '23:59:59', '14時30分', '午後12時15分'],
    wrong: ['25:00', '14:60', 'abc', '14'],
  },
  dateTime: {
    right: ['2026-09-01 14:30', '令和8年9月1日 午後2時30分', '2026/9/1 9:05', '２０２６年９月１日　１４時３０分'],
    wrong: ['2026-09-01', '14:30', '2026-02-30 10:00', '2026-09-01 25:00', 'abc'],
  },
  url: {
    right: ['https://example.jp/', 'http://example.jp/a?b=1', 'https://www.example.co.jp/path', 'ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｊｐ／'],
    wrong: ['example.jp', 'ftp://example.jp/', 'https://', 'javascript:alert(1)'],
  },
  boolean: { right: ['true', 'false', 'true'], wrong: ['yes'] },
};

/** The samples of a question that is neither textual nor a choice. */
export function samplesOf(item) {
  return SAMPLES[item.type === 'date' ? item.precision : item.type];
}

/** One text for a string or text, with a sample of its regular expression where there is one. */
function typedString(random, item, sample) {
  if (random.chance(0.04)) return random.pick(REFUSED);
  if (sample !== undefined && random.chance(0.6)) return sample;
  if (item.normalize && random.chance(0.8)) return random.pick(BY_NORMALIZE[item.normalize]);
  if (random.chance(0.2) && item.type === 'string') return random.pick(BROKEN_LINE);
  if (random.chance(0.3) && item.type === 'text' && !item.normalize) return random.pick(MULTILINE);
  return random.chance(0.3) ? ` ${random.pick(WORDS)}${random.pick(WORDS)}　` : random.pick(WORDS);
}

/** One text typed into a question that is no choice. */
export function typedText(random, item, sample) {
  if (random.chance(0.08)) return random.pick(BLANKS);
  if (item.type === 'string' || item.type === 'text') return typedString(random, item, sample);
  const { right, wrong } = samplesOf(item);
  return random.pick(random.chance(0.8) ? right : wrong);
}

/** The codes chosen of a choice, and what is in the free text beside it. */
export function chosenCodes(random, item) {
  const codes = item.options.map(({ code }) => code);
  if (item.type === 'open-choice') codes.push(':other');
  const chosen = random.some(codes, item.repeats ? random.between(1, codes.length) : 1);
  if (random.chance(0.04)) chosen.splice(0, 1, 'no-such-code');
  if (random.chance(0.04)) chosen.splice(0, 1, '');
  if (item.repeats && random.chance(0.06)) chosen.push(chosen[0]);
  return chosen;
}
