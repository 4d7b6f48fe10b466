import { civilDate } from '#kernel/clock/clock.ts';
import type { Tx } from '#kernel/db/database.ts';
import { getTimeLimit, type TimeLimit } from '#kernel/deadlines/deadlines.ts';
import { loadCalendar, loadTimeLimits } from '#kernel/deadlines/store/rules.ts';
import { computeTimes } from '#kernel/deadlines/times.ts';
import { findInForce, type LegalBasisRegistry } from '#kernel/legal-basis/registry.ts';
import { loadRegistry } from '#kernel/legal-basis/store.ts';
import type { z } from 'zod';
import type { zStepClock } from '../contract.ts';
import { clocksOfPurpose } from '../rules/clocks-of-purpose.ts';
import type { Purpose } from '../rules/words-of-steps.ts';

export type StepClock = z.infer<typeof zStepClock>;

/** Limits and bases of a day, read once for a whole list. */
export type ClockBook = {
  describe(key: string, startsAt: 'SENT' | 'ACCEPTED', dueAt: Date | null): StepClock;
  /** When a clock that starts now would run out; null where the holidays are not decided. */
  dueFrom(key: string, startedAt: Date): Promise<Date | null>;
};

export async function openClockBook(tx: Tx, now: Date): Promise<ClockBook> {
  const today = civilDate(now);
  const limits = await loadTimeLimits(tx);
  const registry = await loadRegistry(tx);
  return {
    describe(key, startsAt, dueAt) {
      const limit = getTimeLimit(limits, key, today);
      return {
        timeLimitKey: key,
        name: limit.name,
        within: withinOf(limit),
        startsAt,
        dueAt: dueAt?.toISOString() ?? null,
        legalBasis: basisOf(limit, registry),
        isSetting: limit.isSetting,
      };
    },
    async dueFrom(key, startedAt) {
      const limit = getTimeLimit(limits, key, today);
      return computeTimes(limit, { startedAt, pauses: [], extensions: [] }, await loadCalendar(tx)).dueAt;
    },
  };
}

/** The two clocks of a purpose before anything is sent: a clock that starts with acceptance has no due time yet. */
export async function planClocks(
  book: ClockBook,
  purpose: Purpose,
  now: Date,
): Promise<{ acceptance: StepClock; work: StepClock | null }> {
  const { acceptance, work } = clocksOfPurpose[purpose];
  const due = work?.startsAt === 'SENT' ? await book.dueFrom(work.key, now) : null;
  return {
    acceptance: book.describe(acceptance, 'SENT', await book.dueFrom(acceptance, now)),
    work: work && book.describe(work.key, work.startsAt, due),
  };
}

const units = {
  HOUR: { vi: 'giờ', en: 'hours' },
  DAY: { vi: 'ngày', en: 'days' },
  WORKING_DAY: { vi: 'ngày làm việc', en: 'working days' },
  MONTH: { vi: 'tháng', en: 'months' },
  DATE: { vi: 'ngày', en: 'days' },
  SAME_DAY: { vi: 'ngày làm việc', en: 'working days' },
} as const;

function withinOf(limit: TimeLimit): { vi: string; en: string } {
  const amount = limit.amount ?? 0;
  const unit = units[limit.unit];
  return { vi: `${amount} ${unit.vi}`, en: `${amount} ${amount === 1 ? unit.en.slice(0, -1) : unit.en}` };
}

/** "Nghị định 56/2017/NĐ-CP, Điều 26 khoản 1". */
function basisOf(limit: TimeLimit, registry: LegalBasisRegistry): string {
  const basis =
    findInForce(registry, limit.legalBasisId, limit.validFrom) ?? registry.get(limit.legalBasisId);
  if (!basis) return limit.article;
  const kind = /^(Nghị định|Thông tư liên tịch|Thông tư|Quyết định|Nghị quyết|Kế hoạch)\b/u.exec(
    basis.title,
  )?.[0];
  return `${kind ?? basis.title} ${basis.number}, ${limit.article}`;
}
