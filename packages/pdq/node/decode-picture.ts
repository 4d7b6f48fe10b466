import sharp from 'sharp';
import { type MediaSignature, readSignature } from '../media-signature.ts';
import { PdqError } from '../pdq-error.ts';
import { assertSize, MAX_PIXELS, type Pixels } from '../pixels.ts';

// libvips opens some forty kinds of file, SVG and PDF among them. Four may be opened here, from memory only.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});
sharp.cache(false);
sharp.concurrency(1);

/**
 * Decodes a picture to pixels as the PDQ reference sees them: no rotation by EXIF, no colour profile, no shrinking while
 * loading. Alpha stays as an extra channel. 16-bit pictures come as bytes, CMYK as RGB by libvips' own conversion.
 * Blocks nothing but may use much memory: call it in a limited process (`hash-worker.ts`).
 * @throws PdqError `empty_file`, `not_media`, `unsupported_format`, `heic_unsupported`, `animated`, `bad_size`,
 *   `too_many_pixels`, `memory_limit`, `time_limit`, `damaged`
 */
export async function decodePicture(bytes: Uint8Array, timeLimitSeconds: number): Promise<Pixels> {
  const signature = readSignature(bytes);
  assertPicture(signature);
  try {
    const { data, info } = await sharp(bytes, {
      failOn: 'error',
      ignoreIcc: true,
      limitInputPixels: MAX_PIXELS,
      sequentialRead: true,
    })
      .timeout({ seconds: timeLimitSeconds })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    return { data: new Uint8Array(data.buffer, data.byteOffset, data.length), width, height, channels };
  } catch (error) {
    throw asPdqError(error, signature);
  }
}

type Picture = Extract<MediaSignature, { animated: boolean }>;

function assertPicture(signature: MediaSignature): asserts signature is Picture {
  switch (signature.kind) {
    case 'empty':
      throw new PdqError('empty_file');
    case 'unknown':
    case 'video':
      throw new PdqError('not_media');
    case 'other-picture':
      throw new PdqError('unsupported_format');
    default:
      if (signature.animated) throw new PdqError('animated');
      if (signature.size) assertSize(signature.size.width, signature.size.height);
  }
}

function asPdqError(error: unknown, { kind }: Picture): PdqError {
  const detail = error instanceof Error ? error.message : String(error);
  if (/out of memory|unable to allocate|cannot allocate/i.test(detail))
    return new PdqError('memory_limit', detail);
  if (/exceeds pixel limit|too large|maximum image/i.test(detail))
    return new PdqError('too_many_pixels', detail);
  if (/timeout/i.test(detail)) return new PdqError('time_limit', detail);
  if (kind === 'heic') return new PdqError('heic_unsupported', detail);
  return new PdqError('damaged', detail);
}
