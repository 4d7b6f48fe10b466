const APP1_EXIF = 0xe1;
const APP2_ICC = 0xe2;
const START_OF_SCAN = 0xda;

/**
 * A JPEG without its EXIF and colour profile, so that every browser decodes the stored pixels: some rotate by EXIF and
 * convert by profile whatever they are asked. Nothing is copied; what cannot be followed stays as it is.
 */
export function bareJpeg(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const parts: Uint8Array<ArrayBuffer>[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    const isSegment =
      marker >= 0xc0 && marker !== START_OF_SCAN && marker < 0xff && (marker < 0xd0 || marker > 0xd9);
    if (!isSegment) break;
    const next = at + 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
    if (marker !== APP1_EXIF && marker !== APP2_ICC) parts.push(bytes.subarray(at, next));
    at = next;
  }
  parts.push(bytes.subarray(at));
  return parts;
}
