import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { createPlatform, type Platform } from '#kernel/actions/platform.ts';
import { systemClock } from '#kernel/clock/clock.ts';
import type { Config } from '#kernel/config/config.ts';
import { withConnection } from '#kernel/db/connection.ts';
import { Database } from '#kernel/db/database.ts';
import { type Mode, type Target, targetOf } from '#kernel/db/installation.ts';
import { connectionOf, type Login, passwordOf } from '#kernel/db/logins.ts';
import { readSchemaState } from '#kernel/db/migrate.ts';
import { hasCluster, startBundledPostgres } from '#kernel/db/supervisor.ts';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { KeyStore } from '#kernel/keys/key-store.ts';
import { mailRoom } from '#kernel/mail/mail.ts';
import { noTransport } from '#kernel/mail/transport.ts';

/** An installation as the command line sees it: nothing is made, seeded or migrated by opening it. */
export type Opened = {
  readonly id: string;
  readonly mode: Mode;
  readonly lastSeenAt: Date;
  readonly keys: KeyStore;
  readonly target: Target;
  /** How a superuser connects to the installation's own database. */
  readonly admin: pg.ClientConfig;
  connection(login: Login): pg.ClientConfig;
  /** Clients of others at this server: the platform, when it runs. */
  countOthers(): Promise<number>;
  /** Closes everything; a bundled server that was started for this command is stopped again, unless the platform has come since. */
  close(): Promise<void>;
};

/**
 * Opens what is there. A running platform goes on working beside it.
 * @throws AnNhiError `NOT_INSTALLED`, `KEY_STORE_MISSING`, `SCHEMA_BEHIND`, `SCHEMA_NEWER`, `MIGRATION_CHANGED` and the supervisor's
 */
export async function openInstalled(
  config: Config,
  options: { readonly anySchema?: boolean } = {},
): Promise<Opened> {
  if (!config.DATABASE_URL && !hasCluster(config.ANNHI_DATA)) throw notInstalled(config.ANNHI_DATA);
  const keys = KeyStore.open(config.ANNHI_KEYS);
  const bundled = config.DATABASE_URL
    ? null
    : await startBundledPostgres(config.ANNHI_DATA, passwordOf(keys, 'superuser'));
  const target = targetOf(config, bundled);
  const admin = { ...target.admin, database: target.name };
  const countOthers = () => withConnection(target.admin, countOtherClients);
  const close = async () => {
    keys.close();
    // Our own connections take a moment to be gone; the platform's stay.
    for (let tries = 0; bundled && !bundled.adopted && tries < 50; tries += 1) {
      if ((await countOthers()) === 0) return bundled.stop();
      await sleep(20);
    }
  };
  try {
    const found = await withConnection(admin, (client) => readState(client, options.anySchema === true));
    return {
      ...found,
      keys,
      target,
      admin,
      connection: (login) => connectionOf(target.server, target.name, login, keys),
      countOthers,
      close,
    };
  } catch (error) {
    await close();
    throw noDatabase(error) ? notInstalled(target.name) : error;
  }
}

/** Runs with an opened installation and closes it whatever happens. */
export async function withInstalled<T>(
  config: Config,
  work: (opened: Opened) => Promise<T>,
  options: { readonly anySchema?: boolean } = {},
): Promise<T> {
  const opened = await openInstalled(config, options);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** Runs with the whole platform, for commands that act as a named part of it (audited like everything else). */
export async function withPlatform<T>(
  config: Config,
  work: (platform: Platform, opened: Opened) => Promise<T>,
): Promise<T> {
  const { rooms } = await import('#platform/rooms.ts');
  return withInstalled(config, async (opened) => {
    const database = new Database(opened.connection('app'), 2);
    try {
      const clock = systemClock({ lastSeenAt: opened.lastSeenAt });
      const parts = { database, keys: opened.keys, clock, mode: opened.mode, origin: () => originOf(config) };
      return await work(createPlatform(parts, [mailRoom(noTransport), ...rooms]), opened);
    } finally {
      await database.close();
    }
  });
}

/** @throws AnNhiError `STOP_FIRST` while the platform (or somebody else) works with this database */
export async function assertStopped(opened: Opened): Promise<void> {
  for (let tries = 0; tries < 25; tries += 1) {
    if ((await opened.countOthers()) === 0) return;
    await sleep(20);
  }
  throw new AnNhiError('CONFLICT', 'STOP_FIRST', {
    vi: 'An Nhi đang chạy. Dừng nó trước (Ctrl+C hoặc dịch vụ hệ thống), rồi chạy lại lệnh này.',
    en: 'An Nhi is running. Stop it first (Ctrl+C or the system service), then run this command again.',
  });
}

function originOf(config: Config): string {
  return (config.ANNHI_ORIGIN ?? `http://${config.ANNHI_HOST}:${config.PORT}`).replace(/\/$/, '');
}

async function countOtherClients(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ others: number }>(
    "select count(*)::int as others from pg_stat_activity where usename like 'annhi\\_%' and pid <> pg_backend_pid()",
  );
  return rows[0]?.others ?? 0;
}

async function readState(
  client: pg.Client,
  anySchema: boolean,
): Promise<Pick<Opened, 'id' | 'mode' | 'lastSeenAt'>> {
  const { applied, waiting } = await readSchemaState(client);
  if (applied.length === 0) throw notInstalled(String(client.database));
  if (waiting.length > 0 && !anySchema) throw schemaBehind(waiting[0] ?? '');
  const { rows } = await client.query<{ id: string; mode: Mode; last_seen_at: Date }>(
    'select id, mode, last_seen_at from kernel.installation',
  );
  const row = rows[0];
  if (!row) throw notInstalled(String(client.database));
  return { id: row.id, mode: row.mode, lastSeenAt: row.last_seen_at };
}

function noDatabase(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '3D000';
}

function notInstalled(where: string): AnNhiError {
  const place = path.isAbsolute(where) ? where : `"${where}"`;
  return new AnNhiError('REFUSED', 'NOT_INSTALLED', {
    vi: `Chưa có An Nhi ở ${place}. Chạy "npm start" để tạo mới, hoặc đặt ANNHI_DATA (hay DATABASE_URL) tới nơi đã có.`,
    en: `There is no An Nhi at ${place}. Run "npm start" to make one, or set ANNHI_DATA (or DATABASE_URL) to where it is.`,
  });
}

function schemaBehind(name: string): AnNhiError {
  return new AnNhiError('REFUSED', 'SCHEMA_BEHIND', {
    vi: `Cơ sở dữ liệu cũ hơn chương trình này (thiếu bước ${name}). Sao lưu, chạy "npm start" một lần để nâng cấp, rồi chạy lại lệnh.`,
    en: `The database is older than this program (it lacks ${name}). Back it up, run "npm start" once to upgrade, then run the command again.`,
  });
}
