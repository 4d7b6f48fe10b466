import { formatDate, formatInstant, yearOf } from '#kernel/clock/clock.ts';
import type { CivilDate } from '#kernel/clock/clock.ts';
import { AnNhiError } from '#kernel/errors/errors.ts';
import type { TimeLimit } from './contract.ts';
import { messages as en } from './messages.en.ts';
import { messages as vi } from './messages.vi.ts';

/** Whether a day is worked cannot be said: `HOLIDAYS_MISSING` (the table has no such year) or `HOLIDAYS_NOT_ANNOUNCED`. */
export class HolidaysUnknownError extends AnNhiError {
  readonly year: number;
  readonly day: CivilDate;
  constructor(day: CivilDate, why?: { readonly vi: string; readonly en: string }) {
    const year = yearOf(day);
    const sentence = why
      ? {
          vi: vi.holidaysNotAnnounced(year, formatDate(day), why.vi),
          en: en.holidaysNotAnnounced(year, formatDate(day), why.en),
        }
      : { vi: vi.holidaysMissing(year), en: en.holidaysMissing(year) };
    super('REFUSED', why ? 'HOLIDAYS_NOT_ANNOUNCED' : 'HOLIDAYS_MISSING', sentence);
    this.year = year;
    this.day = day;
  }
}

const refusal = (reason: string, say: (w: typeof vi) => string) =>
  new AnNhiError('REFUSED', reason, { vi: say(vi), en: say(en) });

/** Refusals of this room; each says why and what can be done. */
export const refuse = {
  noTimeLimit: (key: string, on: CivilDate) =>
    refusal('NO_TIME_LIMIT', (w) => w.noTimeLimit(key, formatDate(on))),
  notAClock: (limit: TimeLimit) =>
    new AnNhiError('REFUSED', 'NOT_A_CLOCK', {
      vi: vi.notAClock(limit.name.vi),
      en: en.notAClock(limit.name.en),
    }),
  notAgreeable: (limit: TimeLimit) =>
    new AnNhiError('REFUSED', 'NOT_AGREEABLE', {
      vi: vi.notAgreeable(limit.name.vi),
      en: en.notAgreeable(limit.name.en),
    }),
  noReason: (limit: TimeLimit) =>
    new AnNhiError('REFUSED', 'NO_LEGAL_REASON', {
      vi: vi.noReason(limit.name.vi),
      en: en.noReason(limit.name.en),
    }),
  runningAlready: (limit: TimeLimit) =>
    new AnNhiError('CONFLICT', 'CLOCK_RUNNING', {
      vi: vi.runningAlready(limit.name.vi),
      en: en.runningAlready(limit.name.en),
    }),
  pausedAlready: () => refusal('CLOCK_PAUSED', (w) => w.pausedAlready),
  notPaused: () => refusal('CLOCK_NOT_PAUSED', (w) => w.notPaused),
  stoppedAlready: (at: Date) => refusal('CLOCK_STOPPED', (w) => w.stoppedAlready(formatInstant(at))),
  overdueAlready: () => refusal('CLOCK_OVERDUE', (w) => w.overdueAlready),
  beforeStart: () => refusal('CLOCK_ORDER', (w) => w.beforeStart),
  extensionCap: (limit: TimeLimit) => {
    const { extension, name } = limit;
    const say = (w: typeof vi, called: string) =>
      extension ? w.extensionCap(called, extension.amount, extension.times) : w.extensionNeverAllowed(called);
    return new AnNhiError('REFUSED', 'EXTENSION_CAP', { vi: say(vi, name.vi), en: say(en, name.en) });
  },
  approverNeeded: () => refusal('APPROVER_NEEDED', (w) => w.approverNeeded),
  noClock: () => new AnNhiError('NOT_FOUND', 'NOT_FOUND', { vi: vi.noClock, en: en.noClock }),
};
