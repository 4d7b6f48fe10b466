import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import type { Config } from '#kernel/config/config.ts';
import { withConnection } from '#kernel/db/connection.ts';
import type { KeyStore } from '#kernel/keys/key-store.ts';
import { CopyOut } from './copy-stream.ts';
import { named, refuse } from './errors.ts';
import { fingerprintOf, type Manifest, writeManifest } from './manifest.ts';
import {
  copyOutText,
  findSequences,
  findTables,
  relationOf,
  steadySettings,
  type TableName,
} from './tables.ts';

export type BackupOptions = {
  /** How a superuser of the database connects. */
  readonly admin: pg.ClientConfig;
  readonly keys: KeyStore;
  readonly config: Config;
  /** Folder in which the backup gets a folder of its own. */
  readonly into: string;
  readonly now: Date;
  readonly onProgress?: (done: number, total: number, table: string) => void;
};

export type BackupResult = {
  readonly folder: string;
  readonly tables: number;
  readonly rows: number;
  readonly bytes: number;
};

/**
 * Copies the whole database as it was at one instant, while the platform works: one repeatable-read transaction, one `COPY` per
 * table, gzip, a manifest authenticated by the key store. The key store itself is copied apart (`backupKeys`), *afterwards*: every
 * key of the snapshot was durable before the snapshot saw its file. Whole or absent: written beside and renamed.
 * @throws AnNhiError `BACKUP_PLACE`, `DISK_FULL`, `BACKUP_NEEDS_RIGHTS`
 */
export async function backupDatabase(options: BackupOptions): Promise<BackupResult> {
  const { into, config, now } = options;
  if (isInside(into, config.ANNHI_DATA) || isInside(into, config.ANNHI_KEYS)) throw refuse.badPlace(into);
  const folder = path.join(into, `annhi-${stampOf(now)}`);
  const half = `${folder}.half`;
  try {
    fs.mkdirSync(path.join(half, 'tables'), { recursive: true, mode: 0o700 });
    const manifest = await inSnapshot(options.admin, (client) => copyAll(client, half, options));
    writeManifest(half, manifest, options.keys);
    fs.renameSync(half, folder);
    syncFolder(into);
    return {
      folder,
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
      bytes: manifest.tables.reduce((sum, table) => sum + table.bytes, 0),
    };
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true });
    throw named(error);
  }
}

async function copyAll(
  client: pg.Client,
  folder: string,
  { keys, config, now, onProgress }: BackupOptions,
): Promise<Manifest> {
  const found = await findTables(client);
  const tables: Manifest['tables'] = [];
  for (const [index, table] of found.entries()) {
    const file = `tables/${table.schema}.${table.name}.copy.gz`;
    tables.push({
      ...table,
      columns: [...table.columns],
      file,
      ...(await copyOne(client, table, path.join(folder, file))),
    });
    onProgress?.(index + 1, found.length, relationOf(table));
  }
  const row = async (text: string) => (await client.query<Record<string, unknown>>(text)).rows[0] ?? {};
  const installation = await row('select id, mode from kernel.installation');
  const audit = await row('select count(*)::int as entries from audit.entry');
  const checkpoint = await row('select note from audit.checkpoint order by size desc limit 1');
  const migrations = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from kernel.migration order by name',
  );
  return {
    format: 1,
    madeAt: now.toISOString(),
    installationId: String(installation['id']),
    mode: installation['mode'] === 'real' ? 'real' : 'demo',
    serverVersion: String((await row('show server_version'))['server_version']),
    keyStore: fingerprintOf(keys),
    migrations: migrations.rows,
    tables,
    sequences: await findSequences(client),
    configuration: withoutSecrets(config),
    audit: {
      entries: Number(audit['entries']),
      checkpoint: checkpoint['note'] === undefined ? null : String(checkpoint['note']),
    },
  };
}

/** Copies one table out. @returns rows, bytes and SHA-256 of what was copied, before compression */
export async function copyOne(
  client: pg.Client,
  table: TableName,
  file: string | null,
): Promise<{ readonly rows: number; readonly bytes: number; readonly digest: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, file === null ? undefined : chunk);
    },
  });
  const source = client.query(new CopyOut(copyOutText(table)));
  if (file === null) {
    await pipeline(source, measure.resume());
  } else {
    const fd = fs.openSync(file, 'wx', 0o600);
    await pipeline(
      source,
      measure,
      createGzip({ level: 6 }),
      fs.createWriteStream(file, { fd, flush: true }),
    );
  }
  return { rows: source.rows, bytes, digest: hash.digest('hex') };
}

function inSnapshot<T>(admin: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withConnection({ ...admin, application_name: 'annhi-backup' }, async (client) => {
    await client.query(`begin transaction isolation level repeatable read, read only; ${steadySettings}`);
    const result = await work(client);
    await client.query('commit');
    return result;
  });
}

/** Settings for the record. Addresses may carry a name and a password; those are left out. */
function withoutSecrets(config: Config): Manifest['configuration'] {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => {
      if (typeof value === 'string' && name.endsWith('_URL')) return [name, stripUser(value)];
      if (Array.isArray(value)) return [name, value.map(String)];
      return [name, typeof value === 'string' || typeof value === 'number' ? value : null];
    }),
  );
}

function stripUser(address: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.search = '';
  return url.href;
}

/** `20261121T193000Z`: sorts by time, safe in every file system. */
export function stampOf(now: Date): string {
  return `${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

export function isInside(inner: string, outer: string): boolean {
  const relative = path.relative(path.resolve(outer), path.resolve(inner));
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

export function syncFolder(folder: string): void {
  const fd = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}
