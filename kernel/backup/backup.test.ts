import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Config, readConfig } from '#kernel/config/config.ts';
import { withConnection } from '#kernel/db/connection.ts';
import { Database } from '#kernel/db/database.ts';
import { connectionOf, passwordOf } from '#kernel/db/logins.ts';
import { KeyStore } from '#kernel/keys/key-store.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { useTestDatabase } from '#kernel/testing/database.ts';
import { findTestServer } from '#kernel/testing/server.ts';
import { backupDatabase } from './backup.ts';
import { backupKeys, findKeyBackups, restoreKeys } from './key-backup.ts';
import { restoreBackup } from './restore.ts';

const test = useTestDatabase();
const now = new Date('2026-11-21T12:00:00Z');
let folder = '';
let config: Config;
let admin: pg.ClientConfig;
let made = '';
const restored: string[] = [];

/** The same server, another database: what an external DATABASE_URL is to the restore. */
function configFor(name: string): Config {
  const server = findTestServer();
  const password = passwordOf(test.keys, 'superuser');
  restored.push(name);
  return readConfig({
    ANNHI_DATA: path.join(folder, `data-${name}`),
    ANNHI_KEYS: String(server?.keys),
    DATABASE_URL: `postgres://postgres:${password}@localhost/${name}?host=${encodeURIComponent(String(server?.host))}`,
  });
}

function ask<T extends pg.QueryResultRow>(database: string, text: string): Promise<T[]> {
  return withConnection({ ...admin, database }, async (client) => (await client.query<T>(text)).rows);
}

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'annhi-backup-'));
  config = configFor('unused');
  const superuser = await test.client('superuser');
  admin = {
    host: superuser.host,
    port: superuser.port,
    user: 'postgres',
    password: passwordOf(test.keys, 'superuser'),
    database: test.name,
  };
  // What a copy can get wrong: nulls, tabs, backslashes, line ends, letters of three bytes, infinite times; more than one buffer of it.
  await superuser.query(
    "insert into files.file (id, kind, key_id, holder_organization_id, opened_at, retention_class) select gen_random_uuid(), 'REPORT', g, gen_random_uuid(), 'infinity', E'a\\tb\\\\N\\n' || repeat('đ', g % 900) from generate_series(1, 6000) g",
  );
  made = (await backupDatabase({ admin, keys: test.keys, config, into: path.join(folder, 'copies'), now }))
    .folder;
});

afterAll(async () => {
  for (const name of restored) await ask('postgres', `drop database if exists ${name} with (force)`);
  fs.rmSync(folder, { recursive: true, force: true });
});

function damaged(change: (copy: string) => void): string {
  const copy = fs.mkdtempSync(path.join(folder, 'damaged-'));
  fs.cpSync(made, copy, { recursive: true });
  change(copy);
  return copy;
}

describe('a backup', () => {
  it('comes back byte for byte, numbers going on where they were', async () => {
    const target = configFor('restored_whole');
    const result = await restoreBackup({ from: made, keysFrom: null, config: target, now });
    const digest =
      "select md5(string_agg(f::text, '|' order by key_id)) as digest, count(*)::int as rows from files.file f";
    expect(await ask('restored_whole', digest)).toEqual(await ask(test.name, digest));
    expect(result.rows).toBeGreaterThan(6_000);
    const sequences =
      'select schemaname, sequencename, last_value from pg_sequences where last_value is not null order by 1, 2';
    expect(await ask('restored_whole', sequences)).toEqual(await ask(test.name, sequences));
  });

  it('comes back with its guards: logins, row-level security, triggers, foreign keys', async () => {
    const count = (kind: string) => `select ${kind} as n`;
    for (const question of [
      count('(select count(*)::int from pg_policies)'),
      count("(select count(*)::int from pg_trigger where tgenabled in ('O', 'A'))"),
      count('(select count(*)::int from pg_constraint where convalidated)'),
      count('(select count(*)::int from pg_class where relrowsecurity and relforcerowsecurity)'),
    ]) {
      expect(await ask('restored_whole', question)).toEqual(await ask(test.name, question));
    }
    const server = findTestServer();
    const app = new Database(
      connectionOf(
        { host: String(server?.host), port: Number(server?.port), ssl: undefined },
        'restored_whole',
        'app',
        test.keys,
      ),
      2,
    );
    try {
      const seen = await app.run({ kind: 'PUBLIC' }, async (tx) =>
        tx.selectFrom('files.file').select('id').execute(),
      );
      expect(seen).toEqual([]);
      const all = await app.run(systemActor('test'), async (tx) =>
        tx.selectFrom('files.file').select('id').limit(5).execute(),
      );
      expect(all).toHaveLength(5);
    } finally {
      await app.close();
    }
  });

  it('is one moment: what commits while it is made is in it whole or not at all', async () => {
    const writer = await test.client('superuser');
    let inserted = 0;
    const result = await backupDatabase({
      admin,
      keys: test.keys,
      config,
      into: path.join(folder, 'moving'),
      now,
      onProgress(_done, _total, table) {
        if (table.startsWith('"audit"') && inserted === 0) {
          inserted = 1;
          void writer.query(
            "insert into files.file (id, kind, key_id, holder_organization_id, opened_at, retention_class) values (gen_random_uuid(), 'REPORT', 999999, gen_random_uuid(), now(), 'LATE')",
          );
        }
      },
    });
    const text = gunzipSync(
      fs.readFileSync(path.join(result.folder, 'tables', 'files.file.copy.gz')),
    ).toString('utf8');
    expect(inserted).toBe(1);
    expect(text).not.toContain('LATE');
    await writer.query("delete from files.file where retention_class = 'LATE'");
  });

  it('holds no password and no key', () => {
    const text = fs.readFileSync(path.join(made, 'manifest.json'), 'utf8');
    expect(text).not.toContain(passwordOf(test.keys, 'superuser'));
    expect(text).toContain('"DATABASE_URL": "postgres://localhost/unused"');
    expect(fs.statSync(path.join(made, 'manifest.json')).mode & 0o077).toBe(0);
    expect(fs.readdirSync(made).sort()).toEqual(['manifest.json', 'manifest.json.mac', 'tables']);
  });

  it('is refused where it would lie beside what it copies', async () => {
    for (const into of [
      config.ANNHI_DATA,
      path.join(config.ANNHI_DATA, 'x'),
      path.join(config.ANNHI_KEYS, 'x'),
    ]) {
      await expect(backupDatabase({ admin, keys: test.keys, config, into, now })).rejects.toMatchObject({
        reason: 'BACKUP_PLACE',
      });
    }
  });

  it('leaves nothing behind when it fails in the middle', async () => {
    const into = path.join(folder, 'failing');
    const failing = backupDatabase({
      admin,
      keys: test.keys,
      config,
      into,
      now,
      onProgress: (done) => {
        if (done === 3) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
    });
    await expect(failing).rejects.toMatchObject({ reason: 'DISK_FULL' });
    expect(fs.readdirSync(into)).toEqual([]);
  });

  it('without rights to read everything is refused, not silently incomplete', async () => {
    const owner = test.connection('owner');
    await expect(
      backupDatabase({ admin: owner, keys: test.keys, config, into: path.join(folder, 'poor'), now }),
    ).rejects.toMatchObject({ reason: 'BACKUP_NEEDS_RIGHTS' });
  });
});

describe('a restore refuses', () => {
  const cases: [string, (copy: string) => void][] = [
    [
      'a manifest that was edited',
      (copy) =>
        edit(path.join(copy, 'manifest.json'), (text) => text.replace('"rows": 6000', '"rows": 5999')),
    ],
    ['a manifest without its seal', (copy) => fs.rmSync(path.join(copy, 'manifest.json.mac'))],
    ['a missing table', (copy) => fs.rmSync(path.join(copy, 'tables/files.file.copy.gz'))],
    ['a table cut short', (copy) => fs.truncateSync(path.join(copy, 'tables/files.file.copy.gz'), 20_000)],
    [
      'a table with one row changed',
      (copy) =>
        rewrite(path.join(copy, 'tables/files.file.copy.gz'), (text) => text.replace('REPORT', 'REPORX')),
    ],
    [
      'a table with one row taken out',
      (copy) =>
        rewrite(path.join(copy, 'tables/files.file.copy.gz'), (text) => text.slice(text.indexOf('\n') + 1)),
    ],
    [
      'a table of other rows',
      (copy) => fs.writeFileSync(path.join(copy, 'tables/files.file.copy.gz'), gzipSync('x\n')),
    ],
  ];
  it.each(cases)('%s', async (_name, change) => {
    const target = configFor('restored_damaged');
    await expect(
      restoreBackup({ from: damaged(change), keysFrom: null, config: target, now }),
    ).rejects.toMatchObject({ reason: 'BACKUP_DAMAGED' });
    expect(
      await ask('postgres', "select 1 as one from pg_database where datname = 'restored_damaged'"),
    ).toEqual([]);
  });

  it('a place that holds an installation', async () => {
    const target = configFor(test.name);
    restored.pop();
    await expect(restoreBackup({ from: made, keysFrom: null, config: target, now })).rejects.toMatchObject({
      reason: 'RESTORE_TARGET_NOT_EMPTY',
    });
  });

  it('a place that holds something else', async () => {
    await ask('postgres', 'create database restored_foreign');
    await ask('restored_foreign', 'create table theirs (id int)');
    await expect(
      restoreBackup({ from: made, keysFrom: null, config: configFor('restored_foreign'), now }),
    ).rejects.toMatchObject({ reason: 'RESTORE_TARGET_NOT_EMPTY' });
    expect(await ask('restored_foreign', 'select count(*)::int as n from theirs')).toEqual([{ n: 0 }]);
  });

  it('the keys of another installation, and leaves its own place empty', async () => {
    const other = path.join(folder, 'other-keys');
    KeyStore.create(other).close();
    const target = { ...configFor('restored_other'), ANNHI_KEYS: other };
    await expect(restoreBackup({ from: made, keysFrom: null, config: target, now })).rejects.toMatchObject({
      reason: 'BACKUP_OTHER_KEYS',
    });
    const none = { ...target, ANNHI_KEYS: path.join(folder, 'no-keys') };
    await expect(restoreBackup({ from: made, keysFrom: null, config: none, now })).rejects.toMatchObject({
      reason: 'KEY_STORE_MISSING',
    });
    expect(fs.existsSync(none.ANNHI_KEYS)).toBe(false);
  });

  it('a backup of a version that it does not know', async () => {
    const copy = damaged(() => undefined);
    const { readManifest, writeManifest } = await import('./manifest.ts');
    const manifest = readManifest(copy, test.keys);
    fs.rmSync(path.join(copy, 'manifest.json'));
    fs.rmSync(path.join(copy, 'manifest.json.mac'));
    writeManifest(
      copy,
      {
        ...manifest,
        migrations: [...manifest.migrations, { name: '20991231000000_from_tomorrow.sql', checksum: 'x' }],
      },
      test.keys,
    );
    await expect(
      restoreBackup({ from: copy, keysFrom: null, config: configFor('restored_newer'), now }),
    ).rejects.toMatchObject({ reason: 'BACKUP_NEWER' });
  });
});

describe('copies of the key store', () => {
  const keysConfig = () => ({ ...config, ANNHI_KEYS: path.join(folder, 'live-keys') });

  it('open like the original and are destroyed after 35 days', () => {
    const store = KeyStore.create(keysConfig().ANNHI_KEYS);
    const { id, key } = store.take();
    const into = path.join(folder, 'key-copies');
    const first = backupKeys(keysConfig(), into, now);
    expect(first.keys).toBeGreaterThanOrEqual(256);
    const target = path.join(folder, 'brought-back');
    restoreKeys(first.folder, target);
    const back = KeyStore.open(target);
    expect(back.read(id).equals(key)).toBe(true);
    back.close();
    const at = (days: number) => new Date(now.getTime() + days * 86_400_000);
    expect(backupKeys(keysConfig(), into, at(35)).removed).toEqual([]);
    expect(backupKeys(keysConfig(), into, at(36)).removed).toEqual([first.folder]);
    expect(findKeyBackups(into).map((one) => one.madeAt)).toEqual([at(36), at(35)]);
    store.close();
  });

  it('never overwrite a key store, and a damaged copy brings back nothing', () => {
    const copy = findKeyBackups(path.join(folder, 'key-copies'))[0]?.folder ?? '';
    const other = path.join(folder, 'someone-elses');
    KeyStore.create(other).close();
    expect(() => restoreKeys(copy, other)).toThrow(expect.objectContaining({ reason: 'KEY_STORE_THERE' }));
    const broken = path.join(folder, 'broken-copy');
    fs.cpSync(copy, broken, { recursive: true });
    const segment = path.join(broken, 'segments', fs.readdirSync(path.join(broken, 'segments'))[0] ?? '');
    const bytes = fs.readFileSync(segment);
    bytes.writeUInt8((bytes[70] ?? 0) ^ 1, 70);
    fs.writeFileSync(segment, bytes);
    const target = path.join(folder, 'stays-absent');
    expect(() => restoreKeys(broken, target)).toThrow(expect.objectContaining({ reason: 'BACKUP_DAMAGED' }));
    expect(fs.existsSync(target)).toBe(false);
  });
});

function edit(file: string, change: (text: string) => string): void {
  const before = fs.readFileSync(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  fs.writeFileSync(file, after);
}

function rewrite(file: string, change: (text: string) => string): void {
  const before = gunzipSync(fs.readFileSync(file)).toString('utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  fs.writeFileSync(file, gzipSync(after));
}
