/**
 * What a file is, by its own bytes; names and declared types are not believed. Read before any decoder sees the file,
 * so that bombs, animations and formats that we do not open are refused by name and cheaply.
 */

/** Video containers, named as ffmpeg names their demuxers, so that ffmpeg is never left to guess. */
export type VideoContainer = 'mov' | 'matroska' | 'avi' | 'mpeg' | 'mpegts' | 'flv' | 'asf' | 'ogg';

/** Pictures that may be opened, if the decoder at hand can. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic';

export type MediaSignature =
  | {
      kind: PictureKind;
      animated: boolean;
      /** Pixels as the header claims; null where the header does not say it early. */
      size: { width: number; height: number } | null;
    }
  | { kind: 'video'; container: VideoContainer }
  | { kind: 'other-picture' | 'unknown' | 'empty' };

/** Bytes from the start of a file that always suffice to tell `kind`; `animated` and `size` want the whole file. */
export const SIGNATURE_BYTES = 4096;

/** Tells what the bytes are. Never throws: any bytes have an answer. */
export function readSignature(bytes: Uint8Array): MediaSignature {
  if (bytes.length === 0) return { kind: 'empty' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (startsWith(bytes, 'ff d8 ff')) return { kind: 'jpeg', animated: false, size: jpegSize(view) };
  if (startsWith(bytes, '89 50 4e 47 0d 0a 1a 0a')) return png(view);
  if (tag(view, 0) === 'RIFF' && tag(view, 8) === 'WEBP') return webp(view);
  if (tag(view, 4) === 'ftyp') return isoMedia(view);
  const container = videoContainer(bytes, view);
  if (container) return { kind: 'video', container };
  return { kind: OTHER_PICTURES.some((start) => startsWith(bytes, start)) ? 'other-picture' : 'unknown' };
}

// GIF, BMP, TIFF (both byte orders), PSD, JPEG 2000 (file, stream), JPEG XL (file, stream), icon, SVG or other XML, PDF.
const OTHER_PICTURES = [
  '47 49 46 38',
  '42 4d',
  '49 49 2a 00',
  '4d 4d 00 2a',
  '38 42 50 53',
  '00 00 00 0c 6a 50',
  'ff 4f ff 51',
  '00 00 00 0c 4a 58',
  'ff 0a',
  '00 00 01 00',
  '3c 73 76 67',
  '3c 3f 78 6d 6c',
  '25 50 44 46',
];

function startsWith(bytes: Uint8Array, hex: string): boolean {
  return hex.split(' ').every((byte, i) => bytes[i] === Number.parseInt(byte, 16));
}

function tag(view: DataView, at: number): string {
  if (at + 4 > view.byteLength) return '';
  return String.fromCharCode(
    view.getUint8(at),
    view.getUint8(at + 1),
    view.getUint8(at + 2),
    view.getUint8(at + 3),
  );
}

function jpegSize(view: DataView): { width: number; height: number } | null {
  for (let at = 2; at + 9 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    const standsAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    if (marker === 0xd9 || marker === 0xda) return null;
    at += standsAlone ? 2 : 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}

function png(view: DataView): MediaSignature {
  const size =
    tag(view, 12) === 'IHDR' && view.byteLength >= 24
      ? { width: view.getUint32(16), height: view.getUint32(20) }
      : null;
  for (let at = 8; at + 8 <= view.byteLength; at += 12 + view.getUint32(at)) {
    const chunk = tag(view, at + 4);
    if (chunk === 'acTL') return { kind: 'png', animated: true, size };
    if (chunk === 'IDAT' || chunk === 'IEND') break;
  }
  return { kind: 'png', animated: false, size };
}

function webp(view: DataView): MediaSignature {
  const plain = { kind: 'webp', animated: false, size: null } as const;
  if (view.byteLength < 30) return plain;
  const bits24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  switch (tag(view, 12)) {
    case 'VP8X':
      return {
        kind: 'webp',
        animated: (view.getUint8(20) & 0x02) !== 0,
        size: { width: bits24(24) + 1, height: bits24(27) + 1 },
      };
    case 'VP8L': {
      const packed = view.getUint32(21, true);
      return { ...plain, size: { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 } };
    }
    case 'VP8 ':
      return {
        ...plain,
        size: { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff },
      };
    default:
      return plain;
  }
}

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis'];
const SEQUENCE_BRANDS = ['avis', 'hevc', 'hevx', 'hevm', 'hevs', 'msf1'];

/** HEIF pictures and MP4 or QuickTime films share one box format; the brands tell them apart. */
function isoMedia(view: DataView): MediaSignature {
  const end = Math.min(view.getUint32(0), view.byteLength, SIGNATURE_BYTES);
  const major = tag(view, 8);
  const brands = [major];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(tag(view, at));
  if (major === 'crx ') return { kind: 'other-picture' };
  const isPicture = [...HEIC_BRANDS, ...SEQUENCE_BRANDS, 'avif', 'mif1'].includes(major);
  if (!isPicture) return { kind: 'video', container: 'mov' };
  return {
    kind: brands.includes('avif') || brands.includes('avis') ? 'avif' : 'heic',
    animated: SEQUENCE_BRANDS.includes(major),
    size: heifSize(view),
  };
}

/** The largest `ispe` (image spatial extent) box: a picture may be built of tiles, each with its own. */
function heifSize(view: DataView): { width: number; height: number } | null {
  let size: { width: number; height: number } | null = null;
  const end = Math.min(view.byteLength, 1 << 16) - 16;
  for (let at = 8; at < end; at++) {
    if (view.getUint8(at) !== 0x69 || tag(view, at) !== 'ispe') continue;
    const found = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (!size || found.width * found.height > size.width * size.height) size = found;
  }
  return size;
}

function videoContainer(bytes: Uint8Array, view: DataView): VideoContainer | null {
  if (['moov', 'mdat', 'wide', 'free', 'skip', 'pnot'].includes(tag(view, 4))) return 'mov';
  if (startsWith(bytes, '1a 45 df a3')) return 'matroska';
  if (tag(view, 0) === 'RIFF' && tag(view, 8) === 'AVI ') return 'avi';
  if (startsWith(bytes, '00 00 01 ba')) return 'mpeg';
  if (bytes[0] === 0x47 && bytes[188] === 0x47 && bytes[376] === 0x47) return 'mpegts';
  if (startsWith(bytes, '46 4c 56 01')) return 'flv';
  if (startsWith(bytes, '30 26 b2 75')) return 'asf';
  if (tag(view, 0) === 'OggS') return 'ogg';
  return null;
}
