/**
 * How the 256 bits are cut into keys.
 *
 * Pigeonhole: if two hashes differ in at most r bits, then for any thresholds t_k over disjoint keys with
 * sum(t_k + 1) = r + 1 at least one key k differs in at most t_k bits. So it is enough to look, in each key's own
 * table, at all keys within t_k bits. Few wide keys mean many look-ups and few false candidates; many narrow keys the
 * reverse. The cut is the one with the smallest estimated time for the radius 31 and the planned number of hashes.
 * @source M. Norouzi, A. Punjani, D. Fleet, "Fast exact search in Hamming space with multi-index hashing" (2014);
 *   J. Qin et al., "GPH: similarity search in Hamming space" (2018) for thresholds that need not be equal.
 */

/** The radius for which the cut is tuned: the customary threshold of 256-bit PDQ hashes. */
export const TUNED_RADIUS = 31;

/** Low bits of a key that are kept in the posting (its top 5 bits) rather than in the directory. */
export const MAX_LOW_BITS = 5;

/** One key: which bits, and how they are split between directory (high part) and posting (low part). */
export interface KeyPlan {
  /** First bit of the hash, 0..255. */
  readonly fromBit: number;
  /** Number of bits. */
  readonly width: number;
  /** The directory has 2 ** directoryBits buckets. */
  readonly directoryBits: number;
  /** width - directoryBits, 0..5. */
  readonly lowBits: number;
}

/**
 * Nanoseconds on one core (EPYC, 4 KB pages, tables larger than the caches): fitted to measurements, then nudged until
 * the cuts that they lead to were the fastest. Only their ratios matter.
 */
export const cost = { run: 25, posting: 0.8, candidate: 17, scanned: 8 } as const;

/** n over k. */
export const choose = (n: number, k: number): number => {
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i;
  return k > n ? 0 : result;
};

/** Expected nanoseconds to look at all keys of this shape that differ in exactly `level` bits, among random hashes. */
export const levelCost = (
  key: Pick<KeyPlan, 'width' | 'directoryBits'>,
  level: number,
  hashes: number,
): number => {
  const lowBits = key.width - key.directoryBits;
  let runs = 0;
  for (let low = 0; low <= Math.min(level, lowBits); low++) runs += choose(key.directoryBits, level - low);
  const perRun = cost.run + (cost.posting * hashes) / 2 ** key.directoryBits;
  return runs * perRun + (cost.candidate * choose(key.width, level) * hashes) / 2 ** key.width;
};

const keyCost = (
  key: Pick<KeyPlan, 'width' | 'directoryBits'>,
  threshold: number,
  hashes: number,
): number => {
  let sum = 0;
  for (let level = 0; level <= threshold; level++) sum += levelCost(key, level, hashes);
  return sum;
};

const bestSplit = (
  width: number,
  threshold: number,
  hashes: number,
): { directoryBits: number; cost: number } => {
  let best = { directoryBits: width, cost: Infinity };
  const fewest = Math.max(1, width - MAX_LOW_BITS);
  // About eight postings a bucket at least: a larger directory falls out of the caches and wastes memory.
  const most = Math.min(width, Math.max(fewest, Math.floor(Math.log2(hashes / 8))));
  for (let directoryBits = fewest; directoryBits <= most; directoryBits++) {
    const total = keyCost({ width, directoryBits }, threshold, hashes);
    if (total < best.cost) best = { directoryBits, cost: total };
  }
  return best;
};

/** The cut for about `hashes` hashes. */
export const planKeys = (hashes: number): readonly KeyPlan[] => {
  let best: { cost: number; widths: number[] } = { cost: Infinity, widths: [] };
  for (let keys = 9; keys <= 16; keys++) {
    const threshold = Math.floor((TUNED_RADIUS + 1) / keys) - 1;
    const higher = (TUNED_RADIUS + 1) % keys;
    for (let narrow = 8; narrow <= 27; narrow++) {
      const forHigher = 256 - (keys - higher) * narrow;
      if (higher === 0 && forHigher !== 0) continue;
      const wide = higher === 0 ? 0 : Math.floor(forHigher / higher);
      if (higher > 0 && (wide < 8 || wide > 26)) continue;
      const oneMore = higher === 0 ? 0 : forHigher % higher;
      const widths = Array.from({ length: keys }, (_, k) =>
        k < oneMore ? wide + 1 : k < higher ? wide : narrow,
      );
      const total = widths.reduce(
        (sum, width, k) => sum + bestSplit(width, k < higher ? threshold + 1 : threshold, hashes).cost,
        0,
      );
      if (total < best.cost) best = { cost: total, widths };
    }
  }
  const threshold = Math.floor((TUNED_RADIUS + 1) / best.widths.length) - 1;
  const higher = (TUNED_RADIUS + 1) % best.widths.length;
  let fromBit = 0;
  return best.widths.map((width, k) => {
    const { directoryBits } = bestSplit(width, k < higher ? threshold + 1 : threshold, hashes);
    const key = { fromBit, width, directoryBits, lowBits: width - directoryBits };
    fromBit += width;
    return key;
  });
};
