import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { KeyStore } from './key-store.ts';
import { seal, unseal } from './sealing.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'annhi-keys-'));
const module = fileURLToPath(new URL('./key-store.ts', import.meta.url));
const now = new Date('2026-11-21T12:00:00Z');
let made = 0;
const place = () => path.join(root, `store-${(made += 1)}`);
const refusal = (reason: string) => expect.objectContaining({ reason });

afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

/** A process of its own that uses the key store, as a second platform would. */
function elsewhere(code: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const program = `import { KeyStore } from ${JSON.stringify(module)}; const [folder, ...args] = process.argv.slice(1); ${code}`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (part) => (out += String(part)));
    child.stderr.on('data', (part) => (err += String(part)));
    child.on('close', (status, signal) =>
      status === 0 || signal === 'SIGKILL' ? resolve(out) : reject(new Error(err)),
    );
  });
}

describe('the key store', () => {
  it('hands out only keys that are on disk already: kill -9 the moment after loses none', async () => {
    const folder = place();
    KeyStore.create(folder).close();
    const taken = await elsewhere(
      'const keys = KeyStore.open(folder); const out = []; for (let i = 0; i < 1000; i += 1) { const k = keys.take(); out.push(k.id + ":" + k.key.toString("hex")); } process.stdout.write(out.join("\\n"), () => process.kill(process.pid, "SIGKILL"));',
      folder,
    );
    const store = KeyStore.open(folder);
    const lines = taken.split('\n');
    expect(lines).toHaveLength(1000);
    for (const line of lines) {
      const [id, key] = line.split(':');
      expect(store.read(Number(id)).toString('hex')).toBe(key);
    }
    expect(store.inspect().broken).toEqual([]);
    store.close();
  });

  it('never gives one number twice, to however many processes at once', async () => {
    const folder = place();
    KeyStore.create(folder).close();
    const code =
      'const keys = KeyStore.open(folder); const ids = []; for (let i = 0; i < 700; i += 1) ids.push(keys.take().id); process.stdout.write(ids.join(","));';
    const here = KeyStore.open(folder);
    const mine = Array.from({ length: 700 }, () => here.take().id);
    const theirs = await Promise.all([1, 2, 3].map(() => elsewhere(code, folder)));
    const all = [...mine, ...theirs.flatMap((text) => text.split(',').map(Number))];
    expect(new Set(all).size).toBe(2_800);
    here.close();
  });

  it('never gives a number again that the database knows, after an older copy of it came back', () => {
    const folder = place();
    const store = KeyStore.create(folder);
    store.skipPast(50_000);
    const { id } = store.take();
    expect(id).toBeGreaterThan(50_000);
    expect(store.take().id).not.toBe(id);
    store.close();
  });

  it('destroys for good and at once, also for those who have the store open, and leaves nothing of the key on disk', async () => {
    const folder = place();
    const store = KeyStore.create(folder);
    const other = KeyStore.open(folder);
    const { id, key } = store.take();
    const sealed = seal(key, 'f|text|1', 'bí mật');
    expect(other.read(id).equals(key)).toBe(true);
    const segment = () => fs.readFileSync(path.join(folder, 'segments', '000001.seg'));
    const at = (id % 4096) * 64;
    // The wrapped key inside its record: after kind, master, version and nonce, before the tag.
    const wrapped = segment().subarray(at + 16, at + 48);
    const certificate = store.destroy(id, 'ERASURE', now);
    expect(certificate).toMatchObject({ keyId: id, destroyedAt: now.toISOString(), completeAfterDays: 35 });
    for (const one of [store, other, KeyStore.open(folder)]) {
      expect(() => one.read(id)).toThrow(refusal('KEY_DESTROYED'));
      expect(one.isDestroyed(id)).toBe(true);
      expect(() => one.destroy(id, 'AGAIN', now)).toThrow(refusal('KEY_DESTROYED'));
    }
    expect(
      await elsewhere(
        'try { KeyStore.open(folder).read(Number(args[0])); } catch (e) { process.stdout.write(e.reason); }',
        folder,
        String(id),
      ),
    ).toBe('KEY_DESTROYED');
    expect(segment().includes(wrapped)).toBe(false);
    expect(
      segment()
        .subarray(at + 12, at + 64)
        .every((byte) => byte === 0),
    ).toBe(true);
    expect(unseal(key, 'f|text|1', sealed).toString()).toBe('bí mật');
    store.close();
    other.close();
  });

  it("keeps a batch that is still being written apart from whatever is opened next, at a segment's end and at closing", async () => {
    for (let round = 0; round < 4; round += 1) {
      const folder = place();
      const store = KeyStore.create(folder);
      const taken: { id: number; key: Buffer }[] = [];
      // Bursts larger than the pool, with writes under way, across a segment's end.
      for (let burst = 0; burst < 18; burst += 1) {
        for (let n = 0; n < 300; n += 1) taken.push(store.take());
        if (burst % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      store.close();
      const next = path.join(folder, 'another-file');
      const fds = Array.from({ length: 4 }, (_, index) => fs.openSync(`${next}-${index}`, 'w'));
      await new Promise((resolve) => setTimeout(resolve, 5));
      for (const fd of fds) {
        expect(fs.fstatSync(fd).size).toBe(0);
        fs.closeSync(fd);
      }
      const again = KeyStore.open(folder);
      expect(taken.filter(({ id, key }) => !again.read(id).equals(key))).toEqual([]);
      expect(again.inspect().broken).toEqual([]);
      again.close();
    }
  });

  it('that has lost its folder refuses each taking by name, and the process goes on', async () => {
    const folder = place();
    const store = KeyStore.create(folder);
    fs.renameSync(path.join(folder, 'segments'), path.join(folder, 'gone'));
    for (let n = 0; n < 3; n += 1) {
      expect(() => store.take()).toThrow(refusal('KEY_STORE_UNWRITABLE'));
      await new Promise((resolve) => setImmediate(resolve));
    }
    fs.renameSync(path.join(folder, 'gone'), path.join(folder, 'segments'));
    expect(store.take().key).toHaveLength(32);
    store.close();
  });

  it('opens a key only where it lies: a record copied over another does not open', () => {
    const folder = place();
    const store = KeyStore.create(folder);
    const [one, two] = [store.take(), store.take()];
    const file = path.join(folder, 'segments', '000001.seg');
    const bytes = fs.readFileSync(file);
    const at = (id: number) => (id % 4096) * 64;
    bytes.copy(bytes, at(two.id), at(one.id), at(one.id) + 64);
    fs.writeFileSync(file, bytes);
    expect(() => store.read(two.id)).toThrow(refusal('SEAL_BROKEN'));
    expect(store.read(one.id).equals(one.key)).toBe(true);
    expect(store.inspect().broken).toEqual([two.id]);
    store.close();
  });

  it.each([-1, 0.5, 3, 4096 * 900, Number.NaN])('knows no key number %s', (id) => {
    const folder = place();
    const store = KeyStore.create(folder);
    store.take();
    expect(() => store.read(id)).toThrow(refusal('KEY_UNKNOWN'));
    store.close();
  });
});

describe('rotation', () => {
  it('rewraps everything and destroys the old master', () => {
    const folder = place();
    const store = KeyStore.create(folder);
    const taken = Array.from({ length: 600 }, () => store.take());
    const gone = store.take();
    store.destroy(gone.id, 'x', now);
    const oldMaster = fs.readFileSync(path.join(folder, 'master-1.key'), 'utf8');
    const { master } = store.rotate();
    expect(master).toBe(2);
    store.close();
    const again = KeyStore.open(folder);
    for (const { id, key } of taken) expect(again.read(id).equals(key)).toBe(true);
    expect(again.isDestroyed(gone.id)).toBe(true);
    expect(fs.readdirSync(folder)).not.toContain('master-1.key');
    expect(readAll(folder).includes(oldMaster.trim())).toBe(false);
    expect(again.inspect().broken).toEqual([]);
    again.close();
  });

  it('cut off in the middle loses nothing, and running it again finishes', () => {
    const folder = place();
    const store = KeyStore.create(folder);
    const taken = Array.from({ length: 5_000 }, () => store.take());
    const cut = new Error('power');
    expect(() =>
      store.rotate((done) => {
        if (done === 1) throw cut;
      }),
    ).toThrow(cut);
    store.close();
    const between = KeyStore.open(folder);
    expect(fs.readdirSync(folder).filter((name) => name.startsWith('master'))).toHaveLength(2);
    for (const { id, key } of taken) expect(between.read(id).equals(key)).toBe(true);
    between.rotate();
    between.close();
    const after = KeyStore.open(folder);
    for (const { id, key } of taken) expect(after.read(id).equals(key)).toBe(true);
    expect(fs.readdirSync(folder).filter((name) => name.startsWith('master'))).toEqual(['master-3.key']);
    after.close();
  });

  it('keeps the purposes as they were: codes and passwords go on being the same', () => {
    const folder = place();
    const store = KeyStore.create(folder);
    const before = store.purpose('reports-tracking-code').toString('hex');
    store.rotate();
    store.close();
    expect(KeyStore.open(folder).purpose('reports-tracking-code').toString('hex')).toBe(before);
  });
});

describe('a key store that is not as it should be', () => {
  it('is refused while others may read it', () => {
    for (const [file, mode] of [
      ['root.secret', 0o640],
      ['master-1.key', 0o604],
      ['root.secret', 0o660],
    ] as const) {
      const folder = place();
      KeyStore.create(folder).close();
      fs.chmodSync(path.join(folder, file), mode);
      expect(() => KeyStore.open(folder)).toThrow(refusal('KEY_STORE_READABLE'));
    }
    const folder = place();
    KeyStore.create(folder).close();
    expect(fs.statSync(folder).mode & 0o077).toBe(0);
    expect(fs.statSync(path.join(folder, 'root.secret')).mode & 0o777).toBe(0o600);
  });

  it('is named as missing, whole or in part, and nothing is made in its place', () => {
    const absent = place();
    expect(() => KeyStore.open(absent)).toThrow(refusal('KEY_STORE_MISSING'));
    expect(fs.existsSync(absent)).toBe(false);
    for (const broken of ['root.secret', 'master-1.key']) {
      const folder = place();
      const store = KeyStore.create(folder);
      store.take();
      store.close();
      fs.rmSync(path.join(folder, broken));
      expect(() => KeyStore.open(folder)).toThrow(refusal('KEY_STORE_MISSING'));
      expect(() => KeyStore.create(folder)).toThrow();
      expect(fs.existsSync(path.join(folder, broken))).toBe(false);
    }
    const cut = place();
    KeyStore.create(cut).close();
    fs.truncateSync(path.join(cut, 'root.secret'), 20);
    expect(() => KeyStore.open(cut)).toThrow(refusal('KEY_STORE_MISSING'));
  });

  it('is never overwritten', () => {
    const folder = place();
    KeyStore.create(folder).close();
    const before = readAll(folder);
    expect(() => KeyStore.create(folder)).toThrow();
    expect(readAll(folder).equals(before)).toBe(true);
  });

  it('cut off while it was being made is begun again', () => {
    const folder = place();
    KeyStore.create(folder).close();
    fs.rmSync(path.join(folder, 'root.secret'));
    const store = KeyStore.create(folder);
    expect(store.take().key).toHaveLength(32);
    store.close();
  });

  it('on a full disk refuses by name and hands out no key that is not on disk', () => {
    const folder = place();
    const store = KeyStore.create(folder);
    const first = store.take();
    store.close();
    const full = KeyStore.open(folder);
    // Every write goes to /dev/full, which answers ENOSPC as a full disk does.
    const write = fs.writeSync;
    const deviceFd = fs.openSync('/dev/full', 'w');
    try {
      fs.writeSync = ((_fd: number, bytes: Buffer, ...rest: number[]) =>
        (write as (fd: number, b: Buffer, ...r: number[]) => number)(
          deviceFd,
          bytes,
          ...rest.slice(0, 2),
        )) as typeof fs.writeSync;
      expect(() => full.take()).toThrow(refusal('DISK_FULL'));
      expect(() => full.destroy(first.id, 'x', now)).toThrow();
    } finally {
      fs.writeSync = write;
      fs.closeSync(deviceFd);
    }
    expect(full.read(first.id).equals(first.key)).toBe(true);
    full.close();
  });
});

function readAll(folder: string): Buffer {
  const parts: Buffer[] = [];
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) parts.push(fs.readFileSync(path.join(entry.parentPath, entry.name)));
  }
  return Buffer.concat(parts);
}

describe('keys of purposes', () => {
  it('are independent of each other and of the store', () => {
    const [a, b] = [KeyStore.create(place()), KeyStore.create(place())];
    expect(a.purpose('x').equals(a.purpose('x'))).toBe(true);
    expect(a.purpose('x').equals(a.purpose('y'))).toBe(false);
    expect(a.purpose('x').equals(b.purpose('x'))).toBe(false);
    expect(a.purpose('x')).toHaveLength(32);
  });
});
