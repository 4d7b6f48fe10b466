import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSigningKey } from '#kernel/audit/signer.ts';
import { noteBackup } from '#kernel/backup/record.ts';
import { type Config, readConfig } from '#kernel/config/config.ts';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { KeyStore } from '#kernel/keys/key-store.ts';
import { useTestDatabase } from '#kernel/testing/database.ts';
import { type Check, ok, type Result, runChecks } from './check.ts';
import { databaseChecks } from './database.ts';
import { machineChecks } from './machine.ts';

const test = useTestDatabase();
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'annhi-doctor-'));
const now = new Date('2027-02-01T03:00:00Z');
let admin: pg.Client;

beforeAll(async () => {
  admin = await test.client('superuser');
  await admin.query("update kernel.installation set last_seen_at = '2026-01-01'");
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

function place(name: string): { config: Config; signingKeyFile: string } {
  const config = readConfig({ ANNHI_DATA: path.join(root, name) });
  return { config, signingKeyFile: path.join(config.ANNHI_KEYS, 'audit-signing.pem') };
}
const machine = (at: ReturnType<typeof place>) => runChecks(machineChecks, { ...at, now });
const database = (at: Date = now, config: Config = place('none').config) =>
  runChecks(databaseChecks, { config, now: at, admin, app: test.database, keys: test.keys });
const find = (results: readonly Result[], name: string) => results.find((one) => one.name === name);

describe('the doctor', () => {
  it('examines each thing by itself: a check that fails or hangs keeps no other from being made', async () => {
    const checks: Check<null>[] = [
      { name: 'fails', examine: () => Promise.reject(new TypeError('secret')) },
      {
        name: 'refuses',
        examine: () => {
          throw new AnNhiError('UNAVAILABLE', 'X', { vi: 'câu', en: 'sentence' });
        },
      },
      { name: 'hangs', examine: () => new Promise(() => undefined) },
      { name: 'works', examine: () => ok('tốt', 'good') },
    ];
    const results = await runChecks(checks, null, 50);
    expect(results.map((one) => `${one.name} ${one.state}`)).toEqual([
      'fails WRONG',
      'refuses WRONG',
      'hangs WRONG',
      'works OK',
    ]);
    expect(JSON.stringify(results)).not.toContain('secret');
    expect(find(results, 'refuses')?.says).toEqual({ vi: 'câu', en: 'sentence' });
  });

  it('makes nothing where nothing is', async () => {
    const at = place('nothing');
    const results = await machine(at);
    expect(find(results, 'key-store')?.state).toBe('NOTICE');
    expect(fs.existsSync(at.config.ANNHI_DATA)).toBe(false);
    expect(fs.existsSync(at.config.ANNHI_KEYS)).toBe(false);
  });

  it('finds a whole machine well, and says what there is to do for every notice and fault', async () => {
    const at = place('well');
    fs.mkdirSync(at.config.ANNHI_DATA, { recursive: true });
    const store = KeyStore.create(at.config.ANNHI_KEYS);
    store.take();
    store.close();
    createSigningKey(at.signingKeyFile);
    noteBackup(at.config.ANNHI_DATA, 'database', new Date(now.getTime() - 86_400_000));
    noteBackup(at.config.ANNHI_DATA, 'keys', now);
    const results = await machine(at);
    expect(results.filter((one) => one.state !== 'OK' && one.name !== 'disk')).toEqual([]);
    for (const one of [...results, ...(await database())]) {
      if (one.state === 'OK') continue;
      expect(one.todo, one.name).not.toBeNull();
      expect(one.says.vi).not.toBe(one.says.en);
    }
  });

  it.each([
    [
      'a key file that others may read',
      'key-store',
      (keys: string) => fs.chmodSync(path.join(keys, 'root.secret'), 0o644),
    ],
    ['a lost master key', 'key-store', (keys: string) => fs.rmSync(path.join(keys, 'master-1.key'))],
    [
      'a key that was changed',
      'key-store',
      (keys: string) => {
        const file = path.join(keys, 'segments', '000001.seg');
        const bytes = fs.readFileSync(file);
        bytes.writeUInt8((bytes[40] ?? 0) ^ 1, 40);
        fs.writeFileSync(file, bytes);
      },
    ],
    [
      'a signing key that others may read',
      'audit-key',
      (keys: string) => fs.chmodSync(path.join(keys, 'audit-signing.pem'), 0o644),
    ],
    [
      'a signing key that is none',
      'audit-key',
      (keys: string) => fs.writeFileSync(path.join(keys, 'audit-signing.pem'), 'x'),
    ],
  ])('finds %s', async (name, check, harm) => {
    const at = place(name.replaceAll(' ', '-'));
    const store = KeyStore.create(at.config.ANNHI_KEYS);
    store.take();
    store.close();
    createSigningKey(at.signingKeyFile);
    harm(at.config.ANNHI_KEYS);
    const results = await machine(at);
    expect(results.filter((one) => one.state === 'WRONG').map((one) => one.name)).toEqual([check]);
  });

  it('finds old backups', async () => {
    const at = place('old');
    fs.mkdirSync(at.config.ANNHI_DATA, { recursive: true });
    noteBackup(at.config.ANNHI_DATA, 'database', new Date(now.getTime() - 10 * 86_400_000));
    expect(find(await machine(at), 'backups')).toMatchObject({
      state: 'NOTICE',
      says: { en: expect.stringContaining('10 days ago; key store none') },
    });
  });

  it('finds a clock that was moved back', async () => {
    expect(find(await database(), 'clock')?.state).toBe('OK');
    const behind = find(await database(new Date('2025-12-31T23:59:00Z')), 'clock');
    expect(behind).toMatchObject({ state: 'WRONG', says: { en: expect.stringContaining('seconds behind') } });
  });

  it('finds a year without holidays', async () => {
    const results = await database(new Date('2031-06-01T00:00:00Z'));
    expect(find(results, 'holidays')).toMatchObject({
      state: 'NOTICE',
      says: { en: expect.stringContaining('2031') },
    });
  });

  it('finds files whose key is missing, and destroyed files whose key came back', async () => {
    const add = async (key: number, gone: boolean) =>
      admin.query(
        "insert into files.file (id, kind, key_id, holder_organization_id, opened_at, retention_class, destroyed_at) values ($1, 'REPORT', $2, $3, now(), 'REPORT', $4)",
        [randomUUID(), key, randomUUID(), gone ? now : null],
      );
    await add(test.keys.take().id, false);
    expect(find(await database(), 'keys-of-files')?.state).toBe('OK');
    await add(test.keys.take().id, true);
    expect(find(await database(), 'keys-of-files')).toMatchObject({
      state: 'WRONG',
      says: { en: expect.stringContaining('can be read again') },
    });
    await add(999_999_999, false);
    expect(find(await database(), 'keys-of-files')).toMatchObject({
      state: 'WRONG',
      says: { en: expect.stringContaining('no key') },
    });
    await admin.query('delete from files.file');
  });

  it('finds files of a class without a time, dead jobs, stuck letters, and real data on the bundled server', async () => {
    await admin.query(
      "insert into files.file (id, kind, key_id, holder_organization_id, opened_at, retention_class) values (gen_random_uuid(), 'REPORT', 1, gen_random_uuid(), now(), 'UNHEARD_OF')",
    );
    await admin.query(
      "insert into pgboss.queue (name, policy, retry_limit, retry_delay, retry_backoff, expire_seconds, retention_seconds, deletion_seconds, partition, table_name) select 'dead-letter', 'standard', 0, 0, false, 900, 900, 900, false, 'job_common' on conflict do nothing",
    );
    await admin.query("insert into pgboss.job (name, data) values ('dead-letter', '{}')");
    await admin.query(
      "insert into mail.message (id, organization_id, purpose, subject_kind, subject_id, state, created_at, sealed) values (gen_random_uuid(), gen_random_uuid(), 'a.b', 'REPORT', gen_random_uuid(), 'FAILED', now(), '')",
    );
    await admin.query("update kernel.installation set mode = 'real'");
    const results = await database();
    expect(find(results, 'retention')).toMatchObject({
      state: 'NOTICE',
      says: { en: expect.stringContaining('UNHEARD_OF') },
    });
    expect(find(results, 'dead-jobs')).toMatchObject({
      state: 'NOTICE',
      todo: { vi: expect.stringContaining('annhi jobs dead') },
    });
    expect(find(results, 'mail')).toMatchObject({ state: 'NOTICE' });
    expect(find(results, 'bundled-postgres')).toMatchObject({ state: 'NOTICE' });
    const atWork = { ...place('none').config, ANNHI_MODE: 'real' as const };
    expect(find(results, 'telephone')?.state).toBe('OK');
    expect(find(await database(now, atWork), 'telephone')).toMatchObject({
      state: 'NOTICE',
      todo: { vi: expect.stringContaining('ANNHI_PHONE_GATEWAY_URL') },
    });
    const ringing = { ...atWork, ANNHI_PHONE_GATEWAY_URL: 'https://goi.vidu.vn' };
    expect(find(await database(now, ringing), 'telephone')?.state).toBe('OK');
    await admin.query(
      "insert into telephony.message (id, organization_id, kind, sentence, purpose, subject_kind, subject_id, state, created_at, sealed) values (gen_random_uuid(), gen_random_uuid(), 'CALL', 'URGENT_ONE', 'a.b', 'ALARM', gen_random_uuid(), 'FAILED', $1, '')",
      [now],
    );
    expect(find(await database(now, ringing), 'telephone')?.state).toBe('NOTICE');
    const external = { ...place('none').config, DATABASE_URL: 'postgres://h/x' };
    expect(find(await database(now, external), 'bundled-postgres')?.state).toBe('OK');
  });

  it('finds a schema that is behind, ahead, or was changed under its feet, while the other checks go on', async () => {
    const kept = (await admin.query('select * from kernel.migration order by name desc limit 1')).rows[0];
    await admin.query('delete from kernel.migration where name = $1', [kept.name]);
    expect(find(await database(), 'migrations')).toMatchObject({
      state: 'WRONG',
      says: { en: expect.stringContaining(kept.name) },
    });
    await admin.query("insert into kernel.migration (name, checksum) values ($1, 'x')", [kept.name]);
    expect(find(await database(), 'migrations')).toMatchObject({
      state: 'WRONG',
      says: { en: expect.stringContaining('edited') },
    });
    await admin.query('update kernel.migration set checksum = $2 where name = $1', [
      kept.name,
      kept.checksum,
    ]);
    await admin.query("insert into kernel.migration (name, checksum) values ('29990101000000_x.sql', 'x')");
    await admin.query('drop schema retention cascade');
    const results = await database();
    expect(find(results, 'migrations')).toMatchObject({
      state: 'WRONG',
      says: { en: expect.stringContaining('newer') },
    });
    expect(find(results, 'retention')).toMatchObject({ state: 'WRONG' });
    expect(find(results, 'clock')?.state).toBe('OK');
    expect(results).toHaveLength(databaseChecks.length);
  });
});
