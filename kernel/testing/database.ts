import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { withConnection } from '#kernel/db/connection.ts';
import { Database } from '#kernel/db/database.ts';
import { connectionOf, type Login, passwordOf } from '#kernel/db/logins.ts';
import { KeyStore } from '#kernel/keys/key-store.ts';
import { findTestServer } from './server.ts';

export type TestDatabase = {
  readonly name: string;
  readonly database: Database;
  readonly keys: KeyStore;
  connection(login: Login): pg.ClientConfig;
  /** A plain client as one of the five logins, or as the server's superuser (to play the intruder). Closed at the end. */
  client(login: Login | 'superuser'): Promise<pg.Client>;
};

/**
 * A database of this test file's own, cloned from the migrated template before its tests and dropped after them.
 *
 *     const test = useTestDatabase();
 *     it('…', async () => { await test.database.run(systemActor('test'), async (tx) => { … }) });
 */
export function useTestDatabase(): TestDatabase {
  let opened: (TestDatabase & { close(): Promise<void> }) | null = null;
  beforeAll(async () => {
    opened = await openTestDatabase();
  });
  afterAll(async () => {
    await opened?.close();
  });
  const get = () => {
    if (!opened) throw new Error('the test database is there inside tests and hooks only');
    return opened;
  };
  return {
    get name() {
      return get().name;
    },
    get database() {
      return get().database;
    },
    get keys() {
      return get().keys;
    },
    connection: (login) => get().connection(login),
    client: (login) => get().client(login),
  };
}

/** The same without vitest's hooks, for programs that manage its life themselves (bench). */
export async function openTestDatabase(): Promise<TestDatabase & { close(): Promise<void> }> {
  const server = findTestServer();
  if (!server) throw new Error('no test server: run through vitest, whose global set-up starts it');
  const keys = KeyStore.open(server.keys);
  const name = `test_${randomBytes(6).toString('hex')}`;
  const place = { host: server.host, port: server.port, ssl: undefined };
  const superuser = (database: string): pg.ClientConfig => ({
    host: server.host,
    port: server.port,
    user: 'postgres',
    password: passwordOf(keys, 'superuser'),
    database,
  });
  await administer(superuser('postgres'), [
    `create database ${name} template ${server.template} owner annhi_owner`,
    `revoke connect, temporary on database ${name} from public`,
    `grant connect on database ${name} to annhi_owner, annhi_app, annhi_auth, annhi_jobs, annhi_audit`,
  ]);
  const connection = (login: Login) => connectionOf(place, name, login, keys);
  const clients: pg.Client[] = [];
  const database = new Database(connection('app'), 8);
  return {
    name,
    database,
    keys,
    connection,
    async client(login) {
      const client = new pg.Client(login === 'superuser' ? superuser(name) : connection(login));
      await client.connect();
      clients.push(client);
      return client;
    },
    async close() {
      await database.close();
      for (const client of clients) await client.end().catch(() => undefined);
      keys.close();
      await administer(superuser('postgres'), [`drop database if exists ${name} with (force)`]);
    },
  };
}

/** Parallel clones of one template refuse each other for a moment ("source database is being accessed"): wait and try again. */
async function administer(connection: pg.ClientConfig, statements: readonly string[]): Promise<void> {
  await withConnection(connection, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('annhi-test-clone'))");
    for (const statement of statements) await client.query(statement);
  });
}
