import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashDihedral, hashPixels, MAX_PIXELS, PdqError, type Pixels } from './index.ts';

const channelCount = fc.constantFrom(1, 2, 3, 4) as fc.Arbitrary<Pixels['channels']>;

/** Pictures of any shape up to 700 pixels a side, filled by a seeded generator: cheap to make, never flat. */
const picture = fc
  .record({
    width: fc.integer({ min: 1, max: 700 }),
    height: fc.integer({ min: 1, max: 90 }),
    channels: channelCount,
    seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    turn: fc.boolean(),
  })
  .map(({ width, height, channels, seed, turn }): Pixels => {
    const data = new Uint8Array(width * height * channels);
    let state = seed;
    for (let i = 0; i < data.length; i++) {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      data[i] = state >> 16;
    }
    return turn ? { data, width: height, height: width, channels } : { data, width, height, channels };
  });

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof PdqError) return error.code;
    throw error;
  }
  return 'no error';
};

describe('any picture', () => {
  test('has 32 bytes, a quality of 0 to 100, and a reason exactly where it is not usable', () => {
    fc.assert(
      fc.property(picture, (pixels) => {
        const { hash, quality, usable, reason } = hashPixels(pixels);
        expect(hash).toHaveLength(32);
        expect(Number.isInteger(quality) && quality >= 0 && quality <= 100).toBe(true);
        expect(usable).toBe(reason === null);
      }),
      { numRuns: 150 },
    );
  });

  test('has the same hash whatever was hashed before, and is left as it was', () => {
    fc.assert(
      fc.property(picture, picture, (one, other) => {
        const kept = one.data.slice();
        const first = hashDihedral(one);
        hashDihedral(other);
        expect(hashDihedral(one)).toEqual(first);
        expect(one.data).toEqual(kept);
      }),
      { numRuns: 60 },
    );
  });

  test('has the same hash in grey, grey with alpha, RGB and RGBA, 8 or 16 bits, clamped or not', () => {
    fc.assert(
      fc.property(picture, (source) => {
        const { width, height } = source;
        const grey = source.data.slice(0, width * height);
        const spread = (channels: Pixels['channels'], alpha: boolean) =>
          Uint8Array.from({ length: grey.length * channels }, (_, i) =>
            alpha && i % channels === channels - 1 ? (i * 7) & 255 : grey[Math.floor(i / channels)]!,
          );
        const expected = hashPixels({ data: grey, width, height, channels: 1 });
        const forms: Pixels[] = [
          { data: spread(2, true), width, height, channels: 2 },
          { data: spread(3, false), width, height, channels: 3 },
          { data: spread(4, true), width, height, channels: 4 },
          { data: new Uint8ClampedArray(grey), width, height, channels: 1 },
          { data: Uint16Array.from(grey, (value) => value * 257), width, height, channels: 1 },
        ];
        for (const form of forms) expect(hashPixels(form)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  test('is read from the middle of a larger buffer as from its own', () => {
    const width = 40;
    const all = Uint8Array.from({ length: 2 * width * width + 7 }, (_, i) => (i * i) % 251);
    const view = all.subarray(7, 7 + width * width);
    const clamped = new Uint8ClampedArray(all.buffer, 7, width * width);
    const expected = hashPixels({ data: view.slice(), width, height: width, channels: 1 });
    expect(hashPixels({ data: view, width, height: width, channels: 1 })).toEqual(expected);
    expect(hashPixels({ data: clamped, width, height: width, channels: 1 })).toEqual(expected);
  });
});

describe('a picture that contradicts itself is a named error', () => {
  const data = new Uint8Array(64 * 64 * 3);
  const good: Pixels = { data, width: 64, height: 64, channels: 3 };
  const bad = (change: Record<string, unknown>) => codeOf(() => hashPixels({ ...good, ...change } as Pixels));

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '64', null, undefined])(
    'width %s',
    (width) => {
      expect(bad({ width })).toBe('bad_size');
      expect(bad({ height: width })).toBe('bad_size');
    },
  );

  test('0 x 0', () => expect(bad({ data: new Uint8Array(0), width: 0, height: 0 })).toBe('bad_size'));

  test('100,000 x 100,000 and more pixels than memory holds', () => {
    expect(bad({ width: 100_000, height: 100_000 })).toBe('too_many_pixels');
    expect(bad({ width: 2 ** 52, height: 2 ** 52 })).toBe('too_many_pixels');
    expect(bad({ width: 20_000, height: MAX_PIXELS / 20_000 + 1 })).toBe('too_many_pixels');
  });

  test.each([0, 5, -3, 1.5, Number.NaN, '3', undefined])('%s channels', (channels) => {
    expect(bad({ channels })).toBe('bad_channels');
  });

  test('a buffer shorter or longer than it claims', () => {
    expect(bad({ data: data.subarray(1) })).toBe('bad_buffer_length');
    expect(bad({ data: new Uint8Array(data.length + 1) })).toBe('bad_buffer_length');
    expect(bad({ channels: 4 })).toBe('bad_buffer_length');
    expect(bad({ data: new Uint8Array(0) })).toBe('bad_buffer_length');
  });

  test('a buffer that was handed to another thread', () => {
    const gone = new Uint8Array(data.length);
    structuredClone(gone.buffer, { transfer: [gone.buffer] });
    expect(bad({ data: gone })).toBe('bad_buffer_length');
  });

  test.each([[new Float32Array(data.length)], [new Int8Array(data.length)], [[1, 2, 3]], ['pixels'], [null]])(
    'pixels of the wrong type %#',
    (wrong) => expect(bad({ data: wrong })).toBe('bad_pixel_type'),
  );

  test('and the next picture is hashed as ever', () => {
    const pixels: Pixels = { ...good, data: data.map((_, i) => (i * i) % 253) };
    const before = hashPixels(pixels);
    bad({ width: 100_000, height: 100_000 });
    bad({ data: data.subarray(1) });
    expect(hashPixels(pixels)).toEqual(before);
  });
});

test('a picture below 5 pixels a side is a value with a reason, not an empty answer', () => {
  const result = hashPixels({ data: new Uint8Array(4 * 900).fill(9), width: 4, height: 900, channels: 1 });
  expect(result).toEqual({ hash: new Uint8Array(32), quality: 0, usable: false, reason: 'too_small' });
});

test('a picture with little in it is refused for its quality', () => {
  const width = 64;
  const data = Uint8Array.from(
    { length: width * width },
    (_, i) => 120 + ((Math.imul(i, 2654435761) >>> 28) & 7),
  );
  expect(hashPixels({ data, width, height: width, channels: 1 })).toMatchObject({
    usable: false,
    reason: 'low_quality',
  });
});
