import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { withConnection } from '#kernel/db/connection.ts';
import { passwordOf } from '#kernel/db/logins.ts';
import { startBundledPostgres } from '#kernel/db/supervisor.ts';
import { KeyStore } from '#kernel/keys/key-store.ts';
import { ensureBundles } from '../console/testing/built.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export type PlatformProcess = {
  readonly address: string;
  readonly data: string;
  readonly keys: string;
  /** Everything that was written to standard output and error since the last start. */
  readonly output: string;
  /** Runs the platform again on the same data; resolves when it has said where it listens. */
  start(env?: NodeJS.ProcessEnv): Promise<void>;
  /** SIGKILL: no goodbye, PostgreSQL stays behind. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM, as an operator stops it. */
  stop(): Promise<void>;
  /** Pid of the bundled PostgreSQL. */
  postmaster(): number;
  /** SIGKILL to the postmaster, and waiting until it and its children are gone. */
  killPostgres(): Promise<void>;
  /** What the supervisor does at a start, without a platform. */
  startPostgres(): Promise<void>;
  /** A question to its database as the superuser, to see what is there. */
  query<Row extends pg.QueryResultRow>(text: string): Promise<Row[]>;
  /** Every line of the log files. */
  logLines(): string[];
};

/**
 * The platform as an operator runs it: a process of its own (`apps/platform/main.ts`) with its own data folder, key store and bundled
 * PostgreSQL, which tests may kill. Everything is stopped and removed at the end.
 */
export function usePlatformProcess(env: NodeJS.ProcessEnv = {}): PlatformProcess {
  let folder = '';
  let child: ChildProcess | null = null;
  let address = '';
  let output = '';
  const data = () => path.join(folder, 'data');
  const keys = () => path.join(folder, 'keys');

  async function start(more: NodeJS.ProcessEnv = {}): Promise<void> {
    output = '';
    const started = spawn(process.execPath, [path.join(root, 'apps/platform/main.ts')], {
      cwd: root,
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/compile'),
        PORT: '0',
        ANNHI_DATA: data(),
        ANNHI_KEYS: keys(),
        ...env,
        ...more,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    address = await new Promise((resolve, reject) => {
      const read = (part: Buffer) => {
        output += part.toString();
        const found = /An Nhi: (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
        if (found) resolve(found);
      };
      started.stdout.on('data', read);
      started.stderr.on('data', read);
      started.on('error', reject);
      started.on('exit', (code) =>
        reject(new Error(`the platform ended (${code}) before it listened:\n${output}`)),
      );
    });
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child;
    child = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = once(ending, 'exit');
    ending.kill(signal);
    await gone;
  }

  /** Only as root may the cluster lie elsewhere; the note says where. */
  function clusterFolder(): string {
    const note = path.join(data(), 'postgres.place');
    return fs.existsSync(note) ? fs.readFileSync(note, 'utf8').trim() : path.join(data(), 'postgres');
  }

  function postmaster(): number {
    return Number(fs.readFileSync(path.join(clusterFolder(), 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  async function withSupervisor<T>(work: (password: string) => Promise<T>): Promise<T> {
    const store = KeyStore.open(keys());
    try {
      return await work(passwordOf(store, 'superuser'));
    } finally {
      store.close();
    }
  }

  beforeAll(async () => {
    await ensureBundles();
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'annhi-process-'));
    fs.chmodSync(folder, 0o755);
    await start();
  }, 300_000);
  afterAll(async () => {
    await end('SIGKILL');
    // Whatever was killed in a test: the supervisor takes over what is left and stops it in good order.
    const postgres = await withSupervisor((password) => startBundledPostgres(data(), password));
    await postgres.stop();
    fs.rmSync(postgres.host, { recursive: true, force: true });
    fs.rmSync(folder, { recursive: true, force: true });
  }, 120_000);

  return {
    get address() {
      return address;
    },
    get data() {
      return data();
    },
    get keys() {
      return keys();
    },
    get output() {
      return output;
    },
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    postmaster,
    async killPostgres() {
      const pid = postmaster();
      const children = childrenOf(pid);
      process.kill(pid, 'SIGKILL');
      for (let waited = 0; [pid, ...children].some(isThere) && waited < 15_000; waited += 20) await sleep(20);
    },
    async startPostgres() {
      await withSupervisor((password) => startBundledPostgres(data(), password));
    },
    async query<Row extends pg.QueryResultRow>(text: string) {
      const [, , , port, socket = ''] = fs
        .readFileSync(path.join(clusterFolder(), 'postmaster.pid'), 'utf8')
        .split('\n');
      const password = await withSupervisor((found) => Promise.resolve(found));
      return withConnection(
        { host: socket, port: Number(port), user: 'postgres', password, database: 'annhi' },
        async (client) => (await client.query<Row>(text)).rows,
      );
    },
    logLines() {
      const logs = path.join(data(), 'logs');
      return fs
        .readdirSync(logs)
        .flatMap((name) => fs.readFileSync(path.join(logs, name), 'utf8').split('\n').filter(Boolean));
    },
  };
}

/** A zombie counts: PostgreSQL takes it for a living server until its parent has noticed its end. */
function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Pids of the server processes of a postmaster: they outlive it for a moment. */
function childrenOf(pid: number): number[] {
  return fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}
