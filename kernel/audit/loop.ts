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
  standingEveryMs?: number;
  witnessEveryMs?: number;
  onStanding?(standing: Standing): void;
  /** Called with what went wrong; the loop goes on trying. */
  onTrouble(error: unknown): void;
};

/**
 * Sequences, signs and has witnessed until the signal comes. Several processes may run it: one works, the others wait.
 * Witnesses have a connection of their own, so that a slow one holds no leaf back.
 */
export async function runAuditLoop(options: AuditLoopOptions): Promise<void> {
  const sequencing = keepWorking(options, (db) => sequence(db, options));
  const witnessing = options.witnesses.map((witness) =>
    keepWorking(options, (db) => attest(db, witness, options)),
  );
  await Promise.all([sequencing, ...witnessing]);
}

/** Runs `work` on a connection of its own; after trouble says so, waits, and begins again on a new one. */
async function keepWorking(
  options: AuditLoopOptions,
  work: (db: Connection) => Promise<void>,
): Promise<void> {
  const { signal } = options;
  while (!signal.aborted) {
    let connection: Awaited<ReturnType<AuditLoopOptions['connect']>> | null = null;
    try {
      connection = await options.connect();
      await work(connection);
    } catch (error) {
      if (!signal.aborted) options.onTrouble(error);
      await pause(1000, signal);
    } finally {
      await connection?.end().catch(() => undefined);
    }
  }
}

async function sequence(db: Connection, options: AuditLoopOptions): Promise<void> {
  const { signal, everyMs = 100, standingEveryMs = 1000 } = options;
  const sequencer = new Sequencer(db, options.signer, () => options.now());
  let untilStanding = 0;
  let isLate = false;
  while (!signal.aborted) {
    // First, so that a log that can no longer be signed still tells how long its leaves wait.
    if (untilStanding <= 0) {
      const standing = await readStanding(db);
      options.onStanding?.(standing);
      isLate = standing.oldestWaitsSeconds > WAIT_ALARM_SECONDS;
      untilStanding = standingEveryMs;
    }
    untilStanding -= everyMs;
    const step = await sequencer.step();
    if (step.hasMore) continue;
    // Leaves that waited through a restart or an outage have their positions now: readiness need not wait for the next reading.
    if (isLate) untilStanding = 0;
    await pause(everyMs, signal);
  }
}

async function attest(db: Connection, witness: Witness, options: AuditLoopOptions): Promise<void> {
  while (!options.signal.aborted) {
    await witnessLatest(db, witness, () => options.now());
    await pause(options.witnessEveryMs ?? 1000, options.signal);
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
