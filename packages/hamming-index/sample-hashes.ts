import { HASH_BYTES, HASH_WORDS } from './hash.ts';

/** Invented hashes for tests and measurements: the same seed gives the same hashes. */
export class SampleHashes {
  #a: number;
  #b: number;

  constructor(seed: number) {
    this.#a = (seed | 0) ^ 0x2545f491 || 1;
    this.#b = seed ^ 0x5bd1e995;
  }

  /** A 32-bit number. @source G. Marsaglia, "Xorshift RNGs" (2003), summed with a Weyl sequence */
  next(): number {
    this.#a ^= this.#a << 13;
    this.#a ^= this.#a >>> 17;
    this.#a ^= this.#a << 5;
    this.#b = (this.#b + 0x9e3779b9) | 0;
    const mixed = Math.imul(this.#a ^ (this.#b >>> 15), 0x85ebca6b);
    return (mixed ^ (mixed >>> 13)) >>> 0;
  }

  /** A whole number below `bound`. */
  below(bound: number): number {
    return Math.floor((this.next() / 2 ** 32) * bound);
  }

  /** `count` hashes of independent bits, 32 bytes each. */
  random(count: number): Uint8Array {
    const words = new Uint32Array(count * HASH_WORDS);
    for (let i = 0; i < words.length; i++) words[i] = this.next();
    return new Uint8Array(words.buffer);
  }

  /** `count` hashes in clusters: each differs from the centre of its cluster in at most `spread` bits. */
  clustered(count: number, clusterSize: number, spread: number): Uint8Array {
    const hashes = this.random(count);
    for (let i = 0; i < count; i++) {
      const centre = i - (i % clusterSize);
      if (i !== centre) hashes.set(this.near(hashAt(hashes, centre), this.below(spread + 1)), i * HASH_BYTES);
    }
    return hashes;
  }

  /** A hash that differs from this one in exactly `distance` bits. */
  near(hash: Uint8Array, distance: number): Uint8Array {
    const result = new Uint8Array(hash);
    const flipped = new Set<number>();
    while (flipped.size < distance) {
      const bit = this.below(256);
      if (flipped.has(bit)) continue;
      flipped.add(bit);
      result[bit >>> 3]! ^= 1 << (bit & 7);
    }
    return result;
  }
}

/** The hash number `index` in a row of hashes; a view. */
export const hashAt = (hashes: Uint8Array, index: number): Uint8Array =>
  hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);

/** Number of differing bits, counted one by one: slow and plainly right. */
export const distanceBetween = (a: Uint8Array, b: Uint8Array): number => {
  let distance = 0;
  for (let byte = 0; byte < HASH_BYTES; byte++) {
    for (let rest = a[byte]! ^ b[byte]!; rest > 0; rest >>>= 1) distance += rest & 1;
  }
  return distance;
};
