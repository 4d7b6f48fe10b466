/** Clocks in the database: start, pause, resume, extend, stop. The sweep that marks what their hour brings is in `sweep.ts`. */
import { sql } from 'kysely';
import { civilDate } from '#kernel/clock/clock.ts';
import type { Context } from '#kernel/actions/context.ts';
import type { ClockId, OrganizationId, PersonId } from '#kernel/ids/ids.ts';
import { newId } from '#kernel/ids/ids.ts';
import { assertInForce } from '#kernel/legal-basis/registry.ts';
import { loadRegistry } from '#kernel/legal-basis/store.ts';
import type { ClockPause, Extension, TimeLimit } from './contract.ts';
import { refuse } from './errors.ts';
import { getTimeLimit } from './limits.ts';
import { assertChangeable, assertExtension, assertReason } from './rules/changes.ts';
import { computeWarnAt } from './rules/due.ts';
import { overdueByMs } from './rules/state.ts';
import { findClockForUpdate, recordBreach, saveTimes } from './store/clocks.ts';
import type { ClockTimes, StoredClock } from './store/clocks.ts';
import { loadCalendar, loadLegalReasons, loadTimeLimits } from './store/rules.ts';
import { computeTimes, nextLook } from './times.ts';

export { findClock, findClocksOf } from './store/clocks.ts';

/** What the engine needs of a context: the transaction and its instant. */
export type Moment = Pick<Context, 'tx' | 'now'>;

export interface StartClock {
  readonly subjectKind: string;
  readonly subjectId: string;
  /** The office that must act. Starting a clock for another office gives no sight of it. */
  readonly organizationId: OrganizationId;
  readonly timeLimitKey: string;
  /** The instant of the event, if it was before now (a receipt, a phone call). */
  readonly startedAt?: Date;
  /** The hour that people agreed on, in place of the table's count. Only under a limit that the province sets itself (`isSetting`). */
  readonly agreedDueAt?: Date;
}

/**
 * Starts a clock under the limit that holds on the day of the event.
 *
 * Where the due day depends on holidays that nobody has decided, the clock starts all the same with `dueAt` null, `dueUnknown` the name of
 * the refusal, and warns by the earliest possible day: refusing to start would lose a child's deadline, guessing would falsify it. The
 * sweep fills the day in once the table knows.
 * @throws AnNhiError `NO_TIME_LIMIT`, `LEGAL_BASIS_NOT_IN_FORCE`, `NOT_A_CLOCK`, `CLOCK_ORDER` (an event in the future),
 * `CLOCK_RUNNING` (the same clock of the same subject runs in that office already), `NOT_AGREEABLE` (the law gives the hour)
 */
export async function startClock(
  { tx, now }: Moment,
  wanted: StartClock,
): Promise<{ readonly clockId: ClockId } & ClockTimes> {
  const startedAt = wanted.startedAt ?? now;
  if (startedAt > now) throw refuse.beforeStart();
  const day = civilDate(startedAt);
  const limit = getTimeLimit(await loadTimeLimits(tx), wanted.timeLimitKey, day);
  if (limit.nature === 'AT_LEAST') throw refuse.notAClock(limit);
  assertInForce(await loadRegistry(tx), limit.legalBasisId, day);
  const times = wanted.agreedDueAt
    ? agreedTimes(limit, startedAt, wanted.agreedDueAt)
    : computeTimes(limit, { startedAt, pauses: [], extensions: [] }, await loadCalendar(tx));
  const clockId = newId<ClockId>(now.getTime());
  const fresh = {
    ...times,
    startedAt,
    stoppedAt: null,
    pauses: [],
    warnedAt: null,
    breached: false,
    escalatedSteps: [],
  };
  const { numAffectedRows } = await sql`
    insert into deadlines.clock (id, subject_kind, subject_id, organization_id, time_limit_key, time_limit_valid_from, started_at,
      due_at, due_unknown, earliest_due_at, warn_at, next_look_at)
    values (${clockId}, ${wanted.subjectKind}, ${wanted.subjectId}, ${wanted.organizationId}, ${limit.key}, ${limit.validFrom},
      ${startedAt}, ${times.dueAt}, ${times.dueUnknown}, ${times.earliestDueAt}, ${times.warnAt}, ${nextLook(limit, fresh, now)})
    on conflict do nothing`.execute(tx);
  if (numAffectedRows === 0n) throw refuse.runningAlready(limit);
  return { clockId, ...times };
}

function agreedTimes(limit: TimeLimit, startedAt: Date, dueAt: Date): ClockTimes {
  if (!limit.isSetting) throw refuse.notAgreeable(limit);
  if (dueAt <= startedAt) throw refuse.beforeStart();
  return { dueAt, dueUnknown: null, earliestDueAt: dueAt, warnAt: computeWarnAt(limit, startedAt, dueAt) };
}

/** Stops the count for a reason that the law gives for this limit. */
export async function pauseClock(
  { tx, now }: Moment,
  wanted: { clockId: ClockId; reasonCode: string },
): Promise<void> {
  const { clock, limit } = await getForChange({ tx, now }, wanted.clockId);
  assertChangeable(clock, now);
  assertReason(await loadRegistry(tx), await loadLegalReasons(tx), limit, 'PAUSE', {
    reasonCode: wanted.reasonCode,
    at: now,
  });
  await sql`
    insert into deadlines.clock_pause (id, clock_id, organization_id, reason_code, paused_at)
    values (${newId(now.getTime())}, ${clock.id}, ${clock.organizationId}, ${wanted.reasonCode}, ${now})`.execute(
    tx,
  );
  await saveTimes(tx, clock.id, clock, null);
}

/** Goes on with the count; the due instant moves by what the pause was worth. */
export async function resumeClock({ tx, now }: Moment, wanted: { clockId: ClockId }): Promise<ClockTimes> {
  const { clock, limit } = await getForChange({ tx, now }, wanted.clockId);
  const open = clock.pauses.find((p) => p.to === null);
  if (!open) throw refuse.notPaused();
  if (now < open.from) throw refuse.beforeStart();
  await sql`update deadlines.clock_pause set resumed_at = ${now} where clock_id = ${clock.id} and resumed_at is null`.execute(
    tx,
  );
  const pauses = clock.pauses.map((p) => (p === open ? { from: p.from, to: now } : p));
  return recompute({ tx, now }, limit, { ...clock, pauses });
}

/** Lengthens the limit under its cap, for a legal reason, approved by somebody other than the one who asks. */
export async function extendClock(
  { tx, now }: Moment,
  wanted: {
    clockId: ClockId;
    amount: number;
    reasonCode: string;
    requestedBy: PersonId;
    approvedBy: PersonId;
  },
): Promise<ClockTimes> {
  const { clock, limit } = await getForChange({ tx, now }, wanted.clockId);
  assertChangeable(clock, now);
  assertExtension(limit, clock.extensions, wanted);
  assertReason(await loadRegistry(tx), await loadLegalReasons(tx), limit, 'EXTENSION', {
    reasonCode: wanted.reasonCode,
    at: now,
  });
  await sql`
    insert into deadlines.clock_extension (id, clock_id, organization_id, amount, reason_code, requested_by, approved_by, extended_at)
    values (${newId(now.getTime())}, ${clock.id}, ${clock.organizationId}, ${wanted.amount}, ${wanted.reasonCode},
      ${wanted.requestedBy}, ${wanted.approvedBy}, ${now})`.execute(tx);
  return recompute({ tx, now }, limit, {
    ...clock,
    extensions: [...clock.extensions, { amount: wanted.amount }],
  });
}

/**
 * Stops a clock for good, because what it asked for is done (or fell away: `reason` says). Stopping late records the breach, whether or
 * not the sweep has seen it. An open pause ends with the clock.
 */
export async function stopClock(
  { tx, now }: Moment,
  wanted: { clockId: ClockId; reason: string },
): Promise<{ readonly overdueByMs: number | undefined }> {
  const { clock } = await getForChange({ tx, now }, wanted.clockId);
  if (clock.stoppedAt) throw refuse.stoppedAlready(clock.stoppedAt);
  if (now < clock.startedAt) throw refuse.beforeStart();
  await sql`update deadlines.clock_pause set resumed_at = ${now} where clock_id = ${clock.id} and resumed_at is null`.execute(
    tx,
  );
  await sql`
    update deadlines.clock set stopped_at = ${now}, stop_reason = ${wanted.reason},
      next_look_at = case when due_at is null then ${now}::timestamptz end where id = ${clock.id}`.execute(
    tx,
  );
  const overdue = overdueByMs(clock, now);
  if (overdue !== undefined && clock.dueAt) await recordBreach(tx, clock, clock.dueAt, now);
  return { overdueByMs: overdue };
}

async function getForChange(
  { tx }: Moment,
  clockId: ClockId,
): Promise<{ clock: StoredClock; limit: TimeLimit }> {
  const clock = await findClockForUpdate(tx, clockId);
  if (!clock) throw refuse.noClock();
  return {
    clock,
    limit: getTimeLimit(await loadTimeLimits(tx), clock.timeLimitKey, clock.timeLimitValidFrom),
  };
}

async function recompute(
  { tx, now }: Moment,
  limit: TimeLimit,
  clock: StoredClock & { pauses: readonly ClockPause[]; extensions: readonly Extension[] },
): Promise<ClockTimes> {
  const times = computeTimes(limit, clock, await loadCalendar(tx));
  await saveTimes(tx, clock.id, times, nextLook(limit, { ...clock, ...times }, now));
  return times;
}
