import { hash } from 'node:crypto';

/** A SHA-256 digest: 32 bytes. */
export type Digest = Uint8Array;

/** Hashes in one tile, and the base-2 logarithm of that (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;
export const DIGEST_BYTES = 32;

const LEAF_HEAD = 17;
/** Longest body of an entry in bytes: with id and xid it fits the 16-bit length of a C2SP entry bundle. */
export const MAX_BODY_BYTES = 65_535 - 16;

// Scratch buffers: hashing is synchronous, so one of each is enough and nothing is allocated per hash but the digest.
const leafScratch = Buffer.alloc(LEAF_HEAD + MAX_BODY_BYTES);
const nodeScratch = Buffer.alloc(1 + 2 * DIGEST_BYTES);
nodeScratch[0] = 1;

/** Hash of the empty tree: SHA-256 of nothing. @source RFC 6962 section 2.1 */
export const EMPTY_ROOT: Digest = hash('sha256', Buffer.alloc(0), 'buffer');

/**
 * Hash of one audit entry: SHA-256(0x00 ‖ id ‖ xid ‖ body), id and xid as 8 bytes big-endian. Binding the identity
 * into the hash is what lets verification tell a moved entry from a changed one.
 * @source RFC 6962 section 2.1 (leaf hash)
 */
export function entryHash(id: number, xid: number, body: Uint8Array): Digest {
  if (body.length > MAX_BODY_BYTES)
    throw new RangeError(`An audit entry has at most ${MAX_BODY_BYTES} bytes`);
  leafScratch.writeUInt32BE(Math.floor(id / 2 ** 32), 1);
  leafScratch.writeUInt32BE(id >>> 0, 5);
  leafScratch.writeUInt32BE(Math.floor(xid / 2 ** 32), 9);
  leafScratch.writeUInt32BE(xid >>> 0, 13);
  leafScratch.set(body, LEAF_HEAD);
  return hash('sha256', leafScratch.subarray(0, LEAF_HEAD + body.length), 'buffer');
}

/** Hash of plain leaf data: SHA-256(0x00 ‖ data). @source RFC 6962 section 2.1 */
export function leafHash(data: Uint8Array): Digest {
  return hash('sha256', Buffer.concat([Buffer.of(0), data]), 'buffer');
}

/** SHA-256(0x01 ‖ left ‖ right). @source RFC 6962 section 2.1 */
export function nodeHash(left: Digest, right: Digest): Digest {
  nodeScratch.set(left, 1);
  nodeScratch.set(right, 1 + DIGEST_BYTES);
  return hash('sha256', nodeScratch, 'buffer');
}

export function sameDigest(a: Digest, b: Digest): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}

/** The right edge of a growing tree: at most one perfect subtree per height, so memory is logarithmic. */
export class CompactRange {
  #size = 0;
  #nodes: Digest[] = [];

  get size(): number {
    return this.#size;
  }

  /** Appends a leaf hash, or with `height` the root of a perfect subtree of 2^height leaves at an aligned place. */
  append(digest: Digest, height = 0): void {
    const leaves = 2 ** height;
    if (this.#size % leaves !== 0)
      throw new RangeError('A subtree can only be appended at an aligned position');
    let merged = digest;
    for (let n = this.#size / leaves; n % 2 === 1; n = (n - 1) / 2) {
      merged = nodeHash(this.#nodes.pop() as Digest, merged);
    }
    this.#nodes.push(merged);
    this.#size += leaves;
  }

  root(): Digest {
    let root = this.#nodes.at(-1);
    if (!root) return EMPTY_ROOT;
    for (let i = this.#nodes.length - 2; i >= 0; i--) root = nodeHash(this.#nodes[i] as Digest, root);
    return root;
  }

  clone(): CompactRange {
    const copy = new CompactRange();
    copy.#size = this.#size;
    copy.#nodes = this.#nodes.slice();
    return copy;
  }
}

/** A full tile: 256 hashes of `level` (8,192 bytes) and the hash of the subtree that they make. */
export type Tile = { level: number; index: number; hashes: Uint8Array; root: Digest };

/**
 * A growing tree as tiles: per level only the open (partial) tile is held; full tiles are handed out once and never
 * change. @source C2SP tlog-tiles
 */
export class TileTree {
  #size: number;
  readonly #open: Digest[][];

  /** `open[level]` holds the hashes of that level's partial tile, as {@link openTileWidth} counts them. */
  constructor(size = 0, open: Digest[][] = []) {
    open.forEach((hashes, level) => {
      if (hashes.length !== openTileWidth(size, level))
        throw new RangeError(`Open tile of level ${level} is not whole`);
    });
    if (openTileWidth(size, open.length) !== 0) throw new RangeError('An open tile is missing');
    this.#size = size;
    this.#open = open.map((hashes) => hashes.slice());
  }

  get size(): number {
    return this.#size;
  }

  /** Appends one leaf hash; returns the tiles that it filled, lowest level first. */
  append(leaf: Digest): Tile[] {
    const filled: Tile[] = [];
    let digest: Digest = leaf;
    this.#size += 1;
    for (let level = 0; ; level++) {
      const open = (this.#open[level] ??= []);
      open.push(digest);
      if (open.length < TILE_WIDTH) return filled;
      digest = perfectRoot(open);
      const index = this.#size / TILE_WIDTH ** (level + 1) - 1;
      filled.push({ level, index, hashes: Buffer.concat(open), root: digest });
      this.#open[level] = [];
    }
  }

  root(): Digest {
    const range = new CompactRange();
    for (let level = this.#open.length - 1; level >= 0; level--) {
      for (const digest of this.#open[level] ?? []) range.append(digest, level * TILE_HEIGHT);
    }
    return range.root();
  }

  clone(): TileTree {
    return new TileTree(this.#size, this.#open);
  }
}

/** Hashes in the partial tile of `level` in a tree of `size` leaves: floor(size / 256^level) mod 256. */
export function openTileWidth(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level) % TILE_WIDTH;
}

/** Root of a full tile (or of any 2^n hashes). */
export function perfectRoot(hashes: readonly Digest[]): Digest {
  const range = new CompactRange();
  for (const digest of hashes) range.append(digest);
  return range.root();
}

/** The hash at `offset` within the concatenated hashes of a tile. */
export function digestAt(hashes: Uint8Array, offset: number): Digest {
  return hashes.subarray(offset * DIGEST_BYTES, (offset + 1) * DIGEST_BYTES);
}

/** Path of a tile below a log's prefix: `tile/<L>/<N>[.p/<W>]`. @source C2SP tlog-tiles */
export function tilePath(level: number, index: number, width = TILE_WIDTH): string {
  const groups: string[] = [];
  for (let rest = index; ; rest = Math.floor(rest / 1000)) {
    groups.unshift((groups.length > 0 ? 'x' : '') + String(rest % 1000).padStart(3, '0'));
    if (rest < 1000) break;
  }
  return `tile/${level}/${groups.join('/')}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}
