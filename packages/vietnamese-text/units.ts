import { initials, leet, teencode, unitsAfterNumber } from './data/teencode.ts';
import { foldAccents, syllableKey, withoutElongation, withoutInvisible } from './fold.ts';

/** How one spelling is compared: by `fold` alone when it was typed without accents, by both when it has them. */
export interface Spelling {
  readonly fold: string;
  /** Null when typed without accents: then any accents may have been meant. */
  readonly exact: string | null;
}

/** One syllable (or number, or Khmer cluster) of a text, with its place in the ORIGINAL text (UTF-16 offsets). */
export interface Unit {
  readonly start: number;
  readonly end: number;
  /** Standard word after teencode, elongation and leet; NFC, lower case. */
  readonly word: string;
  readonly spellings: readonly Spelling[];
  /** What stands before it: nothing or a blank (0), a comma or the like (1), the end of a sentence (2). */
  readonly breakBefore: 0 | 1 | 2;
  /** Whether the sentence around it is written with accents: then a word without them was meant without them. */
  readonly inAccentedSentence: boolean;
  /** Value of a number written in digits, else null. */
  readonly number: number | null;
}

/** Key of every number, so that phrases can say "a number". */
export const ANY_NUMBER = '#';

const JOINER =
  '\\u00AD\\u034F\\u061C\\u180B-\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFE00-\\uFE0F\\uFEFF';
/** A word: letters, marks, digits, leet signs between letters and invisible characters that hide inside it. */
const CHUNK = new RegExp(
  `[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}${JOINER}]*(?:[@$](?=\\p{L})[\\p{L}\\p{M}\\p{N}${JOINER}]+)*`,
  'gu',
);
const KHMER = /\p{Script=Khmer}/u;
const KHMER_CLUSTER = /\p{Script=Khmer}(?:\u17D2\p{Script=Khmer}|[\u17B6-\u17D3\u17DD])*/gu;
const KHMER_OR_OTHER =
  /\p{Script=Khmer}(?:\u17D2\p{Script=Khmer}|[\u17B6-\u17D3\u17DD])*|[^\p{Script=Khmer}]+/gu;
const NUMBER_OR_WORD = /\p{N}+|[^\p{N}]+/gu;
const LEET_WORD = /^\p{L}[\p{L}\p{M}]*(?:[0134577@$][\p{L}\p{M}]+){1,3}$/u;
/** A syllable that Vietnamese could have: `fan` may hide `phan`, `facebook` hides nothing. */
const SYLLABLE = /^(?:ph|qu|v|gi)[aeiouy]{1,3}(?:ch?|m|ng?|nh|p|t)?$/;
const LAUGHTER = /^(?:k{3,}|k[ka]{2,}|h[ha]{2,}|h[hi]{2,}|h[he]{2,})$/i;
const DISGUISE_MARK = /^[.*_·-]$/;

/** One written word as the units that a text would hold: Khmer, written without blanks, is several. */
export const wordPieces = (word: string): string[] => word.match(KHMER_OR_OTHER) ?? [];

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const breakIn = (gap: string): 0 | 1 | 2 => {
  if (/[!?\n។៕]|(?<!\.)\.(?!\.)/.test(gap)) return 2;
  return /[,;:…]|\.\./.test(gap) ? 1 : 0;
};

const spelling = (word: string): Spelling => {
  const fold = foldAccents(word);
  const lower = word.normalize('NFC').toLowerCase();
  return { fold, exact: fold === lower ? null : syllableKey(lower) };
};

/** Splits `12h`, `500k`, `9A2` into numbers and letters; reads `ch3t` as `chet`. */
function splitChunk(piece: Piece): Piece[] {
  if (KHMER.test(piece.text)) {
    return [...piece.text.matchAll(KHMER_CLUSTER)].map(({ 0: text, index }) => ({
      text,
      start: piece.start + index,
      end: piece.start + index + text.length,
    }));
  }
  const visible = withoutInvisible(piece.text);
  if (!/[\p{N}@$]/u.test(visible)) return [{ ...piece, text: visible }];
  if (LEET_WORD.test(visible.normalize('NFC'))) {
    return [{ ...piece, text: visible.replace(/[0134577@$]/g, (sign) => leet[sign] ?? sign) }];
  }
  return [...piece.text.matchAll(NUMBER_OR_WORD)].map(({ 0: text, index }) => ({
    text: withoutInvisible(text),
    start: piece.start + index,
    end: piece.start + index + text.length,
  }));
}

/** `c.h.ế.t` is one word: single letters joined by one mark each. */
function joinDisguised(text: string, pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  let run: Piece[] = [];
  const flush = (): void => {
    const [first] = run;
    const last = run.at(-1);
    if (first !== undefined && last !== undefined) {
      joined.push({ text: run.map((piece) => piece.text).join(''), start: first.start, end: last.end });
    }
    run = [];
  };
  for (const piece of pieces) {
    const previous = run.at(-1);
    const isLetter = /^\p{L}$/u.test(piece.text.normalize('NFC'));
    const follows = previous !== undefined && DISGUISE_MARK.test(text.slice(previous.end, piece.start));
    if (!(isLetter && follows && /^\p{L}$/u.test(previous.text.normalize('NFC')))) flush();
    run.push(piece);
  }
  flush();
  return joined;
}

/** Standard words of one typed word; the typed word itself when it is standard. */
function standardWords(typed: string, previous: Unit | undefined): readonly string[] {
  if (LAUGHTER.test(typed)) return ['haha'];
  const word = withoutElongation(typed.toLowerCase());
  const afterNumber =
    previous?.number !== null && previous !== undefined ? unitsAfterNumber.get(word) : undefined;
  if (afterNumber !== undefined) return [afterNumber];
  if (word === 'z' && /^(?:cái|con|chuyện|việc|nói|là)$/.test(previous?.word ?? '')) return ['gì'];
  const known = teencode.get(word.normalize('NFC'));
  if (known !== undefined) return known;
  const disguised = initials.find(([from]) => word.startsWith(from) && word.length > 1);
  const plain = disguised === undefined ? word : disguised[1] + word.slice(disguised[0].length);
  return SYLLABLE.test(foldAccents(plain)) ? [plain] : [word];
}

function unitsOf(piece: Piece, breakBefore: 0 | 1 | 2, previous: Unit | undefined): Unit[] {
  const typed = piece.text.normalize('NFC');
  if (/^\p{N}+$/u.test(typed)) {
    const exact = spelling(typed);
    const spellings = [exact, { fold: ANY_NUMBER, exact: null }];
    return [
      { ...piece, word: typed, spellings, breakBefore, inAccentedSentence: false, number: Number(typed) },
    ];
  }
  const words = standardWords(typed, previous);
  const asTyped = spelling(withoutElongation(typed));
  return words.map((word, index) => {
    const standard = word === typed ? asTyped : spelling(word);
    const isSame = standard.fold === asTyped.fold && standard.exact === asTyped.exact;
    // A one-word reading keeps the typed form too: `hong` may be `không` and may be `Hồng`.
    const spellings = words.length === 1 && !isSame ? [standard, asTyped] : [standard];
    // `cuuuu` may be a long `cứu` without accents.
    if (/[^u]u{3,}$/i.test(typed)) spellings.push(spelling(`${word}u`));
    return {
      start: piece.start,
      end: piece.end,
      word: word.normalize('NFC').toLowerCase(),
      spellings,
      breakBefore: index === 0 ? breakBefore : 0,
      inAccentedSentence: false,
      number: null,
    };
  });
}

/** Share of accented words above which a sentence was typed with accents (a fully accented one has about 0.7). */
const ACCENTED_SHARE = 0.4;

function withSentenceAccents(units: readonly Unit[]): Unit[] {
  const marked: Unit[] = [];
  let first = 0;
  for (let at = 1; at <= units.length; at += 1) {
    if (at < units.length && units[at]?.breakBefore !== 2) continue;
    const sentence = units.slice(first, at);
    const accented = sentence.filter(({ spellings }) => spellings.at(-1)?.exact !== null).length;
    const inAccentedSentence = accented / sentence.length >= ACCENTED_SHARE;
    marked.push(...sentence.map((unit) => ({ ...unit, inAccentedSentence })));
    first = at;
  }
  return marked;
}

const NUMBER_WORD = /^(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|chục|rưỡi)$/;
const COUNTED = /^(?:giờ|tiếng|phút|triệu|nghìn|ngàn|viên|vỉ|củ)$/;

/** "chín giờ" names an hour as "9 giờ" does; `ba` alone is a father. */
const withNumbersInWords = (units: readonly Unit[]): Unit[] =>
  units.map((unit, at) => {
    const next = units[at + 1];
    const isCount =
      next !== undefined && next.breakBefore === 0 && NUMBER_WORD.test(unit.word) && COUNTED.test(next.word);
    return isCount ? { ...unit, spellings: [...unit.spellings, { fold: ANY_NUMBER, exact: null }] } : unit;
  });

/** The syllables of a text as they were meant, each with its place in the text as it was typed. Linear, total. */
export function readUnits(text: string): Unit[] {
  const chunks = [...text.matchAll(CHUNK)].flatMap(({ 0: chunk, index }) =>
    splitChunk({ text: chunk, start: index, end: index + chunk.length }),
  );
  const units: Unit[] = [];
  let end = 0;
  for (const piece of joinDisguised(text, chunks)) {
    if (piece.text === '') continue;
    units.push(...unitsOf(piece, breakIn(text.slice(end, piece.start)), units.at(-1)));
    end = piece.end;
  }
  return withNumbersInWords(withSentenceAccents(units));
}

/** The text as standard words: what `normalizeTeencode` shows and what search and similarity compare. */
export const normalizeTeencode = (text: string): string =>
  readUnits(text)
    .map(({ word }) => word)
    .join(' ');
