// What the robots type, and what is to be stored of it. The same question gets the same answer from every robot, so that
// what two of them did can be compared.

/** A number that looks like chance and is always the same for the same words. */
export function numberOf(...words) {
  let hash = 2166136261;
  for (const character of words.join('\u0000')) {
    hash = Math.imul(hash ^ character.codePointAt(0), 16777619);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

const pick = (list, ...words) => list[numberOf(...words) % list.length];

const digits = (text) => text.replace(/[0-9.,]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const cut = (text, length = Infinity) => [...text].slice(0, length).join('');

// Each [what is typed, what is stored].
const numbers = [['３', 3], ['12', 12], ['１，２３４', 1234], ['0', 0], ['４８', 48]];
const decimals = [['２．５', '2.5'], ['0.5', '0.5'], ['１２', '12'], ['3.0', '3.0'], ['1,234.5', '1234.5']];
const days = [
  ['令和8年9月1日', '2026-09-01'],
  ['2026-10-02', '2026-10-02'],
  ['R8.9.3', '2026-09-03'],
  ['２０２６年１１月４日', '2026-11-04'],
  ['2026/9/5', '2026-09-05'],
  ['令和元年5月6日', '2019-05-06'],
  ['昭和64年1月7日', '1989-01-07'],
];
const months = [['令和8年4月', '2026-04'], ['2019-05', '2019-05'], ['平成３１年４月', '2019-04']];
const years = [['令和8年', '2026'], ['2019', '2019'], ['昭和６４年', '1989']];
const times = [
  ['午後2時30分', '14:30:00'],
  ['09:00', '09:00:00'],
  ['９：０５', '09:05:00'],
  ['17時', '17:00:00'],
];
const moments = [
  ['令和8年9月1日 午後2時30分', '2026-09-01T14:30:00+09:00'],
  ['2026-09-02 09:05', '2026-09-02T09:05:00+09:00'],
];

const written = {
  name: () => [['ﾔﾏﾀﾞ 髙﨑𠮷子', 'ヤマダ 髙﨑𠮷子'], ['㈲渡邉　德太郎', '㈲渡邉　德太郎']],
  kana: () => [['ﾀｶｻｷ よしこ', 'タカサキ ヨシコ'], ['わたなべ　とくたろう', 'ワタナベ トクタロウ']],
  tel: () => [['０３－００００－１２３４', '03-0000-1234'], ['09000001234', '09000001234'], ['03(0000)1235', '03(0000)1235']],
  postal: () => [['〒９０１－０００１', '9010001'], ['901-0002', '9010002']],
  email: () => [['ｒｏｂｏｔ＠example.lg.jp', 'robot@example.lg.jp'], ['tanaka..taro@example.lg.jp', 'tanaka..taro@example.lg.jp']],
  url: () => [['ｈｔｔｐｓ://www.example.lg.jp/zaitaku/', 'https://www.example.lg.jp/zaitaku/'], [longAddress, longAddress]],
  digits: ({ minLength }) => [[digits('1234567890123'.slice(0, minLength || 6)), '1234567890123'.slice(0, minLength || 6)]],
};
const longAddress = `http://www.example.lg.jp/${'madoguchi/'.repeat(12)}?q=%E7%AA%93%E5%8F%A3#a`;

/** What matches a regular expression of a form. */
const matching = {
  '[0-9]{2}[134][0-9]{7}': [[digits('1310000001'), '1310000001']],
  '[A-Z]{2}-\\d+': [['AB-123', 'AB-123']],
};

/** Free text tells where it was typed, so that an exchange of two fields does not go unnoticed. Some is as long as it may be. */
function freeText(question, name, round) {
  const first = `${name} の答え <b>&"'{{x}} 髙﨑𠮷`;
  const lines = question.type === 'text' ? `${first}\n\n　二つめの段落` : first;
  const long = numberOf(name, round, 'long') % 4 === 0;
  const text = long ? lines + pick(['𠮷野家のながいこたえ、', 'Donaudampfschifffahrt'], name, round).repeat(100) : lines;
  const fitting = cut(text, question.maxLength ?? 1000).trim();
  return [[`  ${fitting}　`, fitting]];
}

function texts(question, name, round) {
  if (question.regex) {
    return matching[question.regex];
  }
  const kind = question.type === 'url' ? 'url' : question.normalize;
  return written[kind]?.(question) ?? freeText(question, name, round);
}

const dates = ({ entryFormat }) => ({ 'YYYY-MM': months, YYYY: years })[entryFormat] ?? days;

const within = ({ min = -Infinity, max = Infinity, places }, samples) =>
  samples.filter(([, stored]) => {
    const fraction = String(stored).split('.')[1] ?? '';
    return Number(stored) >= min && Number(stored) <= max && fraction.length <= places;
  });

const betweenTexts = ({ min = '', max = '\uffff' }, samples) =>
  samples.filter(([, stored]) => stored >= min && stored <= max);

const samples = {
  integer: (question) => within(question, numbers),
  decimal: (question) => within(question, decimals),
  date: (question) => betweenTexts(question, dates(question)),
  time: (question) => betweenTexts(question, times),
  dateTime: (question) => betweenTexts(question, moments),
  string: texts,
  text: texts,
  url: texts,
};

/** One answer to type into the field NAME: [typed, stored]. */
export function typedAnswer(question, name, round) {
  const fitting = samples[question.type](question, name, round);
  if (!fitting?.length) {
    throw new Error(`no robot knows an answer to ${question.linkId}`);
  }
  return pick(fitting, name, round);
}

/** The options to choose, of the codes that the page offers and in that order. */
export function chosenCodes(question, name, round, offered) {
  const codes = [...new Set(offered)].filter((code) => code !== '' && code !== ':other').sort();
  if (question.keys.includes(null) && question.keys[round % question.keys.length] === null) {
    return [];
  }
  if (!question.repeats) {
    const key = question.keys[round % question.keys.length];
    return [key ?? pick(codes, name, round)];
  }
  const shared = codes.filter((code) => !question.exclusive.includes(code));
  const keys = question.keys.filter((key) => key !== null);
  if (keys.length === 0 && question.exclusive.length > 0 && numberOf(name, round, 'exclusive') % 3 === 0) {
    return [pick(question.exclusive, name, round)];
  }
  const count = Math.min(question.maxOccurs, Math.max(question.minOccurs, 1 + (numberOf(name, round, 'count') % 3)));
  const others = shared.filter((code) => !keys.includes(code));
  const start = numberOf(name, round) % (others.length || 1);
  const turned = [...others.slice(start), ...others.slice(0, start)];
  const chosen = [...keys, ...turned].slice(0, Math.max(count, keys.length));
  return offered.filter((code) => chosen.includes(code));
}
