import { timingSafeEqual } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { KeyStore } from '#kernel/keys/key-store.ts';
import { keyedHash } from '#kernel/keys/sealing.ts';
import { refuse } from './errors.ts';

const zName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_$]{0,62}$/);

/** What a backup says of itself. It is authenticated by the key store: nobody without the keys can make or change one. */
export const zManifest = z.strictObject({
  format: z.literal(1),
  madeAt: z.string(),
  installationId: z.string(),
  mode: z.enum(['demo', 'real']),
  serverVersion: z.string(),
  /** Which key store opens it (a keyed fingerprint; nothing can be computed from it). */
  keyStore: z.string(),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  tables: z.array(
    z.strictObject({
      schema: zName,
      name: zName,
      columns: z.array(zName).min(1),
      /** Data file in the backup's folder, gzip. `digest` and `bytes` are of the content before compression. */
      file: z.string().regex(/^tables\/[A-Za-z0-9_$.]+\.copy\.gz$/),
      rows: z.number().int().nonnegative(),
      bytes: z.number().int().nonnegative(),
      digest: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  sequences: z.array(z.strictObject({ schema: zName, name: zName, lastValue: z.number().int() })),
  /** Settings without secrets, for the record. */
  configuration: z.record(z.string(), z.union([z.string(), z.number(), z.null(), z.array(z.string())])),
  audit: z.strictObject({ entries: z.number(), checkpoint: z.string().nullable() }),
});
export type Manifest = z.infer<typeof zManifest>;

const name = 'manifest.json';

export function fingerprintOf(keys: KeyStore): string {
  return keys.purpose('key-store-fingerprint').toString('hex').slice(0, 32);
}

export function writeManifest(folder: string, manifest: Manifest, keys: KeyStore): void {
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  writeDurably(path.join(folder, name), text);
  writeDurably(path.join(folder, `${name}.mac`), `${macOf(keys, text).toString('hex')}\n`);
}

/** @throws AnNhiError `BACKUP_DAMAGED`, `BACKUP_OTHER_KEYS` */
export function readManifest(folder: string, keys: KeyStore): Manifest {
  const { manifest, text } = parse(folder);
  if (manifest.keyStore !== fingerprintOf(keys)) throw refuse.otherKeys();
  const found = Buffer.from(read(folder, `${name}.mac`).trim(), 'hex');
  const wanted = macOf(keys, text);
  if (found.length !== wanted.length || !timingSafeEqual(found, wanted)) throw refuse.damaged(name);
  return manifest;
}

function parse(folder: string): { manifest: Manifest; text: string } {
  const text = read(folder, name);
  try {
    return { manifest: zManifest.parse(JSON.parse(text)), text };
  } catch (cause) {
    throw refuse.damaged(name, cause);
  }
}

function read(folder: string, file: string): string {
  try {
    return fs.readFileSync(path.join(folder, file), 'utf8');
  } catch (cause) {
    throw refuse.damaged(file, cause);
  }
}

function macOf(keys: KeyStore, text: string): Buffer {
  return keyedHash(keys.purpose('backup-manifest'), text);
}

function writeDurably(file: string, text: string): void {
  const fd = fs.openSync(file, 'wx', 0o600);
  try {
    fs.writeSync(fd, text);
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}
