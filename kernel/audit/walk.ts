import { isSignedBy, type NoteKey, parseCheckpoint, parseNote } from './checkpoint.ts';
import { CompactRange, type Digest, digestAt, entryHash, sameDigest, TILE_WIDTH } from './merkle.ts';
import type { LogGroup, LogSource, StoredEntry } from './records.ts';

/** A checkpoint against which the walk compares, from the log itself or brought by the verifier from a witness. */
export type Mark = { size: number; root: Digest; note: string; from: 'LOG' | 'WITNESS' };

export type WalkOptions = {
  key: NoteKey;
  witnessKeys: readonly NoteKey[];
  /** From the witness's own file; their signatures were verified already. */
  witnessMarks: readonly Mark[];
  /** Verify every signature, as is needed to say where something happened; otherwise only those that prove the whole. */
  everySignature: boolean;
  onProgress(entries: number): void;
};

/** The first place where an entry is not what the reference (tile, or stored hash) has at that place. */
export type Mismatch = {
  index: number;
  entry: StoredEntry | null;
  reference: Digest | null;
  isTile: boolean;
  /** Where the reference holds the hash of `entry`, and where the entry is whose hash is `reference`. */
  entryBelongsAt: number | null;
  referenceStandsAt: number | null;
};

export type Walk = {
  entries: number;
  mismatch: Mismatch | null;
  /** What checkpoints say of the reference hashes and of the entries as they are; one object until the mismatch. */
  reference: Track;
  actual: Track;
  /** Largest size under a valid signature of the log's key, and under a witness. */
  signedSize: number;
  /** The checkpoint of that size. */
  signed: Mark | null;
  witnessedSize: number;
  /** Smallest size of a checkpoint without a valid signature. */
  forgedSize: number | null;
  /** First entry whose stored hash or position is not its own although its content stands where it belongs. */
  mislabelled: { index: number; entry: StoredEntry; what: 'HASH' | 'POSITION' } | null;
};

/** One sequence of leaf hashes held against the checkpoints. */
export class Track {
  readonly range: CompactRange;
  /** The tree at the largest size at which a signed root was met; and at which a witness's note was met. */
  good = new CompactRange();
  witnessed = new CompactRange();
  /** First signed checkpoint that was not met. */
  bad: Mark | null = null;

  constructor(range = new CompactRange()) {
    this.range = range;
  }

  fork(): Track {
    const fork = new Track(this.range.clone());
    fork.good = this.good;
    fork.witnessed = this.witnessed;
    fork.bad = this.bad;
    return fork;
  }
}

/**
 * Reads a log once from its beginning, in memory that does not grow with it. Two sequences are followed: the entries as they
 * are, and the reference hashes (tiles where they are full, stored hashes after them); both are held against every checkpoint.
 */
export async function walkLog(source: LogSource, options: WalkOptions): Promise<Walk> {
  const walker = new Walker(options);
  for await (const group of source.read()) walker.take(group);
  return walker.finish();
}

type Actual = { entry: StoredEntry; digest: Digest };
type Reference = { digest: Digest; isTile: boolean };

class Walker {
  readonly #options: WalkOptions;
  readonly #marks = new Map<number, Mark[]>();
  readonly #walk: Walk;
  #entryQueue: Actual[] = [];
  #referenceQueue: Reference[] = [];
  #largest: Mark | null = null;
  #cosigned: Mark | null = null;

  constructor(options: WalkOptions) {
    this.#options = options;
    const track = new Track();
    this.#walk = {
      entries: 0,
      mismatch: null,
      reference: track,
      actual: track,
      signedSize: 0,
      signed: null,
      witnessedSize: 0,
      forgedSize: null,
      mislabelled: null,
    };
    for (const mark of options.witnessMarks) {
      this.#addMark(mark);
      this.#noteSigned(mark);
    }
  }

  take(group: LogGroup): void {
    for (const note of group.notes) this.#takeNote(note);
    for (const entry of group.entries) {
      this.#entryQueue.push({ entry, digest: entryHash(entry.id, entry.xid, entry.body) });
      if (!group.tile) this.#referenceQueue.push({ digest: entry.hash, isTile: false });
    }
    if (group.tile) {
      for (let offset = 0; offset < TILE_WIDTH; offset++) {
        this.#referenceQueue.push({ digest: digestAt(group.tile, offset), isTile: true });
      }
    }
    this.#walk.entries += group.entries.length;
    this.#advance((group.index + 1) * TILE_WIDTH);
    this.#options.onProgress(this.#walk.entries);
  }

  finish(): Walk {
    this.#advance(Number.POSITIVE_INFINITY);
    const walk = this.#walk;
    if (this.#largest) this.#verify(this.#largest);
    if (this.#cosigned) this.#verifyWitness(this.#cosigned);
    return walk;
  }

  #advance(limit: number): void {
    const walk = this.#walk;
    let step = 0;
    const common = Math.min(this.#entryQueue.length, this.#referenceQueue.length);
    while (!walk.mismatch && step < common) {
      const actual = this.#entryQueue[step] as Actual;
      const reference = this.#referenceQueue[step] as Reference;
      if (!sameDigest(actual.digest, reference.digest)) this.#fork(actual.entry, reference);
      else {
        this.#checkLabels(actual.entry, actual.digest);
        this.#push(walk.actual, actual.digest);
        step += 1;
      }
    }
    this.#entryQueue = this.#entryQueue.slice(step);
    this.#referenceQueue = this.#referenceQueue.slice(step);
    const isEnd = limit === Number.POSITIVE_INFINITY;
    if (!walk.mismatch && isEnd && this.#entryQueue.length + this.#referenceQueue.length > 0) {
      this.#fork(this.#entryQueue[0]?.entry ?? null, this.#referenceQueue[0] ?? null);
    }
    if (walk.mismatch) this.#drain(walk.mismatch, limit);
  }

  #fork(entry: StoredEntry | null, reference: Reference | null): void {
    const walk = this.#walk;
    walk.reference = walk.actual.fork();
    walk.mismatch = {
      index: walk.actual.range.size,
      entry,
      reference: reference?.digest ?? null,
      isTile: reference?.isTile ?? false,
      entryBelongsAt: null,
      referenceStandsAt: null,
    };
  }

  /** After the mismatch both sequences go on alone, each looking for the other's missing piece. */
  #drain(mismatch: Mismatch, limit: number): void {
    const { actual, reference } = this.#walk;
    const wanted = mismatch.entry
      ? entryHash(mismatch.entry.id, mismatch.entry.xid, mismatch.entry.body)
      : null;
    while (this.#entryQueue.length > 0 && actual.range.size < limit) {
      const { digest } = this.#entryQueue.shift() as Actual;
      if (mismatch.reference && sameDigest(digest, mismatch.reference))
        mismatch.referenceStandsAt ??= actual.range.size;
      this.#push(actual, digest);
    }
    while (this.#referenceQueue.length > 0 && reference.range.size < limit) {
      const { digest } = this.#referenceQueue.shift() as Reference;
      if (wanted && sameDigest(digest, wanted)) mismatch.entryBelongsAt ??= reference.range.size;
      this.#push(reference, digest);
    }
  }

  #checkLabels(entry: StoredEntry, digest: Digest): void {
    const walk = this.#walk;
    if (walk.mislabelled) return;
    const index = walk.actual.range.size;
    if (entry.position !== index) walk.mislabelled = { index, entry, what: 'POSITION' };
    else if (!sameDigest(entry.hash, digest)) walk.mislabelled = { index, entry, what: 'HASH' };
  }

  #push(track: Track, digest: Digest): void {
    track.range.append(digest);
    const marks = this.#marks.get(track.range.size);
    if (!marks) return;
    for (const mark of marks) this.#judge(track, mark);
    // After the fork the other sequence still has to pass this size.
    if (!this.#walk.mismatch) this.#marks.delete(track.range.size);
  }

  #judge(track: Track, mark: Mark): void {
    const isMet = sameDigest(track.range.root(), mark.root);
    if (isMet && mark.from === 'WITNESS')
      this.#walk.witnessedSize = Math.max(this.#walk.witnessedSize, mark.size);
    if (isMet && mark.from === 'LOG' && this.#namesWitness(mark)) {
      if (this.#options.everySignature) this.#verifyWitness(mark);
      else this.#cosigned = mark;
    }
    if ((this.#options.everySignature || !isMet) && !this.#verify(mark)) return;
    if (!isMet) track.bad ??= mark;
    if (!isMet || track.bad || !this.#options.everySignature) return;
    track.good = track.range.clone();
    if (mark.from === 'WITNESS') track.witnessed = track.good;
  }

  #takeNote(note: string): void {
    const checkpoint = parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1));
    const mark: Mark = { size: checkpoint.size, root: checkpoint.root, note, from: 'LOG' };
    if (checkpoint.origin !== this.#options.key.name) return this.#noteForged(mark.size);
    this.#addMark(mark);
    if (!this.#largest || mark.size > this.#largest.size) this.#largest = mark;
    if (this.#options.everySignature) this.#verify(mark);
  }

  #addMark(mark: Mark): void {
    const known = this.#marks.get(mark.size);
    if (known) known.push(mark);
    else this.#marks.set(mark.size, [mark]);
  }

  /** Whether the log's key signed this mark; keeps what follows from it. */
  #verify(mark: Mark): boolean {
    if (mark.from === 'WITNESS') return true;
    const isSigned = isSignedBy(parseNote(mark.note), this.#options.key);
    if (isSigned) this.#noteSigned(mark);
    else this.#noteForged(mark.size);
    return isSigned;
  }

  #verifyWitness(mark: Mark): void {
    const note = parseNote(mark.note);
    if (!isSignedBy(note, this.#options.key)) return;
    if (!this.#options.witnessKeys.some((key) => isSignedBy(note, key))) return this.#noteForged(mark.size);
    this.#walk.witnessedSize = Math.max(this.#walk.witnessedSize, mark.size);
  }

  #namesWitness(mark: Mark): boolean {
    return this.#options.witnessKeys.some((key) => mark.note.includes(`\n— ${key.name} `));
  }

  #noteSigned(mark: Mark): void {
    if (mark.size <= this.#walk.signedSize) return;
    this.#walk.signedSize = mark.size;
    this.#walk.signed = mark;
  }

  #noteForged(size: number): void {
    this.#walk.forgedSize = Math.min(this.#walk.forgedSize ?? size, size);
  }
}
