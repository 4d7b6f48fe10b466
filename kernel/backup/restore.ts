import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import type { Config } from '#kernel/config/config.ts';
import { withConnection } from '#kernel/db/connection.ts';
import { letJobsMakeTheirSchema, prepareServer, type Target, targetOf } from '#kernel/db/installation.ts';
import { connectionOf, passwordOf } from '#kernel/db/logins.ts';
import { findMigrations, migrate } from '#kernel/db/migrate.ts';
import { startBundledPostgres } from '#kernel/db/supervisor.ts';
import { ensureJobsSchema } from '#kernel/jobs/schema.ts';
import { KeyStore } from '#kernel/keys/key-store.ts';
import { copyOne } from './backup.ts';
import { CopyIn } from './copy-stream.ts';
import { named, refuse } from './errors.ts';
import { restoreKeys } from './key-backup.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { copyInText, findTables, relationOf, steadySettings } from './tables.ts';

export type RestoreOptions = {
  /** A folder that `backupDatabase` made. */
  readonly from: string;
  /** A folder that `backupKeys` made; null when the key store of the configuration is the one. */
  readonly keysFrom: string | null;
  /** Names the place: data folder or DATABASE_URL, and key store. */
  readonly config: Config;
  readonly now: Date;
  readonly onProgress?: (done: number, total: number, table: string) => void;
};

export type RestoreResult = {
  readonly installationId: string;
  readonly madeAt: string;
  readonly tables: number;
  readonly rows: number;
  /** Keys that were destroyed before the database's backup but came back with an older copy of the key store: destroyed again. */
  readonly destroyedAgain: number;
};

/**
 * Brings a backup into an empty place, bundled or external: the schema from exactly the migrations that the backup lists (a later
 * version upgrades it at its next start), then every row, in one transaction, with digests compared after reading everything back.
 * A place that holds an installation is refused; a restore that fails leaves none.
 * @throws AnNhiError `BACKUP_DAMAGED`, `BACKUP_OTHER_KEYS`, `BACKUP_NEWER`, `RESTORE_TARGET_NOT_EMPTY`, `KEY_STORE_THERE`,
 * `KEY_STORE_MISSING`, `DISK_FULL`
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreResult> {
  const { config, from, keysFrom } = options;
  // The backup is checked against the copy first, so that a wrong pair leaves nothing behind.
  const manifest = withKeys(keysFrom ?? config.ANNHI_KEYS, (keys) => readManifest(from, keys));
  assertKnown(manifest);
  await assertWhole(from, manifest);
  if (keysFrom !== null) restoreKeys(keysFrom, config.ANNHI_KEYS);
  const keys = KeyStore.open(config.ANNHI_KEYS);
  const bundled = config.DATABASE_URL
    ? null
    : await startBundledPostgres(config.ANNHI_DATA, passwordOf(keys, 'superuser'));
  try {
    const target = targetOf(config, bundled);
    await assertEmpty(target);
    await prepareServer(target.admin, target.name, keys);
    try {
      await makeSchema(target, keys, manifest);
      await fill(target, from, manifest, options.onProgress);
    } catch (error) {
      await dropDatabase(target).catch(() => undefined);
      throw error;
    }
    return {
      installationId: manifest.installationId,
      madeAt: manifest.madeAt,
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
      destroyedAgain: await destroyAgain(target, keys, options.now),
    };
  } catch (error) {
    throw named(error);
  } finally {
    keys.close();
    if (!bundled?.adopted) await bundled?.stop();
  }
}

function withKeys<T>(folder: string, work: (keys: KeyStore) => T): T {
  const keys = KeyStore.open(folder);
  try {
    return work(keys);
  } finally {
    keys.close();
  }
}

function migrationsOf(manifest: Manifest) {
  const wanted = new Map(manifest.migrations.map((one) => [one.name, one.checksum]));
  return findMigrations().filter((one) => wanted.get(one.name) === one.checksum);
}

function assertKnown(manifest: Manifest): void {
  const known = new Set(migrationsOf(manifest).map((one) => one.name));
  const unknown = manifest.migrations.find((one) => !known.has(one.name));
  if (unknown) throw refuse.newer(unknown.name);
}

/** Empty: no such database, or one in which no installation was ever written (a restore that was cut off). */
async function assertEmpty(target: Target): Promise<void> {
  const there = await withConnection(adminOf(target), async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [target.name]);
    return found.rowCount === 1;
  });
  if (!there) return;
  const tables = await withConnection(adminOf(target, target.name), async (client) => {
    const found = await findTables(client);
    if (!found.some((one) => one.schema === 'kernel' && one.name === 'installation')) return found.length;
    const rows = await client.query('select 1 from kernel.installation');
    return rows.rowCount === 0 ? 0 : found.length;
  });
  if (tables > 0) throw refuse.notEmpty(target.name);
  await dropDatabase(target);
}

async function makeSchema(target: Target, keys: KeyStore, manifest: Manifest): Promise<void> {
  await withConnection(connectionOf(target.server, target.name, 'owner', keys), async (owner) => {
    await migrate(owner, migrationsOf(manifest));
    await letJobsMakeTheirSchema(owner, target.name);
  });
  await ensureJobsSchema(connectionOf(target.server, target.name, 'jobs', keys));
}

async function fill(
  target: Target,
  from: string,
  manifest: Manifest,
  onProgress: RestoreOptions['onProgress'],
): Promise<void> {
  await withConnection(adminOf(target, target.name), async (client) => {
    // Triggers and foreign keys guard changes; this is the state that they already guarded.
    await client.query(`begin; ${steadySettings}; set local session_replication_role = replica`);
    const there = new Map((await findTables(client)).map((one) => [relationOf(one), one]));
    for (const table of manifest.tables) {
      if (!there.has(relationOf(table))) throw refuse.damaged(relationOf(table));
    }
    for (const table of there.values()) {
      const some = await client.query(`select exists (select from ${relationOf(table)}) as some`);
      if (some.rows[0]?.some) await client.query(`delete from ${relationOf(table)}`);
    }
    for (const [index, table] of manifest.tables.entries()) {
      await pipeline(
        fs.createReadStream(path.join(from, table.file)),
        createGunzip(),
        client.query(new CopyIn(copyInText(table))),
      );
      onProgress?.(index + 1, manifest.tables.length, relationOf(table));
    }
    for (const { schema, name, lastValue } of manifest.sequences) {
      await client.query('select setval($1::regclass, $2)', [relationOf({ schema, name }), lastValue]);
    }
    for (const table of manifest.tables) {
      const now = await copyOne(client, table, null);
      if (now.digest !== table.digest || now.rows !== table.rows) throw refuse.damaged(relationOf(table));
    }
    await client.query('commit');
    await client.query('analyze');
  });
}

/** Reads every data file once before anything is made: a damaged backup leaves no trace in the new place. */
async function assertWhole(from: string, manifest: Manifest): Promise<void> {
  for (const table of manifest.tables) {
    const hash = createHash('sha256');
    try {
      await pipeline(fs.createReadStream(path.join(from, table.file)), createGunzip(), hash);
    } catch (cause) {
      throw refuse.damaged(table.file, cause);
    }
    if (hash.digest('hex') !== table.digest) throw refuse.damaged(table.file);
  }
}

async function destroyAgain(target: Target, keys: KeyStore, now: Date): Promise<number> {
  const rows = await withConnection(adminOf(target, target.name), async (client) => {
    const found = await client.query<{ key_id: number }>(
      'select key_id from files.file where destroyed_at is not null',
    );
    return found.rows.map((row) => Number(row.key_id));
  });
  const living = rows.filter((id) => !keys.isDestroyed(id));
  for (const id of living) keys.destroy(id, 'RESTORED', now);
  return living.length;
}

async function dropDatabase(target: Target): Promise<void> {
  await withConnection(adminOf(target), (client) =>
    client.query(`drop database if exists ${pg.escapeIdentifier(target.name)} with (force)`),
  );
}

/** As superuser, in the database that serves for administration or in the one that is named. */
function adminOf({ admin }: Target, database = admin.database): pg.ClientConfig {
  return { ...admin, ...(database === undefined ? {} : { database }), application_name: 'annhi-restore' };
}
