import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { Database } from '#kernel/db/database.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { ensureLogins, ensureDatabase, connectionOf, passwordOf } from '#kernel/db/logins.ts';
import type { Seed } from '#kernel/db/installation.ts';
import { migrate } from '#kernel/db/migrate.ts';
import { startBundledPostgres } from '#kernel/db/supervisor.ts';
import { ensureJobsSchema } from '#kernel/jobs/schema.ts';
import { KeyStore } from '#kernel/keys/key-store.ts';

/** What a test file needs to know of the run's one server; handed over through the environment. */
export type TestServer = {
  readonly host: string;
  readonly port: number;
  readonly keys: string;
  readonly template: string;
};

const variable = 'ANNHI_TEST_SERVER_STATE';

export function findTestServer(): TestServer | null {
  const text = process.env[variable];
  return text ? (JSON.parse(text) as TestServer) : null;
}

/**
 * One bundled PostgreSQL for the run with one migrated template database, from which every test file clones its own (about 50 ms).
 * @param seed fills the template as the platform, so that every clone begins with it.
 * @param isDurable whether every commit waits for the disk, as at work. Measurements need that; tests of killed servers start their own.
 * @returns what stops the server and removes its folders.
 */
export async function startTestServer(
  seed: Partial<Seed> = {},
  isDurable = false,
): Promise<() => Promise<void>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'annhi-test-'));
  fs.chmodSync(folder, 0o755);
  const keysFolder = path.join(folder, 'keys');
  const keys = KeyStore.create(keysFolder);
  const server = await startBundledPostgres(path.join(folder, 'data'), passwordOf(keys, 'superuser'));
  const template = `template_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ ...server, user: server.superuser, database: 'postgres' });
  await admin.connect();
  if (!isDurable) {
    for (const waiting of ['fsync', 'full_page_writes', 'synchronous_commit'])
      await admin.query(`alter system set ${waiting} = off`);
    await admin.query('select pg_reload_conf()');
  }
  await ensureLogins(admin, keys);
  await ensureDatabase(admin, template);
  await admin.end();
  const place = { host: server.host, port: server.port, ssl: undefined };
  const owner = new pg.Client(connectionOf(place, template, 'owner', keys));
  await owner.connect();
  await migrate(owner);
  await owner.query("insert into kernel.installation (mode) values ('demo')");
  await owner.query(`grant create on database ${template} to annhi_jobs`);
  await seed.asOwner?.(owner, 'demo');
  await owner.end();
  await ensureJobsSchema(connectionOf(place, template, 'jobs', keys));
  const database = new Database(connectionOf(place, template, 'app', keys), 2);
  await database.run(systemActor('seed'), async (tx) => seed.asPlatform?.(tx, 'demo'));
  await database.close();
  keys.close();
  const state: TestServer = { host: server.host, port: server.port, keys: keysFolder, template };
  process.env[variable] = JSON.stringify(state);
  return async () => {
    delete process.env[variable];
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
    fs.rmSync(server.host, { recursive: true, force: true });
  };
}
