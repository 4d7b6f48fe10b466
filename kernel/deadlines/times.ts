import type { WorkingCalendar } from './calendar.ts';
import type { ClockPause, Extension, TimeLimit } from './contract.ts';
import { HolidaysUnknownError } from './errors.ts';
import { computeDueAt, computeWarnAt } from './rules/due.ts';
import { escalationTimes } from './rules/state.ts';
import type { ClockFacts } from './rules/state.ts';
import type { ClockTimes } from './store/clocks.ts';

const HOUR = 3_600_000;

/** Due, earliest possible and warning instants; an undecided holiday leaves `dueAt` null and is named, everything else still throws. */
export function computeTimes(
  limit: TimeLimit,
  clock: { startedAt: Date; pauses: readonly ClockPause[]; extensions: readonly Extension[] },
  calendar: WorkingCalendar,
): ClockTimes {
  const dueOn = (with_: WorkingCalendar) =>
    computeDueAt(limit, clock.startedAt, clock.pauses, clock.extensions, with_);
  const earliestDueAt = dueOn(calendar.earliest);
  const warnAt = (dueAt: Date) => computeWarnAt(limit, clock.startedAt, dueAt);
  try {
    const dueAt = dueOn(calendar);
    return { dueAt, dueUnknown: null, earliestDueAt: dueAt, warnAt: warnAt(dueAt) };
  } catch (error) {
    if (!(error instanceof HolidaysUnknownError)) throw error;
    return { dueAt: null, dueUnknown: error.reason, earliestDueAt, warnAt: warnAt(earliestDueAt) };
  }
}

/** The next instant at which something happens to a clock; null when nothing more can. An unknown due day is tried every hour, even after
 * the clock has stopped: it may have been stopped late. */
export function nextLook(
  limit: TimeLimit,
  clock: ClockFacts & { warnedAt: Date | null; breached: boolean; escalatedSteps: readonly number[] },
  now: Date,
): Date | null {
  const tryAgain = now.getTime() + HOUR;
  if (clock.stoppedAt) return clock.dueAt ? null : new Date(tryAgain);
  if (clock.pauses.some((p) => p.to === null)) return null;
  const times = escalationTimes(limit, clock)
    .filter((s) => !clock.escalatedSteps.includes(s.step))
    .map((s) => s.dueAt.getTime());
  if (!clock.warnedAt) times.push(clock.warnAt.getTime());
  if (!clock.breached && clock.dueAt) times.push(clock.dueAt.getTime() + 1);
  if (!clock.dueAt) times.push(tryAgain);
  return times.length === 0 ? null : new Date(Math.min(...times));
}
