import { bigramsOf, foldedSyllables } from './search.ts';
import type { Unit } from './units.ts';

/** A keyed hash given by the caller: 32 unsigned bits for a text. Nothing of the text can be read from it without the key. */
export type KeyedHash = (text: string) => number;

/** Numbers in a MinHash signature: the estimate is within 0.1 of the true likeness 95 times in 100. */
export const SIGNATURE_LENGTH = 128;
/** What a position holds when the text is empty. */
const NONE = 0xffff_ffff;

/** Overlapping pairs of syllables: small enough to survive retelling, large enough to mean something. */
export function shinglesOf(text: string | readonly Unit[]): Set<string> {
  const syllables = foldedSyllables(text);
  return new Set(syllables.length < 2 ? syllables : bigramsOf(syllables));
}

/** Bijective mixing of 32 bits (murmur3 finaliser), so that one keyed hash serves as 128. */
function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85eb_ca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * MinHash signature of a text (A. Broder, "On the resemblance and containment of documents", 1997). Two texts share a
 * position with the probability of their Jaccard likeness.
 */
export function minHashSignature(text: string | readonly Unit[], hash: KeyedHash): number[] {
  const hashes = [...shinglesOf(text)].map(hash);
  return Array.from({ length: SIGNATURE_LENGTH }, (_, index) => {
    const seed = Math.imul(index + 1, 0x9e37_79b1);
    let least = NONE;
    for (const value of hashes) least = Math.min(least, mix(value ^ seed));
    return least;
  });
}

/** Estimated Jaccard likeness of two texts, 0 to 1; 0 when either is empty. */
export function likeness(left: readonly number[], right: readonly number[]): number {
  const length = Math.min(left.length, right.length);
  if (length === 0 || left.every((value) => value === NONE)) return 0;
  let equal = 0;
  for (let index = 0; index < length; index += 1) if (left[index] === right[index]) equal += 1;
  return equal / length;
}
