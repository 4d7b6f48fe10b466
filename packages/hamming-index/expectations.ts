import { choose, levelCost, type KeyPlan } from './key-plan.ts';
import { RUN_LIMIT } from './storage.ts';

/** The cheapest purchase of radius + 1 levels among random hashes. */
export interface SearchPlan {
  /** Levels of each key: 0 for none, 3 for all keys that differ in 0, 1 or 2 bits. */
  readonly levels: readonly number[];
  /** Price of each key's levels, and of all, in nanoseconds. */
  readonly prices: readonly number[];
  readonly price: number;
}

/** What searching costs if the stored hashes are random: the yardstick for what it costs with those really stored. */
export class Expectations {
  readonly #hashes: number;
  readonly #plans = new Map<number, SearchPlan>();
  /** For each key and level the price; Infinity where there are too many buckets to list. */
  readonly prices: readonly Float64Array[];

  constructor(keys: readonly KeyPlan[], hashes: number) {
    this.#hashes = hashes;
    this.prices = keys.map((key) =>
      Float64Array.from({ length: key.width + 1 }, (_, level) => {
        let runs = 0;
        for (let low = 0; low <= Math.min(level, key.lowBits); low++)
          runs += choose(key.directoryBits, level - low);
        return runs > RUN_LIMIT ? Infinity : levelCost(key, level, hashes);
      }),
    );
  }

  /** Whether they still fit a set that has grown or shrunk to so many hashes. */
  fit(hashes: number): boolean {
    return hashes >= this.#hashes * 0.8 && hashes <= this.#hashes * 1.25;
  }

  /** The plan for a radius: always the cheapest next level. */
  plan(radius: number): SearchPlan {
    const found = this.#plans.get(radius);
    if (found !== undefined) return found;
    const levels = this.prices.map(() => 0);
    const prices = this.prices.map(() => 0);
    let price = 0;
    for (let bought = 0; bought <= radius; bought++) {
      let cheapest = 0;
      let least = Infinity;
      for (const [key, ofLevel] of this.prices.entries()) {
        const next = ofLevel[levels[key]!] ?? Infinity;
        if (next < least) [cheapest, least] = [key, next];
      }
      levels[cheapest]!++;
      prices[cheapest]! += least;
      price += least;
    }
    const plan = { levels, prices, price };
    this.#plans.set(radius, plan);
    return plan;
  }
}
