import { foldAccents, foldedSyllables } from '#packages/vietnamese-text/index.ts';

/** How people shorten the names of offices and schools, one folded syllable to several. */
const always: Readonly<Record<string, string>> = {
  ubnd: 'uy ban',
  thcs: 'trung hoc co so',
  thpt: 'trung hoc pho thong',
  gddt: 'giao duc dao tao',
  gv: 'giao vien',
  ht: 'hieu truong',
};
/** Short forms that mean this only before or after such a word. */
const afterSchool: Readonly<Record<string, string>> = {
  th: 'tieu hoc',
  mn: 'mam non',
  mg: 'mau giao',
  c1: 'tieu hoc',
  c2: 'trung hoc co so',
  c3: 'trung hoc pho thong',
};
const places = ['xa', 'phuong', 'thi', 'tinh', 'huyen', 'tp', 'tx', 'tt', 'x', 'p'];
const shortPlaces: Readonly<Record<string, string>> = { x: 'xa', p: 'phuong', tt: 'thi tran', tx: 'thi xa' };

/** Syllables without accents and case, abbreviations written out, `ly` and `li` as one, `và` and the `nhân dân` of a committee left out. */
export function foldName(text: string): string {
  return written(
    foldAccents(text)
      .replaceAll('&', ' ')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== ''),
  );
}

function written(words: readonly string[]): string {
  const out: string[] = [];
  for (const [at, word] of words.entries()) {
    const before = out.at(-1) ?? '';
    const after = words[at + 1] ?? '';
    if (word === 'va') continue;
    if (word === 'ca' && places.includes(after)) out.push('cong', 'an');
    else if (before === 'truong' && afterSchool[word]) out.push(...(afterSchool[word] ?? '').split(' '));
    else if (shortPlaces[word] && ['an', 'ban', 'bo', 'tich'].includes(before))
      out.push(...(shortPlaces[word] ?? '').split(' '));
    else if (Object.hasOwn(always, word)) out.push(...(always[word] ?? '').split(' '));
    else out.push(word.replace(/^([bcdghklmnprstvx]+)y$/, '$1i'));
  }
  return out
    .join(' ')
    .replaceAll('ui ban', 'uy ban')
    .replaceAll('uy ban nhan dan', 'uy ban')
    .replaceAll('gd dt', 'giao duc dao tao');
}

/** A text made ready once for many questions: as typed, and as the reader of teencode, leet and dotted letters understands it. */
export type Searched = { readonly spoken: readonly string[]; readonly joined: readonly string[] };

export function searched(text: string): Searched {
  const spoken = [...new Set([foldName(text), written(foldedSyllables(text))])].map((one) => ` ${one} `);
  return { spoken, joined: spoken.map((one) => one.replaceAll(' ', '')) };
}

/** Long enough that letters without blanks ("conganxaduchoa") cannot be these by chance. */
const longEnough = 10;

/** Whether the (folded) phrase stands in the text: as whole syllables, or, when it is long, also written together or taken apart. */
export function says(text: Searched, phrase: string): boolean {
  if (phrase === '') return false;
  if (text.spoken.some((one) => one.includes(` ${phrase} `))) return true;
  const letters = phrase.replaceAll(' ', '');
  return letters.length >= longEnough && text.joined.some((one) => one.includes(letters));
}

/** Whether the phrase stands in the text only right after one of these words; false where it is written together. */
export function isAlwaysAfter(text: Searched, phrase: string, words: readonly string[]): boolean {
  const found = text.spoken.flatMap((one) =>
    one
      .split(` ${phrase} `)
      .slice(0, -1)
      .map((before) => `${before} `),
  );
  return found.length > 0 && found.every((before) => words.some((word) => before.endsWith(` ${word} `)));
}
