// Plain JavaScript for whatever Node is there (20 or later): makes sure that what package-lock.json names is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const mark = path.join(root, 'node_modules', '.annhi-installed');

/** Installs with `npm ci` when the lockfile has changed since the last time. `dev`: also what tests and checks need. */
export function ensureInstalled({ dev }) {
  assertNode();
  const wanted = createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const found = fs.existsSync(mark) ? fs.readFileSync(mark, 'utf8').trim().split(' ') : [];
  if (found[0] === wanted && (!dev || found[1] === 'dev')) return;
  say(
    found.length
      ? 'Cập nhật thư viện… / Updating libraries…'
      : 'Cài đặt lần đầu (khoảng một phút)… / First installation (about a minute)…',
  );
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(dev ? [] : ['--omit=dev'])];
  // NODE_ENV=production would leave development packages out even when they are asked for.
  const env = { ...process.env, NODE_ENV: dev ? 'development' : 'production' };
  const run = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) {
    say(
      'Cài đặt không xong. Kiểm tra mạng và chỗ trống trên đĩa, rồi chạy lại. / The installation failed: check network and disk space, then run again.',
    );
    process.exit(1);
  }
  fs.writeFileSync(mark, `${wanted} ${dev ? 'dev' : 'prod'}\n`);
}

/** The pinned Node from node_modules; the one that runs us when there is no package for this platform and it is new enough. */
export function pinnedNode() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const pinned = path.join(
    root,
    'node_modules',
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (fs.existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  say(
    `Không có Node 24 cho ${process.platform}-${process.arch}. Cài Node 24 rồi chạy lại. / There is no packaged Node 24 for this machine: install Node 24 and run again.`,
  );
  process.exit(1);
}

/** Environment for everything that runs on the pinned Node: its tools first in the path. */
export function pinnedEnv(extra = {}) {
  const bin = path.join(root, 'node_modules', '.bin');
  return {
    ...process.env,
    PATH: `${path.dirname(pinnedNode())}${path.delimiter}${bin}${path.delimiter}${process.env.PATH ?? ''}`,
    ...extra,
  };
}

export function say(text) {
  process.stderr.write(`${text}\n`);
}

function assertNode() {
  if (Number(process.versions.node.split('.')[0]) >= 20) return;
  say(
    `An Nhi cần Node 20 trở lên; máy này có ${process.versions.node}. / An Nhi needs Node 20 or later; this is ${process.versions.node}.`,
  );
  process.exit(1);
}
