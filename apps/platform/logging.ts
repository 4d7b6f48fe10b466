import fs from 'node:fs';
import path from 'node:path';
import pino from 'pino';
import type { Config } from '#kernel/config/config.ts';

export type Logger = pino.Logger;

const dayMs = 86_400_000;
/** Logs are kept 12 months (NĐ 333/2026 Art. 16.6, 20.3). */
const keepDays = 366;

/** Names under which personal data could travel; a second net under the rule that nobody logs it. */
const restricted = [
  'text',
  'name',
  'fullName',
  'phone',
  'email',
  'address',
  'trackingCode',
  'code',
  'password',
  'token',
  'cookie',
  'authorization',
  'links',
];

/**
 * JSON lines to `logs/YYYY-MM-DD.jsonl` in the data folder, a new file each day, files older than 12 months removed. Query strings
 * and bodies are never logged; what slips in under a restricted name is blanked.
 */
export function createLogger(config: Config): { readonly log: Logger; close(): void } {
  const folder = path.join(config.ANNHI_DATA, 'logs');
  fs.mkdirSync(folder, { recursive: true, mode: 0o750 });
  const stream = new DailyFile(folder);
  const paths = restricted.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const log = pino(
    {
      level: config.ANNHI_LOG_LEVEL,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths, censor: '[kín]' },
      serializers: {
        err: (error: unknown) =>
          error instanceof Error
            ? {
                name: error.name,
                message: error.message.slice(0, 300),
                stack: error.stack?.split('\n').slice(1, 6),
                code: 'code' in error ? error.code : undefined,
              }
            : { name: typeof error },
      },
    },
    stream,
  );
  return { log, close: () => stream.close() };
}

class DailyFile {
  readonly #folder: string;
  #day = '';
  #fd: number | null = null;
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A log that cannot be written (full disk) must never stop the work that it tells of. */
  write(line: string): void {
    try {
      const day = new Date().toISOString().slice(0, 10);
      if (day !== this.#day) this.#open(day);
      if (this.#fd !== null) fs.writeSync(this.#fd, line);
    } catch {
      this.#day = '';
    }
  }

  close(): void {
    if (this.#fd !== null) fs.closeSync(this.#fd);
    this.#fd = null;
    this.#day = '';
  }

  #open(day: string): void {
    this.close();
    this.#fd = fs.openSync(path.join(this.#folder, `${day}.jsonl`), 'a', 0o640);
    this.#day = day;
    const oldest = new Date(Date.now() - keepDays * dayMs).toISOString().slice(0, 10);
    for (const name of fs.readdirSync(this.#folder)) {
      if (/^\d{4}-\d{2}-\d{2}\.jsonl$/.test(name) && name.slice(0, 10) < oldest)
        fs.rmSync(path.join(this.#folder, name));
    }
  }
}
