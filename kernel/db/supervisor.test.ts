import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { type BundledPostgres, hasCluster, startBundledPostgres } from './supervisor.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'annhi-supervisor-'));
fs.chmodSync(root, 0o755);
const running: BundledPostgres[] = [];
let made = 0;
const place = () => path.join(root, `data-${(made += 1)}`);

async function start(folder: string, password = 'mật khẩu thử'): Promise<BundledPostgres> {
  const server = await startBundledPostgres(folder, password);
  running.push(server);
  return server;
}

afterEach(async () => {
  for (const server of running.splice(0)) {
    await server.stop();
    fs.rmSync(server.host, { recursive: true, force: true });
  }
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

describe('the bundled PostgreSQL', () => {
  it('listens on a socket that only its own user may enter, asks for a password, and syncs to disk', async () => {
    const folder = place();
    const server = await start(folder);
    expect(fs.statSync(server.host).mode & 0o077).toBe(0);
    const { default: pg } = await import('pg');
    const client = new pg.Client({
      host: server.host,
      port: server.port,
      user: 'postgres',
      password: server.password,
      database: 'postgres',
    });
    await client.connect();
    const { rows } = await client.query(
      "select name, setting from pg_settings where name in ('fsync', 'listen_addresses', 'full_page_writes', 'data_checksums') order by 1",
    );
    expect(rows.map((row) => `${row.name}=${row.setting}`)).toEqual([
      'data_checksums=on',
      'fsync=on',
      'full_page_writes=on',
      'listen_addresses=',
    ]);
    await client.end();
    for (const password of ['', 'falsch', undefined]) {
      const intruder = new pg.Client({
        host: server.host,
        port: server.port,
        user: 'postgres',
        database: 'postgres',
        ...(password === undefined ? {} : { password }),
      });
      await expect(intruder.connect()).rejects.toThrow();
      await intruder.end().catch(() => undefined);
    }
  });

  it('is taken over when the process that started it was killed, and stopped by whoever took it over', async () => {
    const folder = place();
    const first = await start(folder);
    const second = await startBundledPostgres(folder, 'mật khẩu thử');
    expect(first.adopted).toBe(false);
    expect(second.adopted).toBe(true);
    await second.stop();
    const third = await start(folder);
    expect(third.adopted).toBe(false);
  });

  it("does not take a stranger for its own: a pid file with somebody else's number is no server", async () => {
    const folder = place();
    await (await start(folder)).stop();
    const stranger = spawn('sleep', ['300'], { stdio: 'ignore' });
    try {
      const pidFile = path.join(folder, 'postgres', 'postmaster.pid');
      fs.writeFileSync(
        pidFile,
        `${stranger.pid}\n${path.join(folder, 'postgres')}\n0\n5432\n/nowhere\n\n  1 1\nready\n`,
      );
      if (process.getuid?.() === 0) fs.chownSync(pidFile, 65534, 65534);
      const server = await start(folder);
      expect(server.adopted).toBe(false);
      expect(stranger.exitCode).toBeNull();
      expect(() => process.kill(stranger.pid ?? 0, 0)).not.toThrow();
    } finally {
      stranger.kill();
    }
  });

  it('begins a cluster again that was cut off while it was being made', async () => {
    const folder = place();
    fs.mkdirSync(path.join(folder, 'postgres.half', 'base'), { recursive: true });
    fs.writeFileSync(path.join(folder, 'postgres.half', 'PG_VERSION'), '18\n');
    expect(hasCluster(folder)).toBe(false);
    await start(folder);
    expect(hasCluster(folder)).toBe(true);
    expect(fs.existsSync(path.join(folder, 'postgres.half'))).toBe(false);
  });

  it('with the keys of another installation says so at once, running or not, and touches nothing', async () => {
    const folder = place();
    const server = await start(folder);
    await expect(startBundledPostgres(folder, 'a different store')).rejects.toMatchObject({
      reason: 'KEY_STORE_OTHER',
    });
    await server.stop();
    await expect(startBundledPostgres(folder, 'a different store')).rejects.toMatchObject({
      reason: 'KEY_STORE_OTHER',
    });
    expect((await start(folder)).adopted).toBe(false);
  });

  it('that will not start is quoted, not hidden', async () => {
    const folder = place();
    await (await start(folder)).stop();
    fs.appendFileSync(path.join(folder, 'postgres', 'postgresql.conf'), '\nshared_buffers = nonsense\n');
    await expect(startBundledPostgres(folder, 'mật khẩu thử')).rejects.toMatchObject({
      reason: 'DATABASE_WILL_NOT_START',
      message: expect.stringContaining('shared_buffers'),
    });
    expect(hasCluster(folder)).toBe(true);
  });

  it('refuses a socket folder that somebody else has put there', async () => {
    const folder = place();
    const server = await start(folder);
    await server.stop();
    fs.chmodSync(server.host, 0o777);
    await expect(startBundledPostgres(folder, 'mật khẩu thử')).rejects.toMatchObject({
      reason: 'SOCKET_FOLDER_TAKEN',
    });
  });
});
