import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSignature } from './index.ts';

const folder = join(import.meta.dirname, 'vectors');
const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name));
const text = (content: string) => new TextEncoder().encode(content);

test('every test picture is known by its bytes and tells its size', () => {
  const [, ...rows] = readFileSync(join(folder, 'classes.csv'), 'utf8').trim().split('\n');
  for (const [file, width, height] of rows.map((row) => row.split(','))) {
    const kind = file!.endsWith('.png') ? 'png' : 'jpeg';
    const signature = readSignature(readFileSync(join(folder, file!)));
    expect(signature, file).toEqual({
      kind,
      animated: false,
      size: { width: Number(width), height: Number(height) },
    });
  }
});

test('films and HEIC pictures are told apart though their boxes are the same', () => {
  expect(readSignature(fixture('pan.mp4'))).toEqual({ kind: 'video', container: 'mov' });
  expect(readSignature(fixture('pan.webm'))).toEqual({ kind: 'video', container: 'matroska' });
  expect(readSignature(fixture('hills.heic'))).toEqual({
    kind: 'heic',
    animated: false,
    size: { width: 480, height: 320 },
  });
});

describe('what we do not open', () => {
  test.each([
    ['GIF89a;;;;', 'other-picture'],
    ['BM123456', 'other-picture'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'other-picture'],
    ['<?xml version="1.0"?><svg/>', 'other-picture'],
    ['%PDF-1.7', 'other-picture'],
    ['#EXTM3U\nhttp://127.0.0.1/', 'unknown'],
    ['ffconcat version 1.0', 'unknown'],
    ['hello', 'unknown'],
    ['', 'empty'],
  ])('%s', (content, kind) => expect(readSignature(text(content)).kind).toBe(kind));
});

test('any bytes have an answer, whole or cut anywhere', () => {
  const heads = readdirSync(join(import.meta.dirname, 'fixtures')).map(fixture);
  heads.push(readFileSync(join(folder, 'plasma_20.png')), readFileSync(join(folder, 'shapes_512__q30.jpg')));
  const damaged = fc
    .tuple(
      fc.constantFrom(...heads),
      fc.nat(3000),
      fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 8 }),
    )
    .map(([head, length, changes]) => {
      const bytes = Uint8Array.from(head.subarray(0, length));
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      return bytes;
    });
  fc.assert(
    fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 600 })), (bytes) => {
      expect(readSignature(bytes).kind).toMatch(
        /^(jpeg|png|webp|avif|heic|video|other-picture|unknown|empty)$/,
      );
    }),
    { numRuns: 2000 },
  );
});
