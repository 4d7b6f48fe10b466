import { sql } from 'kysely';
import type { Context } from '#kernel/actions/context.ts';
import type { ClockId, OrganizationId } from '#kernel/ids/ids.ts';
import type { EscalationStep, TimeLimit } from './contract.ts';
import { getTimeLimit } from './limits.ts';
import { escalationsDue, overdueByMs, stateAt } from './rules/state.ts';
import { recordBreach, saveTimes, takeDueClocks } from './store/clocks.ts';
import type { StoredClock } from './store/clocks.ts';
import { loadCalendar, loadTimeLimits } from './store/rules.ts';
import { computeTimes, nextLook } from './times.ts';

/** One thing that a clock's hour brought. Each happens once in the life of a clock. */
export interface ClockEvent {
  readonly kind: 'DUE_KNOWN' | 'WARNED' | 'BREACHED' | 'ESCALATED';
  readonly clockId: ClockId;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly organizationId: OrganizationId;
  readonly timeLimitKey: string;
  /** Of ESCALATED: which step, and whom it reaches. */
  readonly step?: number;
  readonly to?: EscalationStep['to'];
}

/**
 * Marks warnings, breaches and escalations whose hour has come, and fills in due days that have become known, for at most `limit` clocks;
 * returns what happened, to be told in the same transaction (`deadlines.warned` …). Runs as a system actor. Two sweeps at once share the
 * work: each clock is locked by one and skipped by the other, so that everything happens exactly once.
 */
export async function sweepClocks(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  limit = 200,
): Promise<readonly ClockEvent[]> {
  const clocks = await takeDueClocks(tx, now, limit);
  if (clocks.length === 0) return [];
  const limits = await loadTimeLimits(tx);
  const calendar = await loadCalendar(tx);
  const events: ClockEvent[] = [];
  for (const stored of clocks) {
    const rule = getTimeLimit(limits, stored.timeLimitKey, stored.timeLimitValidFrom);
    const clock = stored.dueAt ? stored : { ...stored, ...computeTimes(rule, stored, calendar) };
    const happened: ClockEvent[] = [
      ...(clock.dueAt && !stored.dueAt ? [eventOf(clock, 'DUE_KNOWN')] : []),
      ...(await mark(tx, now, rule, clock)),
    ];
    const has = (kind: ClockEvent['kind']) => happened.some((e) => e.kind === kind);
    const marked = {
      ...clock,
      warnedAt: clock.warnedAt ?? (has('WARNED') ? now : null),
      breached: clock.breached || has('BREACHED'),
      escalatedSteps: [...clock.escalatedSteps, ...happened.flatMap((e) => e.step ?? [])],
    };
    await saveTimes(tx, clock.id, clock, nextLook(rule, marked, now));
    events.push(...happened);
  }
  return events;
}

/** Tells what happened through the outbox, in the same transaction: `deadlines.warned`, `deadlines.breached`, `deadlines.escalated`. */
export async function tellClockEvents(
  ctx: Pick<Context, 'emit'>,
  events: readonly ClockEvent[],
): Promise<void> {
  const names = { DUE_KNOWN: 'due-known', WARNED: 'warned', BREACHED: 'breached', ESCALATED: 'escalated' };
  for (const { kind, step, to, ...ids } of events) {
    await ctx.emit(`deadlines.${names[kind]}`, { ...ids, ...(step && to ? { step: String(step), to } : {}) });
  }
}

async function mark(
  tx: Context['tx'],
  now: Date,
  rule: TimeLimit,
  clock: StoredClock,
): Promise<ClockEvent[]> {
  const events: ClockEvent[] = [];
  const { state } = stateAt(clock, now);
  if (!clock.warnedAt && (state === 'WARNING' || state === 'OVERDUE')) {
    await sql`update deadlines.clock set warned_at = ${now} where id = ${clock.id}`.execute(tx);
    events.push(eventOf(clock, 'WARNED'));
  }
  if (
    !clock.breached &&
    clock.dueAt &&
    overdueByMs(clock, now) !== undefined &&
    (await recordBreach(tx, clock, clock.dueAt, now))
  ) {
    events.push(eventOf(clock, 'BREACHED'));
  }
  for (const { step, to } of escalationsDue(rule, clock, now)) {
    const { numAffectedRows } = await sql`
      insert into deadlines.escalation (clock_id, organization_id, step, reaches, escalated_at)
      values (${clock.id}, ${clock.organizationId}, ${step}, ${to}, ${now}) on conflict do nothing`.execute(
      tx,
    );
    if (numAffectedRows === 1n) events.push({ ...eventOf(clock, 'ESCALATED'), step, to });
  }
  return events;
}

function eventOf(clock: StoredClock, kind: ClockEvent['kind']): ClockEvent {
  const { id: clockId, subjectKind, subjectId, organizationId, timeLimitKey } = clock;
  return { kind, clockId, subjectKind, subjectId, organizationId, timeLimitKey };
}
