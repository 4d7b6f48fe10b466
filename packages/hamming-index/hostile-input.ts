import fc from 'fast-check';
import { HammingIndex, HammingIndexError } from './index.ts';
import { hashAt, SampleHashes } from './sample-hashes.ts';

/** One thing that a careless or hostile caller may do. The types are wide on purpose: JavaScript has no others. */
export interface HostileCall {
  readonly what: 'insert' | 'insertMany' | 'delete' | 'findSlot' | 'search' | 'getHash' | 'create';
  readonly hash: unknown;
  readonly number: unknown;
  readonly other: unknown;
}

const hashes = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEFxg -'), minLength: 60, maxLength: 68 }),
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
  fc.uint8Array({ minLength: 0, maxLength: 100 }),
  fc.uint8Array({ minLength: 32, maxLength: 32 }),
  fc.constantFrom<unknown>(
    '',
    '0'.repeat(64),
    'A'.repeat(64),
    '\u0130'.repeat(64),
    new Uint8Array(32),
    new Uint8Array(64),
  ),
  fc.constantFrom<unknown>(
    null,
    undefined,
    64,
    32n,
    {},
    [],
    { length: 32 },
    new Float64Array(32),
    new ArrayBuffer(32),
  ),
);

const numbers = fc.oneof(
  fc.integer({ min: -3, max: 70 }),
  fc.double(),
  fc.constantFrom<unknown>(
    NaN,
    Infinity,
    -Infinity,
    -0,
    2 ** 31,
    2 ** 32,
    2 ** 53,
    1e300,
    '31',
    null,
    undefined,
    {},
    5n,
  ),
);

/** Any such call. */
export const hostileCalls: fc.Arbitrary<HostileCall> = fc.record({
  what: fc.constantFrom(
    'insert',
    'insertMany',
    'delete',
    'findSlot',
    'search',
    'search',
    'getHash',
    'create',
  ),
  hash: hashes,
  number: numbers,
  other: numbers,
});

/**
 * Makes the call and throws unless it either works or is refused by a named error, and unless the index afterwards
 * still finds a hash that it held before.
 */
export const surviveHostileCall = (index: HammingIndex, call: HostileCall, kept: string): void => {
  const before = index.size;
  try {
    perform(index, call);
  } catch (error) {
    if (!(error instanceof HammingIndexError)) throw error;
    if (index.size !== before)
      throw new Error(`${call.what} was refused (${error.code}) but changed the index`);
  }
  if (call.what === 'delete' && call.hash === kept) return;
  const { matches } = index.search(kept, { radius: 0 });
  if (matches.length !== 1 || index.getHash(matches[0]!.slot) !== kept)
    throw new Error(`${call.what} lost a hash`);
};

const perform = (index: HammingIndex, { what, hash, number, other }: HostileCall): void => {
  const anyHash = hash as string;
  const [anyNumber, anyOther] = [number as number, other as number];
  if (what === 'search') index.search(anyHash, { radius: anyNumber, limit: anyOther });
  else if (what === 'getHash') index.getHash(anyNumber);
  else if (what === 'insertMany') index.insertMany(hash as Uint8Array);
  else if (what === 'create') createSmall(anyNumber, anyOther);
  else index[what](anyHash);
};

/** Only capacities that fit a test's memory are really made. */
const createSmall = (capacity: number, memoryLimit: number): void => {
  const small =
    typeof memoryLimit === 'number' && memoryLimit > 0 ? Math.min(memoryLimit, 2 ** 23) : memoryLimit;
  new HammingIndex({ capacity, memoryLimit: small ?? 0 });
};

/** An index with some hashes in it, and one of them by name. */
export const indexUnderAttack = (): { index: HammingIndex; kept: string } => {
  const index = new HammingIndex({ capacity: 4_096, memoryLimit: 2 ** 24 });
  const sample = new SampleHashes(1);
  index.insertMany(sample.random(500));
  return { index, kept: index.getHash(index.insert(hashAt(sample.random(1), 0)).slot) };
};
