import { assertHash, formatHash, HASH_BYTES, MATCH_DISTANCE, parseHash } from './hash-text.ts';
import { PdqError } from './pdq-error.ts';
import { judgeHash, MIN_QUALITY } from './tie-gate.ts';

/**
 * vPDQ: a video is a bag of PDQ hashes, one frame a second. Order does not count, so a cut or re-ordered copy is found.
 * @source Facebook ThreatExchange, vPDQ.
 */

/** One sampled frame: 32-byte hash, quality 0 to 100, its place in seconds from the start (>= 0, may be fractional). */
export type FrameHash = { hash: Uint8Array; quality: number; second: number };

/** Frames in one list at most: four hours at one a second. Comparing grows with the product of two lists. */
export const MAX_FRAMES = 14_400;

export type VideoMatchOptions = {
  /** Frames match at this Hamming distance or less, 0 to 256. Default 31. */
  distance?: number;
  /** Frames below this quality are left out, 0 to 100. Default 50. */
  minQuality?: number;
};

/**
 * How much of each video is found in the other, percent 0 to 100. `null` where that video has no usable frame, which is
 * not the same as "nothing found".
 */
export type VideoMatch = { queryPercent: number | null; storedPercent: number | null };

/**
 * Compares two videos in both directions.
 *
 * `storedPercent` (share of the stored video's frames that occur in the query) finds a known clip hidden in a longer
 * harmless film; `queryPercent` finds an excerpt of a known film. Decide by `isVideoMatch`.
 * Unusable frames (quality, ties, junk such as black leaders) and duplicates are left out first.
 * @throws PdqError `too_many_frames`, `bad_threshold`, `bad_hash_length`, `bad_frame`
 */
export function compareVideos(
  query: readonly FrameHash[],
  stored: readonly FrameHash[],
  { distance = MATCH_DISTANCE, minQuality = MIN_QUALITY }: VideoMatchOptions = {},
): VideoMatch {
  assertWithin('distance', distance, 256);
  assertWithin('minQuality', minQuality, 100);
  const asked = usableHashes(query, minQuality);
  const known = usableHashes(stored, minQuality);
  const seen = new Uint8Array(known.length / WORDS);
  let queryFound = 0;
  for (let a = 0; a < asked.length; a += WORDS) {
    let any = 0;
    for (let b = 0; b < known.length; b += WORDS) {
      if ((any === 0 || seen[b / WORDS] === 0) && isNear(asked, a, known, b, distance))
        any = seen[b / WORDS] = 1;
    }
    queryFound += any;
  }
  const storedFound = seen.reduce((sum, one) => sum + one, 0);
  return {
    queryPercent: percent(queryFound, asked.length / WORDS),
    storedPercent: percent(storedFound, known.length / WORDS),
  };
}

/**
 * Whether two videos match. By default 80 % of the stored video must occur in the query, whatever else the query holds;
 * the reference tool's own default is the reverse (query 80, stored 0) and misses a clip hidden in a longer film.
 * @throws PdqError `bad_threshold`
 */
export function isVideoMatch(match: VideoMatch, least: { query?: number; stored?: number } = {}): boolean {
  const { query = 0, stored = 80 } = least;
  assertWithin('query', query, 100);
  assertWithin('stored', stored, 100);
  if (match.queryPercent === null || match.storedPercent === null) return false;
  const touched = match.queryPercent > 0 && match.storedPercent > 0;
  return touched && match.queryPercent >= query && match.storedPercent >= stored;
}

/** Writes frames in the exchange form: `"<64 hex>,<quality>,<seconds with 3 decimals>"` each. */
export function formatFrames(frames: readonly FrameHash[]): string[] {
  return frames.map((frame) => {
    assertFrame(frame);
    return `${formatHash(frame.hash)},${frame.quality},${frame.second.toFixed(3)}`;
  });
}

/** Reads the exchange form. @throws PdqError `bad_frame`, `bad_hex`, `too_many_frames` */
export function parseFrames(lines: readonly string[]): FrameHash[] {
  if (lines.length > MAX_FRAMES) throw new PdqError('too_many_frames', String(lines.length));
  return lines.map((line) => {
    const [text, quality, second, ...rest] = String(line).split(',');
    if (rest.length > 0 || !/^\d{1,3}$/.test(quality ?? '') || !/^\d{1,6}(\.\d{1,6})?$/.test(second ?? '')) {
      throw new PdqError('bad_frame', 'expected "<64 hex>,<quality>,<seconds>"');
    }
    const frame = { hash: parseHash(text!), quality: Number(quality), second: Number(second) };
    assertFrame(frame);
    return frame;
  });
}

const WORDS = HASH_BYTES / 4;

/** Distinct usable hashes, packed: eight 32-bit words each, so that the square of two films stays affordable. */
function usableHashes(frames: readonly FrameHash[], minQuality: number): Uint32Array {
  if (frames.length > MAX_FRAMES) throw new PdqError('too_many_frames', String(frames.length));
  const distinct = new Map<string, Uint8Array>();
  for (const frame of frames) {
    assertFrame(frame);
    if (frame.quality >= minQuality && judgeHash(frame.hash).usable)
      distinct.set(formatHash(frame.hash), frame.hash);
  }
  const packed = new Uint8Array(distinct.size * HASH_BYTES);
  [...distinct.values()].forEach((hash, i) => packed.set(hash, i * HASH_BYTES));
  return new Uint32Array(packed.buffer);
}

function isNear(a: Uint32Array, atA: number, b: Uint32Array, atB: number, distance: number): boolean {
  let sum = 0;
  for (let i = 0; i < WORDS && sum <= distance; i++) sum += popcount(a[atA + i]! ^ b[atB + i]!);
  return sum <= distance;
}

/** Set bits of a 32-bit word, by adding neighbours in parallel. */
function popcount(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function assertFrame({ hash, quality, second }: FrameHash): void {
  assertHash(hash);
  const sound =
    Number.isInteger(quality) && quality >= 0 && quality <= 100 && Number.isFinite(second) && second >= 0;
  if (!sound) throw new PdqError('bad_frame', `quality ${quality}, second ${second}`);
}

function assertWithin(name: string, value: number, most: number): void {
  if (!(value >= 0 && value <= most))
    throw new PdqError('bad_threshold', `${name} = ${value}, expected 0 to ${most}`);
}

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : (part * 100) / whole;
}
