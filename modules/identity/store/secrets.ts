import { createHash, randomBytes } from 'node:crypto';
import type { AccountId } from '#kernel/ids/ids.ts';
import type { KeyStore } from '#kernel/keys/key-store.ts';
import { keyedHash, seal, unseal } from '#kernel/keys/sealing.ts';

/** An e-mail address in the one form in which it is compared: NFKC, no blanks around, small letters. */
export function normalizeSignInName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase().slice(0, 254);
}

/** The keyed index under which an account is found; says nothing without the key store. */
export function signInNameIndex(keys: KeyStore, typed: string): Buffer {
  return keyedHash(keys.purpose('identity-sign-in-name'), normalizeSignInName(typed));
}

/** The keyed index of a personal identification number of 12 digits. */
export function personalNumberIndex(keys: KeyStore, number: string): Buffer {
  return keyedHash(keys.purpose('identity-personal-number'), number);
}

type SealedField = 'name' | 'personal-number' | 'totp';

export function sealField(
  keys: KeyStore,
  accountId: AccountId,
  field: SealedField,
  plain: Uint8Array | string,
): Buffer {
  return seal(keys.purpose('identity-sealed'), `account|${accountId}|${field}`, plain);
}

export function openField(
  keys: KeyStore,
  accountId: AccountId,
  field: SealedField,
  sealed: Uint8Array,
): Buffer {
  return unseal(keys.purpose('identity-sealed'), `account|${accountId}|${field}`, sealed);
}

/** A session's secret and what is stored of it. 256 random bits need no key. */
export function newSessionToken(): { readonly token: string; readonly hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten codes of 50 random bits for the day the telephone is gone: `7k3md-x0q9t`. No i, l, o, u. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const letters = [...randomBytes(10)].map((byte) => alphabet[byte & 31]).join('');
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });
}

/** What is stored of a recovery code; case, blanks and hyphens do not matter, and i, l, o are read as 1, 1, 0. */
export function recoveryCodeHash(keys: KeyStore, accountId: AccountId, typed: string): Buffer {
  const plain = typed.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll(/[il]/g, '1').replaceAll('o', '0');
  return keyedHash(keys.purpose('identity-recovery-code'), accountId, plain);
}
