import { HASH_WORDS } from './hash.ts';
import { SLOT_BITS, SLOT_MASK } from './kernels.ts';
import type { KeyPlan } from './key-plan.ts';

/** State of a slot, one byte each. */
export const slotState = {
  /** Holds nothing. */
  free: 0,
  /** Holds a hash that searches find. */
  live: 1,
  /** Deleted, but still named by postings; the same hash may come back to life here. */
  dead: 2,
  /** Deleted and being swept out of the tables; may not come back. */
  doomed: 3,
} as const;

/**
 * One look-up table: a directory of positions and, behind it, the postings sorted by bucket.
 * `directory[b]..directory[b + 1]` are the postings of bucket b; a posting is `low key bits << 27 | slot`.
 *
 * Merging and sweeping move postings in place, a little at a time. Between two steps the bucket at the seam may also
 * show postings that have already moved. That is harmless: a posting only nominates a slot, and the slot's own hash and
 * state decide. What must never happen, and does not, is that a posting is missing.
 */
export interface Table {
  readonly directoryAddress: number;
  readonly postingsAddress: number;
  readonly directory: Uint32Array;
  readonly postings: Uint32Array;
  readonly directoryBits: number;
  readonly lowBits: number;
  /** First bit of the key, if it is a plain stretch of bits. */
  readonly fromBit?: number;
  /** Writes the keys of the hashes in slots from..to. */
  readonly keysOf: (hashes: Uint32Array, from: number, to: number, out: Uint32Array) => void;
}

/** Keys of a key plan: bits fromBit .. fromBit + width of each hash. */
export const bitKeys = (plan: KeyPlan): Table['keysOf'] => {
  const word = plan.fromBit >>> 5;
  const shift = plan.fromBit & 31;
  const mask = 2 ** plan.width - 1;
  if (shift + plan.width <= 32) {
    return (hashes, from, to, out) => {
      for (let slot = from; slot < to; slot++)
        out[slot - from] = (hashes[slot * HASH_WORDS + word]! >>> shift) & mask;
    };
  }
  return (hashes, from, to, out) => {
    for (let slot = from; slot < to; slot++) {
      const at = slot * HASH_WORDS + word;
      out[slot - from] = ((hashes[at]! >>> shift) | (hashes[at + 1]! << (32 - shift))) & mask;
    }
  };
};

/**
 * Keys that mix all 256 bits with a secret of this index, for finding equal hashes. Whoever chooses hashes so that
 * their plain bits collide cannot make these collide.
 */
export const identityKeys = (width: number, secret: Uint32Array): Table['keysOf'] => {
  const shift = 32 - width;
  return (hashes, from, to, out) => {
    for (let slot = from; slot < to; slot++) {
      let mixed = secret[HASH_WORDS]!;
      for (let word = 0; word < HASH_WORDS; word++) {
        const part = Math.imul(hashes[slot * HASH_WORDS + word]! ^ secret[word]!, 0x9e3779b1);
        mixed = Math.imul((mixed ^ part ^ (part >>> 15)) >>> 0, 0x85ebca6b);
        mixed ^= mixed >>> 13;
      }
      mixed = Math.imul(mixed, 0xc2b2ae35);
      out[slot - from] = (mixed ^ (mixed >>> 16)) >>> shift;
    }
  };
};

const CHUNK = 8_192;
/** Parts into which a table is divided while it is built, as bits of the bucket: 256 parts fit the caches. */
export const PART_BITS = 8;

/**
 * Fills the table anew with all live slots below `slots`, by two counting sorts: first into 256 parts, then each part
 * by bucket. One sort alone would write to random places of the whole table: measured four times slower at 10 M.
 */
export const buildTable = (
  table: Table,
  hashes: Uint32Array,
  states: Uint8Array,
  slots: number,
  divide: Divide = divideIntoParts,
): void => {
  const { directory, postings, directoryBits } = table;
  const partBits = Math.min(PART_BITS, directoryBits);
  const restBits = directoryBits - partBits;
  const { partStarts, rests } = divide(table, hashes, states, slots, partBits);
  const counts = new Uint32Array(2 ** restBits);
  for (let part = 0; part < 2 ** partBits; part++) {
    const [start, end] = [partStarts[part]!, partStarts[part + 1]!];
    counts.fill(0);
    for (let at = start; at < end; at++) counts[rests[at]!]!++;
    let next = start;
    const firstBucket = part << restBits;
    for (let rest = 0; rest < counts.length; rest++) {
      directory[firstBucket + rest] = next;
      const count = counts[rest]!;
      counts[rest] = next;
      next += count;
    }
    const unsorted = postings.slice(start, end);
    for (let at = start; at < end; at++) postings[counts[rests[at]!]!++] = unsorted[at - start]!;
  }
  directory[2 ** directoryBits] = partStarts[2 ** partBits]!;
};

/**
 * Writes the postings of the live slots below `slots` in the order of their parts. Part p is at
 * `partStarts[p]..partStarts[p + 1]`; `rests` says, for each posting, the bits of its bucket below those of the part.
 */
export type Divide = (
  table: Table,
  hashes: Uint32Array,
  states: Uint8Array,
  slots: number,
  partBits: number,
) => { partStarts: Uint32Array; rests: Uint16Array };

/** In plain JavaScript, for any keys. */
export const divideIntoParts: Divide = (table, hashes, states, slots, partBits) => {
  const { postings, lowBits } = table;
  const { live } = slotState;
  const lowMask = 2 ** lowBits - 1;
  const restBits = table.directoryBits - partBits;
  const restMask = 2 ** restBits - 1;
  const partShift = lowBits + restBits;
  const keys = new Uint32Array(CHUNK);
  const partStarts = new Uint32Array(2 ** partBits + 1);
  for (let from = 0; from < slots; from += CHUNK) {
    const to = Math.min(from + CHUNK, slots);
    table.keysOf(hashes, from, to, keys);
    for (let slot = from; slot < to; slot++) {
      if (states[slot] === live) partStarts[(keys[slot - from]! >>> partShift) + 1]!++;
    }
  }
  for (let part = 1; part < partStarts.length; part++) partStarts[part]! += partStarts[part - 1]!;
  const next = partStarts.slice();
  const rests = new Uint16Array(partStarts[2 ** partBits]!);
  for (let from = 0; from < slots; from += CHUNK) {
    const to = Math.min(from + CHUNK, slots);
    table.keysOf(hashes, from, to, keys);
    for (let slot = from; slot < to; slot++) {
      if (states[slot] !== live) continue;
      const key = keys[slot - from]!;
      const bucket = key >>> lowBits;
      const at = next[bucket >>> restBits]!++;
      postings[at] = ((key & lowMask) << SLOT_BITS) | slot;
      rests[at] = bucket & restMask;
    }
  }
  return { partStarts, rests };
};

/** One posting for each slot, as `bucket * 2 ** 32 + posting`, in ascending order: what {@link mergeInto} takes. */
export const sortedPostings = (table: Table, hashes: Uint32Array, slots: readonly number[]): Float64Array => {
  const lowMask = 2 ** table.lowBits - 1;
  const key = new Uint32Array(1);
  return Float64Array.from(slots, (slot) => {
    table.keysOf(hashes, slot, slot + 1, key);
    return (key[0]! >>> table.lowBits) * 2 ** 32 + ((((key[0]! & lowMask) << SLOT_BITS) | slot) >>> 0);
  }).sort();
};

/**
 * Merges new postings in place, from the last bucket to the first, moving what lies above each one up.
 * Yields after each; the table may be searched then.
 */
export function* mergeInto(table: Table, added: Float64Array): Generator<void, void> {
  const { directory, postings } = table;
  let moved = 2 ** table.directoryBits;
  let oldEnd = directory[moved]!;
  directory[moved]! += added.length;
  for (let left = added.length - 1; left >= 0; left--) {
    const bucket = Math.floor(added[left]! / 2 ** 32);
    // The end of this bucket is still the old one unless the bucket has been opened by the posting before.
    const start = bucket + 1 < moved ? directory[bucket + 1]! : oldEnd;
    postings.copyWithin(start + left + 1, start, oldEnd);
    for (let entry = bucket + 1; entry < moved; entry++) directory[entry]! += left + 1;
    postings[start + left] = added[left]! % 2 ** 32;
    oldEnd = start;
    moved = Math.min(moved, bucket + 1);
    yield;
  }
}

/** Removes, in place and from the first bucket to the last, the postings of doomed slots. Yields every so many. */
export function* sweep(table: Table, states: Uint8Array, pace = CHUNK): Generator<void, void> {
  const { directory, postings } = table;
  const buckets = 2 ** table.directoryBits;
  let write = 0;
  let start = directory[0]!;
  let work = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const end = directory[bucket + 1]!;
    directory[bucket] = write;
    for (let at = start; at < end; at++) {
      const posting = postings[at]!;
      if (states[posting & SLOT_MASK] !== slotState.doomed) postings[write++] = posting;
    }
    work += end - start + 1;
    start = end;
    if (work > pace) {
      work = 0;
      yield;
    }
  }
  directory[buckets] = write;
}
