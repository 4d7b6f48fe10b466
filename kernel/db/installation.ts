import pg from 'pg';
import type { Config } from '#kernel/config/config.ts';
import { withConnection } from './connection.ts';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { ensureJobsSchema } from '#kernel/jobs/schema.ts';
import { KeyStore } from '#kernel/keys/key-store.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { Database, type Tx } from './database.ts';
import { connectionOf, ensureDatabase, ensureLogins, type Login, passwordOf, type Server } from './logins.ts';
import { migrate } from './migrate.ts';
import { type BundledPostgres, hasCluster, startBundledPostgres } from './supervisor.ts';

export type Mode = 'demo' | 'real';

/** What a database is filled with at every start, idempotently: law and calendars as the owner, the directory as the platform. */
export type Seed = {
  readonly asOwner: (owner: pg.Client, mode: Mode) => Promise<void>;
  readonly asPlatform: (tx: Tx, mode: Mode) => Promise<void>;
};

/** An opened installation: database, key store, and what the database says about itself. */
export type Installation = {
  readonly id: string;
  readonly mode: Mode;
  readonly isNew: boolean;
  readonly database: Database;
  readonly keys: KeyStore;
  readonly server: Server;
  readonly databaseName: string;
  /** The bundled server, or null with a DATABASE_URL. */
  readonly bundled: BundledPostgres | null;
  readonly applied: readonly string[];
  /** Connection parameters for the rooms that live in their own schema: auth, jobs, audit. */
  connection(login: Login): pg.ClientConfig;
  close(options?: { readonly stopServer: boolean }): Promise<void>;
};

const bundledName = 'annhi';

/**
 * Opens the installation that the configuration names, making it when it is new: key store, server, logins, database, schema, mode.
 * @throws AnNhiError `KEY_STORE_MISSING` (a database without its keys is never given new ones), `MODE_MISMATCH`, `SERVER_TOO_OLD`
 * and those of supervisor and migrations.
 */
export async function openInstallation(
  config: Config,
  seed: Partial<Seed> = {},
  onStep: (step: string) => void = () => {},
): Promise<Installation> {
  const keys = openKeys(config);
  const bundled = config.DATABASE_URL
    ? null
    : await startBundledPostgres(config.ANNHI_DATA, passwordOf(keys, 'superuser'));
  if (bundled) onStep(bundled.adopted ? 'postgres adopted' : 'postgres started');
  const target = targetOf(config, bundled);
  const created = await prepareServer(target.admin, target.name, keys);
  const connection = (login: Login) => connectionOf(target.server, target.name, login, keys);
  const prepared = await prepareSchema(connection('owner'), config.ANNHI_MODE, seed, onStep);
  await ensureJobsSchema(connection('jobs'));
  const database = new Database(connection('app'), config.ANNHI_POOL);
  keys.skipPast(await highestKey(database));
  await database.run(systemActor('seed'), async (tx) => seed.asPlatform?.(tx, prepared.mode));
  return {
    id: prepared.id,
    mode: prepared.mode,
    isNew: created || prepared.isNew,
    database,
    keys,
    server: target.server,
    databaseName: target.name,
    bundled,
    applied: prepared.applied,
    connection,
    async close({ stopServer } = { stopServer: true }) {
      await database.close();
      keys.close();
      if (stopServer) await bundled?.stop();
    },
  };
}

async function highestKey(database: Database): Promise<number> {
  return database.run(systemActor('start'), async (tx) => {
    const row = await tx
      .selectFrom('files.file')
      .select((files) => files.fn.max('key_id').as('highest'))
      .executeTakeFirst();
    return Number(row?.highest ?? 0);
  });
}

function openKeys(config: Config): KeyStore {
  if (KeyStore.exists(config.ANNHI_KEYS) || hasCluster(config.ANNHI_DATA))
    return KeyStore.open(config.ANNHI_KEYS);
  return KeyStore.create(config.ANNHI_KEYS);
}

/** Which server and database an installation uses, and how its administrator reaches it. */
export type Target = { readonly server: Server; readonly admin: pg.ClientConfig; readonly name: string };

/** `bundled` is null exactly when the configuration has a DATABASE_URL. */
export function targetOf(config: Config, bundled: BundledPostgres | null): Target {
  if (!bundled) return externalTarget(config.DATABASE_URL ?? '');
  return {
    server: { host: bundled.host, port: bundled.port, ssl: undefined },
    admin: adminOf(bundled),
    name: bundledName,
  };
}

function adminOf(bundled: BundledPostgres): pg.ClientConfig {
  return {
    host: bundled.host,
    port: bundled.port,
    user: bundled.superuser,
    password: bundled.password,
    database: 'postgres',
  };
}

function externalTarget(url: string): Target {
  const parsed = new URL(url);
  const host = parsed.searchParams.get('host') ?? decodeURIComponent(parsed.hostname);
  const wantsTls = !['', 'disable'].includes(parsed.searchParams.get('sslmode') ?? '');
  const server = { host, port: Number(parsed.port || 5432), ssl: wantsTls ? {} : undefined };
  const name = decodeURIComponent(parsed.pathname.slice(1)) || bundledName;
  const admin = {
    host: server.host,
    port: server.port,
    ...(server.ssl ? { ssl: server.ssl } : {}),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: parsed.searchParams.get('admindb') ?? 'postgres',
  };
  return { server, admin, name };
}

/** Logins and the empty database, made where they are missing. @returns true when the database was made */
export async function prepareServer(
  adminConfig: pg.ClientConfig,
  name: string,
  keys: KeyStore,
): Promise<boolean> {
  return withConnection(adminConfig, async (admin) => {
    const version = await admin.query<{ server_version_num: string }>('show server_version_num');
    if (Number(version.rows[0]?.server_version_num) < 150000) throw serverTooOld();
    await admin.query("select pg_advisory_lock(hashtext('annhi-prepare'))");
    await ensureLogins(admin, keys);
    return (await ensureDatabase(admin, name)).created;
  });
}

async function prepareSchema(
  owner: pg.ClientConfig,
  wanted: Mode,
  seed: Partial<Seed>,
  onStep: (step: string) => void,
): Promise<{ id: string; mode: Mode; isNew: boolean; applied: readonly string[] }> {
  return withConnection(owner, async (client) => {
    const { applied } = await migrate(client, undefined, (name) => onStep(`migrated ${name}`));
    const made = await client.query(
      'insert into kernel.installation (mode) values ($1) on conflict do nothing',
      [wanted],
    );
    const found = await client.query<{ id: string; mode: Mode }>('select id, mode from kernel.installation');
    const row = found.rows[0];
    if (!row) throw new Error('kernel.installation is empty');
    if (row.mode !== wanted) throw modeMismatch(row.mode);
    await seed.asOwner?.(client, row.mode);
    await letJobsMakeTheirSchema(client, String(owner.database));
    return { ...row, isNew: made.rowCount === 1, applied };
  });
}

/** pg-boss keeps its tables in a schema of its own, which the jobs login makes. */
export async function letJobsMakeTheirSchema(owner: pg.Client, databaseName: string): Promise<void> {
  await owner.query(`grant create on database ${pg.escapeIdentifier(databaseName)} to annhi_jobs`);
}

function serverTooOld(): AnNhiError {
  return new AnNhiError('UNAVAILABLE', 'SERVER_TOO_OLD', {
    vi: 'PostgreSQL này cũ hơn 15. Nâng cấp máy chủ, hoặc bỏ DATABASE_URL để dùng bản đi kèm.',
    en: 'This PostgreSQL is older than 15. Upgrade it, or leave DATABASE_URL out to use the bundled one.',
  });
}

function modeMismatch(found: Mode): AnNhiError {
  return new AnNhiError('REFUSED', 'MODE_MISMATCH', {
    vi:
      found === 'demo'
        ? 'Cơ sở dữ liệu này là bản thử (demo), không dùng cho việc thật được. Tạo một cơ sở dữ liệu mới với ANNHI_MODE=real, rồi mời quản trị viên đầu tiên bằng "annhi admin invite".'
        : 'Cơ sở dữ liệu này chứa dữ liệu thật, không mở ở chế độ thử được. Đặt ANNHI_MODE=real.',
    en:
      found === 'demo'
        ? 'This database is a demonstration and cannot be used for real work. Make a new one with ANNHI_MODE=real, then invite the first administrator with "annhi admin invite".'
        : 'This database holds real data and refuses demonstration mode. Set ANNHI_MODE=real.',
  });
}
