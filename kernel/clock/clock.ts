/**
 * Time enters the product here and nowhere else. This file is the room's public surface: the clocks, and beside them the civil
 * calendar of Viet Nam, the rules of age and the words of time.
 */
import { AnNhiError } from '#kernel/errors/errors.ts';
import { formatSpan } from './format.ts';
import { messages as en } from './messages.en.ts';
import { messages as vi } from './messages.vi.ts';

export * from './ages.ts';
export * from './civil-date.ts';
export * from './format.ts';

export interface Clock {
  /** The present instant. Throws `CLOCK_MOVED_BACK` rather than answer with a time that lies before one already given. */
  now(): Date;
}

/** Where a clock reads: the wall clock in ms since 1970 and a counter in ns that only goes forward. Tests give their own. */
export interface TimeSource {
  wallMs(): number;
  monotonicNs(): bigint;
}

/** Below this the wall clock is being disciplined by NTP, not moved. */
const TOLERANCE_MS = 2_000;

/** NTP slews by at most 500 parts in a million; twice that is allowed between two readings. */
const SLEW = 0.001;

/** The wall clock went back: 503, so that callers keep the text and try again; nothing is stamped with a wrong time. */
export class ClockMovedBackError extends AnNhiError {
  readonly byMs: number;
  constructor(byMs: number) {
    const span = (language: 'vi' | 'en') => formatSpan(byMs, language);
    super('UNAVAILABLE', 'CLOCK_MOVED_BACK', { vi: vi.movedBack(span('vi')), en: en.movedBack(span('en')) });
    this.byMs = byMs;
  }
}

/**
 * The machine's clock with two guards. Against `lastSeenAt` (the newest instant that the caller has stored durably, or none on an
 * empty database) it notices a clock moved back while the process was down; against the monotonic counter, one moved back while it
 * runs. It refuses until the wall clock is right again, then goes on. Within the tolerance it never goes backwards.
 */
export function systemClock(options: { lastSeenAt?: Date; source?: TimeSource } = {}): Clock {
  const source = options.source ?? { wallMs: Date.now, monotonicNs: () => process.hrtime.bigint() };
  const lastSeenMs = options.lastSeenAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  let last: { wall: number; monotonic: bigint } | undefined;
  let given = Number.NEGATIVE_INFINITY;
  return {
    now() {
      const wall = source.wallMs();
      const monotonic = source.monotonicNs();
      const elapsed = last ? Number(monotonic - last.monotonic) / 1e6 : 0;
      const atLeast = last ? Math.max(given, last.wall + elapsed * (1 - SLEW)) : lastSeenMs;
      if (wall < atLeast - TOLERANCE_MS) throw new ClockMovedBackError(atLeast - wall);
      last = { wall, monotonic };
      given = Math.max(given, wall, lastSeenMs);
      return new Date(given);
    },
  };
}

/** Always the same instant. For tests, and for computing "as it was at". */
export function fixedClock(instant: Date | string): Clock {
  const ms = new Date(instant).getTime();
  return { now: () => new Date(ms) };
}

/** A clock that a test moves by hand. */
export function steppingClock(
  start: Date | string,
): Clock & { advance(ms: number): void; set(instant: Date | string): void } {
  let ms = new Date(start).getTime();
  return {
    now: () => new Date(ms),
    advance: (by) => {
      ms += by;
    },
    set: (instant) => {
      ms = new Date(instant).getTime();
    },
  };
}
