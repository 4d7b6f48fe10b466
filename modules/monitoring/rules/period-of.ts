import { addDays, civilDate, type CivilDate, dayOfWeek, startOfDay } from '#kernel/clock/clock.ts';
import { asCivilDate } from '#kernel/clock/civil-date.ts';
import type { BoardPeriod } from './periods.ts';

/** From when to when a board counts; `until` is now. Days are those of Vietnam. */
export function periodOf(period: BoardPeriod, now: Date): { readonly from: Date; readonly until: Date } {
  return { from: startOfDay(firstDay(period, civilDate(now))), until: now };
}

/** Monday of the week eleven weeks before this one: twelve weeks in all. */
export function firstWeek(now: Date): CivilDate {
  const today = civilDate(now);
  const sinceMonday = (dayOfWeek(today) + 6) % 7;
  return addDays(today, -sinceMonday - 11 * 7);
}

function firstDay(period: BoardPeriod, today: CivilDate): CivilDate {
  switch (period) {
    case 'TODAY':
      return today;
    case 'WEEK':
      return addDays(today, -6);
    case 'MONTH':
      return addDays(today, -29);
    case 'QUARTER':
      return firstOfMonth(today, (month) => month - ((month - 1) % 3));
    case 'YEAR':
      return firstOfMonth(today, () => 1);
  }
}

function firstOfMonth(today: CivilDate, of: (month: number) => number): CivilDate {
  const [year = '', month = ''] = today.split('-');
  return asCivilDate(`${year}-${String(of(Number(month))).padStart(2, '0')}-01`);
}
