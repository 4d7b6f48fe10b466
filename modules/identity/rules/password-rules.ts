import { commonWords } from './common-words.ts';

export type PasswordFault = 'TOO_SHORT' | 'TOO_LONG' | 'TOO_COMMON' | 'CONTAINS_NAME' | 'USED_BEFORE';

/** Characters as a person counts them, after NFKC. No rules about kinds of characters, no forced change (NIST SP 800-63B, 3.1.1.2). */
export const passwordLength = { min: 12, max: 128 } as const;
/** How many earlier passwords may not come back (TCVN 14423:2026, cấp độ 3). */
export const rememberedPasswords = 10;

/** The form in which a password is hashed: NFKC, so that one typed on another keyboard is the same. */
export function normalizePassword(typed: string): string {
  return typed.normalize('NFKC');
}

/** What is wrong with a new password, or null. `signInName` is the e-mail address. Earlier passwords are checked by the caller. */
export function findPasswordFault(
  typed: string,
  signInName: string,
): Exclude<PasswordFault, 'USED_BEFORE'> | null {
  const password = normalizePassword(typed);
  const length = [...password].length;
  if (length < passwordLength.min) return 'TOO_SHORT';
  if (length > passwordLength.max) return 'TOO_LONG';
  const folded = fold(password);
  const local = fold(signInName.split('@')[0] ?? '');
  if (local.length >= 4 && folded.includes(local)) return 'CONTAINS_NAME';
  return isCommon(folded) ? 'TOO_COMMON' : null;
}

function isCommon(folded: string): boolean {
  if (new Set(folded).size <= 3) return true;
  if (isRun(folded)) return true;
  const half = folded.slice(0, Math.floor(folded.length / 2));
  if (folded.length % 2 === 0 && half + half === folded && half.length <= 8) return true;
  const letters = folded.replaceAll(/[^a-z@]/g, '');
  // Digits alone: dates, telephone numbers, counting.
  if (letters.length === 0)
    return folded.replaceAll(/\D/g, '').length === folded.length && folded.length < 16;
  // "P@ssword" is the word; in "LongAn@2026" the sign is only a sign.
  return commonWords.has(letters.replaceAll('@', '')) || commonWords.has(letters.replaceAll('@', 'a'));
}

/** 123456789012, abcdefghijkl, 987654321098: every step the same. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  const isStep = (step: number, by: number) => step === by || step === -9 * by;
  return steps.every((step) => isStep(step, 1)) || steps.every((step) => isStep(step, -1));
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/\s/g, '');
}
