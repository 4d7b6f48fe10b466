import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { decodePicture } from './decode-picture.ts';

const hills = join(import.meta.dirname, '../vectors/landscape_480x320.png');

test('libvips itself refuses every other kind of file, should one ever get past the signature', async () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
  );
  const encoded = {
    svg,
    gif: await sharp(readFileSync(hills)).gif().toBuffer(),
    tiff: await sharp(readFileSync(hills)).tiff().toBuffer(),
  };
  for (const [kind, bytes] of Object.entries(encoded)) {
    await expect(sharp(bytes).metadata(), kind).rejects.toThrow(/unsupported image format/);
  }
  await expect(sharp(hills).metadata(), 'a path instead of bytes').rejects.toThrow();
  await expect(sharp(readFileSync(hills)).metadata()).resolves.toMatchObject({ format: 'png' });
});

test('a decoded picture has as many bytes as it claims', async () => {
  const { data, width, height, channels } = await decodePicture(readFileSync(hills), 20);
  expect([width, height, channels]).toEqual([480, 320, 3]);
  expect(data).toHaveLength(480 * 320 * 3);
});
