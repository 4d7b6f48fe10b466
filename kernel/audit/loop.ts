import { setTimeout as sleep } from 'node:timers/promises';
import type { NoteSigner } from './checkpoint.ts';
import { Sequencer } from './sequencer.ts';
import type { Connection } from './tree-store.ts';
import { type Witness, witnessLatest } from './witness.ts';

/** How the log stands, for metrics and readiness. */
export type Standing = {
  /** Leaves that have no position yet, and how long the oldest has waited, in seconds (0 when there is none). */
  waiting: number;
  oldestWaitsSeconds: number;
  entries: number;
  signedSize: number;
};

/** An oldest leaf that waits longer than this is an alarm (design 6). */
export const WAIT_ALARM_SECONDS = 5;

export type AuditLoopOptions = {
  /** Opens a connection of the login `audit`; called again when one was lost. */
  connect(): Promise<Connection & { end(): Promise<void> }>;
  signer: NoteSigner;
  witnesses: readonly Witness[];
  now(): Date;
  signal: AbortSignal;
  everyMs?: number;
  witnessEveryMs?: number;
  onStanding?(standing: Standing): void;
  /** Called with what went wrong; the loop goes on trying. */
  onTrouble(error: unknown): void;
};

/** Sequences, signs and has witnessed until the signal comes. Several processes may run it: one works, the others wait. */
export async function runAuditLoop(options: AuditLoopOptions): Promise<void> {
  const { signal, everyMs = 100, witnessEveryMs = 1000 } = options;
  while (!signal.aborted) {
    let connection: Awaited<ReturnType<AuditLoopOptions['connect']>> | null = null;
    try {
      connection = await options.connect();
      await workOn(connection, options, everyMs, witnessEveryMs);
    } catch (error) {
      if (!signal.aborted) options.onTrouble(error);
      await pause(1000, signal);
    } finally {
      await connection?.end().catch(() => undefined);
    }
  }
}

async function workOn(
  db: Connection,
  options: AuditLoopOptions,
  everyMs: number,
  witnessEveryMs: number,
): Promise<void> {
  const sequencer = new Sequencer(db, options.signer, () => options.now());
  let untilWitness = 0;
  while (!options.signal.aborted) {
    const step = await sequencer.step();
    untilWitness -= everyMs;
    if (untilWitness <= 0) {
      untilWitness = witnessEveryMs;
      options.onStanding?.(await readStanding(db));
      for (const witness of options.witnesses) await handOver(db, witness, options);
    }
    if (!step.hasMore) await pause(everyMs, options.signal);
  }
}

/** A witness that is away or refuses must not stop the log. */
async function handOver(db: Connection, witness: Witness, options: AuditLoopOptions): Promise<void> {
  try {
    await witnessLatest(db, witness, () => options.now());
  } catch (error) {
    options.onTrouble(error);
  }
}

/** For readiness checks of any login that may call `audit.standing()` (app, audit). */
export async function readStanding(db: Connection): Promise<Standing> {
  const { rows } = await db.query(
    'select waiting, extract(epoch from oldest_waits)::float8 as seconds, entries, signed_size from audit.standing()',
  );
  const row = rows[0] ?? {};
  return {
    waiting: Number(row['waiting']),
    oldestWaitsSeconds: Math.max(0, Number(row['seconds'] ?? 0)),
    entries: Number(row['entries']),
    signedSize: Number(row['signed_size']),
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
