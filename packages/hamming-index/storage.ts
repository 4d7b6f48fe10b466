import { randomFillSync } from 'node:crypto';
import { InvalidSettingError } from './errors.ts';
import { fastDivide } from './fast-divide.ts';
import { HASH_BYTES, HASH_WORDS } from './hash.ts';
import { createKernels, RUN_BYTES, type Engine, type KernelMemory } from './kernels.ts';
import { MAX_LOW_BITS, planKeys, type KeyPlan } from './key-plan.ts';
import { bitKeys, type Divide, divideIntoParts, identityKeys, PART_BITS, type Table } from './table.ts';

/** Inserts that may wait in the linear tail. */
export const TAIL_LIMIT = 20_000;
/** Buckets that may be listed before their postings are collected. */
export const RUN_LIMIT = 65_536;
/** Postings that may be collected before they are verified. */
export const CANDIDATE_LIMIT = 65_536;
/** Candidates that are verified before the limit on matches is looked at. */
export const VERIFIED_TOGETHER = 4_096;
/** Largest capacity of one index: beyond it the tables outgrow the 4 GiB that WebAssembly can address. */
export const CAPACITY_LIMIT = 45_000_000;

/** Everything the index keeps, in one buffer, so that the kernels can reach it. Addresses are bytes. */
export interface Storage extends KernelMemory {
  readonly capacity: number;
  readonly bytes: number;
  readonly words: Uint32Array;
  readonly queryAddress: number;
  readonly sinkAddress: number;
  readonly runsAddress: number;
  readonly candidatesAddress: number;
  readonly pairsAddress: number;
  /** Slots of the hashes that are not yet in the tables. */
  readonly tailAddress: number;
  readonly tail: Uint32Array;
  readonly hashesAddress: number;
  readonly hashes: Uint32Array;
  /** One {@link slotState} a slot. */
  readonly states: Uint8Array;
  readonly keys: readonly KeyPlan[];
  /** One table for each key. */
  readonly tables: readonly Table[];
  /** The table that finds equal hashes. */
  readonly identity: Table;
  /** How tables are divided into parts while they are built. */
  readonly divide: Divide;
}

/**
 * Lays out and reserves the memory for `capacity` hashes.
 * @throws {InvalidSettingError} `setting.memory` if it needs more than `memoryLimit` bytes or the machine refuses
 */
export const createStorage = (capacity: number, memoryLimit: number, engine: Engine | undefined): Storage => {
  const keys = planKeys(capacity);
  const identityBits = Math.max(8, Math.floor(Math.log2(capacity / 8)));
  let next = 0;
  const reserve = (bytes: number): number => {
    const address = next;
    next += Math.ceil(bytes / 64) * 64;
    return address;
  };
  const reserveTable = (directoryBits: number): { directory: number; postings: number } => ({
    // Two entries more than buckets: building needs them (see buildTable).
    directory: reserve(4 * (2 ** directoryBits + 2)),
    // One posting more: a run may be touched at its end.
    postings: reserve(4 * (capacity + 1)),
  });
  const scratch = {
    queryAddress: reserve(HASH_BYTES),
    sinkAddress: reserve(4),
    runsAddress: reserve(RUN_BYTES * RUN_LIMIT),
    candidatesAddress: reserve(4 * (CANDIDATE_LIMIT + 1)),
    pairsAddress: reserve(8 * (VERIFIED_TOGETHER + 1)),
    tailAddress: reserve(4 * TAIL_LIMIT),
    hashesAddress: reserve(HASH_BYTES * capacity),
    statesAddress: reserve(capacity),
    partsAddress: reserve(4 * (2 ** PART_BITS + 1)),
    restsAddress: reserve(engine === 'plain' ? 0 : 2 * capacity),
  };
  const places = keys.map((key) => reserveTable(key.directoryBits));
  const identityPlace = reserveTable(identityBits);
  const bytes = next;
  if (bytes > memoryLimit || bytes > 2 ** 32 - 65_536) throw new InvalidSettingError('setting.memory');

  const memory = createKernels(bytes, engine);
  const view = (address: number, length: number): Uint32Array =>
    new Uint32Array(memory.buffer, address, length);
  const table = (
    place: { directory: number; postings: number },
    shape: Omit<Table, keyof TablePlace>,
  ): Table => ({
    ...shape,
    directoryAddress: place.directory,
    postingsAddress: place.postings,
    directory: view(place.directory, 2 ** shape.directoryBits + 2),
    postings: view(place.postings, capacity + 1),
  });
  return {
    ...memory,
    ...scratch,
    capacity,
    bytes,
    words: view(0, Math.floor(bytes / 4)),
    tail: view(scratch.tailAddress, TAIL_LIMIT),
    hashes: view(scratch.hashesAddress, HASH_WORDS * capacity),
    states: new Uint8Array(memory.buffer, scratch.statesAddress, capacity),
    keys,
    divide:
      memory.build === undefined ? divideIntoParts : fastDivide(memory.build, { ...memory, ...scratch }),
    tables: keys.map((key, k) =>
      table(places[k]!, {
        directoryBits: key.directoryBits,
        lowBits: key.lowBits,
        fromBit: key.fromBit,
        keysOf: bitKeys(key),
      }),
    ),
    identity: table(identityPlace, {
      directoryBits: identityBits,
      lowBits: MAX_LOW_BITS,
      keysOf: identityKeys(identityBits + MAX_LOW_BITS, randomFillSync(new Uint32Array(HASH_WORDS + 1))),
    }),
  };
};

type TablePlace = Pick<Table, 'directoryAddress' | 'postingsAddress' | 'directory' | 'postings'>;
