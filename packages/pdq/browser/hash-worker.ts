import { hashPixels } from '../hash-pixels.ts';
import { formatHash } from '../hash-text.ts';
import { readSignature, SIGNATURE_BYTES } from '../media-signature.ts';
import { openableKind } from '../openable.ts';
import { PdqError, type ReasonCode } from '../pdq-error.ts';
import type { Pixels } from '../pixels.ts';
import { barePicture } from './bare-picture.ts';
import { readPixels } from './read-pixels.ts';

/**
 * The Web Worker that opens pictures on the device. It answers each question in turn, shows nothing, stores nothing and
 * has no use of the network.
 */
export type WorkerQuestion =
  | { kind: 'file'; file: Blob }
  | { kind: 'frame'; frame: VideoFrame | ImageBitmap };
export type WorkerAnswer =
  | { kind: 'picture'; pdq: string; quality: number; reason: ReasonCode | null }
  | { kind: 'video' }
  | { kind: 'refused'; reason: ReasonCode };

/** A phone's memory holds a bitmap of this many pixels (4 bytes each) without losing the page. */
const MAX_DEVICE_PIXELS = 120_000_000;
const MAX_PICTURE_BYTES = 200 * 2 ** 20;

let last: Promise<void> = Promise.resolve();
self.addEventListener('message', ({ data }: MessageEvent<WorkerQuestion>) => {
  last = last.then(async () => self.postMessage(await answer(data)));
});

async function answer(question: WorkerQuestion): Promise<WorkerAnswer> {
  try {
    if (question.kind === 'frame') return picture(takePixels(question.frame));
    const { file } = question;
    const head = new Uint8Array(await file.slice(0, SIGNATURE_BYTES).arrayBuffer());
    if (readSignature(head).kind === 'video') return { kind: 'video' };
    if (file.size > MAX_PICTURE_BYTES) throw new PdqError('file_too_large');
    return picture(takePixels(await decode(new Uint8Array(await file.arrayBuffer()))));
  } catch (error) {
    return { kind: 'refused', reason: reasonOf(error) };
  }
}

function picture(pixels: Pixels): WorkerAnswer {
  const { hash, quality, reason } = hashPixels(pixels);
  return { kind: 'picture', pdq: formatHash(hash), quality, reason };
}

/** Stored pixels as they are: no rotation by EXIF, no colour management, no multiplication by alpha. */
async function decode(bytes: Uint8Array<ArrayBuffer>): Promise<ImageBitmap> {
  const kind = openableKind(readSignature(bytes), MAX_DEVICE_PIXELS);
  try {
    return await createImageBitmap(new Blob(barePicture(bytes, kind), { type: `image/${kind}` }), {
      colorSpaceConversion: 'none',
      imageOrientation: 'none',
      premultiplyAlpha: 'none',
    });
  } catch (error) {
    if (kind === 'heic') throw new PdqError('heic_unsupported');
    throw error;
  }
}

function takePixels(source: VideoFrame | ImageBitmap): Pixels {
  try {
    return readPixels(source);
  } finally {
    source.close();
  }
}

function reasonOf(error: unknown): ReasonCode {
  if (error instanceof PdqError) return error.code;
  if (error instanceof RangeError) return 'memory_limit';
  if (error instanceof DOMException && error.name === 'NotReadableError') return 'unreadable';
  return 'damaged';
}
