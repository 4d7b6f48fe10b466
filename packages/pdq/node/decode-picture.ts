import sharp from 'sharp';
import { type PictureKind, readSignature } from '../media-signature.ts';
import { openableKind } from '../openable.ts';
import { PdqError } from '../pdq-error.ts';
import { MAX_PIXELS, type Pixels } from '../pixels.ts';

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
 * loading. Alpha stays as an extra channel. 16-bit pictures come as bytes, CMYK as RGB without a profile.
 * Blocks nothing but may use much memory: call it in a limited process (`hash-worker.ts`).
 * @throws PdqError `empty_file`, `not_media`, `unsupported_format`, `heic_unsupported`, `animated`, `bad_size`,
 *   `too_many_pixels`, `memory_limit`, `time_limit`, `damaged`
 */
export async function decodePicture(bytes: Uint8Array, timeLimitSeconds: number): Promise<Pixels> {
  const kind = openableKind(readSignature(bytes));
  try {
    const image = sharp(bytes, {
      failOn: 'error',
      ignoreIcc: true,
      limitInputPixels: MAX_PIXELS,
      sequentialRead: true,
    }).timeout({ seconds: Math.ceil(timeLimitSeconds) });
    const isCmyk = kind === 'jpeg' && (await image.metadata()).space === 'cmyk';
    const space = isCmyk ? 'cmyk' : 'srgb';
    const { data, info } = await image
      .pipelineColourspace(space)
      .toColourspace(space)
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    const pixels = {
      data: new Uint8Array(data.buffer, data.byteOffset, data.length),
      width,
      height,
      channels,
    };
    return isCmyk ? rgbOfCmyk(pixels) : pixels;
  } catch (error) {
    throw asPdqError(error, kind);
  }
}

function asPdqError(error: unknown, kind: PictureKind): PdqError {
  const detail = error instanceof Error ? error.message : String(error);
  if (/out of memory|unable to allocate|cannot allocate/i.test(detail))
    return new PdqError('memory_limit', detail);
  if (/exceeds pixel limit|too large|maximum image/i.test(detail))
    return new PdqError('too_many_pixels', detail);
  if (/timeout/i.test(detail)) return new PdqError('time_limit', detail);
  if (kind === 'heic') return new PdqError('heic_unsupported', detail);
  return new PdqError('damaged', detail);
}

/** Ink to light without a profile, as ImageMagick and browsers do it: what one ink leaves, black dims. */
function rgbOfCmyk({ data, width, height }: Pixels): Pixels {
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4) {
    const light = 255 - data[from + 3]!;
    for (let ink = 0; ink < 3; ink++) rgb[to++] = Math.round(((255 - data[from + ink]!) * light) / 255);
  }
  return { data: rgb, width, height, channels: 3 };
}
