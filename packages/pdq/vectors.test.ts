import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  type Dihedral,
  formatHash,
  hammingDistance,
  hashDihedral,
  hashPixels,
  judgeHash,
  parseHash,
} from './index.ts';
import { decodePicture } from './node/decode-picture.ts';
import { readDihedralVectors, readVectors } from './vectors.ts';

const decode = async (path: string) => decodePicture(await readFile(path), 20);
const vectors = readVectors();
const of = (...kinds: string[]) => vectors.filter((vector) => kinds.includes(vector.kind));

test('all hundred pictures of the reference run are here', () => {
  expect(vectors).toHaveLength(100);
  expect(readDihedralVectors()).toHaveLength(64);
});

describe('hash and quality equal the reference, bit for bit', () => {
  test.each(of('exact', 'big', 'big-jpeg'))('$kind $file', async ({ path, pdq, quality }) => {
    const result = hashPixels(await decode(path));
    expect(formatHash(result.hash)).toBe(pdq);
    expect(result.quality).toBe(quality);
  });
});

describe('a JPEG is within 6 bits of the reference', () => {
  test.each(of('exact-jpeg'))('$file', async ({ path, pdq, quality }) => {
    const result = hashPixels(await decode(path));
    expect(hammingDistance(result.hash, parseHash(pdq))).toBeLessThanOrEqual(6);
    expect(Math.abs(result.quality - quality)).toBeLessThanOrEqual(1);
  });
});

describe('a picture whose bits are rounding noise has the right quality and is refused', () => {
  test.each(of('tie'))('$file', async ({ path, quality, pdq }) => {
    const result = hashPixels(await decode(path));
    expect(result.quality).toBe(quality);
    expect(result).toMatchObject({ usable: false, reason: 'tie' });
    expect(judgeHash(parseHash(pdq)).usable, 'the bare hash of the reference').toBe(false);
  });
});

test('ordinary pictures pass the gate', async () => {
  const photos = of('exact', 'big', 'exact-jpeg', 'big-jpeg').filter((vector) =>
    /^(landscape|plasma|shapes|blocks16|text)/.test(vector.file),
  );
  expect(photos.length).toBeGreaterThan(60);
  for (const { file, path } of photos) {
    expect(hashPixels(await decode(path)), file).toMatchObject({ usable: true, reason: null });
  }
});

describe('all eight positions equal the reference', () => {
  test.each(readDihedralVectors())('$position $pdq', async ({ path, position, pdq }) => {
    const result = hashDihedral(await decode(path));
    expect(formatHash(result.positions[position as Dihedral])).toBe(pdq);
    expect(result.hash).toEqual(hashPixels(await decode(path)).hash);
  });
});

test('a copy turned, mirrored, shrunk or pressed is found by the eight positions', async () => {
  const base = hashDihedral(await decode(vectors.find(({ file }) => file === 'landscape_480x320.png')!.path));
  const copies = vectors.filter(({ file }) => /^landscape_480x320__(q|rot|flip|flop|resize|sq)/.test(file));
  expect(copies.length).toBeGreaterThan(6);
  for (const copy of copies) {
    const distances = Object.values(base.positions).map((hash) => hammingDistance(hash, parseHash(copy.pdq)));
    expect(Math.min(...distances), copy.file).toBeLessThanOrEqual(31);
  }
});
