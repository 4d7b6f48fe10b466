import { Expectations } from './expectations.ts';
import { HASH_WORDS } from './hash.ts';
import { RUN_BYTES } from './kernels.ts';
import { choose, cost, MAX_LOW_BITS } from './key-plan.ts';
import { CANDIDATE_LIMIT, RUN_LIMIT, VERIFIED_TOGETHER, type Storage } from './storage.ts';
import { slotState } from './table.ts';

/** One hash within the radius. */
export interface Match {
  /** Where the index keeps the hash; stays the same as long as the hash is in the index. */
  readonly slot: number;
  /** Number of differing bits. */
  readonly distance: number;
}

/** What one search found. */
export interface SearchResult {
  /** Nearest first; equal distances by slot. */
  readonly matches: readonly Match[];
  /** True if more hashes lie within the radius than the limit allowed to return. */
  readonly truncated: boolean;
}

/** What a search needs to know about the index at that moment. */
export interface SearchScope {
  readonly radius: number;
  readonly limit: number;
  /** Slot of the hash equal to the query, if the index has it: it is always among the matches. */
  readonly equalSlot: number | undefined;
  readonly tailLength: number;
  /** Slots ever used. */
  readonly slots: number;
}

/** For a key's low bits x: which low bits differ from x in at most n bits, as a 32-bit set. */
const LOW_SETS: readonly (readonly number[])[] = Array.from({ length: 32 }, (_, x) =>
  Array.from({ length: MAX_LOW_BITS + 1 }, (__, n) => {
    let set = 0;
    for (let y = 0; y < 32; y++) if (ones(x ^ y) <= n) set |= 1 << y;
    return set;
  }),
);

function ones(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** A purchase is made if it costs at most this many times what it would cost among random hashes. */
const TOLERANCE = 2;

/**
 * Searches the tables of one storage. Not re-entrant; it keeps its scratch between searches.
 *
 * The thresholds of the keys are not fixed: the search buys levels (all keys that differ in exactly n bits) until it has
 * bought radius + 1 of them. By the pigeonhole any such purchase is exact. First it buys what would be cheapest among
 * random hashes; a key on which many stored hashes agree with the query turns out dear once its buckets are listed, is
 * left out, and the search goes on with the cheapest single levels of any key. If in the end everything is dear, reading
 * all hashes in order is cheaper and is what happens.
 */
export class Searcher {
  readonly #storage: Storage;
  readonly #seen: Uint32Array;
  readonly #queryWords: Uint32Array;
  readonly #key = new Uint32Array(1);
  /** For each key: levels bought, price of the next one, and whether that price is known rather than expected. */
  readonly #levels: Int32Array;
  readonly #prices: Float64Array;
  readonly #known: Uint8Array;
  #expectations: Expectations;
  /** What has been bought and not yet collected. */
  #runsEnd = 0;
  #pendingPostings = 0;
  /** What the last call of #list added to that, unless it is not bought. */
  #listedEnd = 0;
  #listedPostings = 0;
  #slots: number[] = [];
  #distances: number[] = [];
  #truncated = false;
  #radius = 0;
  #limit = 0;

  constructor(storage: Storage) {
    const keys = storage.keys.length;
    this.#storage = storage;
    this.#seen = new Uint32Array(Math.ceil(storage.capacity / 32));
    this.#queryWords = storage.words.subarray(
      storage.queryAddress / 4,
      storage.queryAddress / 4 + HASH_WORDS,
    );
    this.#levels = new Int32Array(keys);
    this.#prices = new Float64Array(keys);
    this.#known = new Uint8Array(keys);
    this.#expectations = new Expectations(storage.keys, 0);
  }

  search(query: Uint32Array, scope: SearchScope): SearchResult {
    this.#queryWords.set(query);
    this.#radius = scope.radius;
    this.#limit = scope.limit;
    this.#truncated = false;
    if (!this.#expectations.fit(scope.slots))
      this.#expectations = new Expectations(this.#storage.keys, scope.slots);
    if (scope.equalSlot !== undefined) this.#offer(scope.equalSlot, 0);
    const { tailAddress } = this.#storage;
    if (this.#verify(tailAddress, tailAddress + 4 * scope.tailLength) && !this.#searchTables(scope.slots)) {
      this.#scan(scope.slots);
    }
    return this.#finish();
  }

  /** Returns false if reading everything in order is cheaper; true once done or once the limit is passed. */
  #searchTables(slots: number): boolean {
    const [expected, prices, levels] = [this.#expectations.prices, this.#prices, this.#levels];
    const plan = this.#expectations.plan(this.#radius);
    // Half of what reading everything costs: if it comes to that, the search has cost no more than half as much again.
    let budget = (cost.scanned * slots) / 2 + 10_000;
    let bought = 0;
    this.#runsEnd = this.#storage.runsAddress;
    this.#pendingPostings = 0;
    if (plan.price > budget) return false;
    for (const [key, count] of plan.levels.entries()) {
      const price = count === 0 ? 0 : this.#list(key, 0, count - 1);
      const isBought = price <= TOLERANCE * plan.prices[key]! + 1_000;
      levels[key] = isBought ? count : 0;
      prices[key] = expected[key]![levels[key]!]!;
      if (!isBought || count === 0) continue;
      if (!this.#buy()) return true;
      budget -= price;
      bought += count;
    }
    this.#known.fill(0);
    while (bought <= this.#radius) {
      let key = 0;
      for (let k = 1; k < prices.length; k++) if (prices[k]! < prices[key]!) key = k;
      if (prices[key]! > budget) return false;
      const level = levels[key]!;
      const price = this.#list(key, level, level);
      if (this.#known[key] === 0 && price > TOLERANCE * prices[key]! + 1_000) {
        prices[key] = price;
        this.#known[key] = 1;
        continue;
      }
      if (!this.#buy()) return true;
      budget -= price;
      bought++;
      levels[key] = level + 1;
      prices[key] = expected[key]![level + 1] ?? Infinity;
      this.#known[key] = 0;
    }
    this.#collect();
    return true;
  }

  /** Lists the buckets of some levels of a key behind what has been bought; returns what looking at them will cost. */
  #list(key: number, fromLevel: number, toLevel: number): number {
    const { kernels, runsAddress } = this.#storage;
    const { directoryBits, lowBits, directoryAddress, postingsAddress, keysOf } = this.#storage.tables[key]!;
    keysOf(this.#queryWords, 0, 1, this.#key);
    const bucket = this.#key[0]! >>> lowBits;
    const sets = LOW_SETS[this.#key[0]! & (2 ** lowBits - 1)]!;
    let room = RUN_LIMIT - (this.#runsEnd - runsAddress) / RUN_BYTES;
    let price = 0;
    this.#listedEnd = this.#runsEnd;
    this.#listedPostings = 0;
    for (let flips = Math.max(0, fromLevel - lowBits); flips <= Math.min(toLevel, directoryBits); flips++) {
      const count = choose(directoryBits, flips);
      if (count > room) {
        // Make room by finishing what has been bought; what is listed here moves to the front with it.
        if (this.#runsEnd === runsAddress || !this.#collect()) return Infinity;
        return this.#list(key, fromLevel, toLevel);
      }
      const [fewest, most] = [fromLevel - flips, Math.min(toLevel - flips, lowBits)];
      const accept = sets[most]! & ~(fewest > 0 ? sets[fewest - 1]! : 0);
      const postings = kernels.listRuns(
        directoryAddress,
        postingsAddress,
        bucket,
        2 ** flips - 1,
        count,
        accept,
        this.#listedEnd,
      );
      let accepted = 0;
      for (let low = Math.max(0, fewest); low <= most; low++) accepted += choose(lowBits, low);
      price += cost.run * count + postings * (cost.posting + (cost.candidate * accepted) / 2 ** lowBits);
      this.#listedEnd += RUN_BYTES * count;
      this.#listedPostings += postings;
      room -= count;
    }
    return price;
  }

  /** Keeps what was listed last. Returns false once the limit is passed. */
  #buy(): boolean {
    this.#pendingPostings += this.#listedPostings;
    this.#runsEnd = this.#listedEnd;
    return this.#pendingPostings <= CANDIDATE_LIMIT || this.#collect();
  }

  /** Collects and verifies what has been bought; returns false once the limit is passed. */
  #collect(): boolean {
    const { kernels, runsAddress, candidatesAddress, sinkAddress, words } = this.#storage;
    const end = this.#runsEnd;
    const isLong = this.#pendingPostings > CANDIDATE_LIMIT;
    this.#runsEnd = runsAddress;
    this.#pendingPostings = 0;
    if (!isLong) {
      if (end === runsAddress) return true;
      return this.#verify(
        candidatesAddress,
        kernels.collect(runsAddress, end, candidatesAddress, sinkAddress),
      );
    }
    // More postings than candidates fit: run by run, and long runs piece by piece.
    for (let run = runsAddress; run < end; run += RUN_BYTES) {
      const stop = words[run / 4 + 1]!;
      for (let start = words[run / 4]!; start < stop; start += 4 * CANDIDATE_LIMIT) {
        words[run / 4] = start;
        words[run / 4 + 1] = Math.min(stop, start + 4 * CANDIDATE_LIMIT);
        const candidatesEnd = kernels.collect(run, run + RUN_BYTES, candidatesAddress, sinkAddress);
        if (!this.#verify(candidatesAddress, candidatesEnd)) return false;
      }
    }
    return true;
  }

  /** Verifies a list of slots; returns false once the limit is passed. */
  #verify(from: number, to: number): boolean {
    const { kernels, words, hashesAddress, queryAddress, pairsAddress } = this.#storage;
    for (let start = from; start < to; start += 4 * VERIFIED_TOGETHER) {
      const stop = Math.min(to, start + 4 * VERIFIED_TOGETHER);
      const end = kernels.verify(start, stop, hashesAddress, queryAddress, this.#radius, pairsAddress);
      for (let pair = pairsAddress / 4; pair < end / 4; pair += 2) {
        if (!this.#offer(words[pair]!, words[pair + 1]!)) return false;
      }
    }
    return true;
  }

  #scan(slots: number): void {
    const { words, candidatesAddress } = this.#storage;
    const list = candidatesAddress / 4;
    for (let from = 0; from < slots; from += VERIFIED_TOGETHER) {
      const count = Math.min(VERIFIED_TOGETHER, slots - from);
      for (let i = 0; i < count; i++) words[list + i] = from + i;
      if (!this.#verify(candidatesAddress, candidatesAddress + 4 * count)) return;
    }
  }

  /** Takes a match unless it is deleted or already taken; returns false once the limit is passed. */
  #offer(slot: number, distance: number): boolean {
    if (this.#storage.states[slot] !== slotState.live) return true;
    const bit = 1 << (slot & 31);
    if ((this.#seen[slot >>> 5]! & bit) !== 0) return true;
    if (this.#slots.length === this.#limit) {
      this.#truncated = true;
      return false;
    }
    this.#seen[slot >>> 5]! |= bit;
    this.#slots.push(slot);
    this.#distances.push(distance);
    return true;
  }

  #finish(): SearchResult {
    const matches: Match[] = this.#slots.map((slot, i) => ({ slot, distance: this.#distances[i]! }));
    for (const slot of this.#slots) this.#seen[slot >>> 5] = 0;
    this.#slots = [];
    this.#distances = [];
    matches.sort((a, b) => a.distance - b.distance || a.slot - b.slot);
    return { matches, truncated: this.#truncated };
  }
}
