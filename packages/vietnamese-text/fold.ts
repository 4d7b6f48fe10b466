/** Characters that show nothing: zero-width, direction marks, soft hyphen, controls other than blanks. */
const INVISIBLE =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFE00-\uFE0F\uFEFF\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/gu;

/** The text without characters that nobody sees. Line breaks and tabs stay. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '');

const MARK = /\p{Mn}/gu;

/** Lower case without accents, `đ` as `d`: how people type when they hurry, and how search compares. */
export const foldAccents = (text: string): string =>
  withoutInvisible(text)
    .normalize('NFD')
    .replace(MARK, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFC');

/** Combining tone marks. Hỏi and ngã share a digit: in the south most people write one for the other. */
const TONES: Readonly<Record<string, string>> = {
  '\u0300': '1',
  '\u0301': '2',
  '\u0303': '3',
  '\u0309': '3',
  '\u0323': '4',
};

/**
 * One key for every way of writing a syllable: tone after the letters (so that `hòa` and `hoà` are one), hỏi and ngã
 * as one, `lý` and `lí` as one, NFC and NFD as one. Letters keep `ă â ê ô ơ ư đ`.
 */
export function syllableKey(syllable: string): string {
  let letters = '';
  let tone = '';
  for (const char of syllable.normalize('NFD').toLowerCase()) {
    const mark = TONES[char];
    if (mark === undefined) letters += char;
    else tone = mark;
  }
  return letters.normalize('NFC').replace(/^([bcdđghklmnprstvx]+)y$/, '$1i') + tone;
}

const VOWELS = 'aăâeêioôơuưy';

/** Where the tone mark stands in a syllable written the way schools teach (`hòa`, `thủy`, `toán`, `quý`). */
function toneIndex(letters: readonly string[]): number {
  const vowels = letters.flatMap((letter, index) => (VOWELS.includes(letter) ? [index] : []));
  const [first = -1, second] = vowels;
  // `qu` and `gi` are consonants when another vowel follows.
  const initial = letters.slice(0, 2).join('');
  const own = (initial === 'qu' || initial === 'gi') && second !== undefined ? vowels.slice(1) : vowels;
  const marked = own.findLast((index) => 'ăâêôơư'.includes(letters[index] ?? ''));
  if (marked !== undefined) return marked;
  if (own.length >= 3) return own[1] ?? first;
  const closed = own.length === 2 && (own[1] ?? 0) < letters.length - 1;
  return (closed ? own[1] : own[0]) ?? first;
}

/** Moves the tone mark of one syllable to the place of the older and commoner spelling: `hoà` → `hòa`. NFC. */
export function withToneInPlace(syllable: string): string {
  const letters: string[] = [];
  let tone = '';
  for (const char of syllable.normalize('NFD')) {
    if (TONES[char] !== undefined) tone = char;
    else if (/\p{Mn}/u.test(char) && letters.length > 0) letters[letters.length - 1] += char;
    else letters.push(char);
  }
  if (tone === '') return syllable.normalize('NFC');
  const at = toneIndex(letters.map((letter) => letter.normalize('NFC').toLowerCase()));
  if (at < 0) return syllable.normalize('NFC');
  return letters
    .map((letter, index) => (index === at ? letter + tone : letter))
    .join('')
    .normalize('NFC');
}

const TONE_MARK = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const withoutTone = (letter: string): string =>
  letter.normalize('NFD').replace(TONE_MARK, '').normalize('NFC').toLowerCase();

/**
 * `sợợợợ` and `sợơơơ` → `sợ`: a run of three or more of one letter (whatever its tone) is one, so is a doubled vowel
 * at the end, except `uu`: `cuu` is `cứu` without accents.
 */
export function withoutElongation(word: string): string {
  const composed = word.normalize('NFC');
  // Almost no word has a letter twice in a row: these are not taken apart.
  if (!/(.)\1/su.test(withoutTone(composed))) return composed;
  const letters = [...composed];
  const kept: string[] = [];
  for (let at = 0; at < letters.length; ) {
    const letter = letters[at] ?? '';
    const plain = withoutTone(letter);
    let end = at + 1;
    while (end < letters.length && withoutTone(letters[end] ?? '') === plain) end += 1;
    const isDoubledEnding =
      end - at === 2 &&
      end === letters.length &&
      letters.length > 2 &&
      plain !== 'u' &&
      VOWELS.includes(plain);
    const isRun = plain !== '' && !/\d/.test(plain) && (end - at > 2 || isDoubledEnding);
    kept.push(...(isRun ? [letter] : letters.slice(at, end)));
    at = end;
  }
  return kept.join('');
}
