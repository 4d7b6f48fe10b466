import type { Writable } from 'node:stream';

/** Where a command reads and writes; answers on stdout, progress and complaints on stderr. */
export type Io = {
  readonly stdin: AsyncIterable<Buffer | string>;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: NodeJS.ProcessEnv;
};

export type Command = {
  /** As typed: `audit verify`. */
  readonly name: string;
  readonly usage: string;
  readonly vi: string;
  readonly en: string;
  /** Exit code when it could not be done at all; 2 when absent. */
  readonly failure?: number;
  /** Returns the exit code: 0 done, 1 done with refusals or findings, 2 not done. */
  readonly run: (args: readonly string[], io: Io) => Promise<number>;
};
