import { crc32, inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_ENTRIES = 200;

/** The bytes are no zip that we read: encrypted, split, zip64, damaged, or larger inside than is allowed. */
export class ZipRefused extends Error {
  readonly why: 'DAMAGED' | 'TOO_LARGE';
  constructor(why: 'DAMAGED' | 'TOO_LARGE') {
    super(`zip refused: ${why}`);
    this.name = 'ZipRefused';
    this.why = why;
  }
}

/**
 * Unpacks a zip under a limit that counts what really comes out, not what the headers claim.
 * @source PKWARE APPNOTE 6.3.10, 4.3.7, 4.3.12, 4.3.16
 * @throws ZipRefused
 */
export function unzipWithin(bytes: Uint8Array, maxTotal: number): Map<string, Uint8Array> {
  try {
    return unzip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), maxTotal);
  } catch (error) {
    if (error instanceof ZipRefused) throw error;
    const isTooLarge =
      error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new ZipRefused(isTooLarge ? 'TOO_LARGE' : 'DAMAGED');
  }
}

function unzip(zip: Buffer, maxTotal: number): Map<string, Uint8Array> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || zip.readUInt32LE(end) !== END) throw new ZipRefused('DAMAGED');
  const count = zip.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new ZipRefused('TOO_LARGE');
  const files = new Map<string, Uint8Array>();
  let at = zip.readUInt32LE(end + 16);
  let left = maxTotal;
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(at) !== CENTRAL) throw new ZipRefused('DAMAGED');
    const [flags, method, size] = [
      zip.readUInt16LE(at + 8),
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
    ];
    const [nameLength, extra, comment] = [
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ];
    const local = zip.readUInt32LE(at + 42);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if ((flags & 1) === 1 || (method !== 0 && method !== 8) || zip.readUInt32LE(local) !== LOCAL)
      throw new ZipRefused('DAMAGED');
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(from, from + size);
    if (packed.length !== size || files.has(name)) throw new ZipRefused('DAMAGED');
    const content = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(left, 1) });
    left -= content.length;
    if (left < 0) throw new ZipRefused('TOO_LARGE');
    files.set(name, content);
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

/** A plain zip (nothing compressed) of files that were unpacked under a limit: the next reader meets exactly what we measured. */
export function zipStored(files: ReadonlyMap<string, Uint8Array>): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const nameBytes = Buffer.from(name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([word(LOCAL), common, nameBytes, content]);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([word(CENTRAL), Buffer.from([20, 0]), common, where, nameBytes]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.size, 4);
  end.writeUInt16LE(files.size, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, word(END), end]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
