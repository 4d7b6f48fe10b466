import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { findBundledPostgres } from './bundle.ts';
import { choosePlace, type Place } from './place.ts';

export type BundledPostgres = {
  /** For `pg`: folder of the Unix socket; there is no TCP port. */
  readonly host: string;
  readonly port: number;
  readonly superuser: string;
  readonly password: string;
  /** True when a server left over by a killed process was taken over. */
  readonly adopted: boolean;
  stop(): Promise<void>;
};

const port = 5432;
const superuser = 'postgres';

/**
 * Starts the bundled PostgreSQL on `dataFolder`, or takes over the one that a killed process left running there.
 * It listens on a Unix socket only, asks for a password (SCRAM), runs as an unprivileged user, with fsync on.
 * @param password of the superuser, derived from the key store: without the key store even the bundled database stays closed.
 * @throws AnNhiError `BUNDLED_POSTGRES_MISSING`, `DATABASE_WILL_NOT_START` (with the last lines of its log), `DISK_FULL`
 */
export async function startBundledPostgres(dataFolder: string, password: string): Promise<BundledPostgres> {
  const place = choosePlace(findBundledPostgres(), dataFolder);
  if (!fs.existsSync(path.join(place.cluster, 'PG_VERSION'))) await createCluster(place, password);
  const leftover = findPostmaster(place);
  const answer = leftover === null ? 'NOBODY' : await askServer(place, password);
  if (answer === 'WRONG_PASSWORD') throw otherKeys();
  const adopted = answer === 'HERE';
  if (leftover !== null && !adopted) await stopPostmaster(place, leftover);
  if (!adopted) await launch(place, password);
  return {
    host: place.socket,
    port,
    superuser,
    password,
    adopted,
    async stop() {
      const pid = findPostmaster(place);
      if (pid !== null) await stopPostmaster(place, pid);
    },
  };
}

/** True when a PostgreSQL cluster of ours is already in this data folder. */
export function hasCluster(dataFolder: string): boolean {
  if (fs.existsSync(path.join(dataFolder, 'postgres', 'PG_VERSION'))) return true;
  const note = path.join(dataFolder, 'postgres.place');
  return fs.existsSync(note) && fs.existsSync(path.join(fs.readFileSync(note, 'utf8').trim(), 'PG_VERSION'));
}

/** initdb writes beside and is renamed when whole, so that a kill in the middle leaves nothing half made. */
async function createCluster(place: Place, password: string): Promise<void> {
  const half = `${place.cluster}.half`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.mkdirSync(half, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(place.socket, 'pw');
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.user) {
    fs.chownSync(half, place.user.uid, place.user.gid);
    fs.chownSync(passwordFile, place.user.uid, place.user.gid);
  }
  try {
    await run(place, path.join(place.native, 'bin', 'initdb'), [
      ...['-D', half, '-U', superuser, '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '-k'],
      ...['--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions'],
    ]);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  fs.appendFileSync(
    path.join(half, 'postgresql.conf'),
    [
      '',
      "listen_addresses = ''",
      'unix_socket_permissions = 0700',
      'shared_buffers = 256MB',
      'max_connections = 120',
      "log_timezone = 'UTC'",
      "timezone = 'UTC'",
      'wal_compression = on',
      'max_wal_size = 2GB',
      'jit = off',
      'logging_collector = off',
      'random_page_cost = 1.1',
      '',
    ].join('\n'),
  );
  fs.renameSync(half, place.cluster);
}

async function launch(place: Place, password: string): Promise<void> {
  const logFile = path.join(path.dirname(place.cluster), 'postgres.log');
  rotate(logFile);
  const log = fs.openSync(logFile, 'a', 0o640);
  const child = spawn(
    path.join(place.native, 'bin', 'postgres'),
    ['-D', place.cluster, '-k', place.socket, '-p', String(port)],
    {
      detached: true,
      stdio: ['ignore', log, log],
      cwd: '/',
      ...(place.user ?? {}),
    },
  );
  fs.closeSync(log);
  let exited: number | null = null;
  child.on('exit', (code) => {
    exited = code ?? 1;
  });
  child.on('error', () => {
    exited = 1;
  });
  child.unref();
  for (let waited = 0; waited < 120_000; waited += 25) {
    if (exited !== null) break;
    const answer = await askServer(place, password);
    if (answer === 'HERE') return;
    if (answer === 'WRONG_PASSWORD') {
      const pid = findPostmaster(place);
      if (pid !== null) await stopPostmaster(place, pid);
      throw otherKeys();
    }
    await sleep(25);
  }
  throw willNotStart(logFile);
}

async function askServer(place: Place, password: string): Promise<'HERE' | 'NOBODY' | 'WRONG_PASSWORD'> {
  const client = new pg.Client({
    host: place.socket,
    port,
    user: superuser,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return 'HERE';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === '28P01' ? 'WRONG_PASSWORD' : 'NOBODY';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * The pid of a living postmaster of this cluster. A pid that the system has given to somebody else does not count; files that vanish
 * while they are read (it is just ending) mean that there is none.
 */
function findPostmaster(place: Place): number | null {
  try {
    const pid = Number(fs.readFileSync(path.join(place.cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    if (!Number.isInteger(pid) || pid <= 1) return null;
    process.kill(pid, 0);
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(place.cluster) ? pid : null;
  } catch {
    return null;
  }
}

/** Fast shutdown (SIGINT), then immediate (SIGQUIT): both leave a cluster that recovers. Never SIGKILL. */
async function stopPostmaster(place: Place, pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      // Gone since it was looked for.
      return;
    }
    for (let waited = 0; waited < patience; waited += 20) {
      if (findPostmaster(place) !== pid) return;
      await sleep(20);
    }
  }
}

function run(place: Place, program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd: '/', ...(place.user ?? {}) }, (error, _out, complaint) => {
      if (!error) return resolve();
      const full = /No space left/.test(complaint);
      reject(
        new AnNhiError('UNAVAILABLE', full ? 'DISK_FULL' : 'DATABASE_WILL_NOT_START', {
          vi: full
            ? 'Ổ đĩa đã đầy: chưa tạo được cơ sở dữ liệu. Giải phóng chỗ trống rồi chạy lại.'
            : `Chưa tạo được cơ sở dữ liệu:\n${complaint.trim()}`,
          en: full
            ? 'The disk is full: the database could not be made. Free some space and run again.'
            : `The database could not be made:\n${complaint.trim()}`,
        }),
      );
    });
  });
}

/** The superuser's password comes from the key store: a wrong one means that these keys belong to another installation. */
function otherKeys(): AnNhiError {
  return new AnNhiError('UNAVAILABLE', 'KEY_STORE_OTHER', {
    vi: 'Kho khóa này không thuộc về cơ sở dữ liệu ở đây. Dữ liệu vẫn nguyên. Đặt ANNHI_KEYS tới đúng kho khóa, hoặc khôi phục nó từ bản sao lưu.',
    en: 'This key store does not belong to the database here. The data is untouched. Set ANNHI_KEYS to the right one, or restore it from its backup.',
  });
}

function willNotStart(logFile: string): AnNhiError {
  const tail = fs.readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n');
  const full = /No space left/.test(tail);
  return new AnNhiError('UNAVAILABLE', full ? 'DISK_FULL' : 'DATABASE_WILL_NOT_START', {
    vi: `Cơ sở dữ liệu không khởi động được${full ? ' vì ổ đĩa đã đầy' : ''}. Dữ liệu vẫn còn nguyên. Nhật ký (${logFile}):\n${tail}`,
    en: `The database will not start${full ? ': the disk is full' : ''}. The data is untouched. Its log (${logFile}):\n${tail}`,
  });
}

function rotate(file: string): void {
  const limit = 8 * 1024 * 1024;
  if (fs.existsSync(file) && fs.statSync(file).size > limit) fs.renameSync(file, `${file}.1`);
}
