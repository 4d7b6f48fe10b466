import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SnapshotError } from './errors.ts';
import { HASH_BYTES } from './hash.ts';

/**
 * The file: a head of 32 bytes (name, version, capacity, slots, size, 8 bytes of the SHA-256 of these), one bit for each
 * slot (set: in use), 32 bytes for each slot, and the SHA-256 of all that. Numbers are unsigned, 32 bits, little endian. The tables are not in it: building them takes about as long as reading
 * them, they would make the file three times as large, and a file without them cannot lie about them.
 */
const MAGIC = 'HAMMIDX\n';
const VERSION = 1;
const HEAD_BYTES = 32;
/** Bytes of the head before its own checksum: nothing is reserved on the word of a damaged head. */
const SUMMED_BYTES = 24;
const DIGEST_BYTES = 32;
const CHUNK_BYTES = 4 * 2 ** 20;
/** A lock older than this belongs to nobody, whatever process has its number now. */
const LOCK_LIFETIME_MS = 60 * 60 * 1_000;

/** What a snapshot says of itself. */
export interface SnapshotHead {
  /** Capacity of the index that was saved. */
  readonly capacity: number;
  /** Slots ever used: the length of what follows. */
  readonly slots: number;
  /** Hashes in use. */
  readonly size: number;
}

const bitmapBytes = (slots: number): number => Math.ceil(slots / 8);
const bodyBytes = (slots: number): number => bitmapBytes(slots) + HASH_BYTES * slots;

/**
 * Writes a snapshot beside `path` and puts it in place at the end, so that `path` is always a whole old or a whole new
 * one, also after a crash. `hashes` may change in slots whose bit in `used` is not set while this runs, not in others.
 * @throws {SnapshotError} `snapshot.busy`, `snapshot.write`
 */
export const writeSnapshot = async (
  path: string,
  head: SnapshotHead,
  used: Uint8Array,
  hashes: Uint8Array,
): Promise<void> => {
  const release = await lock(path);
  const partial = `${path}.${process.pid}-${Date.now().toString(36)}.partial`;
  try {
    await removePartials(path);
    const file = await open(partial, 'wx', 0o600);
    try {
      await writeAll(file, head, used, hashes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw new SnapshotError('snapshot.write', { cause });
  } finally {
    await release();
  }
};

const writeAll = async (
  file: FileHandle,
  head: SnapshotHead,
  used: Uint8Array,
  hashes: Uint8Array,
): Promise<void> => {
  const digest = createHash('sha256');
  const write = async (bytes: Uint8Array): Promise<void> => {
    digest.update(bytes);
    await writeFully(file, bytes);
  };
  await write(encodeHead(head));
  await write(used);
  const end = HASH_BYTES * head.slots;
  for (let at = 0; at < end; at += CHUNK_BYTES) {
    // A copy: unused slots may be written to while the disk is busy, and the checksum must be of what is on it.
    await write(hashes.slice(at, Math.min(end, at + CHUNK_BYTES)));
  }
  await writeFully(file, digest.digest());
};

const writeFully = async (file: FileHandle, bytes: Uint8Array): Promise<void> => {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at, bytes.length - at)).bytesWritten;
};

/** Receives the parts of a snapshot. Nothing in them may be believed before {@link readSnapshot} has returned. */
export interface SnapshotTarget {
  /** Where to put one bit for each slot, and the hashes. */
  readonly used: Uint8Array;
  readonly hashes: Uint8Array;
}

/**
 * Reads a snapshot into what `prepare` provides for its head.
 * @throws {SnapshotError} `snapshot.missing`, `snapshot.foreign`, `snapshot.version`, `snapshot.truncated`,
 *   `snapshot.damaged`
 */
export const readSnapshot = async (
  path: string,
  prepare: (head: SnapshotHead) => SnapshotTarget,
): Promise<void> => {
  const file = await open(path, constants.O_RDONLY).catch((cause: unknown) => {
    throw new SnapshotError('snapshot.missing', { cause });
  });
  try {
    const { size: fileBytes } = await file.stat();
    const headBytes = new Uint8Array(HEAD_BYTES);
    const found = await readUpTo(file, headBytes);
    const head = decodeHead(headBytes.subarray(0, found));
    const expectedBytes = HEAD_BYTES + bodyBytes(head.slots) + DIGEST_BYTES;
    // Before any memory is reserved for what the head claims.
    if (fileBytes < expectedBytes) throw new SnapshotError('snapshot.truncated');
    if (fileBytes > expectedBytes || head.size > head.slots || head.slots > head.capacity) {
      throw new SnapshotError('snapshot.damaged');
    }
    const target = prepare(head);
    const digest = createHash('sha256').update(headBytes);
    await readInto(file, target.used.subarray(0, bitmapBytes(head.slots)), digest);
    const hashes = target.hashes.subarray(0, HASH_BYTES * head.slots);
    for (let at = 0; at < hashes.length; at += CHUNK_BYTES) {
      await readInto(file, hashes.subarray(at, at + CHUNK_BYTES), digest);
    }
    const stored = new Uint8Array(DIGEST_BYTES);
    if ((await readUpTo(file, stored)) < DIGEST_BYTES) throw new SnapshotError('snapshot.truncated');
    if (!digest.digest().equals(stored)) throw new SnapshotError('snapshot.damaged');
  } finally {
    await file.close();
  }
};

const readInto = async (
  file: FileHandle,
  into: Uint8Array,
  digest: { update(bytes: Uint8Array): unknown },
) => {
  if ((await readUpTo(file, into)) < into.length) throw new SnapshotError('snapshot.truncated');
  digest.update(into);
};

const readUpTo = async (file: FileHandle, into: Uint8Array): Promise<number> => {
  let at = 0;
  while (at < into.length) {
    const { bytesRead } = await file.read(into, at, into.length - at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return at;
};

const encodeHead = (head: SnapshotHead): Uint8Array => {
  const bytes = new Uint8Array(HEAD_BYTES);
  new TextEncoder().encodeInto(MAGIC, bytes);
  const numbers = new DataView(bytes.buffer, 8);
  for (const [i, value] of [VERSION, head.capacity, head.slots, head.size].entries()) {
    numbers.setUint32(4 * i, value, true);
  }
  bytes.set(headSum(bytes), SUMMED_BYTES);
  return bytes;
};

const headSum = (head: Uint8Array): Uint8Array =>
  createHash('sha256')
    .update(head.subarray(0, SUMMED_BYTES))
    .digest()
    .subarray(0, HEAD_BYTES - SUMMED_BYTES);

const decodeHead = (bytes: Uint8Array): SnapshotHead => {
  const magic = new TextEncoder().encode(MAGIC);
  if (!magic.every((byte, i) => i >= bytes.length || bytes[i] === byte))
    throw new SnapshotError('snapshot.foreign');
  if (bytes.length < HEAD_BYTES) throw new SnapshotError('snapshot.truncated');
  const numbers = new DataView(bytes.buffer, bytes.byteOffset + 8);
  if (numbers.getUint32(0, true) !== VERSION) throw new SnapshotError('snapshot.version');
  if (!headSum(bytes).every((byte, i) => bytes[SUMMED_BYTES + i] === byte))
    throw new SnapshotError('snapshot.damaged');
  return {
    capacity: numbers.getUint32(4, true),
    slots: numbers.getUint32(8, true),
    size: numbers.getUint32(12, true),
  };
};

/**
 * Takes the right to write `path`. Two writers could not damage the file anyway (each writes its own and renames);
 * the lock is there so that the second is told.
 */
const lock = async (path: string): Promise<() => Promise<void>> => {
  const lockPath = `${path}.lock`;
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = await open(lockPath, 'wx', 0o600);
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(lockPath, { force: true });
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) {
        throw new SnapshotError('snapshot.write', { cause });
      }
      if (!(await isAbandoned(lockPath))) throw new SnapshotError('snapshot.busy');
      await rm(lockPath, { force: true });
    }
  }
  throw new SnapshotError('snapshot.busy');
};

const isAbandoned = async (lockPath: string): Promise<boolean> => {
  try {
    const { mtimeMs } = await stat(lockPath);
    if (Date.now() - mtimeMs > LOCK_LIFETIME_MS) return true;
    const owner = Number(await readFile(lockPath, 'utf8'));
    // Just created and not yet signed: somebody is at work.
    if (!Number.isInteger(owner) || owner <= 0) return false;
    return !isRunning(owner);
  } catch {
    // Gone in the meantime.
    return true;
  }
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
};

/** What an earlier crash left half written. */
const removePartials = async (path: string): Promise<void> => {
  const [folder, name] = [dirname(path), basename(path)];
  for (const entry of await readdir(folder)) {
    if (entry.startsWith(`${name}.`) && entry.endsWith('.partial'))
      await rm(join(folder, entry), { force: true });
  }
};

/** A rename is only durable once its folder is. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
