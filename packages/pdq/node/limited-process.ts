import { type ChildProcess, type IOType, spawn } from 'node:child_process';

/** What a decoder may use before the operating system stops it. */
export type ProcessLimits = {
  /** Bytes of private memory (the kernel's data limit: heap and anonymous maps). */
  memoryBytes: number;
  /** Seconds of processor time; null where the caller keeps the time itself. */
  cpuSeconds: number | null;
};

/**
 * Starts a program that reads untrusted bytes: under the kernel's own limits, without core dumps, with nothing of our
 * environment but PATH, as a process group of its own (`killGroup`). Needs a POSIX shell; Linux enforces all limits, macOS only that on processor time.
 */
export function spawnLimited(
  command: string,
  args: readonly string[],
  limits: ProcessLimits,
  stdio: (IOType | 'ipc')[],
): ChildProcess {
  const kilobytes = String(Math.ceil(limits.memoryBytes / 1024));
  const seconds = limits.cpuSeconds === null ? 'unlimited' : String(limits.cpuSeconds);
  const script = 'ulimit -c 0; ulimit -d "$1"; ulimit -t "$2"; shift 2; exec "$@"';
  return spawn('/bin/sh', ['-c', script, 'sh', kilobytes, seconds, command, ...args], {
    stdio,
    detached: true,
    env: { PATH: process.env['PATH'], MALLOC_ARENA_MAX: '2' },
  });
}

/** Ends a program started by `spawnLimited` and everything that it started. */
export function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
