import { CompactRange, type Digest, digestAt, nodeHash, sameDigest, TILE_WIDTH } from './merkle.ts';

/** Reads the concatenated hashes of a tile; a partial tile returns what it has. */
export type TileReader = (level: number, index: number) => Promise<Uint8Array>;

type Span = { from: number; to: number };

/** Proof that the leaf at `index` is in the tree of `size` leaves. @source RFC 6962 section 2.1.1 */
export function inclusionProof(index: number, size: number, read: TileReader): Promise<Digest[]> {
  if (index < 0 || index >= size) throw new RangeError('The entry lies outside the tree');
  const spans: Span[] = [];
  for (let from = 0, to = size; to - from > 1; ) {
    const middle = from + split(to - from);
    if (index < middle) {
      spans.unshift({ from: middle, to });
      to = middle;
    } else {
      spans.unshift({ from, to: middle });
      from = middle;
    }
  }
  return hashSpans(spans, read);
}

/** Proof that the tree of `newSize` leaves begins with the tree of `oldSize`. @source RFC 6962 section 2.1.2 */
export function consistencyProof(oldSize: number, newSize: number, read: TileReader): Promise<Digest[]> {
  if (oldSize < 0 || oldSize > newSize) throw new RangeError('The older tree cannot be the larger one');
  if (oldSize === 0 || oldSize === newSize) return Promise.resolve([]);
  const spans: Span[] = [];
  let from = 0;
  let to = newSize;
  while (oldSize !== to) {
    const middle = from + split(to - from);
    if (oldSize <= middle) {
      spans.unshift({ from: middle, to });
      to = middle;
    } else {
      spans.unshift({ from, to: middle });
      from = middle;
    }
  }
  if (from !== 0) spans.unshift({ from, to });
  return hashSpans(spans, read);
}

/** @source RFC 9162 section 2.1.3.2 */
export function verifyInclusion(
  leaf: Digest,
  index: number,
  size: number,
  proof: readonly Digest[],
  root: Digest,
): boolean {
  if (index < 0 || index >= size) return false;
  let fn = index;
  let sn = size - 1;
  let computed = leaf;
  for (const part of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      computed = nodeHash(part, computed);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      computed = nodeHash(computed, part);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameDigest(computed, root);
}

/** @source RFC 9162 section 2.1.4.2 */
export function verifyConsistency(
  oldSize: number,
  newSize: number,
  proof: readonly Digest[],
  oldRoot: Digest,
  newRoot: Digest,
): boolean {
  if (oldSize === newSize) return proof.length === 0 && sameDigest(oldRoot, newRoot);
  if (oldSize === 0) return proof.length === 0;
  if (oldSize < 0 || oldSize > newSize || proof.length === 0) return false;
  const path = Number.isInteger(Math.log2(oldSize)) ? [oldRoot, ...proof] : proof.slice();
  let fn = oldSize - 1;
  let sn = newSize - 1;
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  let older = path[0] as Digest;
  let newer = older;
  for (const part of path.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      older = nodeHash(part, older);
      newer = nodeHash(part, newer);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      newer = nodeHash(newer, part);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameDigest(older, oldRoot) && sameDigest(newer, newRoot);
}

/** Root of the first `size` leaves, from tiles. */
export async function rootFromTiles(size: number, read: TileReader): Promise<Digest> {
  return hashSpan({ from: 0, to: size }, read);
}

async function hashSpans(spans: readonly Span[], read: TileReader): Promise<Digest[]> {
  const digests: Digest[] = [];
  for (const span of spans) digests.push(await hashSpan(span, read));
  return digests;
}

// A span of a proof begins at a multiple of a power of two not smaller than its length, so it is a tree of its own.
async function hashSpan({ from, to }: Span, read: TileReader): Promise<Digest> {
  const range = new CompactRange();
  for (let at = from; at < to; ) {
    const height = Math.floor(Math.log2(to - at));
    range.append(await subtree(height, at / 2 ** height, read), height);
    at += 2 ** height;
  }
  return range.root();
}

async function subtree(height: number, index: number, read: TileReader): Promise<Digest> {
  const level = Math.floor(height / 8);
  const count = 2 ** (height % 8);
  const first = index * count;
  const hashes = await read(level, Math.floor(first / TILE_WIDTH));
  const range = new CompactRange();
  for (let i = 0; i < count; i++) range.append(digestAt(hashes, (first % TILE_WIDTH) + i));
  return range.root();
}

/** The largest power of two smaller than `n` (n > 1). */
function split(n: number): number {
  return 2 ** Math.floor(Math.log2(n - 1));
}

function half(n: number): number {
  return Math.floor(n / 2);
}
