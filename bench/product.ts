import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export type Product = {
  readonly address: string;
  readonly pid: number;
  /** Seconds from spawning the process to its printed address. */
  readonly startedIn: number;
  /** Processor seconds of the server's own process until then: what is left when nobody else works on the machine. */
  readonly processorSeconds: number;
  stop(): Promise<void>;
};

/** A folder for one installation, removed with everything in it. */
export function makePlace(): { readonly folder: string; remove(): void } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'annhi-bench-'));
  // The bundled PostgreSQL runs as another user when we are root.
  fs.chmodSync(folder, 0o755);
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

/** The real server in a process of its own, as `npm start` runs it once everything is installed and built. */
export async function startProduct(folder: string): Promise<Product> {
  const settings = Object.entries(process.env).filter(([name]) => !name.startsWith('ANNHI_'));
  const began = performance.now();
  const child = spawn(process.execPath, ['apps/platform/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(settings),
      NODE_ENV: 'production',
      PORT: '0',
      ANNHI_DATA: path.join(folder, 'data'),
      ANNHI_KEYS: path.join(folder, 'keys'),
      ANNHI_LOG_LEVEL: 'warn',
    },
  });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /An Nhi: (http:\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said.slice(-2_000)}`)));
  });
  const startedIn = (performance.now() - began) / 1000;
  const processorSeconds = processorSecondsOf(child.pid ?? 0);
  return {
    address,
    pid: child.pid ?? 0,
    startedIn,
    processorSeconds,
    stop: () =>
      new Promise((resolve) => {
        child.on('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function processorSecondsOf(pid: number): number {
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
