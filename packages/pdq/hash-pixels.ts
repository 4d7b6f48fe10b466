import { KEPT, measure } from './coefficients.ts';
import { HASH_BYTES } from './hash-text.ts';
import type { Pixels } from './pixels.ts';
import { countUnsettledBits, judgePicture, type UnusableReason } from './tie-gate.ts';

/**
 * The eight ways to lay a picture down, in the order and with the names of the reference. A copy that was rotated 90
 * degrees clockwise matches the original's `rotate270`; turned upside down as in water `flipx`, mirrored `flipy`;
 * `flipplus1` swaps rows and columns, `flipminus1` does so across the other diagonal.
 */
export const DIHEDRALS = [
  'original',
  'rotate90',
  'rotate180',
  'rotate270',
  'flipx',
  'flipy',
  'flipplus1',
  'flipminus1',
] as const;
export type Dihedral = (typeof DIHEDRALS)[number];

/** Whether a hash may enter or query a bank, and if not, why. */
export type Assessment = { usable: true; reason: null } | { usable: false; reason: UnusableReason };

/**
 * What hashing a picture gives. `hash` is 32 bytes (text form: `formatHash`), `quality` 0 to 100. Hash and quality are
 * the reference's even where the hash is not usable; look at `usable` before storing or looking up.
 */
export type PictureHash = Assessment & { hash: Uint8Array; quality: number };

/** A picture's hash and those of its eight positions, for lookups that must see through rotation and mirrors. */
export type DihedralHash = PictureHash & { positions: Record<Dihedral, Uint8Array> };

/**
 * Hashes a decoded picture.
 * @throws PdqError where `pixels` contradicts itself (see `assertPixels`); never for a dull picture
 */
export function hashPixels(pixels: Pixels): PictureHash {
  const measured = measure(pixels);
  if (!measured) return { hash: new Uint8Array(HASH_BYTES), quality: 0, usable: false, reason: 'too_small' };
  const { values, quality } = measured;
  const hash = cut(values, POSITIONS.original);
  return { hash, quality, ...judgePicture(hash, quality, countUnsettledBits(values)) };
}

/**
 * Hashes a decoded picture in all eight positions for the price of one: positions are sign changes and a transpose of
 * the same coefficients. Use them on the asking side (store one, look up eight). They are near the hash of the really
 * turned picture, not equal to it, and the smallest of the eight is no canonical key.
 * @throws PdqError as `hashPixels`
 */
export function hashDihedral(pixels: Pixels): DihedralHash {
  const measured = measure(pixels);
  const values = measured?.values;
  const positions = Object.fromEntries(
    DIHEDRALS.map((name) => [name, values ? cut(values, POSITIONS[name]) : new Uint8Array(HASH_BYTES)]),
  ) as Record<Dihedral, Uint8Array>;
  const hash = positions.original;
  if (!measured) return { hash, positions, quality: 0, usable: false, reason: 'too_small' };
  const { quality } = measured;
  return { hash, positions, quality, ...judgePicture(hash, quality, countUnsettledBits(measured.values)) };
}

/** `down` and `across`: the sign of odd frequencies changes along that axis. Signs apply after the transpose. */
type Position = { transpose: boolean; down: boolean; across: boolean };

const POSITIONS: Record<Dihedral, Position> = {
  original: { transpose: false, down: false, across: false },
  rotate90: { transpose: true, down: true, across: false },
  rotate180: { transpose: false, down: true, across: true },
  rotate270: { transpose: true, down: false, across: true },
  flipx: { transpose: false, down: true, across: false },
  flipy: { transpose: false, down: false, across: true },
  flipplus1: { transpose: true, down: false, across: false },
  flipminus1: { transpose: true, down: true, across: true },
};

const MEDIAN_RANK = (KEPT * KEPT) / 2 - 1;
const turned = new Float32Array(KEPT * KEPT);
const sorted = new Float32Array(KEPT * KEPT);

/** Bit 16 i + j is set where coefficient (i, j) lies above the median; bit 0 is the last bit of the last byte. */
function cut(values: Float32Array, { transpose, down, across }: Position): Uint8Array {
  for (let i = 0; i < KEPT; i++) {
    for (let j = 0; j < KEPT; j++) {
      const value = values[transpose ? j * KEPT + i : i * KEPT + j]!;
      // Row 0 is frequency 1, so even rows are the odd frequencies.
      const negate = (down && i % 2 === 0) !== (across && j % 2 === 0);
      turned[i * KEPT + j] = negate ? -value : value;
    }
  }
  sorted.set(turned);
  const median = sorted.sort()[MEDIAN_RANK]!;
  const hash = new Uint8Array(HASH_BYTES);
  turned.forEach((value, bit) => {
    if (value > median) hash[HASH_BYTES - 1 - (bit >> 3)]! |= 1 << (bit & 7);
  });
  return hash;
}
