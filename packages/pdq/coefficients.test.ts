import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measure } from './coefficients.ts';
import type { Pixels } from './pixels.ts';

/**
 * The algorithm written out as the outline has it, step by step and slowly: build the 512 x 512 picture, blur it by
 * boxes along rows and columns, twice, then sample and transform in doubles. The product folds these steps together;
 * here it must come to the same, for sizes that no reference vector covers.
 */
function plainly({ data, width, height, channels }: Pixels): {
  samples: number[];
  values: number[];
  quality: number;
} {
  const shrink = width > 512 || height > 512;
  const columns = shrink ? 512 : width;
  const rows = shrink ? 512 : height;
  const luma = Array.from({ length: rows }, (_, y) =>
    Array.from({ length: columns }, (_unused, x) => {
      const sourceY = Math.floor((y * height) / rows);
      const sourceX = Math.floor((x * width) / columns);
      const at = (sourceY * width + sourceX) * channels;
      return channels < 3 ? data[at]! : 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
    }),
  );
  const box = (line: number[]): number[] => {
    const window = Math.ceil(line.length / 128);
    const ahead = Math.floor(window / 2);
    return line.map((_, i) => {
      const inside = line.slice(Math.max(0, i - (window - 1 - ahead)), i + ahead + 1);
      return inside.reduce((sum, value) => sum + value, 0) / inside.length;
    });
  };
  const transposed = (matrix: number[][]) => matrix[0]!.map((_, x) => matrix.map((row) => row[x]!));
  let blurred = luma;
  for (let pass = 0; pass < 2; pass++) {
    blurred = blurred.map(box);
    blurred = transposed(transposed(blurred).map(box));
  }
  const at = (i: number, side: number) => Math.floor(((i + 0.5) * side) / 64);
  const grid = Array.from({ length: 64 }, (_, i) =>
    Array.from({ length: 64 }, (_unused, j) => blurred[at(i, rows)]![at(j, columns)]!),
  );
  let gradient = 0;
  const step = (u: number, v: number) =>
    Math.abs(Math.trunc((Math.fround(u) - Math.fround(v)) * (100 / 255)));
  for (let i = 0; i < 64; i++) {
    for (let j = 0; j < 64; j++) {
      if (i < 63) gradient += step(grid[i]![j]!, grid[i + 1]![j]!);
      if (j < 63) gradient += step(grid[i]![j]!, grid[i]![j + 1]!);
    }
  }
  const cosine = (frequency: number, i: number) =>
    Math.sqrt(2 / 64) * Math.cos((Math.PI * frequency * (2 * i + 1)) / 128);
  const values: number[] = [];
  for (let down = 1; down <= 16; down++) {
    const folded = Array.from({ length: 64 }, (_, j) =>
      grid.reduce((sum, row, i) => sum + cosine(down, i) * row[j]!, 0),
    );
    for (let across = 1; across <= 16; across++) {
      values.push(folded.reduce((sum, value, j) => sum + cosine(across, j) * value, 0));
    }
  }
  return { samples: grid.flat(), values, quality: Math.min(100, Math.floor(gradient / 90)) };
}

function noise(width: number, height: number, channels: Pixels['channels'], seed: number): Pixels {
  let state = seed;
  const data = Uint8Array.from({ length: width * height * channels }, () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state >> 16;
  });
  return { data, width, height, channels };
}

function expectSame(pixels: Pixels): void {
  const expected = plainly(pixels);
  const { values, quality } = measure(pixels)!;
  const worst = expected.values.reduce((most, value, i) => Math.max(most, Math.abs(value - values[i]!)), 0);
  expect(worst).toBeLessThan(0.01);
  expect(Math.abs(quality - expected.quality)).toBeLessThanOrEqual(1);
}

describe('the folded arithmetic comes to the same as the outline', () => {
  test.each([
    [5, 5],
    [64, 64],
    [127, 128],
    [129, 130],
    [255, 257],
    [256, 384],
    [385, 511],
    [512, 512],
    [513, 20],
    [20, 700],
    [1000, 640],
  ])('%i x %i', (width, height) => expectSame(noise(width, height, 3, width * 1000 + height)));

  test('for any size and kind', () => {
    const side = fc.integer({ min: 5, max: 560 });
    const kind = fc.constantFrom<Pixels['channels']>(1, 2, 3, 4);
    fc.assert(
      fc.property(side, side, kind, fc.integer({ min: 1, max: 1e9 }), (width, height, channels, seed) => {
        expectSame(noise(width, height, channels, seed));
      }),
      { numRuns: 10 },
    );
  });
});

test('a picture below 5 pixels a side has no coefficients', () => {
  expect(measure(noise(4, 64, 1, 1))).toBeNull();
  expect(measure(noise(64, 4, 1, 1))).toBeNull();
  expect(measure(noise(5, 5, 1, 1))).not.toBeNull();
});
