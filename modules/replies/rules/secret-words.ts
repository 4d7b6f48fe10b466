import { keyedHash } from '#kernel/keys/sealing.ts';
import { foldAccents } from '#packages/vietnamese-text/index.ts';
import { plainWords } from './plain-words.ts';

/** How many words spell a code: 40 bits under a key of their own, behind a form that takes seconds for each try. */
const wordCount = 4;
/** Letters and digits that a word must have at least. */
const leastLetters = 4;

/** What counts of a secret word: letters and digits without accents, case, blanks or signs. */
export function foldSecret(typed: string): string {
  return foldAccents(typed.normalize('NFKC')).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Long enough, and not merely the code itself or one sign repeated. */
export function isUsableWord(typed: string, trackingCode: string): boolean {
  const folded = foldSecret(typed);
  return folded.length >= leastLetters && new Set(folded).size > 1 && !trackingCode.includes(folded);
}

/**
 * The second spelling of a code ("mã bằng chữ"): four of 1,024 plain words out of HMAC(key, code). Whoever sees the digits cannot
 * derive them without the key; nothing needs to be stored to make them again while the informant is there.
 */
export function codeWordsOf(key: Uint8Array, trackingCode: string): string[] {
  const hash = keyedHash(key, trackingCode);
  return Array.from({ length: wordCount }, (_, place) => {
    const word = plainWords[hash.readUInt16BE(place * 2) % plainWords.length];
    if (word === undefined) throw new Error('the list of plain words is not whole');
    return word;
  });
}
