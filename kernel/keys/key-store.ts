import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { diskRefused, isErrno, keyDestroyed, keyStoreMissing, keyStoreThere, keyUnknown } from './errors.ts';
import { deriveKey, seal, unseal } from './sealing.ts';

/** Number of a file key. Position is meaning: segment = id / 4096, record = id % 4096, so finding a key needs no index. */
export type KeyId = number;

export type FileKey = { readonly id: KeyId; readonly key: Buffer };

/** What remains of a destroyed key: proof that it is gone, for the audit log and for the person who asked (NĐ 56/2017 Art. 36.3). */
export type DestructionCertificate = {
  readonly keyId: KeyId;
  readonly destroyedAt: string;
  readonly reason: string;
  /** SHA-256 of the wrapped record that was overwritten; nothing can be computed from it. */
  readonly recordDigest: string;
  /** Backups of the key store are kept at most this many days: erasure is complete afterwards (design 7). */
  readonly completeAfterDays: 35;
};

const segmentSize = 4096;
const recordSize = 64;
const batchSize = 256;
const lowWater = 96;
const alive = 1;
const destroyed = 2;

/**
 * The key store: the folder outside the database that makes its sealed values readable.
 *
 * - `root.secret` gives, by derivation, the keys of single purposes (login passwords, tracking codes, blind indexes);
 * - `master-N.key` wraps the file keys; rotation makes N+1, rewraps every record and shreds N;
 * - `segments/NNNNNN.seg` holds the wrapped file keys, 64 bytes each. Keys are made durable in batches *before* they are handed out,
 *   so that taking one costs no disk write and a committed file can never lack its key. A key left over by a crash is never reused.
 * - Destroying a file is overwriting its record. Nothing is cached, so a destroyed key is gone at once in every process.
 */
export class KeyStore {
  readonly #folder: string;
  readonly #root: Buffer;
  readonly #masters = new Map<number, Buffer>();
  #currentMaster = 0;
  #segment: { readonly number: number; readonly fd: number; written: number } | null = null;
  #pool: FileKey[] = [];
  #refilling: Promise<void> | null = null;
  readonly #readers = new Map<number, number>();
  #leastSegment = 1;

  private constructor(folder: string, root: Buffer) {
    this.#folder = folder;
    this.#root = root;
    for (const name of fs.readdirSync(folder)) {
      const match = /^master-(\d+)\.key$/.exec(name);
      if (!match?.[1]) continue;
      const number = Number(match[1]);
      this.#masters.set(number, readSecret(path.join(folder, name)));
      this.#currentMaster = Math.max(this.#currentMaster, number);
    }
    if (this.#currentMaster === 0) throw keyStoreMissing(folder);
  }

  /**
   * Makes a new key store. `root.secret` is written last: a folder without it is one that was cut off before anything was sealed, and
   * is begun again. @throws when a key store is there already: keys are never overwritten.
   */
  static create(folder: string): KeyStore {
    if (KeyStore.exists(folder)) throw keyStoreThere(folder);
    const segments = path.join(folder, 'segments');
    fs.mkdirSync(segments, { recursive: true, mode: 0o700 });
    if (fs.readdirSync(segments).length > 0) throw keyStoreMissing(folder);
    fs.chmodSync(folder, 0o700);
    try {
      fs.rmSync(path.join(folder, 'master-1.key'), { force: true });
      writeSecret(path.join(folder, 'master-1.key'), randomBytes(32));
      writeSecret(path.join(folder, 'root.secret'), randomBytes(32));
      syncFolder(folder);
    } catch (cause) {
      throw isErrno(cause, 'EEXIST') ? cause : diskRefused(cause);
    }
    return KeyStore.open(folder);
  }

  static exists(folder: string): boolean {
    return fs.existsSync(path.join(folder, 'root.secret'));
  }

  /** Opens the key store. @throws AnNhiError `KEY_STORE_MISSING` or `KEY_STORE_READABLE`. */
  static open(folder: string): KeyStore {
    if (!KeyStore.exists(folder)) throw keyStoreMissing(folder);
    return new KeyStore(folder, readSecret(path.join(folder, 'root.secret')));
  }

  /** The key of one purpose, independent of all others. */
  purpose(name: string): Buffer {
    return deriveKey(this.#root, name);
  }

  /**
   * New keys get numbers above this one, which the database knows: a key store that came back from an older copy must never give a
   * number again whose key was lost.
   */
  skipPast(highest: KeyId): void {
    this.#leastSegment = Math.max(this.#leastSegment, Math.floor(highest / segmentSize) + 1);
  }

  /** Hands out a fresh file key that is already durable. Costs no disk write while the pool lasts. */
  take(): FileKey {
    if (this.#pool.length < lowWater && !this.#refilling) {
      this.#refilling = this.#refill().finally(() => {
        this.#refilling = null;
      });
    }
    const key = this.#pool.pop();
    if (key) return key;
    this.#refillNow();
    return this.take();
  }

  /** The key with this number. @throws AnNhiError `KEY_DESTROYED` or `KEY_UNKNOWN`. */
  read(id: KeyId): Buffer {
    const record = this.#readRecord(id);
    if (record[0] === destroyed) throw keyDestroyed();
    if (record[0] !== alive) throw keyUnknown(id);
    const master = this.#masters.get(record.readUInt16BE(1));
    if (!master) throw keyStoreMissing(this.#folder);
    return unwrap(master, id, record);
  }

  isDestroyed(id: KeyId): boolean {
    return this.#readRecord(id)[0] === destroyed;
  }

  /** Overwrites the key: what it sealed is unreadable from now on, here at once and everywhere once the oldest backup is gone. */
  destroy(id: KeyId, reason: string, now: Date): DestructionCertificate {
    const record = this.#readRecord(id);
    if (record[0] === destroyed) throw keyDestroyed();
    if (record[0] !== alive) throw keyUnknown(id);
    const tomb = Buffer.alloc(recordSize);
    tomb[0] = destroyed;
    tomb.writeBigUInt64BE(BigInt(now.getTime()), 4);
    const fd = fs.openSync(this.#segmentPath(Math.floor(id / segmentSize)), 'r+');
    try {
      fs.writeSync(fd, tomb, 0, recordSize, (id % segmentSize) * recordSize);
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
    return {
      keyId: id,
      destroyedAt: now.toISOString(),
      reason,
      recordDigest: createHash('sha256').update(record).digest('hex'),
      completeAfterDays: 35,
    };
  }

  /**
   * Makes a new master key, rewraps every living file key and shreds the old master. Safe to run again after being cut off: each
   * record says which master wrapped it, and old masters go only when no record needs them. Run it with the platform stopped.
   */
  rotate(onProgress: (done: number, total: number) => void = () => {}): {
    readonly master: number;
    readonly rewrapped: number;
  } {
    const segments = this.#segmentNumbers();
    const next = this.#currentMaster + 1;
    const master = randomBytes(32);
    writeSecret(path.join(this.#folder, `master-${next}.key`), master);
    syncFolder(this.#folder);
    this.#masters.set(next, master);
    this.#currentMaster = next;
    this.#pool = [];
    let rewrapped = 0;
    segments.forEach((segment, index) => {
      rewrapped += this.#rewrap(segment, next, master);
      onProgress(index + 1, segments.length);
    });
    for (const number of [...this.#masters.keys()].filter((n) => n !== next)) {
      shred(path.join(this.#folder, `master-${number}.key`));
      this.#masters.delete(number);
    }
    syncFolder(this.#folder);
    return { master: next, rewrapped };
  }

  /** Opens every record once: what lives, what was destroyed, and the numbers that no longer open (none in a whole store). */
  inspect(): {
    readonly master: number;
    readonly living: number;
    readonly destroyed: number;
    readonly broken: readonly KeyId[];
  } {
    const found = { master: this.#currentMaster, living: 0, destroyed: 0, broken: [] as KeyId[] };
    for (const segment of this.#segmentNumbers()) {
      const bytes = fs.readFileSync(this.#segmentPath(segment));
      for (let offset = 0; offset < bytes.length; offset += recordSize) {
        const id = segment * segmentSize + offset / recordSize;
        const record = bytes.subarray(offset, offset + recordSize);
        // A batch that a crash cut off before it was written leaves zeros: numbers that nobody was ever given.
        if (record.every((byte) => byte === 0)) continue;
        if (record[0] === destroyed) found.destroyed += 1;
        else if (this.#opens(id, record)) found.living += 1;
        else found.broken.push(id);
      }
    }
    return found;
  }

  #opens(id: KeyId, record: Buffer): boolean {
    const master =
      record.length === recordSize && record[0] === alive
        ? this.#masters.get(record.readUInt16BE(1))
        : undefined;
    if (!master) return false;
    try {
      unwrap(master, id, record);
      return true;
    } catch {
      return false;
    }
  }

  close(): void {
    for (const fd of this.#readers.values()) fs.closeSync(fd);
    this.#readers.clear();
    if (this.#segment) this.#letGo(this.#segment.fd);
    this.#segment = null;
    this.#pool = [];
  }

  /** A write may be under way: closed before it ends, its descriptor could be another file's by then. */
  #letGo(fd: number): void {
    if (this.#refilling) void this.#refilling.then(() => fs.closeSync(fd));
    else fs.closeSync(fd);
  }

  #rewrap(segment: number, next: number, master: Buffer): number {
    const fd = fs.openSync(this.#segmentPath(segment), 'r+');
    try {
      const size = fs.fstatSync(fd).size;
      const bytes = Buffer.alloc(size - (size % recordSize));
      fs.readSync(fd, bytes, 0, bytes.length, 0);
      let rewrapped = 0;
      for (let offset = 0; offset < bytes.length; offset += recordSize) {
        const record = bytes.subarray(offset, offset + recordSize);
        const old = this.#masters.get(record.readUInt16BE(1));
        if (record[0] !== alive || !old || record.readUInt16BE(1) === next) continue;
        const id = segment * segmentSize + offset / recordSize;
        fs.writeSync(fd, wrap(master, next, id, unwrap(old, id, record)), 0, recordSize, offset);
        rewrapped += 1;
      }
      fs.fsyncSync(fd);
      return rewrapped;
    } finally {
      fs.closeSync(fd);
    }
  }

  /** Never fails: what went wrong comes up again when the next `take` tries in step and tells its caller. */
  async #refill(): Promise<void> {
    try {
      const batch = this.#nextBatch();
      await new Promise<void>((resolve, reject) => {
        fs.write(batch.fd, batch.bytes, 0, batch.bytes.length, batch.position, (failed) => {
          if (failed) return reject(failed);
          fs.fdatasync(batch.fd, (unsynced) => (unsynced ? reject(unsynced) : resolve()));
        });
      });
      this.#pool.push(...batch.keys);
    } catch {
      return;
    }
  }

  #refillNow(): void {
    const batch = this.#nextBatch();
    try {
      fs.writeSync(batch.fd, batch.bytes, 0, batch.bytes.length, batch.position);
      fs.fdatasyncSync(batch.fd);
    } catch (cause) {
      throw diskRefused(cause);
    }
    this.#pool.push(...batch.keys);
  }

  #nextBatch(): { fd: number; bytes: Buffer; position: number; keys: FileKey[] } {
    if (!this.#segment || this.#segment.written + batchSize > segmentSize) this.#openSegment();
    const segment = this.#segment;
    const master = this.#masters.get(this.#currentMaster);
    if (!segment || !master) throw keyStoreMissing(this.#folder);
    const keys: FileKey[] = [];
    const records: Buffer[] = [];
    for (let index = 0; index < batchSize; index += 1) {
      const id = segment.number * segmentSize + segment.written + index;
      const key = randomBytes(32);
      keys.push({ id, key });
      records.push(wrap(master, this.#currentMaster, id, key));
    }
    const position = segment.written * recordSize;
    segment.written += batchSize;
    return { fd: segment.fd, bytes: Buffer.concat(records), position, keys };
  }

  /** Every process writes to segments of its own: creating the file exclusively is the whole agreement between processes. */
  #openSegment(): void {
    if (this.#segment) this.#letGo(this.#segment.fd);
    this.#segment = null;
    const folder = path.join(this.#folder, 'segments');
    for (let number = Math.max(this.#leastSegment, (this.#segmentNumbers().at(-1) ?? 0) + 1); ; number += 1) {
      try {
        const fd = fs.openSync(this.#segmentPath(number), 'wx', 0o600);
        syncFolder(folder);
        this.#segment = { number, fd, written: 0 };
        return;
      } catch (error) {
        if (!isErrno(error, 'EEXIST')) throw diskRefused(error);
      }
    }
  }

  #readRecord(id: KeyId): Buffer {
    if (!Number.isSafeInteger(id) || id < 0) throw keyUnknown(id);
    const segment = Math.floor(id / segmentSize);
    let fd = this.#readers.get(segment);
    if (fd === undefined) {
      try {
        fd = fs.openSync(this.#segmentPath(segment), 'r');
      } catch (cause) {
        if (isErrno(cause, 'ENOENT')) throw keyUnknown(id);
        throw diskRefused(cause);
      }
      this.#readers.set(segment, fd);
    }
    const record = Buffer.alloc(recordSize);
    fs.readSync(fd, record, 0, recordSize, (id % segmentSize) * recordSize);
    return record;
  }

  #segmentNumbers(): number[] {
    return this.#segmentNames()
      .flatMap((name) => (/^\d{6}\.seg$/.test(name) ? [Number(name.slice(0, 6))] : []))
      .sort((a, b) => a - b);
  }

  #segmentNames(): string[] {
    try {
      return fs.readdirSync(path.join(this.#folder, 'segments'));
    } catch (cause) {
      throw diskRefused(cause);
    }
  }

  #segmentPath(number: number): string {
    return path.join(this.#folder, 'segments', `${String(number).padStart(6, '0')}.seg`);
  }
}

function wrap(master: Buffer, masterNumber: number, id: KeyId, key: Buffer): Buffer {
  const record = Buffer.alloc(recordSize);
  record[0] = alive;
  record.writeUInt16BE(masterNumber, 1);
  seal(master, `file-key|${id}|${masterNumber}`, key).copy(record, 3);
  return record;
}

function unwrap(master: Buffer, id: KeyId, record: Buffer): Buffer {
  return unseal(master, `file-key|${id}|${record.readUInt16BE(1)}`, record.subarray(3, recordSize));
}

function readSecret(file: string): Buffer {
  const mode = fs.statSync(file).mode & 0o077;
  if (mode !== 0) {
    throw new AnNhiError('UNAVAILABLE', 'KEY_STORE_READABLE', {
      vi: `Tệp khóa ${path.basename(file)} đang mở cho người khác đọc. Đặt lại quyền 0600 rồi khởi động lại.`,
      en: `The key file ${path.basename(file)} can be read by others. Set its mode to 0600 and start again.`,
    });
  }
  const secret = Buffer.from(fs.readFileSync(file, 'utf8').trim(), 'hex');
  if (secret.length !== 32) throw keyStoreMissing(path.dirname(file));
  return secret;
}

function writeSecret(file: string, secret: Buffer): void {
  const fd = fs.openSync(file, 'wx', 0o600);
  try {
    fs.writeSync(fd, `${secret.toString('hex')}\n`);
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

function shred(file: string): void {
  const fd = fs.openSync(file, 'r+');
  fs.writeSync(fd, randomBytes(65), 0, 65, 0);
  fs.fsyncSync(fd);
  fs.closeSync(fd);
  fs.unlinkSync(file);
}

function syncFolder(folder: string): void {
  const fd = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}
