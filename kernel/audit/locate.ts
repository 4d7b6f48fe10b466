import { CompactRange, type Digest, digestAt, entryHash, sameDigest, TILE_WIDTH } from './merkle.ts';
import type { LogSource, StoredEntry } from './records.ts';
import type { Finding } from './verify.ts';
import type { Mark, Track, Walk } from './walk.ts';

const longestSort = 300_000;
const longestTrial = 512;

type Candidate = { entry: StoredEntry; digest: Digest; index: number };

/**
 * Entries and stored hashes agree with each other but not with a signed checkpoint: both were rewritten. The checkpoints
 * before and after bound the place; what was signed is the judge of every guess at what happened within.
 */
export async function locate(
  source: LogSource,
  track: Track,
  bad: Mark,
  counts: { entries: number; signedSize: number },
): Promise<Finding> {
  // Against a witness the log's own signatures prove nothing: who holds the key may have signed two histories.
  const start = bad.from === 'WITNESS' ? track.witnessed : track.good;
  const from = start.size;
  const candidates = await readFrom(source, from, longestSort);
  const isSigned = (order: readonly Candidate[]) => rootMatches(start, order, bad);
  const inserted = findInserted(
    candidates,
    from,
    bad.size,
    Math.max(1, counts.entries - counts.signedSize),
    isSigned,
  );
  if (inserted) return exact('INSERTED', inserted, null);
  const sorted = candidates.toSorted((a, b) => a.entry.xid - b.entry.xid || a.entry.id - b.entry.id);
  const moved = sorted.findIndex((one, offset) => one !== candidates[offset]);
  if (moved >= 0 && isSigned(sorted)) {
    const stands = candidates[moved] as Candidate;
    return exact('REORDERED', stands, from + sorted.indexOf(stands));
  }
  const how =
    counts.entries < counts.signedSize
      ? 'REMOVED'
      : counts.entries > counts.signedSize
        ? 'INSERTED'
        : 'CHANGED';
  const isOne = bad.size - from === 1;
  const id = isOne && how === 'CHANGED' ? (candidates[0]?.entry.id ?? null) : null;
  return { how, position: from, lastPosition: bad.size - 1, id, belongsAt: null, isCertain: false };
}

/**
 * Fewer entries than were signed, and no checkpoint left that shows where. They are missing where positions jump, or else where
 * ids leave room for so many; if they do nowhere, the end was cut off.
 */
export async function locateMissing(source: LogSource, walk: Walk): Promise<Finding> {
  const proved = walk.actual.good.size;
  const missing = walk.signedSize - walk.entries;
  const window = await readFrom(source, Math.max(0, proved - 1), longestSort);
  // Positions count from 0, ids from 1.
  const start = { position: -1, id: 0 };
  const findGap = (by: 'position' | 'id') =>
    window.find(({ entry, index }, offset) => {
      const before = window[offset - 1]?.entry ?? start;
      return index >= proved && entry[by] - before[by] > missing;
    });
  const jump = findGap('position');
  const room = findGap('id');
  const position = jump?.index ?? room?.index ?? walk.entries;
  const lastPosition = jump?.index ?? walk.entries;
  const isCertain = position === proved && position === lastPosition;
  return { how: 'REMOVED', position, lastPosition, id: null, belongsAt: null, isCertain };
}

/**
 * Where entries were removed or inserted and the rest renumbered, the entries behind the last full tile stand that much too
 * early or late: put back, tiles and entries together must give the signed root. If they do, the tiles are the truth.
 */
export async function areTilesProved(
  source: LogSource,
  { signed, signedSize, entries }: Walk,
): Promise<boolean> {
  if (!signed) return false;
  const shift = signedSize - entries;
  const tiles = new CompactRange();
  for await (const { tile } of source.read()) {
    if (!tile) break;
    for (let offset = 0; offset < TILE_WIDTH; offset++) tiles.append(digestAt(tile, offset));
  }
  let index = 0;
  const first = tiles.size - shift;
  for await (const group of source.read()) {
    for (const { id, xid, body } of group.entries) {
      if (index >= first && tiles.size < signedSize) tiles.append(entryHash(id, xid, body));
      index += 1;
    }
  }
  return tiles.size === signedSize && sameDigest(tiles.root(), signed.root);
}

/** Takes `length` neighbours away at each place in turn: if the rest has the signed root, they were inserted. */
function findInserted(
  candidates: readonly Candidate[],
  from: number,
  size: number,
  length: number,
  isSigned: (order: readonly Candidate[]) => boolean,
): Candidate | null {
  const width = size - from;
  if (width > longestTrial || length > longestTrial) return null;
  for (let at = 0; at < width; at++) {
    const without = [...candidates.slice(0, at), ...candidates.slice(at + length, width + length)];
    if (without.length === width && isSigned(without)) return candidates[at] ?? null;
  }
  return null;
}

function rootMatches(start: CompactRange, order: readonly Candidate[], bad: Mark): boolean {
  const width = bad.size - start.size;
  if (order.length < width) return false;
  const range = start.clone();
  for (let offset = 0; offset < width; offset++) range.append((order[offset] as Candidate).digest);
  return sameDigest(range.root(), bad.root);
}

function exact(how: Finding['how'], { entry, index }: Candidate, belongsAt: number | null): Finding {
  return { how, position: index, lastPosition: index, id: entry.id, belongsAt, isCertain: true };
}

async function readFrom(source: LogSource, from: number, atMost: number): Promise<Candidate[]> {
  const found: Candidate[] = [];
  let index = 0;
  for await (const group of source.read()) {
    for (const entry of group.entries) {
      if (index >= from) found.push({ entry, digest: entryHash(entry.id, entry.xid, entry.body), index });
      index += 1;
    }
    if (found.length >= atMost) break;
  }
  return found;
}
