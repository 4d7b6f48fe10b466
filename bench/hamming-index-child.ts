import { readFile } from 'node:fs/promises';
import { type HashInput, HammingIndex } from '../packages/hamming-index/index.ts';
import { hashAt, SampleHashes } from '../packages/hamming-index/sample-hashes.ts';

/**
 * One measurement in a process of its own, so that its memory is its own:
 * `build HASHES SNAPSHOT` · `query SNAPSHOT QUERIES FEW_QUERIES` · `change SNAPSHOT`. Prints one JSON object.
 */

/** CPU seconds of the thread, and by the wall clock. */
export interface Seconds {
  readonly cpu: number;
  readonly wall: number;
}

export interface BuildFigures {
  readonly buildSeconds: Seconds;
  readonly saveSeconds: Seconds;
}

export interface QueryFigures {
  readonly loadSeconds: Seconds;
  readonly megabytes: number;
  readonly perSecondWall: number;
  readonly perSecondCpu: number;
  /** Share of the queries with a match at most as far as the neighbour planted for it. */
  readonly recall: number;
  readonly matches: number;
  /** Matches of the first few queries only: what FAISS is asked. */
  readonly fewMatches: number;
  readonly eightPerSecondCpu: number;
}

export interface ChangeFigures {
  readonly insertMs: Spread;
  readonly deleteMs: Spread;
  /** The same clock around arithmetic of about the same length: what the machine adds by itself. */
  readonly nothingMs: Spread;
}

export interface Spread {
  readonly median: number;
  /** 99 of 100 are within this. */
  readonly high: number;
  readonly worst: number;
}

/** CPU milliseconds of this thread: what neighbours on the machine cannot add to by taking turns. */
export const cpuNow = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

export const build = async (hashesPath: string, snapshotPath: string): Promise<BuildFigures> => {
  const hashes = await readFile(hashesPath);
  const built = stopwatch();
  const index = new HammingIndex({ capacity: Math.ceil((hashes.length / 32) * 1.02) });
  index.insertMany(hashes);
  const buildSeconds = built();
  const saved = stopwatch();
  await index.save(snapshotPath);
  return { buildSeconds, saveSeconds: saved() };
};

const stopwatch = (): (() => Seconds) => {
  const [wall, cpu] = [performance.now(), cpuNow()];
  return () => ({ cpu: (cpuNow() - cpu) / 1_000, wall: (performance.now() - wall) / 1_000 });
};

const rowsOf = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: bytes.length / 32 }, (_, row) => hashAt(bytes, row));

interface Rate {
  readonly wall: number;
  readonly cpu: number;
}

/** The best of six rounds of each, taken in turns, so that both meet the same weather. */
const ratesPerSecond = (works: readonly { count: number; round: () => void }[]): Rate[] => {
  const best: Rate[] = works.map(() => ({ wall: 0, cpu: 0 }));
  for (let repeat = 0; repeat < 6; repeat++) {
    for (const [i, { count, round }] of works.entries()) {
      const elapsed = stopwatch();
      round();
      const { wall, cpu } = elapsed();
      if (count / cpu > best[i]!.cpu) best[i] = { wall: count / wall, cpu: count / cpu };
    }
  }
  return best;
};

const query = async (snapshotPath: string, queriesPath: string, few: number): Promise<QueryFigures> => {
  const loaded = stopwatch();
  const index = await HammingIndex.load(snapshotPath);
  const loadSeconds = loaded();
  const queries: HashInput[] = rowsOf(await readFile(queriesPath));
  const eights = Array.from({ length: Math.floor(queries.length / 8) }, (_, i) =>
    queries.slice(8 * i, 8 * i + 8),
  );
  const [single, eight] = ratesPerSecond([
    {
      count: queries.length,
      round: () => {
        for (const hash of queries) index.search(hash);
      },
    },
    {
      count: eights.length,
      round: () => {
        for (const hashes of eights) index.searchMany(hashes);
      },
    },
  ]) as [Rate, Rate];
  const results = queries.map((hash) => index.search(hash, { limit: 100_000 }));
  const found = results.filter(({ matches }, i) => matches.some((match) => match.distance <= i % 32)).length;
  const count = (some: typeof results): number => some.reduce((sum, { matches }) => sum + matches.length, 0);
  return {
    loadSeconds,
    megabytes: process.memoryUsage().rss / 1e6,
    perSecondWall: single.wall,
    perSecondCpu: single.cpu,
    recall: found / queries.length,
    matches: count(results),
    fewMatches: count(results.slice(0, few)),
    eightPerSecondCpu: eight.cpu,
  };
};

/** Times each change and sees to it that the very next search shows it. */
const change = async (snapshotPath: string): Promise<ChangeFigures> => {
  const index = await HammingIndex.load(snapshotPath);
  const sample = new SampleHashes(99);
  const rounds = 12_000;
  const times = () => new Float64Array(rounds);
  const [inserts, deletes, nothings] = [times(), times(), times()];
  const added: Uint8Array[] = [];
  for (let round = 0; round < rounds; round++) {
    const hash = sample.random(1);
    added.push(hash);
    let started = performance.now();
    index.insert(hash);
    inserts[round] = performance.now() - started;
    const old = added[sample.below(added.length)]!;
    started = performance.now();
    const isGone = index.delete(old);
    deletes[round] = performance.now() - started;
    started = performance.now();
    sample.random(100);
    nothings[round] = performance.now() - started;
    if (round % 50 === 0) {
      const expected = old === hash ? 0 : 1;
      if (index.search(sample.near(hash, 31)).matches.length !== expected)
        throw new Error('the insert is not visible');
      if (isGone && index.search(old).matches.length !== 0) throw new Error('the deletion is not visible');
    }
    if (round % 10 === 0) await new Promise(setImmediate);
  }
  return { insertMs: spread(inserts), deleteMs: spread(deletes), nothingMs: spread(nothings) };
};

const spread = (times: Float64Array): Spread => {
  const sorted = times.toSorted();
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { median: at(0.5), high: at(0.99), worst: at(1) };
};

if (import.meta.main) {
  const [task, first = '', second = '', third = ''] = process.argv.slice(2);
  const figures =
    task === 'build'
      ? await build(first, second)
      : task === 'query'
        ? await query(first, second, Number(third))
        : await change(first);
  console.log(JSON.stringify(figures));
}
