import { WORKING_SIDE } from '../coefficients.ts';
import { assertSize, type Pixels } from '../pixels.ts';

/** Rows read back at once: a strip of a 12-megapixel photo is 1 MB instead of the photo's 48. */
const STRIP_ROWS = 64;

/**
 * The pixels of a decoded picture or film frame, RGBA. Of pictures with a side above 512 only the 512 x 512 samples that
 * the hash looks at are taken (the reference's rule, index floor(i n / 512)), strip by strip: a cheap phone need not
 * hold the photo twice.
 */
export function readPixels(source: VideoFrame | ImageBitmap): Pixels {
  const { width, height } = sizeOf(source);
  assertSize(width, height);
  const shrink = width > WORKING_SIDE || height > WORKING_SIDE;
  const columns = shrink ? WORKING_SIDE : width;
  const rows = shrink ? WORKING_SIDE : height;
  const data = new Uint8Array(columns * rows * 4);
  const out = new Uint32Array(data.buffer);
  const canvas = new OffscreenCanvas(width, Math.min(STRIP_ROWS, height));
  const context = canvas.getContext('2d', { willReadFrequently: true, colorSpace: 'srgb' })!;
  context.globalCompositeOperation = 'copy';
  let strip = new Uint32Array(0);
  let top = -STRIP_ROWS;
  for (let row = 0; row < rows; row++) {
    const sourceRow = Math.floor((row * height) / rows);
    if (sourceRow >= top + STRIP_ROWS) {
      top = sourceRow;
      context.drawImage(source, 0, -top);
      strip = new Uint32Array(context.getImageData(0, 0, width, canvas.height).data.buffer);
    }
    const base = (sourceRow - top) * width;
    for (let column = 0; column < columns; column++) {
      out[row * columns + column] = strip[base + Math.floor((column * width) / columns)]!;
    }
  }
  return { data, width: columns, height: rows, channels: 4 };
}

function sizeOf(source: VideoFrame | ImageBitmap): { width: number; height: number } {
  return 'displayWidth' in source ? { width: source.displayWidth, height: source.displayHeight } : source;
}
