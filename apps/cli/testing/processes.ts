import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Shared by all processes of a run, as `npm start` shares it between starts. */
const compileCache = path.join(root, 'node_modules/.cache/compile');

export type User = { readonly uid: number; readonly gid: number };
export type PlatformProcess = {
  readonly address: string;
  readonly pid: number;
  /** Ends it with this signal and waits until it is gone. @returns its exit code, null when the signal killed it */
  end(signal: NodeJS.Signals): Promise<number | null>;
};
export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** A folder of a test's own with everything that a platform process writes; `remove` leaves nothing behind, no server either. */
export function makeHome(mode = 0o755): {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  remove(): Promise<void>;
} {
  const folder = path.join(os.tmpdir(), `annhi-home-${randomBytes(6).toString('hex')}`);
  fs.mkdirSync(folder, { mode });
  fs.chmodSync(folder, mode);
  return {
    folder,
    env: { ANNHI_DATA: path.join(folder, 'data'), PORT: '0' },
    remove: () => removeHome(folder),
  };
}

/** Starts the platform as a process and waits until it has printed its address. @throws with what it said when it ends instead */
export async function startProcess(
  env: NodeJS.ProcessEnv,
  user: User | null = null,
): Promise<PlatformProcess> {
  const { child, ended, text } = run('apps/platform/main.ts', [], env, user);
  const begun = Date.now();
  for (;;) {
    const address = /An Nhi: (\S+)/.exec(text().out)?.[1];
    if (address) {
      const pid = child.pid ?? 0;
      return {
        address,
        pid,
        async end(signal) {
          child.kill(signal);
          return (await ended).code;
        },
      };
    }
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${text().out}\n${text().err}`);
    if (Date.now() - begun > 60_000) {
      child.kill('SIGKILL');
      throw new Error(`not started in a minute:\n${text().out}\n${text().err}`);
    }
    await sleep(20);
  }
}

/** Runs one command of the operators' tool to its end. */
export function annhi(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  return run('apps/cli/main.ts', args, env, null).ended;
}

/** Runs the platform where it must not start. */
export function startRefused(env: NodeJS.ProcessEnv): Promise<Ended> {
  return run('apps/platform/main.ts', [], env, null).ended;
}

function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  user: User | null,
): { child: ChildProcess; ended: Promise<Ended>; text: () => { out: string; err: string } } {
  // Nothing of the run's own settings may leak in.
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(ANNHI_|DATABASE_URL|PORT$|NODE_OPTIONS|VITEST)/.test(name),
    ),
  );
  const child = spawn(process.execPath, [path.join(root, program), ...args], {
    cwd: os.tmpdir(),
    env: { ...clean, NODE_ENV: 'production', NODE_COMPILE_CACHE: compileCache, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(user ?? {}),
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString('utf8');
  });
  child.stderr.on('data', (part: Buffer) => {
    err += part.toString('utf8');
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
  return { child, ended, text: () => ({ out, err }) };
}

/** Every server whose cluster belongs to this folder is stopped by its own postmaster.pid, then everything is removed. */
async function removeHome(folder: string): Promise<void> {
  for (const place of clustersOf(folder)) {
    const pidFile = path.join(place, 'postmaster.pid');
    if (fs.existsSync(pidFile)) {
      const pid = Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0]);
      if (isPostmasterOf(pid, place)) process.kill(pid, 'SIGINT');
      for (let waited = 0; waited < 10_000 && isPostmasterOf(pid, place); waited += 50) await sleep(50);
    }
    if (!place.startsWith(folder)) fs.rmSync(path.dirname(place), { recursive: true, force: true });
  }
  for (const socket of socketFoldersOf(folder)) fs.rmSync(socket, { recursive: true, force: true });
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Where `choosePlace` puts the sockets of the data folders here. */
function socketFoldersOf(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder).flatMap((name) => {
    const id = createHash('sha256')
      .update(fs.realpathSync(path.join(folder, name)))
      .digest('hex')
      .slice(0, 12);
    return [65534, process.getuid?.() ?? 0].map((uid) => path.join(os.tmpdir(), `annhi-${uid}-${id}`));
  });
}

function clustersOf(folder: string): string[] {
  const data = fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => path.join(folder, name)) : [];
  return data.flatMap((at) => {
    const note = path.join(at, 'postgres.place');
    if (fs.existsSync(note)) return [fs.readFileSync(note, 'utf8').trim()];
    return fs.existsSync(path.join(at, 'postgres')) ? [path.join(at, 'postgres')] : [];
  });
}

function isPostmasterOf(pid: number, cluster: string): boolean {
  try {
    return (
      Number.isInteger(pid) && pid > 1 && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster)
    );
  } catch {
    return false;
  }
}
