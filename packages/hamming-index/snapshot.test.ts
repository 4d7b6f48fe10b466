import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HammingIndex, SnapshotError } from './index.ts';
import { hashAt, SampleHashes } from './sample-hashes.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hamming-index-'));
  path = join(folder, 'bank.snapshot');
});
afterEach(() => rm(folder, { recursive: true }));

const coded = (code: string) => expect.objectContaining({ code });

const savedIndex = async (
  count: number,
): Promise<{ index: HammingIndex; hashes: Uint8Array; file: Buffer }> => {
  const hashes = new SampleHashes(count).random(count);
  const index = new HammingIndex({ capacity: 2 * count });
  index.insertMany(hashes);
  await index.save(path);
  return { index, hashes, file: await readFile(path) };
};

/** Loads what is at the path; the code of the refusal, or undefined. */
const refusal = async (): Promise<string | undefined> => {
  try {
    // The plain engine, because hundreds of WebAssembly memories in one test are slow to reserve.
    await HammingIndex.load(path, { engine: 'plain' });
    return undefined;
  } catch (error) {
    if (error instanceof SnapshotError) return error.code;
    throw error;
  }
};

test('what was saved is found again, in the same slots, with deletions and the unmerged tail', async () => {
  const { index, hashes } = await savedIndex(500);
  const sample = new SampleHashes(9);
  const [extra, gone] = [sample.random(1), hashAt(hashes, 7)];
  index.insert(extra);
  index.delete(gone);
  await index.save(path);
  const loaded = await HammingIndex.load(path);
  expect(loaded.size).toBe(500);
  expect(loaded.capacity).toBe(1_000);
  expect(loaded.search(gone).matches).toEqual([]);
  for (const hash of [extra, hashAt(hashes, 0), hashAt(hashes, 499)]) {
    const query = sample.near(hash, 31);
    expect(loaded.search(query)).toEqual(index.search(query));
    expect(loaded.search(query).matches).toHaveLength(1);
  }
  expect(loaded.insert(sample.random(1)).isNew).toBe(true);
});

test('an index may grow by loading its snapshot with a larger capacity, and not shrink below what it holds', async () => {
  const { hashes } = await savedIndex(300);
  const larger = await HammingIndex.load(path, { capacity: 5_000 });
  expect(larger.capacity).toBe(5_000);
  expect(larger.search(hashAt(hashes, 5)).matches).toHaveLength(1);
  await expect(HammingIndex.load(path, { capacity: 299 })).rejects.toThrowError(coded('setting.capacity'));
});

test('an empty index can be saved and loaded', async () => {
  await new HammingIndex({ capacity: 10 }).save(path);
  expect((await HammingIndex.load(path)).size).toBe(0);
});

test('every single flipped bit is noticed', async () => {
  const { file } = await savedIndex(1);
  for (let bit = 0; bit < file.length * 8; bit++) {
    const damaged = Buffer.from(file);
    damaged[bit >>> 3]! ^= 1 << (bit & 7);
    await writeFile(path, damaged);
    expect(await refusal(), `bit ${bit}`).toMatch(/^snapshot\.(foreign|version|truncated|damaged)$/);
  }
});

test('a snapshot cut at any byte, or with bytes added, is refused by name', async () => {
  const { file } = await savedIndex(10);
  for (let length = 0; length < file.length; length++) {
    await writeFile(path, file.subarray(0, length));
    expect(await refusal(), `length ${length}`).toBe('snapshot.truncated');
  }
  await writeFile(path, Buffer.concat([file, Buffer.from([0])]));
  expect(await refusal()).toBe('snapshot.damaged');
});

test('another version, a foreign file and a missing file are told apart', async () => {
  const { file } = await savedIndex(10);
  const newer = Buffer.from(file);
  newer.writeUInt32LE(2, 8);
  await writeFile(path, newer);
  expect(await refusal()).toBe('snapshot.version');
  await writeFile(path, 'PNG and so on, and so on, and so on');
  expect(await refusal()).toBe('snapshot.foreign');
  await rm(path);
  expect(await refusal()).toBe('snapshot.missing');
});

test('a head that claims billions of hashes reserves nothing', async () => {
  const { file } = await savedIndex(10);
  const boastful = Buffer.from(file);
  boastful.writeUInt32LE(4_000_000_000, 12);
  boastful.writeUInt32LE(4_000_000_000, 16);
  await writeFile(path, boastful);
  expect(await refusal()).toBe('snapshot.damaged');
  createHash('sha256').update(boastful.subarray(0, 24)).digest().copy(boastful, 24, 0, 8);
  await writeFile(path, boastful);
  expect(await refusal()).toBe('snapshot.truncated');
});

test('any nonsense in place of a snapshot is refused by name', async () => {
  const { file } = await savedIndex(10);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), fc.nat({ max: file.length }), async (noise, at) => {
      const content = Buffer.concat([file.subarray(0, at), noise]);
      if (content.equals(file)) return;
      await writeFile(path, content);
      expect(await refusal()).toMatch(/^snapshot\./);
    }),
    { numRuns: 200 },
  );
});

test('of two writers one is told to wait, and the file is whole', async () => {
  const { index } = await savedIndex(2_000);
  const other = new HammingIndex({ capacity: 10 });
  other.insert('ab'.repeat(32));
  const outcomes = await Promise.allSettled([index.save(path), other.save(path)]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected']);
  expect(outcomes[1]).toMatchObject({ reason: { code: 'snapshot.busy' } });
  expect((await HammingIndex.load(path)).size).toBe(2_000);
  await other.save(path);
  expect((await HammingIndex.load(path)).size).toBe(1);
});

test('the lock of a process that died, or an hour old, does not stop anybody; that of a living one does', async () => {
  const { index } = await savedIndex(10);
  const lock = `${path}.lock`;
  // No process has this number: it is above what Linux, macOS and Windows hand out.
  await writeFile(lock, '999999999');
  await index.save(path);
  await writeFile(lock, String(process.pid));
  await expect(index.save(path)).rejects.toThrowError(coded('snapshot.busy'));
  await writeFile(lock, '');
  await expect(index.save(path)).rejects.toThrowError(coded('snapshot.busy'));
  const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1_000);
  await utimes(lock, longAgo, longAgo);
  await index.save(path);
  expect(await readdir(folder)).toEqual(['bank.snapshot']);
});

test('what a crash left half written is ignored, and removed by the next save', async () => {
  const { index, file } = await savedIndex(10);
  await writeFile(`${path}.123-abc.partial`, file.subarray(0, 100));
  expect((await HammingIndex.load(path)).size).toBe(10);
  await index.save(path);
  expect(await readdir(folder)).toEqual(['bank.snapshot']);
});

test('a folder that does not exist is a named error and not a crash', async () => {
  const index = new HammingIndex({ capacity: 10 });
  await expect(index.save(join(folder, 'nowhere', 'x'))).rejects.toThrowError(coded('snapshot.write'));
});

test('a snapshot is of the moment of the call, whatever changes while it is written', async () => {
  const sample = new SampleHashes(77);
  const hashes = sample.random(16_000);
  const index = new HammingIndex({ capacity: 17_000 });
  index.insertMany(hashes.subarray(0, 10_000 * 32));
  for (let i = 10_000; i < 12_000; i++) index.insert(hashAt(hashes, i));
  const saving = index.save(path);
  for (let i = 0; i < 4_000; i++) {
    // Deletes merged and tail hashes alike and puts others in their place as soon as a slot is free.
    index.delete(hashAt(hashes, i % 2 === 0 ? i : 11_999 - Math.floor(i / 4)));
    index.insert(hashAt(hashes, 12_000 + i));
    if (i % 200 === 0) await new Promise(setImmediate);
  }
  await saving;
  const loaded = await HammingIndex.load(path);
  expect(loaded.size).toBe(12_000);
  for (let i = 0; i < 16_000; i += 7)
    expect(loaded.findSlot(hashAt(hashes, i)) !== undefined).toBe(i < 12_000);
});
