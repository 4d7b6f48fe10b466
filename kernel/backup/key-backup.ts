import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Config } from '#kernel/config/config.ts';
import { KeyStore } from '#kernel/keys/key-store.ts';
import { isInside, stampOf, syncFolder } from './backup.ts';
import { named, refuse } from './errors.ts';

/** A copy of the key store older than this is destroyed: only then is an erasure complete (design 7). */
export const keepKeyBackupsDays = 35;

const dayMs = 86_400_000;
const manifestName = 'keys.json';
const zKeyManifest = z.strictObject({
  format: z.literal(1),
  madeAt: z.string(),
  files: z
    .array(z.strictObject({ name: z.string().regex(/^(segments\/)?[A-Za-z0-9.-]+$/), digest: z.string() }))
    .min(2),
});

export type KeyBackupResult = {
  readonly folder: string;
  readonly keys: number;
  readonly removed: readonly string[];
};

/**
 * Copies the key store (with the audit log's signing key) into a folder of its own under `into`, opens every key of the copy to see
 * that it is whole, and destroys copies older than 35 days there. Works while the platform runs.
 * @throws AnNhiError `BACKUP_PLACE`, `BACKUP_DAMAGED` (the store itself does not open), `DISK_FULL`
 */
export function backupKeys(config: Config, into: string, now: Date): KeyBackupResult {
  if (isInside(into, config.ANNHI_DATA) || isInside(into, config.ANNHI_KEYS)) throw refuse.badPlace(into);
  KeyStore.open(config.ANNHI_KEYS).close();
  const folder = path.join(into, `keys-${stampOf(now)}`);
  const half = `${folder}.half`;
  try {
    fs.mkdirSync(path.join(half, 'segments'), { recursive: true, mode: 0o700 });
    const names = filesOf(config.ANNHI_KEYS);
    const files = names.map((name) => ({
      name,
      digest: copyFile(path.join(config.ANNHI_KEYS, name), path.join(half, name)),
    }));
    writeFile(
      path.join(half, manifestName),
      `${JSON.stringify({ format: 1, madeAt: now.toISOString(), files }, null, 1)}\n`,
    );
    const keys = assertOpens(half);
    fs.renameSync(half, folder);
    syncFolder(into);
    return { folder, keys, removed: removeOld(into, now) };
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true });
    throw named(error);
  }
}

/**
 * Brings a copy of the key store back. An existing store is never overwritten: the same one is accepted as it is, another refused.
 * @throws AnNhiError `BACKUP_DAMAGED`, `KEY_STORE_THERE`
 */
export function restoreKeys(copy: string, target: string): void {
  const manifest = readKeyManifest(copy);
  if (KeyStore.exists(target)) {
    if (sameRoot(copy, target)) return;
    throw refuse.keysThere(target);
  }
  if (fs.existsSync(target) && fs.readdirSync(target).length > 0) throw refuse.keysThere(target);
  const half = `${target}.half`;
  try {
    fs.rmSync(half, { recursive: true, force: true });
    fs.mkdirSync(path.join(half, 'segments'), { recursive: true, mode: 0o700 });
    for (const { name, digest } of manifest.files) {
      if (copyFile(path.join(copy, name), path.join(half, name)) !== digest) throw refuse.damaged(name);
    }
    assertOpens(half);
    if (fs.existsSync(target)) fs.rmdirSync(target);
    fs.renameSync(half, target);
    syncFolder(path.dirname(target));
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true });
    throw named(error);
  }
}

/** When each copy of the key store under a folder was made, newest first. */
export function findKeyBackups(into: string): { readonly folder: string; readonly madeAt: Date }[] {
  if (!fs.existsSync(into)) return [];
  const found = fs.readdirSync(into).flatMap((name) => {
    const [, y, mo, d, h, mi, s] = /^keys-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(name) ?? [];
    return y ? [{ folder: path.join(into, name), madeAt: new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`) }] : [];
  });
  return found.sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
}

function removeOld(into: string, now: Date): string[] {
  const old = findKeyBackups(into).filter(
    (one) => now.getTime() - one.madeAt.getTime() > keepKeyBackupsDays * dayMs,
  );
  for (const { folder } of old) {
    for (const name of filesOf(folder)) overwrite(path.join(folder, name));
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return old.map((one) => one.folder);
}

/** Secrets first, segments last: a segment's master is then always among what was copied. */
function filesOf(folder: string): string[] {
  const top = fs
    .readdirSync(folder)
    .filter((name) => /^(root\.secret|master-\d+\.key|audit-signing\.pem)$/.test(name));
  const segments = path.join(folder, 'segments');
  const inner = fs.existsSync(segments)
    ? fs.readdirSync(segments).filter((name) => /^\d{6}\.seg$/.test(name))
    : [];
  return [...top.sort(), ...inner.sort().map((name) => `segments/${name}`)];
}

function assertOpens(folder: string): number {
  const store = KeyStore.open(folder);
  try {
    const { living, broken } = store.inspect();
    if (broken.length > 0) throw refuse.damaged(`key ${broken[0]}`);
    return living;
  } finally {
    store.close();
  }
}

function readKeyManifest(folder: string): z.infer<typeof zKeyManifest> {
  try {
    return zKeyManifest.parse(JSON.parse(fs.readFileSync(path.join(folder, manifestName), 'utf8')));
  } catch (cause) {
    throw refuse.damaged(manifestName, cause);
  }
}

function sameRoot(one: string, other: string): boolean {
  const read = (folder: string) => fs.readFileSync(path.join(folder, 'root.secret'), 'utf8').trim();
  return read(one) === read(other);
}

function copyFile(from: string, to: string): string {
  let bytes: Buffer;
  try {
    bytes = fs.readFileSync(from);
  } catch (cause) {
    throw refuse.damaged(path.basename(from), cause);
  }
  writeFile(to, bytes);
  return createHash('sha256').update(bytes).digest('hex');
}

function writeFile(file: string, content: string | Uint8Array): void {
  const fd = fs.openSync(file, 'wx', 0o600);
  try {
    fs.writeFileSync(fd, content);
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

function overwrite(file: string): void {
  const fd = fs.openSync(file, 'r+');
  try {
    const { size } = fs.fstatSync(fd);
    fs.writeSync(fd, randomBytes(size), 0, size, 0);
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}
