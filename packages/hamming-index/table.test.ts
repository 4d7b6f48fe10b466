import { expect, test } from 'vitest';
import { SampleHashes } from './sample-hashes.ts';
import { createStorage } from './storage.ts';
import {
  bitKeys,
  buildTable,
  divideIntoParts,
  identityKeys,
  mergeInto,
  slotState,
  sortedPostings,
  sweep,
  type Table,
} from './table.ts';

const CAPACITY = 600;

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

const makeTable = (directoryBits: number, lowBits: number, keysOf: Table['keysOf']): Table => ({
  directoryAddress: 0,
  postingsAddress: 0,
  directory: new Uint32Array(2 ** directoryBits + 2),
  postings: new Uint32Array(CAPACITY + 1),
  directoryBits,
  lowBits,
  keysOf,
});

const shapes: [string, () => Table][] = [
  [
    'key within a word',
    () => makeTable(6, 4, bitKeys({ fromBit: 3, width: 10, directoryBits: 6, lowBits: 4 })),
  ],
  [
    'key across two words',
    () => makeTable(9, 5, bitKeys({ fromBit: 25, width: 14, directoryBits: 9, lowBits: 5 })),
  ],
  ['identity', () => makeTable(8, 5, identityKeys(13, Uint32Array.from(range(1, 10))))],
  [
    'fewer buckets than parts',
    () => makeTable(2, 0, bitKeys({ fromBit: 0, width: 2, directoryBits: 2, lowBits: 0 })),
  ],
];

/** Slots that the table nominates for the key of each slot; whether each slot nominates itself. */
const missing = (table: Table, hashes: Uint32Array, slots: readonly number[]): number[] => {
  const key = new Uint32Array(1);
  return slots.filter((slot) => {
    table.keysOf(hashes, slot, slot + 1, key);
    const bucket = key[0]! >>> table.lowBits;
    const posting = (((key[0]! & (2 ** table.lowBits - 1)) << 27) | slot) >>> 0;
    const run = table.postings.subarray(table.directory[bucket], table.directory[bucket + 1]);
    return !run.includes(posting);
  });
};

test.each(shapes)('%s: a built table names every live slot and no other', (_, make) => {
  const table = make();
  const hashes = new Uint32Array(new SampleHashes(1).random(CAPACITY).buffer);
  const states = new Uint8Array(CAPACITY).fill(slotState.live);
  states[7] = slotState.free;
  states[9] = slotState.dead;
  buildTable(table, hashes, states, 500);
  expect(missing(table, hashes, range(0, 500))).toEqual([7, 9]);
  expect(table.directory[2 ** table.directoryBits]).toBe(498);
});

test.each(shapes)('%s: at every seam of a merge nothing is missing', (_, make) => {
  const table = make();
  const hashes = new Uint32Array(new SampleHashes(2).clustered(CAPACITY, 50, 6).buffer);
  const states = new Uint8Array(CAPACITY).fill(slotState.live);
  buildTable(table, hashes, states, 400);
  const job = mergeInto(table, sortedPostings(table, hashes, range(400, CAPACITY)));
  while (job.next().done !== true) expect(missing(table, hashes, range(0, 400))).toEqual([]);
  expect(missing(table, hashes, range(0, CAPACITY))).toEqual([]);

  const rebuilt = make();
  buildTable(rebuilt, hashes, states, CAPACITY);
  expect(table.directory.subarray(0, -1)).toEqual(rebuilt.directory.subarray(0, -1));
});

test.each(shapes)(
  '%s: at every seam of a sweep no live slot is missing, and in the end no doomed one is left',
  (_, make) => {
    const table = make();
    const hashes = new Uint32Array(new SampleHashes(3).random(CAPACITY).buffer);
    const states = new Uint8Array(CAPACITY).fill(slotState.live);
    buildTable(table, hashes, states, CAPACITY);
    const doomed = range(0, CAPACITY).filter((slot) => slot % 3 === 0);
    const live = range(0, CAPACITY).filter((slot) => slot % 3 !== 0);
    for (const slot of doomed) states[slot] = slotState.doomed;
    const job = sweep(table, states, 10);
    let seams = 0;
    while (job.next().done !== true) {
      seams++;
      expect(missing(table, hashes, live)).toEqual([]);
    }
    expect(seams).toBeGreaterThan(2);
    expect(missing(table, hashes, live)).toEqual([]);
    expect(missing(table, hashes, doomed)).toEqual(doomed);
  },
);

test('WebAssembly divides a table exactly as plain JavaScript does, for every key of every cut', () => {
  for (const capacity of [700, 40_000, 1_000_000]) {
    const storage = createStorage(capacity, 2 ** 32, 'simd');
    const plain = createStorage(capacity, 2 ** 32, 'plain');
    for (const { hashes, states } of [storage, plain]) {
      new Uint8Array(hashes.buffer, hashes.byteOffset).set(new SampleHashes(4).random(700));
      for (let slot = 0; slot < 700; slot++) states[slot] = slot % 5 === 0 ? slotState.dead : slotState.live;
    }
    for (const [k, table] of storage.tables.entries()) {
      const reference = plain.tables[k]!;
      buildTable(table, storage.hashes, storage.states, 700, storage.divide);
      buildTable(reference, plain.hashes, plain.states, 700, divideIntoParts);
      expect(table.directory).toEqual(reference.directory);
      expect(table.postings.subarray(0, 700)).toEqual(reference.postings.subarray(0, 700));
    }
  }
});
