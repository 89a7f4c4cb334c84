/** Regular expressions of the form format's dialect, each with a text that matches. */

const LITERALS = ['a', 'b', 'x', 'あ', '𠮷', '1', '-'];
const ESCAPED = ['\\.', '\\+', '\\(', '\\\\', '\\*', '\\?', '\\/'];
const CLASSES = [
  ['[a-c]', 'b'], ['[^a-c]', 'x'], ['\\d', '7'], ['\\w', '_'], ['.', '𠮷'], ['[ぁ-ん]', 'か'], ['[\\d\\-]', '-'],
  ['(a\\sb)', 'a　b'],
];
const QUANTIFIERS = [['', 1], ['*', 2], ['+', 2], ['?', 0], ['{2}', 2], ['{1,3}', 3], ['{2,}', 2]];

function atom(random, depth) {
  if (depth > 0 && random.chance(0.25)) return group(random, depth - 1);
  if (random.chance(0.4)) return random.pick(CLASSES);
  if (random.chance(0.2)) {
    const escaped = random.pick(ESCAPED);
    return [escaped, escaped.slice(1)];
  }
  const literal = random.pick(LITERALS);
  return [literal, literal];
}

function sequence(random, depth) {
  const parts = random.times(1, 3, () => {
    const [pattern, sample] = atom(random, depth);
    const [sign, times] = random.pick(QUANTIFIERS);
    return [pattern + sign, sample.repeat(times)];
  });
  return parts.reduce(([pattern, sample], part) => [pattern + part[0], sample + part[1]]);
}

function group(random, depth) {
  const branches = random.times(1, 3, () => sequence(random, depth));
  return [`(${branches.map(([pattern]) => pattern).join('|')})`, random.pick(branches)[1]];
}

/** [pattern, a text that it matches, which may be empty] */
export const generateRegex = (random) => (random.chance(0.2) ? group(random, 1) : sequence(random, 1));
