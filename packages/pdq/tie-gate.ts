import { countOnes, hammingDistance, MATCH_DISTANCE, parseHash } from './hash-text.ts';

/**
 * The gate between "a hash was computed" and "a hash may be matched". PDQ cuts 256 coefficients at their median; where
 * many of them lie at the median (flat fields, ramps, stripes, checkerboards) the bits are rounding noise, which no two
 * machines share, or a pattern which every such picture shares. Quality does not catch this: stripes have quality 100.
 */

/** Why a computed hash must not be matched. */
export type UnusableReason = 'too_small' | 'tie' | 'junk' | 'low_quality';

type Judgement = { usable: true; reason: null } | { usable: false; reason: UnusableReason };

/** The least quality worth matching: exchanges discard 49 and below. */
export const MIN_QUALITY = 50;

/** Half the bits lie above a median; a hash further than this from 128 ones was cut through a tie. */
export const ONES_TOLERANCE = 8;

/** Coefficients this near the median (luma steps, orthonormal transform) move across it on any re-encoding. */
const UNSETTLED_MARGIN = 0.01;
/** More unsettled bits than this, and two copies of one picture differ by chance. Ordinary pictures have 0 or 1. */
const UNSETTLED_LIMIT = 8;

/**
 * Hashes of pictures that show nothing, as the reference computes them. Any hash within the matching distance of one of
 * these would match every picture of its kind.
 */
const JUNK = [
  ['all bits clear: black, unhashable', '0'.repeat(64)],
  ['all bits set', 'f'.repeat(64)],
  ['diagonal ramp', '2aaa545590156007801f401f801f003f80ff40bf81ff2ffd8ff87ff09fe07ff0'],
  ['ramp, left to right', 'aaa60d525ceaacc9756415a2da58726b59d1d1d56b2ae96e74a4a6cb4aaca92b'],
  ['ramp, top to bottom', '7ac8441700e0519416fb5381e50aa75906951160c1765921c359031976970959'],
  ['solid grey', '000000002c4b11342c4b2c4b0000554b00002c4b113411342c4b585e2c4b017e'],
  ['solid white', '00001134000011342c4b00002c4b1134000000002c4b2c4b00002c4b8200554b'],
  ['round ramp', '6656999e999766666656999a9997666666469998111eee694478bba5ffa02215'],
  ['stripes', '0000aaaa0000aaaa55550000f557aaaa000055555555ffff5555feaa55550000'],
  ['checkerboard, squares of 8', '5555aaaa5555aaaa5555aaaa5555aaaa5555aaaa5555aaaa5555aaaa5555aaaa'],
  ['checkerboard, squares of 32', '2aaa2aaafd552aaad5552aaad5552aaad5552aaad5552aaad5552aaad5552aaa'],
].map(([, text]) => parseHash(text!));

/** Bits, beside the median's own, whose coefficient lies within rounding and re-encoding noise of the median. */
export function countUnsettledBits(coefficients: Float32Array): number {
  const median = coefficients.slice().sort()[coefficients.length / 2 - 1]!;
  let near = 0;
  for (const value of coefficients) if (Math.abs(value - median) < UNSETTLED_MARGIN) near++;
  return near - 1;
}

/**
 * Judges a hash that came without its picture, for example from a feed or a form.
 * @throws PdqError `bad_hash_length`
 */
export function judgeHash(hash: Uint8Array): Judgement {
  if (JUNK.some((junk) => hammingDistance(hash, junk) <= MATCH_DISTANCE))
    return { usable: false, reason: 'junk' };
  if (Math.abs(countOnes(hash) - 128) > ONES_TOLERANCE) return { usable: false, reason: 'tie' };
  return { usable: true, reason: null };
}

/** Judges a hash with what its picture told: quality 0 to 100 and the count of unsettled bits. */
export function judgePicture(hash: Uint8Array, quality: number, unsettledBits: number): Judgement {
  if (unsettledBits > UNSETTLED_LIMIT) return { usable: false, reason: 'tie' };
  const judged = judgeHash(hash);
  if (judged.usable && quality < MIN_QUALITY) return { usable: false, reason: 'low_quality' };
  return judged;
}
