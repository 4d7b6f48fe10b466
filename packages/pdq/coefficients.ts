import { assertPixels, type Pixels } from './pixels.ts';

/**
 * PDQ's arithmetic from pixels to the 16 x 16 matrix of low frequencies that every hash is cut from.
 *
 * @source Facebook, "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm", 2019, and the public
 * C++ reference hasher. The steps there: force pictures with a side above 512 to 512 x 512 by nearest neighbour, take
 * the luma, blur by two passes of a box along rows and columns, keep 64 x 64 samples, transform by cosine.
 *
 * Blur and sampling are linear and separable, and only 64 rows and 64 columns survive them. So each axis is one short
 * table of weights (at most 7 samples for a point), and the blurred picture is never built. Double precision gives the
 * reference's bits on all but median ties, which no implementation can reproduce and `tie-gate.ts` refuses.
 */

/** Rows and columns of the sampled luma picture. */
const EDGE = 64;
/** Rows and columns of frequencies kept: 1 to 16, without the mean. */
export const KEPT = 16;
/** Pictures with a side above this are sampled down to this before anything else. */
export const WORKING_SIDE = 512;
/** Sides below this carry nothing to hash: the reference answers all zeros with quality 0. */
const SMALLEST_SIDE = 5;

const DCT = cosineTable();
const rowSum = new Float64Array(WORKING_SIDE);
const columnOffset = new Int32Array(WORKING_SIDE);
const samples = new Float32Array(EDGE * EDGE);
const halfTransformed = new Float32Array(KEPT * EDGE);

/** The measured picture: 256 coefficients (row-major, frequencies 1..16 down and across) and quality 0 to 100. */
export type Coefficients = { values: Float32Array; quality: number };

/**
 * Measures a picture. `null` where a side is below 5 pixels.
 * @throws PdqError as `assertPixels`
 */
export function measure(pixels: Pixels): Coefficients | null {
  assertPixels(pixels);
  if (pixels.width < SMALLEST_SIDE || pixels.height < SMALLEST_SIDE) return null;
  sampleLuma(pixels);
  return { values: transform(), quality: gradientQuality() };
}

/**
 * One axis of the blurred sampling: point k is the sum of `weight[i]` times line `first[k] + i - start[k]`,
 * for i from `start[k]` up to `start[k + 1]`.
 */
type AxisPlan = { first: Int32Array; start: Int32Array; weight: Float64Array };

const plans: (AxisPlan | undefined)[] = [];

function axisPlan(side: number): AxisPlan {
  plans[side] ??= planAxis(side);
  return plans[side];
}

/** Two passes of a box of ceil(side / 128) lines, its longer half ahead, its mean over the lines that exist. */
function planAxis(side: number): AxisPlan {
  const window = Math.ceil(side / 128);
  const ahead = window >> 1;
  const behind = window - 1 - ahead;
  const box = (at: number): [number, number] => [Math.max(0, at - behind), Math.min(side - 1, at + ahead)];

  const first = new Int32Array(EDGE);
  const start = new Int32Array(EDGE + 1);
  const weight: number[] = [];
  for (let k = 0; k < EDGE; k++) {
    const [low, high] = box(Math.floor(((k + 0.5) * side) / EDGE));
    const from = box(low)[0];
    const share = Array.from({ length: box(high)[1] - from + 1 }, () => 0);
    for (let outer = low; outer <= high; outer++) {
      const [innerLow, innerHigh] = box(outer);
      const each = 1 / ((high - low + 1) * (innerHigh - innerLow + 1));
      for (let inner = innerLow; inner <= innerHigh; inner++) share[inner - from]! += each;
    }
    first[k] = from;
    weight.push(...share);
    start[k + 1] = weight.length;
  }
  return { first, start, weight: Float64Array.from(weight) };
}

/** Fills `samples`: the luma (0 to 255) of the blurred picture at 64 x 64 points. */
function sampleLuma({ data, width, height, channels }: Pixels): void {
  const shrink = width > WORKING_SIDE || height > WORKING_SIDE;
  const columns = shrink ? WORKING_SIDE : width;
  const rows = shrink ? WORKING_SIDE : height;
  const across = axisPlan(columns);
  const down = axisPlan(rows);
  // One view type for both byte arrays keeps the inner loop fast.
  const values =
    data instanceof Uint8ClampedArray ? new Uint8Array(data.buffer, data.byteOffset, data.length) : data;
  const unit = values instanceof Uint16Array ? 257_000 : 1000;
  const addRow = channels >= 3 ? addColourRow : addGreyRow;
  for (let x = 0; x < columns; x++) columnOffset[x] = Math.floor((x * width) / columns) * channels;

  for (let k = 0; k < EDGE; k++) {
    rowSum.fill(0, 0, columns);
    for (let tap = down.start[k]!; tap < down.start[k + 1]!; tap++) {
      const row = down.first[k]! + tap - down.start[k]!;
      addRow(values, Math.floor((row * height) / rows) * width * channels, columns, down.weight[tap]!);
    }
    for (let c = 0; c < EDGE; c++) {
      let sum = 0;
      let column = across.first[c]!;
      for (let tap = across.start[c]!; tap < across.start[c + 1]!; tap++) {
        sum += across.weight[tap]! * rowSum[column++]!;
      }
      samples[k * EDGE + c] = sum / unit;
    }
  }
}

// Luma in thousandths (299 R + 587 G + 114 B) is a whole number, so that greys give exactly their own value.
function addColourRow(values: Uint8Array | Uint16Array, base: number, columns: number, weight: number): void {
  for (let x = 0; x < columns; x++) {
    const at = base + columnOffset[x]!;
    rowSum[x]! += weight * (299 * values[at]! + 587 * values[at + 1]! + 114 * values[at + 2]!);
  }
}

function addGreyRow(values: Uint8Array | Uint16Array, base: number, columns: number, weight: number): void {
  for (let x = 0; x < columns; x++) rowSum[x]! += weight * 1000 * values[base + columnOffset[x]!]!;
}

/** How much happens in the picture: the reference's sum of whole steps between neighbours, in its float32. */
function gradientQuality(): number {
  let sum = 0;
  for (let row = 0; row < EDGE; row++) {
    for (let column = 0; column < EDGE; column++) {
      const at = row * EDGE + column;
      if (row + 1 < EDGE) sum += step(samples[at]!, samples[at + EDGE]!);
      if (column + 1 < EDGE) sum += step(samples[at]!, samples[at + 1]!);
    }
  }
  return Math.min(100, Math.floor(sum / 90));
}

function step(u: number, v: number): number {
  const percent = Math.fround(Math.fround(Math.fround(u - v) * 100) / 255);
  return Math.abs(Math.trunc(percent));
}

// Every step rounded to float32 in the reference's order: symmetric pictures (checkerboards) have equal coefficients
// at the median, and there the order of rounding decides a bit.
function transform(): Float32Array {
  const f = Math.fround;
  for (let i = 0; i < KEPT; i++) {
    for (let column = 0; column < EDGE; column++) {
      let sum = 0;
      for (let row = 0; row < EDGE; row++) {
        sum = f(sum + f(DCT[i * EDGE + row]! * samples[row * EDGE + column]!));
      }
      halfTransformed[i * EDGE + column] = sum;
    }
  }
  const values = new Float32Array(KEPT * KEPT);
  for (let i = 0; i < KEPT; i++) {
    for (let j = 0; j < KEPT; j++) {
      let sum = 0;
      for (let column = 0; column < EDGE; column++) {
        sum = f(sum + f(halfTransformed[i * EDGE + column]! * DCT[j * EDGE + column]!));
      }
      values[i * KEPT + j] = sum;
    }
  }
  return values;
}

// Rounded to float32, because Math.cos may differ in its last bit between browsers and the hash must not.
function cosineTable(): Float32Array {
  const table = new Float32Array(KEPT * EDGE);
  for (let i = 0; i < KEPT; i++) {
    for (let j = 0; j < EDGE; j++) {
      table[i * EDGE + j] = Math.sqrt(2 / EDGE) * Math.cos((Math.PI / (2 * EDGE)) * (i + 1) * (2 * j + 1));
    }
  }
  return table;
}
