const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** 1 January 1980 00:00, the first moment that a zip can tell: time word 0, date word 0x21. */
const FIRST_DAY = 0x21;

/**
 * Gives every entry of a zip file the same modification time, so that equal content is equal bytes.
 * Works in place on what the DOCX library wrote (no zip64, no data descriptors).
 * @source PKWARE APPNOTE 6.3.10, 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end record)
 */
export function fixTimestamps(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) throw new RangeError('no end of central directory: not a zip file');
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new RangeError('broken central directory');
    const local = view.getUint32(at + 42, true);
    setTime(view, at + 12);
    setTime(view, local + 10);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return zip;
}

function setTime(view: DataView, at: number): void {
  view.setUint16(at, 0, true);
  view.setUint16(at + 2, FIRST_DAY, true);
}
