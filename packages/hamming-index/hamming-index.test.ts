import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HammingIndex, type Engine, type SearchResult } from './index.ts';
import { distanceBetween, hashAt, SampleHashes } from './sample-hashes.ts';

const ENGINES: Engine[] = ['simd', 'scalar', 'plain'];
const hex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');

/** What reading every hash one by one finds. */
const bruteForce = (hashes: Iterable<Uint8Array>, query: Uint8Array, radius: number): string[] => {
  const found: string[] = [];
  for (const hash of hashes) {
    const distance = distanceBetween(hash, query);
    if (distance <= radius) found.push(`${distance} ${hex(hash)}`);
  }
  return found.sort();
};

const spelled = (index: HammingIndex, { matches }: SearchResult): string[] =>
  matches.map(({ slot, distance }) => `${distance} ${index.getHash(slot)}`).sort();

const rows = (hashes: Uint8Array): Uint8Array[] =>
  Array.from({ length: hashes.length / 32 }, (_, i) => hashAt(hashes, i));

describe.each(ENGINES)('%s', (engine) => {
  test('finds a planted neighbour at every distance from 0 to 31, whatever the capacity that shaped the tables', () => {
    for (const capacity of [1_500, 20_000, 300_000, 5_000_000]) {
      const sample = new SampleHashes(capacity);
      const hashes = sample.random(1_500);
      const index = new HammingIndex({ capacity, engine });
      index.insertMany(hashes);
      for (let i = 0; i < 96; i++) {
        const planted = hashAt(hashes, sample.below(1_500));
        const query = sample.near(planted, i % 32);
        expect(spelled(index, index.search(query))).toEqual(bruteForce(rows(hashes), query, 31));
      }
    }
  });

  test('equals reading everything, for random and clustered sets, any radius to 63', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 800 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 63 }),
        fc.constantFrom(800, 60_000),
        (seed, count, clusterSize, spread, radius, capacity) => {
          const sample = new SampleHashes(seed);
          const hashes = sample.clustered(count, clusterSize, spread);
          const index = new HammingIndex({ capacity, engine });
          index.insertMany(hashes);
          const distinct = new Map(rows(hashes).map((hash) => [hex(hash), hash]));
          expect(index.size).toBe(distinct.size);
          for (let i = 0; i < 8; i++) {
            const query = sample.near(hashAt(hashes, sample.below(count)), sample.below(90));
            const result = index.search(query, { radius });
            expect(result.truncated).toBe(false);
            expect(spelled(index, result)).toEqual(bruteForce(distinct.values(), query, radius));
          }
        },
      ),
      { numRuns: engine === 'simd' ? 60 : 20 },
    );
  });

  test('stays equal to reading everything while hashes come and go', () => {
    const step = fc.record({
      what: fc.constantFrom(
        'insert',
        'insert',
        'insert',
        'delete',
        'insertMany',
        'settle',
        'search',
        'search',
      ),
      pick: fc.nat({ max: 149 }),
      away: fc.nat({ max: 40 }),
    });
    fc.assert(
      fc.property(fc.integer(), fc.array(step, { maxLength: 120 }), (seed, steps) => {
        const sample = new SampleHashes(seed);
        const pool = rows(sample.clustered(150, 10, 30));
        const model = new Map<string, Uint8Array>();
        const index = new HammingIndex({ capacity: 160, engine });
        for (const { what, pick, away } of steps) {
          const hash = pool[pick]!;
          const had = model.has(hex(hash));
          if (what === 'insert') {
            expect(index.insert(hash).isNew).toBe(!had);
            model.set(hex(hash), hash);
          } else if (what === 'delete') {
            expect(index.delete(hash)).toBe(had);
            model.delete(hex(hash));
          } else if (what === 'insertMany') {
            const many = pool.slice(pick, pick + away);
            index.insertMany(Buffer.concat(many));
            for (const each of many) model.set(hex(each), each);
          } else if (what === 'settle') {
            index.settle();
          } else {
            const query = sample.near(hash, away);
            expect(spelled(index, index.search(query))).toEqual(bruteForce(model.values(), query, 31));
          }
          expect(index.findSlot(hash) !== undefined).toBe(model.has(hex(hash)));
          expect(index.size).toBe(model.size);
        }
      }),
      { numRuns: engine === 'simd' ? 150 : 50 },
    );
  });
});

test('at radius 63 a larger set is answered exactly too', () => {
  const sample = new SampleHashes(63);
  const hashes = sample.random(30_000);
  const index = new HammingIndex({ capacity: 30_000 });
  index.insertMany(hashes);
  for (let distance = 0; distance <= 64; distance += 4) {
    const query = sample.near(hashAt(hashes, sample.below(30_000)), distance);
    expect(spelled(index, index.search(query, { radius: 63 }))).toEqual(bruteForce(rows(hashes), query, 63));
  }
});

test('searches stay exact while the background merges and sweeps, and slots do not move', async () => {
  const sample = new SampleHashes(11);
  const [first, later] = [sample.random(14_000), sample.random(7_000)];
  const index = new HammingIndex({ capacity: 20_000 });
  index.insertMany(first);
  const slots = new Map<string, number>();
  const live = new Map<string, Uint8Array>();
  for (const hash of rows(first)) {
    slots.set(hex(hash), index.findSlot(hash)!);
    live.set(hex(hash), hash);
  }
  const laterRows = rows(later);
  for (const [i, hash] of laterRows.entries()) {
    slots.set(hex(hash), index.insert(hash).slot);
    live.set(hex(hash), hash);
    const gone = hashAt(first, 2 * i);
    index.delete(gone);
    live.delete(hex(gone));
    if (i % 8 === 0) await new Promise(setImmediate);
    for (const planted of [hash, laterRows[sample.below(i + 1)]!, hashAt(first, sample.below(14_000))]) {
      const expected = live.has(hex(planted)) ? slots.get(hex(planted)) : undefined;
      const distance = i % 32;
      const found = index.search(sample.near(planted, distance)).matches;
      expect(found).toEqual(expected === undefined ? [] : [{ slot: expected, distance }]);
    }
  }
  expect(index.size).toBe(live.size);
});

test('a loop of inserts that never yields merges when the tail is full, and finds them all', () => {
  const sample = new SampleHashes(12);
  const hashes = sample.random(20_600);
  const index = new HammingIndex({ capacity: 25_000 });
  for (const hash of rows(hashes)) index.insert(hash);
  expect(index.size).toBe(20_600);
  for (let i = 0; i < 20_600; i += 103) {
    expect(index.search(sample.near(hashAt(hashes, i), i % 32)).matches).toHaveLength(1);
  }
}, 60_000);

test('gives freed room back: a full index takes a new hash after a deletion', () => {
  const sample = new SampleHashes(21);
  const hashes = sample.random(3_000);
  const index = new HammingIndex({ capacity: 3_000 });
  index.insertMany(hashes);
  for (let round = 0; round < 3; round++) {
    const extra = sample.random(1);
    expect(() => index.insert(extra)).toThrowError(expect.objectContaining({ code: 'index.full' }));
    index.delete(hashAt(hashes, round));
    expect(index.insert(extra).isNew).toBe(true);
    expect(index.search(extra).matches).toHaveLength(1);
    index.settle();
    expect(index.search(sample.near(extra, 31)).matches).toHaveLength(1);
    expect(index.search(hashAt(hashes, round)).matches).toEqual([]);
  }
  expect(index.size).toBe(3_000);
});

test('a deleted hash comes back under its slot, also after a deletion, a return and another deletion', () => {
  const sample = new SampleHashes(22);
  const hashes = sample.random(50);
  const index = new HammingIndex({ capacity: 50 });
  index.insertMany(hashes);
  const hash = hashAt(hashes, 10);
  const slot = index.findSlot(hash)!;
  for (let round = 0; round < 2; round++) {
    expect(index.delete(hash)).toBe(true);
    expect(index.delete(hash)).toBe(false);
    expect(() => index.getHash(slot)).toThrowError(expect.objectContaining({ code: 'setting.slot' }));
    expect(index.insert(hash)).toEqual({ slot, isNew: true });
    expect(index.insert(hash)).toEqual({ slot, isNew: false });
  }
  index.delete(hash);
  const other = sample.random(1);
  expect(index.insert(other).isNew).toBe(true);
  expect(index.search(hash).matches).toEqual([]);
  expect(index.size).toBe(50);
});

describe('limit', () => {
  const sample = new SampleHashes(31);
  const centre = sample.random(1);
  const near = new Map<string, Uint8Array>();
  while (near.size < 1_200) {
    const hash = sample.near(centre, 1 + sample.below(20));
    near.set(hex(hash), hash);
  }
  const index = new HammingIndex({ capacity: 5_000 });
  index.insertMany(Buffer.concat([...near.values()]));

  test('at most 1,000 matches unless more are asked for, and the result says so', () => {
    const { matches, truncated } = index.search(centre);
    expect(truncated).toBe(true);
    expect(new Set(matches.map((match) => match.slot)).size).toBe(1_000);
    expect(index.search(centre, { limit: 1_200 })).toMatchObject({ truncated: false });
    expect(index.search(centre, { limit: 1_200 }).matches).toHaveLength(1_200);
    expect(index.search(centre, { limit: 1_199 }).truncated).toBe(true);
  });

  test('nearest first; the equal hash is there even if only one match is allowed', () => {
    for (const hash of [...near.values()].slice(0, 50)) {
      expect(index.search(hash, { limit: 1 }).matches).toEqual([{ slot: index.findSlot(hash), distance: 0 }]);
    }
    const distances = index.search(centre).matches.map((match) => match.distance);
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
  });
});

test('equal hashes share one slot, in one call and across calls', () => {
  const hashes = new SampleHashes(41).random(4);
  const index = new HammingIndex({ capacity: 100 });
  expect(index.insertMany(Buffer.concat([hashes, hashes, hashes.subarray(0, 64)]))).toEqual({ added: 4 });
  expect(index.insertMany(hashes)).toEqual({ added: 0 });
  expect(index.insert(hashAt(hashes, 2)).isNew).toBe(false);
  expect(index.search(hashAt(hashes, 2)).matches).toHaveLength(1);
});

test('a hash may be given as text or as bytes, and is given back as the same text', () => {
  const hash = new SampleHashes(42).random(1);
  const index = new HammingIndex({ capacity: 10 });
  const { slot } = index.insert(hex(hash));
  expect(index.findSlot(hash)).toBe(slot);
  expect(index.getHash(slot)).toBe(hex(hash));
});

test('many hashes may lie anywhere in a larger buffer', () => {
  const hashes = new SampleHashes(44).random(30);
  for (const offset of [0, 1, 2, 3, 4]) {
    const larger = Buffer.alloc(30 * 32 + 8, 1);
    larger.set(hashes, offset);
    const index = new HammingIndex({ capacity: 100 });
    expect(index.insertMany(larger.subarray(offset, offset + 30 * 32))).toEqual({ added: 30 });
    expect(index.search(hashAt(hashes, 29)).matches).toHaveLength(1);
  }
});

test('searchMany answers each hash as search would', () => {
  const sample = new SampleHashes(43);
  const hashes = sample.clustered(2_000, 20, 25);
  const index = new HammingIndex({ capacity: 2_000 });
  index.insertMany(hashes);
  index.insertMany(sample.random(5));
  const queries = Array.from({ length: 8 }, (_, i) => sample.near(hashAt(hashes, 100 * i), 3 * i));
  expect(index.searchMany(queries)).toEqual(queries.map((query) => index.search(query)));
});

describe('hashes chosen by an attacker', () => {
  test('half a million equal hashes in one call take one slot and no quadratic time', () => {
    const hash = new SampleHashes(51).random(1);
    const many = new Uint8Array(500_000 * 32);
    for (let i = 0; i < 500_000; i++) many.set(hash, i * 32);
    const index = new HammingIndex({ capacity: 500_000 });
    expect(index.insertMany(many)).toEqual({ added: 1 });
    expect(index.search(hash).matches).toEqual([{ slot: index.findSlot(hash), distance: 0 }]);
  });

  test('hashes that agree in all but the last bits are found all the same', () => {
    const hashes = new Uint8Array(3_000 * 32).fill(0xa5);
    const numbers = new DataView(hashes.buffer);
    for (let i = 0; i < 3_000; i++) numbers.setUint16(i * 32 + 30, i * 21);
    const index = new HammingIndex({ capacity: 3_000 });
    index.insertMany(hashes);
    const query = hashAt(hashes, 1_234);
    for (const radius of [0, 2, 5]) {
      expect(spelled(index, index.search(query, { radius, limit: 5_000 }))).toEqual(
        bruteForce(rows(hashes), query, radius),
      );
    }
  });
});
