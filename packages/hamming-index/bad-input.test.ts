import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  HammingIndex,
  HammingIndexError,
  IndexFullError,
  InvalidHashError,
  InvalidSettingError,
} from './index.ts';
import { hostileCalls, indexUnderAttack, surviveHostileCall } from './hostile-input.ts';
import { messages as english } from './messages.en.ts';
import { messages as vietnamese } from './messages.vi.ts';
import { SampleHashes } from './sample-hashes.ts';

const coded = (code: string) => expect.objectContaining({ code });
const good = 'f'.repeat(64);

test.each<[string, unknown, string]>([
  ['63 digits', 'f'.repeat(63), 'hash.length'],
  ['65 digits', 'f'.repeat(65), 'hash.length'],
  ['nothing', '', 'hash.length'],
  ['upper case', 'F'.repeat(64), 'hash.format'],
  ['one letter too far', `${'f'.repeat(63)}g`, 'hash.format'],
  ['a sign', `-${'f'.repeat(63)}`, 'hash.format'],
  ['letters outside ASCII that look like digits', '０'.repeat(64), 'hash.format'],
  ['all zero, as text', '0'.repeat(64), 'hash.all-zero'],
  ['all zero, as bytes', new Uint8Array(32), 'hash.all-zero'],
  ['31 bytes', new Uint8Array(31).fill(1), 'hash.length'],
  ['33 bytes', new Uint8Array(33).fill(1), 'hash.length'],
  ['not bytes', [1, 2, 3], 'hash.length'],
  ['nothing at all', undefined, 'hash.length'],
])('a hash of %s is refused by name in every call, and the index stays as it was', (_, hash, code) => {
  const index = new HammingIndex({ capacity: 10 });
  index.insert(good);
  const calls = [
    () => index.insert(hash as string),
    () => index.delete(hash as string),
    () => index.findSlot(hash as string),
    () => index.search(hash as string),
    () => index.searchMany([good, hash as string]),
  ];
  for (const call of calls) {
    expect(call).toThrowError(InvalidHashError);
    expect(call).toThrowError(coded(code));
  }
  expect(index.size).toBe(1);
});

test('a batch with one bad hash, or cut short, is refused whole', () => {
  const index = new HammingIndex({ capacity: 100 });
  const batch = new SampleHashes(1).random(5);
  expect(() => index.insertMany(batch.subarray(0, 100))).toThrowError(coded('hash.length'));
  expect(() => index.insertMany('f'.repeat(64) as never)).toThrowError(coded('hash.length'));
  batch.fill(0, 96, 128);
  expect(() => index.insertMany(batch)).toThrowError(coded('hash.all-zero'));
  expect(index.size).toBe(0);
});

test.each([-1, 64, 3.5, NaN, Infinity, '31', null])('radius %s is refused by name', (radius) => {
  const index = new HammingIndex({ capacity: 10 });
  expect(() => index.search(good, { radius: radius as number })).toThrowError(coded('setting.radius'));
});

test.each([0, -1, 1.5, NaN, 100_001, '5', null])('limit %s is refused by name', (limit) => {
  const index = new HammingIndex({ capacity: 10 });
  expect(() => index.search(good, { limit: limit as number })).toThrowError(coded('setting.limit'));
});

test.each([0, -5, 2.5, NaN, Infinity, 45_000_001, 2 ** 53, '10', null])(
  'capacity %s is refused by name',
  (capacity) => {
    expect(() => new HammingIndex({ capacity: capacity as number })).toThrowError(coded('setting.capacity'));
  },
);

test.each([NaN, -1, 0, 1_000_000, 'much'])(
  'memory limit %s is refused by name, before any memory is taken',
  (limit) => {
    const make = () => new HammingIndex({ capacity: 1_000_000, memoryLimit: limit as number });
    expect(make).toThrowError(InvalidSettingError);
    expect(make).toThrowError(coded('setting.memory'));
  },
);

test('what the index reserves stays within the memory limit', () => {
  const limit = 2 ** 27;
  expect(new HammingIndex({ capacity: 1_000_000, memoryLimit: limit }).bytes).toBeLessThanOrEqual(limit);
});

test.each([-1, 10, 0.5, NaN, 2 ** 40])('slot %s is refused by name', (slot) => {
  const index = new HammingIndex({ capacity: 10 });
  expect(() => index.getHash(slot)).toThrowError(coded('setting.slot'));
});

test('a full index refuses new hashes, keeps the old ones and still accepts those that it has', () => {
  const sample = new SampleHashes(2);
  const index = new HammingIndex({ capacity: 20 });
  const first = sample.random(20);
  index.insertMany(first);
  expect(() => index.insert(sample.random(1))).toThrowError(IndexFullError);
  expect(() => index.insertMany(sample.random(30))).toThrowError(IndexFullError);
  expect(index.insertMany(first)).toEqual({ added: 0 });
  expect(index.size).toBe(20);
});

test('a batch that does not fit is refused whole, small or large, whatever is already there', () => {
  const sample = new SampleHashes(3);
  const index = new HammingIndex({ capacity: 25_000 });
  expect(() => index.insertMany(sample.random(25_001))).toThrowError(IndexFullError);
  expect(index.size).toBe(0);
  index.insertMany(sample.random(3_000));
  expect(() => index.insertMany(sample.random(22_001))).toThrowError(IndexFullError);
  expect(index.size).toBe(3_000);
  index.insertMany(sample.random(22_000));
  expect(index.size).toBe(25_000);
});

test('every error has a Vietnamese and an English sentence that says what to do', () => {
  for (const code of Object.keys(vietnamese) as (keyof typeof vietnamese)[]) {
    const error = new HammingIndexError(code);
    expect(error.message).toBe(vietnamese[code]);
    expect(error.english).toBe(english[code]);
    expect(error.message.match(/\./g)?.length).toBeGreaterThanOrEqual(2);
    expect(error.english.match(/\./g)?.length).toBeGreaterThanOrEqual(2);
  }
});

test('no call with nonsense brings the index down or loses a hash', () => {
  const { index, kept } = indexUnderAttack();
  fc.assert(
    fc.property(hostileCalls, (call) => surviveHostileCall(index, call, kept)),
    { numRuns: 3_000 },
  );
});
