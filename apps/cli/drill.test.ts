import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '#kernel/config/config.ts';
import { withConnection } from '#kernel/db/connection.ts';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { KeyStore } from '#kernel/keys/key-store.ts';
import { unseal } from '#kernel/keys/sealing.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { findStatus, submitReport } from '#modules/reports/contract.ts';
import { startPlatform } from '#platform/start.ts';
import { untilReady } from '#platform/testing/ready.ts';
import { withInstalled } from './installation.ts';
import { annhi, makeHome } from './testing/processes.ts';

// Whole installations with servers of their own, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Invented, and clearly so. */
const texts = ['Bạn Mèo Mướp bị doạ tung ảnh', 'Có người nhắn tin xin gặp em', '😭', 'x'.repeat(5_000)];
const home = makeHome();
const at = (name: string) => path.join(home.folder, name);
const codes: string[] = [];
let backupFolder = '';
let keysFolder = '';

beforeAll(async () => {
  const running = await startPlatform(home.env, () => undefined);
  for (const text of texts) {
    const input = {
      nonce: randomBytes(16).toString('base64url'),
      channel: 'WEB',
      report: { text, links: [], informant: { name: 'Mèo Mướp (bịa)' } },
    };
    codes.push((await running.platform.call(publicActor, submitReport, input)).trackingCode);
  }
  // The drill is of a platform at work: nothing is stopped for the backup.
  const made = await annhi(['backup', at('copies'), '--keys', at('key-copies'), '--json'], home.env);
  expect(made.err).toContain('backup');
  const result = JSON.parse(made.out) as { folder: string; keys: { folder: string } };
  backupFolder = result.folder;
  keysFolder = result.keys.folder;
  await running.stop();
});

afterAll(() => home.remove());

describe('the restore drill', () => {
  const there = { ANNHI_DATA: at('elsewhere'), PORT: '0' };

  it('brings everything to another place, where every word can be read and every code answers', async () => {
    const restored = await annhi(
      ['restore', backupFolder, '--keys', keysFolder, '--to', there.ANNHI_DATA, '--json'],
      home.env,
    );
    expect(restored.code, restored.err).toBe(0);
    const result = JSON.parse(restored.out) as { audit: { exitCode: number } };
    // 2: consistent, and not witnessed, since nothing witnessed it here.
    expect(result.audit.exitCode).toBe(2);
    const running = await startPlatform(there, () => undefined);
    try {
      for (const trackingCode of codes) {
        const { status } = await running.platform.call(publicActor, findStatus, { trackingCode });
        expect(status?.reached.map((step) => step.step)).toEqual(['RECEIVED']);
      }
      expect(await textsIn(there)).toEqual(expect.arrayContaining(texts));
      // It goes on working there: a new report, a new number, a new entry in the same log.
      const input = {
        nonce: randomBytes(16).toString('base64url'),
        channel: 'WEB',
        report: { text: 'sau khi khôi phục', links: [] },
      };
      await running.platform.call(publicActor, submitReport, input);
      expect(await textsIn(there)).toHaveLength(await countIn(there));
      await untilReady(running.address);
    } finally {
      await running.stop();
    }
    const verified = await annhi(['audit', 'verify', '--json'], there);
    expect(JSON.parse(verified.out)).toMatchObject({ outcome: 'NOT_WITNESSED', finding: null });
  });

  it('brings nothing to one who has no keys: neither a place nor a word', async () => {
    const without = { ANNHI_DATA: at('thief'), PORT: '0' };
    const refused = await annhi(['restore', backupFolder, '--json'], without);
    expect(refused.code).toBe(2);
    expect(JSON.parse(refused.out)).toMatchObject({ error: 'KEY_STORE_MISSING' });
    expect(fs.existsSync(at('thief-keys'))).toBe(false);
    for (const name of fs.readdirSync(path.join(backupFolder, 'tables'))) {
      const plain = gunzipSync(fs.readFileSync(path.join(backupFolder, 'tables', name)));
      for (const text of [...texts.slice(0, 2), 'Mèo Mướp', ...codes])
        expect(plain.includes(text), `${name}: ${text}`).toBe(false);
    }
  });

  it('refuses to restore over what is there, and says so in one JSON object', async () => {
    const again = await annhi(
      ['restore', backupFolder, '--keys', keysFolder, '--to', there.ANNHI_DATA, '--json'],
      home.env,
    );
    expect(again.code).toBe(2);
    expect(JSON.parse(again.out)).toMatchObject({ error: 'RESTORE_TARGET_NOT_EMPTY' });
  });

  it('survives the loss of the key store alone: the database waits, its keys come back, nothing new is made meanwhile', async () => {
    const keys = `${there.ANNHI_DATA}-keys`;
    fs.renameSync(keys, at('lost'));
    await expect(startPlatform(there, () => undefined)).rejects.toMatchObject({
      reason: 'KEY_STORE_MISSING',
    });
    expect(fs.existsSync(keys)).toBe(false);
    const examined = await annhi(['doctor', '--json'], there);
    expect(examined.code).toBe(1);
    const checks = (JSON.parse(examined.out) as { checks: { name: string; state: string }[] }).checks;
    expect(checks.find((one) => one.name === 'key-store')).toMatchObject({ state: 'WRONG' });
    expect(checks.find((one) => one.name === 'mail')).toMatchObject({ state: 'SKIPPED' });
    const back = await annhi(['keys', 'restore', keysFolder, '--json'], there);
    expect(JSON.parse(back.out)).toEqual({ restored: keys });
    expect((await annhi(['keys', 'restore', keysFolder], there)).code).toBe(0);
    // What came in after the copy of the keys was made is lost with them, and is said by name; everything else can be read.
    expect(await textsIn(there)).toEqual(expect.arrayContaining([...texts, 'KEY_UNKNOWN']));
    const after = JSON.parse((await annhi(['doctor', '--json'], there)).out) as {
      checks: { name: string; state: string }[];
    };
    expect(after.checks.find((one) => one.name === 'keys-of-files')).toMatchObject({ state: 'WRONG' });
    // No lost number is ever given again: a new report gets a new key.
    const running = await startPlatform(there, () => undefined);
    try {
      const input = {
        nonce: randomBytes(16).toString('base64url'),
        channel: 'WEB',
        report: { text: 'sau khi mất khoá', links: [] },
      };
      await running.platform.call(publicActor, submitReport, input);
    } finally {
      await running.stop();
    }
    expect(await textsIn(there)).toEqual(
      expect.arrayContaining([...texts, 'KEY_UNKNOWN', 'sau khi mất khoá']),
    );
  });

  it('changes the master key, and everything can still be read', async () => {
    const rotated = await annhi(['keys', 'rotate', '--json'], there);
    expect(JSON.parse(rotated.out)).toMatchObject({ master: 2, broken: [] });
    expect(await textsIn(there)).toEqual(expect.arrayContaining(texts));
  });

  it.skipIf(!fs.existsSync('/usr/lib/postgresql/15/bin/postgres') || process.getuid?.() !== 0)(
    'moves from the bundled PostgreSQL to an external one of version 15',
    async () => {
      const external = await startDebianPostgres(at('pg15'));
      try {
        const env = { ANNHI_DATA: at('external'), PORT: '0', DATABASE_URL: external.url };
        const moved = await annhi(['restore', backupFolder, '--keys', keysFolder, '--json'], env);
        expect(moved.code, moved.err + moved.out).toBe(0);
        const running = await startPlatform(env, () => undefined);
        try {
          for (const trackingCode of codes) {
            expect(
              (await running.platform.call(publicActor, findStatus, { trackingCode })).status,
            ).not.toBeNull();
          }
        } finally {
          await running.stop();
        }
        expect(await textsIn(env)).toEqual(expect.arrayContaining(texts));
        expect(fs.existsSync(path.join(env.ANNHI_DATA, 'postgres'))).toBe(false);
      } finally {
        external.stop();
      }
    },
  );
});

describe('demo reset', () => {
  it('deletes a demonstration only when told twice, and never a database at work', async () => {
    const unsure = await annhi(['demo', 'reset', '--json'], home.env);
    expect(JSON.parse(unsure.out)).toMatchObject({ error: 'CONFIRM_FIRST' });
    await asAdmin(home.env, (client) => client.query("update kernel.installation set mode = 'real'"));
    const real = await annhi(['demo', 'reset', '--yes', '--json'], home.env);
    expect(JSON.parse(real.out)).toMatchObject({ error: 'NOT_A_DEMO' });
    expect(await countIn(home.env)).toBeGreaterThanOrEqual(texts.length);
    await asAdmin(home.env, (client) => client.query("update kernel.installation set mode = 'demo'"));
    const done = await annhi(['demo', 'reset', '--yes', '--json'], home.env);
    expect(done.code, done.err).toBe(0);
    const gone = await annhi(['mail', 'waiting', '--json'], home.env);
    expect(JSON.parse(gone.out)).toMatchObject({ error: 'NOT_INSTALLED' });
  });
});

function asAdmin<T>(env: NodeJS.ProcessEnv, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withInstalled(readConfig(env), ({ admin }) => withConnection(admin, work));
}

/** Every report's text, opened with the key store of that place; the error's name where it does not open. */
async function textsIn(env: NodeJS.ProcessEnv): Promise<string[]> {
  const rows = await asAdmin(env, async (client) => {
    const found = await client.query<{ id: string; key_id: number; sealed: Buffer }>(
      'select f.id, f.key_id, r.text_sealed as sealed from reports.report r join files.file f on f.id = r.file_id',
    );
    return found.rows;
  });
  const keys = KeyStore.open(readConfig(env).ANNHI_KEYS);
  try {
    return rows.map((row) => {
      try {
        return unseal(keys.read(Number(row.key_id)), `${row.id}|text|1`, row.sealed).toString('utf8');
      } catch (error) {
        return error instanceof AnNhiError ? error.reason : 'FAULT';
      }
    });
  } finally {
    keys.close();
  }
}

async function countIn(env: NodeJS.ProcessEnv): Promise<number> {
  return asAdmin(env, async (client) =>
    Number((await client.query('select count(*) as n from reports.report')).rows[0]?.n),
  );
}

async function startDebianPostgres(folder: string): Promise<{ readonly url: string; stop(): void }> {
  const bin = '/usr/lib/postgresql/15/bin';
  const user = { uid: 65534, gid: 65534 };
  fs.mkdirSync(folder);
  fs.chownSync(folder, user.uid, user.gid);
  const password = randomBytes(12).toString('hex');
  const passwordFile = path.join(folder, 'pw');
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  fs.chownSync(passwordFile, user.uid, user.gid);
  const data = path.join(folder, 'd');
  const command = (program: string, args: string[]) => {
    const done = spawnSync(path.join(bin, program), args, {
      ...user,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (done.status !== 0) throw new Error(done.stderr);
  };
  command('initdb', [
    '-D',
    data,
    '-U',
    'admin',
    '-E',
    'UTF8',
    '--locale=C',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
  ]);
  const options = `-c listen_addresses= -c fsync=off -k ${folder} -p 5499`;
  command('pg_ctl', ['-D', data, '-w', '-l', path.join(folder, 'log'), '-o', options, 'start']);
  return {
    url: `postgres://admin:${password}@localhost:5499/annhi?host=${encodeURIComponent(folder)}`,
    stop: () => command('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']),
  };
}
