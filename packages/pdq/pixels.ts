import { PdqError } from './pdq-error.ts';

/**
 * A decoded picture: rows from the top, pixels from the left, channels interleaved, no padding between rows.
 * 1 channel is grey, 2 grey and alpha, 3 RGB, 4 RGBA. Alpha is ignored, as in the reference. Bytes are 0 to 255,
 * 16-bit values 0 to 65535. CMYK has four channels too: convert it first.
 */
export type Pixels = {
  data: Uint8Array | Uint8ClampedArray | Uint16Array;
  width: number;
  height: number;
  channels: 1 | 2 | 3 | 4;
};

/** Pictures with more pixels than this are refused before decoding: the largest phone cameras make 200 million. */
export const MAX_PIXELS = 200_000_000;

/** No coded picture format of ours goes beyond this side. */
export const MAX_SIDE = 65_535;

/** @throws PdqError `bad_size`, `too_many_pixels` */
export function assertSize(width: number, height: number, maxPixels = MAX_PIXELS): void {
  if (!Number.isSafeInteger(width) || !Number.isSafeInteger(height) || width < 1 || height < 1) {
    throw new PdqError('bad_size', `${width} x ${height}`);
  }
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > maxPixels) {
    throw new PdqError('too_many_pixels', `${width} x ${height}`);
  }
}

/** @throws PdqError `bad_size`, `too_many_pixels`, `bad_channels`, `bad_pixel_type`, `bad_buffer_length` */
export function assertPixels(pixels: Pixels): void {
  const { data, width, height, channels } = pixels;
  assertSize(width, height);
  if (![1, 2, 3, 4].includes(channels)) throw new PdqError('bad_channels', String(channels));
  const known =
    data instanceof Uint8Array || data instanceof Uint8ClampedArray || data instanceof Uint16Array;
  if (!known) throw new PdqError('bad_pixel_type', Object.prototype.toString.call(data));
  const expected = width * height * channels;
  if (data.length !== expected) {
    throw new PdqError('bad_buffer_length', `expected ${expected} values, got ${data.length}`);
  }
}
