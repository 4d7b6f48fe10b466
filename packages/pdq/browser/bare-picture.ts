import type { PictureKind } from '../media-signature.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * A picture without its EXIF and colour profile, as parts of a blob, so that every browser decodes the stored pixels:
 * some turn by EXIF and convert by profile whatever they are asked. What cannot be followed stays as it is.
 */
export function barePicture(bytes: Bytes, kind: PictureKind): Bytes[] {
  if (kind === 'jpeg') return bareJpeg(bytes);
  if (kind === 'png') return barePng(bytes);
  if (kind === 'webp') return bareWebp(bytes);
  return [bytes];
}

const APP1_EXIF = 0xe1;
const APP2_PROFILE = 0xe2;
const START_OF_SCAN = 0xda;

function bareJpeg(bytes: Bytes): Bytes[] {
  const parts = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    const isSegment =
      marker >= 0xc0 && marker !== START_OF_SCAN && marker < 0xff && (marker < 0xd0 || marker > 0xd9);
    if (!isSegment) break;
    const next = at + 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
    if (marker !== APP1_EXIF && marker !== APP2_PROFILE) parts.push(bytes.subarray(at, next));
    at = next;
  }
  parts.push(bytes.subarray(at));
  return parts;
}

const PNG_META = ['eXIf', 'iCCP', 'cICP', 'gAMA', 'cHRM', 'sRGB'];

function barePng(bytes: Bytes): Bytes[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const next = at + 12 + view.getUint32(at);
    if (!PNG_META.includes(name(bytes, at + 4))) parts.push(bytes.subarray(at, next));
    at = next;
  }
  parts.push(bytes.subarray(at));
  return parts;
}

/** Renamed rather than left out, so that the lengths written around the chunk stay true. */
function bareWebp(bytes: Bytes): Bytes[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts = [bytes.subarray(0, 12)];
  let at = 12;
  while (at + 8 <= bytes.length) {
    const length = view.getUint32(at + 4, true);
    const next = at + 8 + length + (length & 1);
    const hide = ['EXIF', 'ICCP'].includes(name(bytes, at));
    if (hide) parts.push(new TextEncoder().encode('none'));
    parts.push(bytes.subarray(hide ? at + 4 : at, next));
    at = next;
  }
  parts.push(bytes.subarray(at));
  return parts;
}

function name(bytes: Bytes, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
