import { InvalidHashError } from './errors.ts';

/** Bytes of one hash (256 bits). */
export const HASH_BYTES = 32;
/** 32-bit words of one hash. */
export const HASH_WORDS = 8;

/** A 256-bit hash: 64 lower-case hexadecimal digits, or its 32 bytes in the same order. */
export type HashInput = string | Uint8Array;

/**
 * Reads a hash into eight 32-bit words, little endian within a word, so that the bytes in memory keep their order.
 * @throws {InvalidHashError} `hash.length`, `hash.format` or `hash.all-zero`
 */
export const parseHash = (hash: HashInput, out: Uint32Array): void => {
  if (typeof hash === 'string') parseHex(hash, out);
  else parseBytes(hash, out);
  if ((out[0]! | out[1]! | out[2]! | out[3]! | out[4]! | out[5]! | out[6]! | out[7]!) === 0) {
    throw new InvalidHashError('hash.all-zero');
  }
};

/** Writes eight words as 64 lower-case hexadecimal digits. */
export const formatHash = (words: Uint32Array): string => {
  let text = '';
  for (const word of words) {
    for (let shift = 0; shift < 32; shift += 8)
      text += ((word >>> shift) & 0xff).toString(16).padStart(2, '0');
  }
  return text;
};

const parseHex = (hash: string, out: Uint32Array): void => {
  if (hash.length !== 2 * HASH_BYTES) throw new InvalidHashError('hash.length');
  for (let word = 0; word < HASH_WORDS; word++) {
    let value = 0;
    for (let byte = 0; byte < 4; byte++) {
      const at = 8 * word + 2 * byte;
      value |= ((hexDigit(hash.charCodeAt(at)) << 4) | hexDigit(hash.charCodeAt(at + 1))) << (8 * byte);
    }
    out[word] = value;
  }
};

const hexDigit = (code: number): number => {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 97 && code <= 102) return code - 87;
  throw new InvalidHashError('hash.format');
};

const parseBytes = (hash: Uint8Array, out: Uint32Array): void => {
  if (!(hash instanceof Uint8Array) || hash.length !== HASH_BYTES) throw new InvalidHashError('hash.length');
  for (let word = 0; word < HASH_WORDS; word++) {
    const at = 4 * word;
    out[word] = hash[at]! | (hash[at + 1]! << 8) | (hash[at + 2]! << 16) | (hash[at + 3]! << 24);
  }
};
