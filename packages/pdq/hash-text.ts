import { PdqError } from './pdq-error.ts';

/** Bytes in a PDQ hash: 256 bits. Byte 0 holds bits 255..248, byte 31 holds bits 7..0, as in the text form. */
export const HASH_BYTES = 32;

/** Two hashes at this Hamming distance or less are "the same picture" in every exchange known to us. */
export const MATCH_DISTANCE = 31;

const HEX = /^[0-9a-f]{64}$/;
const BITS = new Uint8Array(256).map((_, value) => value.toString(2).replaceAll('0', '').length);

/**
 * Reads the exchange form of a hash: exactly 64 lower-case hexadecimal digits.
 * @throws PdqError `bad_hex` for any other text. Upper case is refused because partners' clients refuse it: a list
 * that held both forms would hold the same hash twice.
 */
export function parseHash(text: string): Uint8Array {
  if (typeof text !== 'string' || !HEX.test(text)) {
    throw new PdqError('bad_hex', 'expected 64 lower-case hexadecimal digits');
  }
  return Uint8Array.from({ length: HASH_BYTES }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

/** Writes a hash in its exchange form, 64 lower-case hexadecimal digits. @throws PdqError `bad_hash_length` */
export function formatHash(hash: Uint8Array): string {
  assertHash(hash);
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Bits that differ between two hashes, 0 to 256. @throws PdqError `bad_hash_length` */
export function hammingDistance(a: Uint8Array, b: Uint8Array): number {
  assertHash(a);
  assertHash(b);
  let distance = 0;
  for (let i = 0; i < HASH_BYTES; i++) distance += BITS[a[i]! ^ b[i]!]!;
  return distance;
}

/** Bits that are set, 0 to 256; a healthy hash has about 128, because bits are cut at the median. */
export function countOnes(hash: Uint8Array): number {
  assertHash(hash);
  let ones = 0;
  for (const byte of hash) ones += BITS[byte]!;
  return ones;
}

/** @throws PdqError `bad_hash_length` unless `hash` is a Uint8Array of 32 bytes. */
export function assertHash(hash: Uint8Array): void {
  if (!(hash instanceof Uint8Array) || hash.length !== HASH_BYTES) {
    throw new PdqError('bad_hash_length', `expected ${HASH_BYTES} bytes, got ${hash?.length ?? typeof hash}`);
  }
}
