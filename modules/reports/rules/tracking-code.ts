import { keyedHash } from '#kernel/keys/sealing.ts';

/** 15 digits and one check digit. About 50 bits: it cannot be guessed through a form, and it can be read out on the telephone. */
const digits = 15;

/** How many codes one nonce may stand for: the next is taken when the first already belongs to another report (about once in 10^9). */
const codeAttempts = 3;

/**
 * Damm's quasigroup of order 10 (H. M. Damm, 2004): totally anti-symmetric, so that one wrong digit or two swapped neighbours are
 * always noticed.
 */
const quasigroup = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

/** The check digit of a run of digits (Damm). */
export function dammDigit(run: string): number {
  let interim = 0;
  for (const digit of run) interim = quasigroup[interim]?.[Number(digit)] ?? 0;
  return interim;
}

/**
 * The tracking codes that a form's nonce may stand for, best first: 15 digits out of HMAC(key, nonce) and a check digit each. The same
 * nonce gives the same codes, so a double click, Back, or a retry after a cut shows the same code without our having stored it.
 */
export function trackingCodesOf(key: Uint8Array, nonce: Uint8Array): string[] {
  const hash = keyedHash(key, nonce);
  return Array.from({ length: codeAttempts }, (_, attempt) => {
    const number = hash.readBigUInt64BE(attempt * 8) % 10n ** BigInt(digits);
    const run = number.toString().padStart(digits, '0');
    return `${run}${dammDigit(run)}`;
  });
}

/** What people type or paste: blanks, dots, dashes, unseen characters, full-width digits. Null when it cannot be a code: wrong length or wrong check digit. */
export function readTrackingCode(typed: string): string | null {
  const run = typed.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  if (!/^\d{16}$/.test(run) || dammDigit(run) !== 0) return null;
  return run;
}
