import { HASH_WORDS } from './hash.ts';
import { SLOT_BITS, SLOT_MASK } from './kernels.ts';
import { TAIL_LIMIT, type Storage } from './storage.ts';
import { buildTable, mergeInto, slotState, sortedPostings, sweep, type Table } from './table.ts';

/**
 * Tail length at which a merge begins in the background: a thousandth of the index, within these bounds. Reading the
 * tail then costs a search a few per cent.
 */
const MERGE_AT = { least: 512, most: 4_096 };
/** Deleted slots at which sweeping begins, if they are also a sixteenth of all or room is getting short. */
const SWEEP_AT = 4_096;
/** Milliseconds of background work between two turns of the event loop. */
const SLICE_MS = 0.5;

/**
 * Where slots come from and go to: the tail of fresh inserts, merging it into the tables, sweeping deleted slots out of
 * them. Works in slices between turns of the event loop; at every seam a search is exact.
 */
export class Maintenance {
  readonly #storage: Storage;
  readonly #everyTable: readonly Table[];
  /** Beside each tail entry its key in the identity table: looking for an equal hash reads only these. */
  readonly #tailIdentities = new Uint32Array(TAIL_LIMIT);
  #slots = 0;
  #tailLength = 0;
  /** The first so many tail entries are being merged. */
  #merging = 0;
  #free: number[] = [];
  /** Deleted slots that postings still name; some may have come back to life since. */
  #dead: number[] = [];
  #doomed: number[] = [];
  #pins = 0;
  #freedWhilePinned: number[] = [];
  #job: Generator<void, void> | undefined;
  #scheduled = false;

  constructor(storage: Storage) {
    this.#storage = storage;
    this.#everyTable = [...storage.tables, storage.identity];
  }

  /** Slots ever used. */
  get slots(): number {
    return this.#slots;
  }

  get tailLength(): number {
    return this.#tailLength;
  }

  /** A slot for a new hash, or undefined if the index is full. */
  takeSlot(): number | undefined {
    if (this.#free.length > 0) return this.#free.pop();
    if (this.#slots < this.#storage.capacity) return this.#slots++;
    if (this.#job !== undefined) this.#run(this.#job);
    if (this.#free.length === 0 && this.#dead.length > 0) this.#run(this.#sweepTables());
    return this.#free.pop();
  }

  /** Puts a slot that has just become live into the tail; `identity` is its key in the identity table. */
  appendToTail(slot: number, identity: number): void {
    if (this.#tailLength === TAIL_LIMIT) this.settle();
    this.#tailIdentities[this.#tailLength] = identity;
    this.#storage.tail[this.#tailLength++] = slot;
    this.#schedule();
  }

  /** The slot in the tail with this key in the identity table that is the one looked for. */
  findInTail(identity: number, isIt: (slot: number) => boolean): number | undefined {
    const { tail } = this.#storage;
    const identities = this.#tailIdentities;
    for (let at = 0; at < this.#tailLength; at++) {
      if (identities[at] === identity && isIt(tail[at]!)) return tail[at];
    }
    return undefined;
  }

  /** Takes a live slot out of service. */
  retire(slot: number): void {
    const { tail, states } = this.#storage;
    const place = tail.subarray(this.#merging, this.#tailLength).indexOf(slot);
    if (place >= 0) {
      this.#tailLength--;
      tail[this.#merging + place] = tail[this.#tailLength]!;
      this.#tailIdentities[this.#merging + place] = this.#tailIdentities[this.#tailLength]!;
      states[slot] = slotState.free;
      this.#release(slot);
    } else {
      states[slot] = slotState.dead;
      this.#dead.push(slot);
      this.#schedule();
    }
  }

  /** Until the returned function is called, no slot that is live now is used for another hash. */
  pin(): () => void {
    this.#pins++;
    return () => {
      if (--this.#pins > 0) return;
      for (const slot of this.#freedWhilePinned) this.#free.push(slot);
      this.#freedWhilePinned = [];
    };
  }

  /** Finishes the job in hand and merges the tail, now. */
  settle(): void {
    if (this.#job !== undefined) this.#run(this.#job);
    if (this.#tailLength > 0) this.#run(this.#mergeTail());
  }

  /**
   * Takes `count` distinct or repeated hashes that are not in the index, and builds all tables afresh. There must be
   * room for all of them.
   * @returns how many were distinct
   */
  build(words: Uint32Array, count: number): number {
    this.settle();
    const { states, hashes, tables, identity, divide } = this.#storage;
    this.#doomTheDead();
    this.#freeTheDoomed();
    // Never used slots first, in one stretch; then those that were given back.
    const fresh = Math.min(count, this.#storage.capacity - this.#slots);
    hashes.set(words.subarray(0, fresh * HASH_WORDS), this.#slots * HASH_WORDS);
    states.fill(slotState.live, this.#slots, this.#slots + fresh);
    this.#slots += fresh;
    for (let hash = fresh; hash < count; hash++) {
      const slot = this.#free.pop()!;
      hashes.set(words.subarray(hash * HASH_WORDS, (hash + 1) * HASH_WORDS), slot * HASH_WORDS);
      states[slot] = slotState.live;
    }
    buildTable(identity, hashes, states, this.#slots, divide);
    const repetitions = this.#dropRepetitions();
    for (const table of tables) buildTable(table, hashes, states, this.#slots, divide);
    return count - repetitions;
  }

  /** Takes over slots that are already filled in (a snapshot) and builds all tables. Every hash must be there once. */
  adopt(slots: number): void {
    const { states, hashes, divide } = this.#storage;
    this.#slots = slots;
    for (let slot = 0; slot < slots; slot++) if (states[slot] !== slotState.live) this.#free.push(slot);
    for (const table of this.#everyTable) buildTable(table, hashes, states, slots, divide);
  }

  /** Frees all but the first slot of equal hashes; returns how many. */
  #dropRepetitions(): number {
    const { states, hashes, identity } = this.#storage;
    const { directory, postings } = identity;
    for (let bucket = 0; bucket < 2 ** identity.directoryBits; bucket++) {
      const start = directory[bucket]!;
      const end = directory[bucket + 1]!;
      let kept = start;
      for (let at = start; at < end; at++) {
        const posting = postings[at]!;
        let earlier = start;
        // Equal low bits first: reading the hashes themselves is what costs.
        while (
          earlier < kept &&
          !(
            (postings[earlier]! ^ posting) >>> SLOT_BITS === 0 &&
            sameHash(hashes, postings[earlier]! & SLOT_MASK, posting & SLOT_MASK)
          )
        )
          earlier++;
        if (earlier === kept) {
          // Distinct ones gather at the front, so that a million equal hashes cost a million comparisons, not their square.
          postings[at] = postings[kept]!;
          postings[kept++] = posting;
        } else {
          states[posting & SLOT_MASK] = slotState.doomed;
          this.#doomed.push(posting & SLOT_MASK);
        }
      }
    }
    const repetitions = this.#doomed.length;
    if (repetitions > 0) this.#run(sweep(identity, states));
    this.#freeTheDoomed();
    return repetitions;
  }

  *#mergeTail(): Generator<void, void> {
    const { tail, hashes } = this.#storage;
    this.#merging = this.#tailLength;
    const slots = [...tail.subarray(0, this.#merging)];
    for (const table of this.#everyTable) {
      const added = sortedPostings(table, hashes, slots);
      yield;
      yield* mergeInto(table, added);
    }
    tail.copyWithin(0, this.#merging, this.#tailLength);
    this.#tailIdentities.copyWithin(0, this.#merging, this.#tailLength);
    this.#tailLength -= this.#merging;
    this.#merging = 0;
  }

  *#sweepTables(): Generator<void, void> {
    this.#doomTheDead();
    yield;
    for (const table of this.#everyTable) yield* sweep(table, this.#storage.states);
    this.#freeTheDoomed();
  }

  #doomTheDead(): void {
    const { states } = this.#storage;
    for (const slot of this.#dead) {
      // A slot that came back to life, or is listed twice, is not doomed again.
      if (states[slot] !== slotState.dead) continue;
      states[slot] = slotState.doomed;
      this.#doomed.push(slot);
    }
    this.#dead = [];
  }

  #freeTheDoomed(): void {
    for (const slot of this.#doomed) {
      this.#storage.states[slot] = slotState.free;
      this.#release(slot);
    }
    this.#doomed = [];
  }

  #release(slot: number): void {
    (this.#pins > 0 ? this.#freedWhilePinned : this.#free).push(slot);
  }

  #run(job: Generator<void, void>): void {
    while (job.next().done !== true);
    if (job === this.#job) this.#job = undefined;
  }

  #nextJob(): Generator<void, void> | undefined {
    const mergeAt = Math.min(MERGE_AT.most, Math.max(MERGE_AT.least, this.#slots / 1_024));
    if (this.#tailLength >= mergeAt) return this.#mergeTail();
    if (this.#dead.length >= this.#sweepAt()) return this.#sweepTables();
    return undefined;
  }

  #sweepAt(): number {
    const room = this.#storage.capacity - this.#slots + this.#free.length;
    return room < TAIL_LIMIT ? SWEEP_AT : Math.max(SWEEP_AT, this.#slots / 16);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#job ??= this.#nextJob();
    if (this.#job === undefined) return;
    this.#scheduled = true;
    // Work for later must not keep a process alive that has nothing else to do.
    setImmediate(() => this.#slice()).unref();
  }

  #slice(): void {
    this.#scheduled = false;
    const until = performance.now() + SLICE_MS;
    while (this.#job !== undefined && performance.now() < until) {
      if (this.#job.next().done === true) this.#job = undefined;
    }
    this.#schedule();
  }
}

const sameHash = (hashes: Uint32Array, a: number, b: number): boolean => {
  for (let word = 0; word < HASH_WORDS; word++) {
    if (hashes[a * HASH_WORDS + word] !== hashes[b * HASH_WORDS + word]) return false;
  }
  return true;
};
