import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { AnNhiError } from '#kernel/errors/errors.ts';

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

const root = fileURLToPath(new URL('../..', import.meta.url));
const lockKey = 0x616e6e68; // "annh"

/**
 * All migrations of kernel and rooms in one global order (their timestamps).
 * @throws AnNhiError `MIGRATION_NAME` when a name is not `<14 digits>_says_what.sql` or a timestamp is used twice.
 */
export function findMigrations(from: string = root): Migration[] {
  const folders = [
    ...subfolders(path.join(from, 'kernel')).map((room) => path.join(room, 'migrations')),
    ...subfolders(path.join(from, 'modules')).map((room) => path.join(room, 'store', 'migrations')),
  ].filter((folder) => fs.existsSync(folder));
  const migrations = folders.flatMap((folder) =>
    fs
      .readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .map((name) => readMigration(folder, name)),
  );
  migrations.sort((a, b) => (a.name < b.name ? -1 : 1));
  const twice = migrations.find(
    (one, index) => stampOf(one.name) === stampOf(migrations[index + 1]?.name ?? ''),
  );
  if (twice) throw badName(twice.name);
  return migrations;
}

/**
 * Brings the schema to this version, as the owner, under an advisory lock so that two starts cannot meet. Each migration is one
 * transaction: it is there whole or not at all.
 * @throws AnNhiError `MIGRATION_CHANGED` (a landed file was edited), `SCHEMA_NEWER` (the database belongs to a later version),
 * `MIGRATION_FAILED` (names the file; nothing of it remains)
 */
export async function migrate(
  owner: pg.Client,
  migrations: readonly Migration[] = findMigrations(),
  onApplied: (name: string) => void = () => {},
): Promise<{ readonly applied: readonly string[] }> {
  await owner.query('select pg_advisory_lock($1)', [lockKey]);
  try {
    await owner.query(`
      create schema if not exists kernel;
      create table if not exists kernel.migration (
        name text primary key,
        checksum text not null,
        applied_at timestamptz not null default now()
      )`);
    const done = await owner.query<{ name: string; checksum: string }>(
      'select name, checksum from kernel.migration',
    );
    const landed = new Map(done.rows.map((row) => [row.name, row.checksum]));
    assertKnown(landed, migrations);
    const applied: string[] = [];
    for (const migration of migrations) {
      if (landed.has(migration.name)) continue;
      await apply(owner, migration);
      applied.push(migration.name);
      onApplied(migration.name);
    }
    return { applied };
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => undefined);
  }
}

/**
 * How the schema stands beside this version's migrations, read and nothing more.
 * @throws AnNhiError `SCHEMA_NEWER`, `MIGRATION_CHANGED`
 */
export async function readSchemaState(
  client: pg.Client,
  migrations: readonly Migration[] = findMigrations(),
): Promise<{ readonly applied: readonly string[]; readonly waiting: readonly string[] }> {
  const there = await client.query("select to_regclass('kernel.migration') is not null as there");
  if (!there.rows[0]?.there) return { applied: [], waiting: migrations.map((one) => one.name) };
  const done = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from kernel.migration order by name',
  );
  const landed = new Map(done.rows.map((row) => [row.name, row.checksum]));
  assertKnown(landed, migrations);
  const waiting = migrations.filter((one) => !landed.has(one.name)).map((one) => one.name);
  return { applied: [...landed.keys()], waiting };
}

async function apply(owner: pg.Client, migration: Migration): Promise<void> {
  try {
    await owner.query('begin');
    await owner.query(migration.sql);
    await owner.query('insert into kernel.migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await owner.query('commit');
  } catch (cause) {
    await owner.query('rollback').catch(() => undefined);
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new AnNhiError(
      'UNAVAILABLE',
      'MIGRATION_FAILED',
      {
        vi: `Bước nâng cấp ${migration.name} không chạy được và đã được hoàn tác trọn vẹn: ${detail}. Dữ liệu như trước khi nâng cấp. Chạy lại phiên bản cũ, rồi báo lỗi này.`,
        en: `Migration ${migration.name} failed and was undone whole: ${detail}. The data is as before. Run the previous version again and report this.`,
      },
      { cause },
    );
  }
}

function assertKnown(landed: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const [name, checksum] of landed) {
    const mine = known.get(name);
    if (mine === undefined) {
      throw new AnNhiError('UNAVAILABLE', 'SCHEMA_NEWER', {
        vi: `Cơ sở dữ liệu thuộc phiên bản mới hơn (có bước ${name}). Hãy chạy phiên bản mới; phiên bản này không đụng vào dữ liệu.`,
        en: `The database belongs to a newer version (it has ${name}). Run that version; this one has touched nothing.`,
      });
    }
    if (mine !== checksum) {
      throw new AnNhiError('UNAVAILABLE', 'MIGRATION_CHANGED', {
        vi: `Tệp ${name} đã bị sửa sau khi chạy. Khôi phục tệp gốc; muốn đổi thì thêm một bước mới.`,
        en: `The file ${name} was edited after it had run. Restore it; a change is a new migration.`,
      });
    }
  }
}

function readMigration(folder: string, name: string): Migration {
  if (!/^\d{14}_[a-z0-9_]+\.sql$/.test(name)) throw badName(name);
  const sql = fs.readFileSync(path.join(folder, name), 'utf8');
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

function stampOf(name: string): string {
  return name.slice(0, 14);
}

function subfolders(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(folder, entry.name));
}

function badName(name: string): AnNhiError {
  return new AnNhiError('INTERNAL', 'MIGRATION_NAME', {
    vi: `Tên bước nâng cấp không hợp lệ hoặc trùng thời điểm: ${name}`,
    en: `A migration's name must be <14 digits>_says_what.sql with a timestamp of its own: ${name}`,
  });
}
