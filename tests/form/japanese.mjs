/** What normalize does to typed text, as far as the generated texts need it. */

const COMBINING = /[\u3041-\u30fe][\u3099\u309a]/gu;
const HALF_WIDTH_KATAKANA = /[\uff66-\uff9f]+/gu;
const HYPHENS = /[\u2010-\u2015\u2212\u30fc\uff0d\uff70]/gu;
const SPACES = /[ \u3000\t\n]+/gu;

export const trim = (text) => text.replace(/^[ \u3000\t\n]+|[ \u3000\t\n]+$/gu, '');
const tidy = (text) => trim(text.replace(COMBINING, (pair) => pair.normalize('NFC')));
const widen = (text) => text.replace(HALF_WIDTH_KATAKANA, (run) => run.normalize('NFKC'));

export const halfWidth = (text) => trim(text.normalize('NFKC').replace(HYPHENS, '-'));
const withoutSpaces = (text) => halfWidth(text).replace(SPACES, '');

function katakana(text) {
  const wide = tidy(widen(text));
  const kana = wide.replace(/[\u3041-\u3096]/gu, (letter) => String.fromCodePoint(letter.codePointAt(0) + 0x60));
  return trim(kana.replace(SPACES, ' '));
}

function isTelephone(text) {
  const plain = text.replace(/\(内線\d+\)$/u, '').replace(/[-()]/gu, '');
  return /^0\d{9,10}$/u.test(plain) || /^\+\d{8,15}$/u.test(plain);
}

const MAIL = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/iu;

/** By the code of normalize: {tidy, valid, key of the issue}; undefined is ordinary text. */
export const NORMALIZATION = {
  undefined: { tidy, valid: () => true },
  name: { tidy: (text) => tidy(widen(text)), valid: () => true },
  kana: { tidy: katakana, valid: (text) => /^[\u30a1-\u30fa\u30fc\u30fb ]*$/u.test(text), key: 'issue_kana' },
  tel: { tidy: withoutSpaces, valid: isTelephone, key: 'issue_tel' },
  postal: {
    tidy: (text) => withoutSpaces(text).replace(/[〒-]/gu, ''),
    valid: (text) => /^\d{7}$/u.test(text),
    key: 'issue_postal',
  },
  digits: {
    tidy: (text) => withoutSpaces(text).replace(/,/gu, ''),
    valid: (text) => /^\d+$/u.test(text),
    key: 'issue_digits',
  },
  url: {
    tidy: withoutSpaces,
    valid: (text) => /^https?:\/\/[^\s/?#]+\S*$/iu.test(text),
    key: 'issue_url',
  },
  email: { tidy: withoutSpaces, valid: (text) => MAIL.test(text), key: 'issue_email' },
};

/** The first character that no field takes, or undefined. */
export function refusedCharacter(text) {
  return [...text].find((character) =>
    /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Noncharacter_Code_Point}|\p{Emoji_Presentation}/u
      .test(character));
}
