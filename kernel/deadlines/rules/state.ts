import { civilDate, endOfDay, formatDate, formatInstant } from '#kernel/clock/clock.ts';
import type { Language } from '#kernel/clock/clock.ts';
import type { ClockPause, EscalationStep, TimeLimit } from '../contract.ts';
import { messages as en } from '../messages.en.ts';
import { messages as vi } from '../messages.vi.ts';

const HOUR = 3_600_000;

/** What is known of one running clock. `dueAt` null: the due day depends on holidays that nobody has decided yet. */
export interface ClockFacts {
  readonly startedAt: Date;
  readonly dueAt: Date | null;
  readonly warnAt: Date;
  readonly stoppedAt: Date | null;
  readonly pauses: readonly ClockPause[];
}

export interface ClockState {
  readonly state: 'RUNNING' | 'WARNING' | 'OVERDUE' | 'PAUSED' | 'STOPPED';
  /** Milliseconds to the due instant, negative when overdue; when stopped, what was left then; null when the due day is not known. */
  readonly remainingMs: number | null;
}

/** The state at an instant. 24:00 of the last day is in time; overdue begins after it. */
export function stateAt(clock: ClockFacts, now: Date): ClockState {
  const stopped = clock.stoppedAt !== null && clock.stoppedAt <= now ? clock.stoppedAt : null;
  const paused = clock.pauses.find((p) => p.from <= now && (p.to === null || now < p.to))?.from;
  const at = stopped ?? paused ?? now;
  const remainingMs = clock.dueAt === null ? null : clock.dueAt.getTime() - at.getTime();
  if (stopped) return { state: 'STOPPED', remainingMs };
  if (paused) return { state: 'PAUSED', remainingMs };
  if (remainingMs !== null && remainingMs < 0) return { state: 'OVERDUE', remainingMs };
  return { state: now >= clock.warnAt ? 'WARNING' : 'RUNNING', remainingMs };
}

/** By how much a clock was broken: until it stopped, or until now. Undefined while it is in time. */
export function overdueByMs(clock: ClockFacts, now: Date): number | undefined {
  const { state, remainingMs } = stateAt(clock, now);
  if (remainingMs === null || remainingMs >= 0 || state === 'PAUSED') return undefined;
  return -remainingMs;
}

/** When each step of the ladder falls due. Steps after a breach need a due day. */
export function escalationTimes(
  limit: TimeLimit,
  clock: ClockFacts,
): readonly (EscalationStep & { readonly dueAt: Date })[] {
  return limit.escalation.flatMap((step) => {
    const from = step.at === 'WARNING' ? clock.warnAt : clock.dueAt;
    return from === null
      ? []
      : [
          {
            ...step,
            dueAt: new Date(from.getTime() + step.afterHours * HOUR + (step.at === 'BREACH' ? 1 : 0)),
          },
        ];
  });
}

/** The steps whose hour has come, for a clock that runs. */
export function escalationsDue(limit: TimeLimit, clock: ClockFacts, now: Date): readonly EscalationStep[] {
  const { state } = stateAt(clock, now);
  if (state === 'STOPPED' || state === 'PAUSED') return [];
  return escalationTimes(limit, clock).filter((step) => step.dueAt <= now);
}

/** How a due instant is written: `hết ngày 27/11/2026`, or `lúc 14:20 27/11/2026` for hour clocks. */
export function formatDue(dueAt: Date, language: Language = 'vi'): string {
  const words = language === 'vi' ? vi : en;
  const day = civilDate(dueAt);
  return endOfDay(day).getTime() === dueAt.getTime()
    ? words.dueByEndOf(formatDate(day))
    : words.dueAt(formatInstant(dueAt));
}
