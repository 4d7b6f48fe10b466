import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AnNhiError } from '#kernel/errors/errors.ts';

/** `nobody` on Linux: PostgreSQL refuses to run as root, so as root it runs as this user. */
const unprivileged = { uid: 65534, gid: 65534 };

/** Where program and cluster go when the PostgreSQL user cannot reach the data folder or the checkout. */
const stateFolder = '/var/lib/annhi';

export type PostgresUser = { readonly uid: number; readonly gid: number } | null;

export type Place = {
  /** Folder with `bin/` and `lib/` that the PostgreSQL user can enter. */
  readonly native: string;
  /** The cluster's own folder. */
  readonly cluster: string;
  /** Folder of the Unix socket; short, because a socket path holds 107 bytes at most. */
  readonly socket: string;
  /** Whom the server runs as when we are root; null when we are not. */
  readonly user: PostgresUser;
};

/**
 * Decides where the bundled server's program, data and socket lie. As an ordinary user everything stays where it is. As root, when
 * another user could not enter the checkout or the data folder (a 0700 home), program and cluster go to a system state folder, and
 * `postgres.place` in the data folder says where.
 */
export function choosePlace(native: string, dataFolder: string): Place {
  fs.mkdirSync(dataFolder, { recursive: true, mode: 0o755 });
  const id = createHash('sha256').update(fs.realpathSync(dataFolder)).digest('hex').slice(0, 12);
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? unprivileged : null;
  const socket = path.join(os.tmpdir(), `annhi-${user?.uid ?? process.getuid?.() ?? 0}-${id}`);
  const own = path.join(dataFolder, 'postgres');
  if (!isRoot) return { native, cluster: own, socket: privateFolder(socket, null), user };

  const state = path.join(stateFolder, id);
  const cluster = canOthersEnter(dataFolder) ? own : path.join(state, 'postgres');
  if (cluster !== own || !canOthersEnter(native)) openStateFolder(state);
  const program = canOthersEnter(native) ? native : copyProgram(native, path.join(state, 'native'));
  fs.writeFileSync(path.join(dataFolder, 'postgres.place'), `${cluster}\n`);
  return { native: program, cluster, socket: privateFolder(socket, user), user };
}

/** Whoever may pass: the PostgreSQL user must reach its cluster; what lies there is closed by its own mode. */
function openStateFolder(state: string): void {
  for (const folder of [stateFolder, state]) {
    fs.mkdirSync(folder, { recursive: true });
    fs.chmodSync(folder, 0o711);
  }
}

/** Makes a folder that only the PostgreSQL user (and root) may enter; refuses one that somebody else has put there. */
function privateFolder(folder: string, user: PostgresUser): string {
  try {
    fs.mkdirSync(folder, { mode: 0o700 });
    if (user) fs.chownSync(folder, user.uid, user.gid);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const found = fs.lstatSync(folder);
  const owner = user?.uid ?? process.getuid?.() ?? found.uid;
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0) {
    throw new AnNhiError('UNAVAILABLE', 'SOCKET_FOLDER_TAKEN', {
      vi: `Thư mục ${folder} không phải của chúng ta. Xóa nó rồi khởi động lại.`,
      en: `The folder ${folder} is not ours. Remove it and start again.`,
    });
  }
  return folder;
}

function canOthersEnter(folder: string): boolean {
  for (let at = fs.realpathSync(folder); ; at = path.dirname(at)) {
    if ((fs.statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

function copyProgram(from: string, to: string): string {
  const mark = path.join(to, '.complete');
  const version = fs.statSync(path.join(from, 'bin', 'postgres')).mtimeMs.toString();
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === version) return to;
  fs.rmSync(to, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(to), { recursive: true, mode: 0o755 });
  fs.cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  fs.writeFileSync(mark, version);
  return to;
}
