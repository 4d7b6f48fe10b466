import { IndexFullError, InvalidHashError, InvalidSettingError, SnapshotError } from './errors.ts';
import { formatHash, HASH_BYTES, HASH_WORDS, parseHash, type HashInput } from './hash.ts';
import { SLOT_BITS, SLOT_MASK, type Engine } from './kernels.ts';
import { Maintenance } from './maintenance.ts';
import { Searcher, type SearchResult } from './search.ts';
import { CAPACITY_LIMIT, createStorage, TAIL_LIMIT, type Storage } from './storage.ts';
import { readSnapshot, writeSnapshot, type SnapshotHead } from './snapshot.ts';
import { slotState } from './table.ts';

/** How to make an index. */
export interface IndexOptions {
  /**
   * Largest number of hashes, 1..45,000,000; default 1,000,000. The tables are shaped for it. Memory is reserved for
   * all of it but becomes resident only as it is used.
   */
  readonly capacity?: number;
  /** Bytes that the index may reserve; default 4 GiB, which is also the most. See {@link HammingIndex.bytes}. */
  readonly memoryLimit?: number;
  /** Default: what is fastest on this machine. All three give the same answers. */
  readonly engine?: Engine;
}

/** How to search. */
export interface SearchOptions {
  /** Largest number of differing bits, 0..63; default 31. The index is shaped for 31; larger costs much more. */
  readonly radius?: number;
  /** Most matches to return, 1..100,000; default 1,000. */
  readonly limit?: number;
}

/**
 * An exact index of 256-bit hashes: a search finds every hash that differs from the query in at most `radius` bits.
 * A set: equal hashes share one slot. Everything happens in this process, on the calling thread.
 */
export class HammingIndex {
  readonly #storage: Storage;
  readonly #searcher: Searcher;
  readonly #maintenance: Maintenance;
  readonly #query = new Uint32Array(HASH_WORDS);
  readonly #key = new Uint32Array(1);
  #size = 0;

  /**
   * @throws {InvalidSettingError} `setting.capacity`, `setting.memory` (more than the limit or than the machine has) or
   *   `setting.engine`
   */
  constructor(options: IndexOptions = {}) {
    const { capacity = 1_000_000, memoryLimit = 2 ** 32, engine } = options;
    if (!isWhole(capacity, 1, CAPACITY_LIMIT)) throw new InvalidSettingError('setting.capacity');
    if (typeof memoryLimit !== 'number' || !(memoryLimit >= 0))
      throw new InvalidSettingError('setting.memory');
    this.#storage = createStorage(capacity, memoryLimit, engine);
    this.#searcher = new Searcher(this.#storage);
    this.#maintenance = new Maintenance(this.#storage);
  }

  /** Number of distinct hashes. */
  get size(): number {
    return this.#size;
  }

  /** Largest number of distinct hashes. */
  get capacity(): number {
    return this.#storage.capacity;
  }

  /** Bytes reserved; at full capacity also the bytes resident, beside 1 bit a hash for the search itself. */
  get bytes(): number {
    return this.#storage.bytes;
  }

  /** Which kernels run. */
  get engine(): Engine {
    return this.#storage.engine;
  }

  /**
   * Adds one hash; the next search finds it. Adding a hash that is there already changes nothing.
   * Once 20,000 inserts wait unmerged (only without a turn of the event loop between them) the insert that would exceed
   * them merges first and takes as long as that.
   * @returns its slot, and whether it is new
   * @throws {InvalidHashError} {@link IndexFullError}
   */
  insert(hash: HashInput): { readonly slot: number; readonly isNew: boolean } {
    parseHash(hash, this.#query);
    const found = this.#findSlot();
    if (found !== undefined) {
      const isNew = this.#storage.states[found] === slotState.dead;
      if (isNew) this.#revive(found);
      return { slot: found, isNew };
    }
    const slot = this.#maintenance.takeSlot();
    if (slot === undefined) throw new IndexFullError();
    this.#storage.hashes.set(this.#query, slot * HASH_WORDS);
    this.#storage.states[slot] = slotState.live;
    // #findSlot has left the key of the hash in the identity table.
    this.#maintenance.appendToTail(slot, this.#key[0]!);
    this.#size++;
    return { slot, isNew: true };
  }

  /**
   * Adds many hashes at once, 32 bytes each. On an empty index, or for more than 20,000, all tables are built afresh:
   * by far the fastest way to fill an index, and it blocks the thread while it lasts (README: seconds per million).
   * All or nothing: if one hash is refused, or there is no room for all of them (repetitions counted), none is added.
   * @returns how many were new
   * @throws {InvalidHashError} {@link IndexFullError}
   */
  insertMany(hashes: Uint8Array): { readonly added: number } {
    if (!(hashes instanceof Uint8Array) || hashes.length % HASH_BYTES !== 0)
      throw new InvalidHashError('hash.length');
    const count = hashes.length / HASH_BYTES;
    const words = asWords(hashes);
    for (let hash = 0; hash < count; hash++) {
      let ones = 0;
      for (let word = 0; word < HASH_WORDS; word++) ones |= words[hash * HASH_WORDS + word]!;
      if (ones === 0) throw new InvalidHashError('hash.all-zero');
    }
    const before = this.#size;
    if (count <= TAIL_LIMIT && this.#size > 0 && this.#size + count <= this.capacity) {
      for (let at = 0; at < hashes.length; at += HASH_BYTES)
        this.insert(hashes.subarray(at, at + HASH_BYTES));
    } else this.#appendAndBuild(words, count);
    return { added: this.#size - before };
  }

  /**
   * Removes one hash; the next search does not find it.
   * @returns whether it was there
   * @throws {InvalidHashError}
   */
  delete(hash: HashInput): boolean {
    parseHash(hash, this.#query);
    const slot = this.#findSlot();
    if (slot === undefined || this.#storage.states[slot] !== slotState.live) return false;
    this.#maintenance.retire(slot);
    this.#size--;
    return true;
  }

  /**
   * The slot of exactly this hash, if it is in the index.
   * @throws {InvalidHashError}
   */
  findSlot(hash: HashInput): number | undefined {
    parseHash(hash, this.#query);
    const slot = this.#findSlot();
    return slot !== undefined && this.#storage.states[slot] === slotState.live ? slot : undefined;
  }

  /**
   * The hash in a slot, as 64 lower-case hexadecimal digits.
   * @throws {InvalidSettingError} `setting.slot` if the slot holds none
   */
  getHash(slot: number): string {
    if (!isWhole(slot, 0, this.capacity - 1) || this.#storage.states[slot] !== slotState.live) {
      throw new InvalidSettingError('setting.slot');
    }
    return formatHash(this.#storage.hashes.subarray(slot * HASH_WORDS, (slot + 1) * HASH_WORDS));
  }

  /**
   * All hashes within the radius, nearest first. If there are more than the limit, the result is `truncated`: it then
   * holds `limit` of them, not always the nearest, but always the equal one if there is one.
   * @throws {InvalidHashError} {@link InvalidSettingError} `setting.radius`, `setting.limit`
   */
  search(hash: HashInput, options: SearchOptions = {}): SearchResult {
    const { radius = 31, limit = 1_000 } = options;
    if (!isWhole(radius, 0, 63)) throw new InvalidSettingError('setting.radius');
    if (!isWhole(limit, 1, 100_000)) throw new InvalidSettingError('setting.limit');
    parseHash(hash, this.#query);
    return this.#searcher.search(this.#query, {
      radius,
      limit,
      equalSlot: this.#findSlot(),
      tailLength: this.#maintenance.tailLength,
      slots: this.#maintenance.slots,
    });
  }

  /**
   * Searches several hashes, such as the eight rotations and reflections of one picture.
   * @returns one result for each, in the same order
   * @throws what {@link search} throws, before any of them is searched
   */
  searchMany(hashes: readonly HashInput[], options: SearchOptions = {}): readonly SearchResult[] {
    for (const hash of hashes) parseHash(hash, this.#query);
    return hashes.map((hash) => this.search(hash, options));
  }

  /**
   * Writes a snapshot of this moment. The index may be searched and changed meanwhile; changes made after the call are
   * not in it.
   * @throws {SnapshotError} `snapshot.busy` (another writer), `snapshot.write`; the old file is untouched
   */
  async save(path: string): Promise<void> {
    const { hashes, states, capacity } = this.#storage;
    const { slots } = this.#maintenance;
    const used = new Uint8Array(Math.ceil(slots / 8));
    for (let slot = 0; slot < slots; slot++) {
      if (states[slot] === slotState.live) used[slot >>> 3]! |= 1 << (slot & 7);
    }
    const unpin = this.#maintenance.pin();
    try {
      const bytes = new Uint8Array(hashes.buffer, hashes.byteOffset, hashes.byteLength);
      await writeSnapshot(path, { capacity, slots, size: this.#size }, used, bytes);
    } finally {
      unpin();
    }
  }

  /**
   * Makes an index from a snapshot; slots are those of the index that was saved. Building the tables blocks the thread.
   * @param options `capacity` may be larger than before; default: as before
   * @throws {SnapshotError} `snapshot.missing`, `snapshot.foreign`, `snapshot.version`, `snapshot.truncated`,
   *   `snapshot.damaged`; {@link InvalidSettingError} as the constructor, or if the capacity is smaller than needed
   */
  static async load(path: string, options: IndexOptions = {}): Promise<HammingIndex> {
    let loaded: { index: HammingIndex; used: Uint8Array; head: SnapshotHead } | undefined;
    await readSnapshot(path, (head) => {
      const index = new HammingIndex({ ...options, capacity: options.capacity ?? head.capacity });
      if (head.slots > index.capacity) throw new InvalidSettingError('setting.capacity');
      const { buffer, byteOffset, byteLength } = index.#storage.hashes;
      const used = new Uint8Array(Math.ceil(head.slots / 8));
      loaded = { index, used, head };
      return { used, hashes: new Uint8Array(buffer, byteOffset, byteLength) };
    });
    const { index, used, head } = loaded!;
    index.#adopt(used, head);
    return index;
  }

  /** Finishes the background work now, on this thread. */
  settle(): void {
    this.#maintenance.settle();
  }

  #adopt(used: Uint8Array, head: SnapshotHead): void {
    for (let slot = 0; slot < head.slots; slot++) {
      if (((used[slot >>> 3]! >>> (slot & 7)) & 1) === 0) continue;
      this.#storage.states[slot] = slotState.live;
      this.#size++;
    }
    if (this.#size !== head.size) throw new SnapshotError('snapshot.damaged');
    this.#maintenance.adopt(head.slots);
  }

  /** Slot of the hash in #query, live or dead. */
  #findSlot(): number | undefined {
    const { identity, hashes } = this.#storage;
    identity.keysOf(this.#query, 0, 1, this.#key);
    const bucket = this.#key[0]! >>> identity.lowBits;
    const low = this.#key[0]! & (2 ** identity.lowBits - 1);
    const end = identity.directory[bucket + 1]!;
    for (let at = identity.directory[bucket]!; at < end; at++) {
      const posting = identity.postings[at]!;
      if (posting >>> SLOT_BITS === low && this.#isQuery(hashes, posting & SLOT_MASK))
        return posting & SLOT_MASK;
    }
    return this.#maintenance.findInTail(this.#key[0]!, (slot) => this.#isQuery(hashes, slot));
  }

  #isQuery(hashes: Uint32Array, slot: number): boolean {
    const state = this.#storage.states[slot];
    if (state !== slotState.live && state !== slotState.dead) return false;
    for (let word = 0; word < HASH_WORDS; word++) {
      if (hashes[slot * HASH_WORDS + word] !== this.#query[word]) return false;
    }
    return true;
  }

  #appendAndBuild(words: Uint32Array, count: number): void {
    let [fresh, freshCount] = [words, count];
    if (this.#size > 0) {
      fresh = new Uint32Array(words.length);
      freshCount = 0;
      for (let hash = 0; hash < count; hash++) {
        this.#query.set(words.subarray(hash * HASH_WORDS, (hash + 1) * HASH_WORDS));
        const slot = this.#findSlot();
        if (slot !== undefined && this.#storage.states[slot] === slotState.live) continue;
        fresh.set(this.#query, freshCount++ * HASH_WORDS);
      }
    }
    if (freshCount === 0) return;
    if (this.#size + freshCount > this.capacity) throw new IndexFullError();
    this.#size += this.#maintenance.build(fresh, freshCount);
  }

  #revive(slot: number): void {
    this.#storage.states[slot] = slotState.live;
    this.#size++;
  }
}

const isWhole = (value: number, from: number, to: number): boolean =>
  Number.isInteger(value) && value >= from && value <= to;

const asWords = (bytes: Uint8Array): Uint32Array => {
  // Not slice(): of a Buffer that is a view, as badly placed as before.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
};
