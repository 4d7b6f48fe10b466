import type { MediaSignature, PictureKind } from './media-signature.ts';
import { PdqError } from './pdq-error.ts';
import { assertSize, MAX_PIXELS } from './pixels.ts';

/**
 * Whether a file may be given to a decoder at all, judged by its first bytes; the same rule on phone and server.
 * @throws PdqError `empty_file`, `not_media`, `unsupported_format`, `animated`, `bad_size`, `too_many_pixels`
 */
export function openableKind(signature: MediaSignature, maxPixels = MAX_PIXELS): PictureKind {
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
      if (signature.size) assertSize(signature.size.width, signature.size.height, maxPixels);
      return signature.kind;
  }
}
