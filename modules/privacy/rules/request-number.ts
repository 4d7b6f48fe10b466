import type { KeyStore } from '#kernel/keys/key-store.ts';
import { keyedHash } from '#kernel/keys/sealing.ts';

const least = 100_000_000;
/** How many numbers one press may stand for: the next is taken when the first is another request's (about once in a hundred thousand). */
const attempts = 3;

/** One press of the form, or one entry by an officer: what finds it again, and the numbers that it may bear, best first. */
export type Press = { readonly hash: Buffer; readonly numbers: readonly number[] };

/**
 * `said` is everything that was sent, the form's nonce included: the same press twice is one request with one number, other words are
 * another request. Keyed, so that a number is neither counted nor computed by anybody who guesses a nonce.
 */
export function pressOf(keys: KeyStore, said: object): Press {
  const hash = keyedHash(keys.purpose('privacy-request-press'), JSON.stringify(said));
  const drawn = keyedHash(keys.purpose('privacy-request-number'), hash);
  const numbers = Array.from(
    { length: attempts },
    (_, attempt) => least + Number(drawn.readBigUInt64BE(attempt * 8) % BigInt(9 * least)),
  );
  return { hash, numbers };
}
