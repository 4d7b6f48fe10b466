import { choose, cost, levelCost, MAX_LOW_BITS } from './key-plan.ts';
import { CANDIDATE_LIMIT, RUN_LIMIT, type Storage } from './storage.ts';
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

/** For a key's low bits x: which low bits differ from x in exactly n bits, as a 32-bit set. */
const LOW_SETS: readonly (readonly number[])[] = Array.from({ length: 32 }, (_, x) =>
  Array.from({ length: 6 }, (__, n) => {
    let set = 0;
    for (let y = 0; y < 32; y++) if (ones(x ^ y) === n) set |= 1 << y;
    return set;
  }),
);

function ones(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** A level is looked at if it costs at most this many times what random hashes would cost; otherwise it has to wait. */
const TOLERANCE = 2;

/**
 * Searches the tables of one storage. Not re-entrant; it keeps its scratch between searches.
 *
 * The thresholds of the keys are not fixed: the search buys levels (all keys that differ in exactly n bits) one by one,
 * always the cheapest, until it has bought radius + 1 of them. By the pigeonhole any such purchase is exact. A key on
 * which many stored hashes agree with the query turns out dear when its buckets have been listed, and waits; if in the
 * end everything is dear, reading all hashes in order is cheaper and is what happens.
 */
export class Searcher {
  readonly #storage: Storage;
  readonly #seen: Uint32Array;
  readonly #levels: Int32Array;
  readonly #price: Float64Array;
  readonly #listed: Uint8Array;
  readonly #key = new Uint32Array(1);
  /** Postings in the runs just listed, by the number of differing low bits. */
  readonly #postings = new Float64Array(MAX_LOW_BITS + 1);
  readonly #queryWords: Uint32Array;
  #expected: readonly Float64Array[] = [];
  #expectedFor = 0;
  #candidatesEnd = 0;
  #slots: number[] = [];
  #distances: number[] = [];
  #truncated = false;
  #radius = 0;
  #limit = 0;

  constructor(storage: Storage) {
    const keys = storage.keys.length;
    this.#storage = storage;
    this.#seen = new Uint32Array(Math.ceil(storage.capacity / 32));
    this.#levels = new Int32Array(keys);
    this.#price = new Float64Array(keys);
    this.#listed = new Uint8Array(keys);
    this.#queryWords = storage.words.subarray(storage.queryAddress / 4, storage.queryAddress / 4 + 8);
  }

  search(query: Uint32Array, scope: SearchScope): SearchResult {
    this.#queryWords.set(query);
    this.#radius = scope.radius;
    this.#limit = scope.limit;
    this.#truncated = false;
    this.#candidatesEnd = this.#storage.candidatesAddress;
    if (scope.equalSlot !== undefined) this.#offer(scope.equalSlot, 0);
    const goOn = this.#verify(this.#storage.tailAddress, this.#storage.tailAddress + 4 * scope.tailLength);
    if (goOn && !this.#buyLevels(scope.slots)) this.#scan(scope.slots);
    return this.#finish();
  }

  /** Returns false if reading everything in order is cheaper. */
  #buyLevels(slots: number): boolean {
    const expected = this.#expectations(slots);
    const [price, levels, listed] = [this.#price, this.#levels, this.#listed];
    for (let k = 0; k < price.length; k++) price[k] = expected[k]![0]!;
    levels.fill(0);
    listed.fill(0);
    let budget = cost.scanned * slots + 10_000;
    for (let bought = 0; bought <= this.#radius; ) {
      let cheapest = 0;
      for (let k = 1; k < price.length; k++) if (price[k]! < price[cheapest]!) cheapest = k;
      if (price[cheapest]! > budget) return false;
      const level = levels[cheapest]!;
      const actual = this.#list(cheapest, level);
      if (listed[cheapest] === 0 && actual > TOLERANCE * price[cheapest]! + 1_000) {
        price[cheapest] = actual;
        listed[cheapest] = 1;
        continue;
      }
      if (!this.#collect(cheapest, level)) return true;
      budget -= actual;
      bought++;
      levels[cheapest] = level + 1;
      price[cheapest] = expected[cheapest]![level + 1] ?? Infinity;
      listed[cheapest] = 0;
    }
    this.#flush();
    return true;
  }

  /** Lists the buckets of one level into the runs; returns what looking at them will cost. */
  #list(key: number, level: number): number {
    const { kernels, runsAddress } = this.#storage;
    const table = this.#storage.tables[key]!;
    table.keysOf(this.#queryWords, 0, 1, this.#key);
    const bucket = this.#key[0]! >>> table.lowBits;
    let [out, price] = [runsAddress, 0];
    for (let low = Math.min(level, table.lowBits); low >= 0; low--) {
      const flips = level - low;
      const count = choose(table.directoryBits, flips);
      if (count === 0) continue;
      const postings = kernels.listRuns(table.directoryAddress, bucket, 2 ** flips - 1, count, out);
      this.#postings[low] = postings;
      const share = choose(table.lowBits, low) / 2 ** table.lowBits;
      price += cost.run * count + postings * (cost.posting + cost.candidate * share);
      out += 8 * count;
    }
    return price;
  }

  /** Collects and verifies the candidates of the level just listed; returns false once the limit is passed. */
  #collect(key: number, level: number): boolean {
    const { kernels, runsAddress, sinkAddress } = this.#storage;
    const table = this.#storage.tables[key]!;
    const lowBits = this.#key[0]! & (2 ** table.lowBits - 1);
    let from = runsAddress;
    for (let low = Math.min(level, table.lowBits); low >= 0; low--) {
      const count = choose(table.directoryBits, level - low);
      if (count === 0) continue;
      const to = from + 8 * count;
      const accept = LOW_SETS[lowBits]![low]!;
      const postings = this.#postings[low]!;
      if (postings <= CANDIDATE_LIMIT) {
        if (postings > this.#room() && !this.#flush()) return false;
        this.#candidatesEnd = kernels.collect(
          from,
          to,
          table.postingsAddress,
          accept,
          this.#candidatesEnd,
          sinkAddress,
        );
      } else if (!this.#collectLong(from, to, table.postingsAddress, accept)) return false;
      from = to;
    }
    return true;
  }

  /** The same for runs that together exceed the candidate buffer: piece by piece. */
  #collectLong(from: number, to: number, postingsAddress: number, accept: number): boolean {
    const { kernels, words, sinkAddress } = this.#storage;
    for (let run = from / 4; run < to / 4; run += 2) {
      const end = words[run + 1]!;
      for (let start = words[run]!; start < end; start += CANDIDATE_LIMIT) {
        const stop = Math.min(end, start + CANDIDATE_LIMIT);
        if (stop - start > this.#room() && !this.#flush()) return false;
        words[run] = start;
        words[run + 1] = stop;
        this.#candidatesEnd = kernels.collect(
          4 * run,
          4 * run + 8,
          postingsAddress,
          accept,
          this.#candidatesEnd,
          sinkAddress,
        );
      }
    }
    return true;
  }

  #room(): number {
    return CANDIDATE_LIMIT - (this.#candidatesEnd - this.#storage.candidatesAddress) / 4;
  }

  #flush(): boolean {
    const end = this.#candidatesEnd;
    this.#candidatesEnd = this.#storage.candidatesAddress;
    return this.#verify(this.#storage.candidatesAddress, end);
  }

  /** Verifies a list of slots; returns false once the limit is passed. */
  #verify(from: number, to: number): boolean {
    const { kernels, words, hashesAddress, queryAddress, pairsAddress } = this.#storage;
    for (let start = from; start < to; start += 4 * CANDIDATE_LIMIT) {
      const stop = Math.min(to, start + 4 * CANDIDATE_LIMIT);
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
    for (let from = 0; from < slots; from += CANDIDATE_LIMIT) {
      const count = Math.min(CANDIDATE_LIMIT, slots - from);
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

  /** Expected price of each key's levels among so many random hashes; Infinity where the buckets are too many. */
  #expectations(slots: number): readonly Float64Array[] {
    if (slots < this.#expectedFor * 0.8 || slots > this.#expectedFor * 1.25 || this.#expected.length === 0) {
      this.#expectedFor = slots;
      this.#expected = this.#storage.keys.map((key) =>
        Float64Array.from({ length: key.width + 1 }, (_, level) => {
          let runs = 0;
          for (let low = 0; low <= Math.min(level, key.lowBits); low++)
            runs += choose(key.directoryBits, level - low);
          return runs > RUN_LIMIT ? Infinity : levelCost(key, level, slots);
        }),
      );
    }
    return this.#expected;
  }
}
