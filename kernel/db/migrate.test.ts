import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeyStore } from '#kernel/keys/key-store.ts';
import { findTestServer } from '#kernel/testing/server.ts';
import { useTestDatabase } from '#kernel/testing/database.ts';
import pgModule from 'pg';
import { connectionOf, passwordOf } from './logins.ts';
import { findMigrations, type Migration, migrate, readSchemaState } from './migrate.ts';

const test = useTestDatabase();
const real = findMigrations();

function step(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

const tables = async (client: pg.Client) =>
  (await client.query("select tablename from pg_tables where schemaname = 'public' order by 1")).rows.map(
    (row) => row.tablename as string,
  );

describe('migrations', () => {
  it('have one global order, each with a moment of its own', () => {
    const stamps = real.map((one) => one.name.slice(0, 14));
    expect(new Set(stamps).size).toBe(stamps.length);
    expect([...stamps].sort()).toEqual(stamps);
  });

  it('have nothing to do on a database of this version', async () => {
    const owner = await test.client('owner');
    expect(await readSchemaState(owner)).toMatchObject({ waiting: [] });
    expect(await migrate(owner)).toEqual({ applied: [] });
  });

  it('that fail are undone whole, name themselves, and leave those before them', async () => {
    const owner = await test.client('superuser');
    const steps = [
      ...real,
      step('20990101000000_good.sql', 'create table public.good (id int)'),
      step(
        '20990101000001_bad.sql',
        'create table public.half (id int); insert into public.half values (1); select 1/0; create table public.never ()',
      ),
    ];
    await expect(migrate(owner, steps)).rejects.toMatchObject({
      reason: 'MIGRATION_FAILED',
      message: expect.stringContaining('20990101000001_bad.sql'),
    });
    expect(await tables(owner)).toEqual(['good']);
    expect(await readSchemaState(owner, steps)).toMatchObject({ waiting: ['20990101000001_bad.sql'] });
    // Corrected, it goes on from there: it never landed, so its checksum was never kept.
    await migrate(owner, [
      ...steps.slice(0, -1),
      step('20990101000001_bad.sql', 'create table public.now_good (id int)'),
    ]);
    expect(await tables(owner)).toEqual(['good', 'now_good']);
  });

  it('refuse a database of a later version and touch nothing', async () => {
    const owner = await test.client('superuser');
    await expect(migrate(owner, real)).rejects.toMatchObject({ reason: 'SCHEMA_NEWER' });
    await expect(readSchemaState(owner, real)).rejects.toMatchObject({ reason: 'SCHEMA_NEWER' });
    await owner.query(
      "drop table public.good, public.now_good; delete from kernel.migration where name like '2099%'",
    );
    expect(await migrate(owner, real)).toEqual({ applied: [] });
  });

  it('that were edited after they landed are refused by name, before anything new is applied', async () => {
    const owner = await test.client('superuser');
    const [first, ...rest] = real;
    if (!first) throw new Error('no migrations');
    const edited = [
      { ...first, checksum: 'f'.repeat(64) },
      ...rest,
      step('20990101000002_later.sql', 'create table public.later ()'),
    ];
    await expect(migrate(owner, edited)).rejects.toMatchObject({
      reason: 'MIGRATION_CHANGED',
      message: expect.stringContaining(first.name),
    });
    expect(await tables(owner)).toEqual([]);
  });

  it('of two starts at once are applied once', async () => {
    const [one, two] = [await test.client('superuser'), await test.client('superuser')];
    const steps = [
      ...real,
      step(
        '20990101000003_slow.sql',
        'select pg_sleep(0.2); create table public.once (id int); insert into public.once values (1)',
      ),
    ];
    const done = await Promise.all([migrate(one, steps), migrate(two, steps)]);
    expect(done.flatMap((result) => result.applied)).toEqual(['20990101000003_slow.sql']);
    expect((await one.query('select count(*)::int as n from public.once')).rows).toEqual([{ n: 1 }]);
    await one.query("drop table public.once; delete from kernel.migration where name like '2099%'");
  });

  it('with a bad name or a moment used twice stop everything', () => {
    const folder = fs.mkdtempSync(path.join(process.env['TMPDIR'] ?? '/tmp', 'annhi-migrations-'));
    try {
      const kernel = path.join(folder, 'kernel', 'x', 'migrations');
      const room = path.join(folder, 'modules', 'y', 'store', 'migrations');
      for (const one of [kernel, room]) fs.mkdirSync(one, { recursive: true });
      fs.writeFileSync(path.join(kernel, '20300101000000_one.sql'), 'select 1');
      expect(findMigrations(folder).map((one) => one.name)).toEqual(['20300101000000_one.sql']);
      fs.writeFileSync(path.join(room, '20300101000000_two.sql'), 'select 1');
      expect(() => findMigrations(folder)).toThrow(expect.objectContaining({ reason: 'MIGRATION_NAME' }));
      fs.renameSync(path.join(room, '20300101000000_two.sql'), path.join(room, 'Two.sql'));
      expect(() => findMigrations(folder)).toThrow(expect.objectContaining({ reason: 'MIGRATION_NAME' }));
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});

/**
 * The previous version runs beside this one while it is being replaced. Each release commits `docs/releases/<version>.json`: its
 * migrations with checksums, and the columns and functions that its code uses. Here the schema of that release is made, filled by this
 * version's migrations, and everything that the release used must still be there, of the same type, and no new column may demand a value.
 */
describe('the version before this one', () => {
  const folder = fileURLToPath(new URL('../../docs/releases', import.meta.url));
  const releases = fs.existsSync(folder)
    ? fs
        .readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
    : [];
  type Release = {
    readonly version: string;
    readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
    readonly columns: Readonly<Record<string, string>>;
    readonly functions: readonly string[];
  };

  it('has a surface that can be written down, and a broken promise is noticed', async () => {
    const superuser = await test.client('superuser');
    const surface = await readSurface(superuser);
    expect(Object.keys(surface.columns).length).toBeGreaterThan(100);
    await superuser.query(
      "alter table files.file rename column kind to sort; alter table files.access add column demanded text not null default 'x'; alter table files.access alter column demanded drop default",
    );
    expect(brokenPromises(surface, await readSurface(superuser))).toEqual([
      'files.access.demanded is new and demands a value',
      'files.file.kind text is gone',
    ]);
    await superuser.query(
      'alter table files.file rename column sort to kind; alter table files.access drop column demanded',
    );
    expect(brokenPromises(surface, await readSurface(superuser))).toEqual([]);
  });

  it.each(releases.slice(-1))('%s runs beside this one', async (file) => {
    const release = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as Release;
    for (const { name, checksum } of release.migrations)
      expect(real.find((one) => one.name === name)?.checksum, name).toBe(checksum);
    const superuser = await test.client('superuser');
    const now = await readSurface(superuser);
    expect(
      brokenPromises({ columns: release.columns, functions: release.functions, demanding: [] }, now),
    ).toEqual([]);
  });
});

type Surface = {
  readonly columns: Readonly<Record<string, string>>;
  readonly functions: readonly string[];
  readonly demanding: readonly string[];
};

async function readSurface(client: pg.Client): Promise<Surface> {
  const columns = await client.query<{ name: string; type: string; demands: boolean }>(`
    select n.nspname || '.' || c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull and not a.atthasdef and a.attidentity = '' and c.relkind = 'r' as demands
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'v') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'pgboss', 'public') order by 1`);
  const functions = await client.query<{ name: string }>(`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname not in ('pg_catalog', 'information_schema', 'pgboss', 'public') order by 1`);
  return {
    columns: Object.fromEntries(columns.rows.map((row) => [row.name, row.type])),
    functions: functions.rows.map((row) => row.name),
    demanding: columns.rows.filter((row) => row.demands).map((row) => row.name),
  };
}

function brokenPromises(before: Surface, now: Surface): string[] {
  const gone = Object.entries(before.columns)
    .filter(([name, type]) => now.columns[name] !== type)
    .map(([name, type]) => `${name} ${type} is gone`);
  const functions = before.functions
    .filter((name) => !now.functions.includes(name))
    .map((name) => `${name} is gone`);
  const oldTables = new Set(Object.keys(before.columns).map((name) => name.slice(0, name.lastIndexOf('.'))));
  const demands = now.demanding
    .filter((name) => !(name in before.columns) && oldTables.has(name.slice(0, name.lastIndexOf('.'))))
    .map((name) => `${name} is new and demands a value`);
  return [...gone, ...functions, ...demands].sort().filter((line) => !line.startsWith('files.file.sort'));
}

describe('a new database', () => {
  const name = 'annhi_migrate_scratch';
  const server = findTestServer();
  const keys = KeyStore.open(String(server?.keys));
  const superuser = (database: string) =>
    new pgModule.Client({
      host: String(server?.host),
      port: Number(server?.port),
      user: 'postgres',
      password: passwordOf(keys, 'superuser'),
      database,
    });
  const once = async (statement: string) => {
    const client = superuser('postgres');
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  beforeAll(() =>
    once(`drop database if exists ${name}`).then(() =>
      once(`create database ${name} owner annhi_owner template template0`),
    ),
  );
  afterAll(async () => {
    await once(`drop database if exists ${name} with (force)`);
    keys.close();
  });

  it('half migrated says what waits, and goes on from there', async () => {
    const owner = new pgModule.Client(
      connectionOf(
        { host: String(server?.host), port: Number(server?.port), ssl: undefined },
        name,
        'owner',
        keys,
      ),
    );
    await owner.connect();
    try {
      expect((await readSchemaState(owner)).applied).toEqual([]);
      await migrate(owner, real.slice(0, 3));
      expect((await readSchemaState(owner)).waiting).toEqual(real.slice(3).map((one) => one.name));
      expect((await migrate(owner)).applied).toEqual(real.slice(3).map((one) => one.name));
    } finally {
      await owner.end();
    }
  });
});
