import { addDays, addMonths, asCivilDate, civilDate, endOfDay, yearOf } from '#kernel/clock/clock.ts';
import type { CivilDate } from '#kernel/clock/clock.ts';
import type { WorkingCalendar } from '../calendar.ts';
import type { ClockPause, Extension, TimeLimit } from '../contract.ts';

const HOUR = 3_600_000;

/**
 * The last instant in time.
 *
 * Hours run from the event itself, through nights and holidays (Bộ luật Dân sự 2015, Điều 147.1); a pause moves the end by its length.
 * Days, working days and months do not count the day of the event (147.2, 147.3) and end with the last day (148.1, 148.3, 148.6); where
 * that day is off, with the next working day (148.5; Bộ luật Tố tụng hình sự 2015, Điều 134) unless the limit is AT_MOST or AT_LEAST.
 * Of a pause the days from its first to the one before it ends are not counted: the day on which work resumes is a day to work on, so
 * that no clock is overdue at the moment it resumes. A yearly DATE is a date, not a count: it moves for nothing.
 *
 * An open pause is left out: what comes back then is where the clock stood when it was paused.
 * @throws HolidaysUnknownError when the answer depends on a day about which nobody has decided.
 */
export function computeDueAt(
  limit: TimeLimit,
  startedAt: Date,
  pauses: readonly ClockPause[],
  extensions: readonly Extension[],
  calendar: WorkingCalendar,
): Date {
  const amount = (limit.amount ?? 0) + extensions.reduce((sum, extension) => sum + extension.amount, 0);
  const startDay = civilDate(startedAt);
  switch (limit.unit) {
    case 'HOUR':
      return shiftedByPauses(new Date(startedAt.getTime() + amount * HOUR), pauses);
    case 'SAME_DAY':
    case 'WORKING_DAY':
      return endOfDay(countDays(startDay, amount, pauses, (day) => calendar.isWorkingDay(day)));
    case 'DAY':
      return endOfDay(
        lastDay(
          limit,
          countDays(startDay, amount, pauses, () => true),
          pauses,
          calendar,
        ),
      );
    case 'MONTH':
      return endOfDay(lastDay(limit, addMonthsAndPauses(startDay, amount, pauses), pauses, calendar));
    case 'DATE':
      return endOfDay(nextOccurrence(limit.monthDay ?? '12-31', startDay));
  }
}

/** The internal warning: always after the start and before the end, earlier than the statutory deadline (a SAME_DAY limit: the day itself). */
export function computeWarnAt(limit: TimeLimit, startedAt: Date, dueAt: Date): Date {
  const start = startedAt.getTime();
  const due = dueAt.getTime();
  if (limit.unit === 'SAME_DAY' && limit.amount !== 0)
    return new Date(Math.min(endOfDay(civilDate(startedAt)).getTime(), due));
  const warn =
    'share' in limit.warn ? start + (due - start) * limit.warn.share : due - limit.warn.hoursBefore * HOUR;
  return new Date(Math.floor(Math.min(Math.max(warn, start), due)));
}

function shiftedByPauses(due: Date, pauses: readonly ClockPause[]): Date {
  let end = due.getTime();
  for (const { from, to } of inOrder(pauses)) if (from.getTime() <= end) end += to.getTime() - from.getTime();
  return new Date(end);
}

/** Counts `amount` countable days after the start day; none means the start day itself. */
function countDays(
  start: CivilDate,
  amount: number,
  pauses: readonly ClockPause[],
  counts: (day: CivilDate) => boolean,
): CivilDate {
  const paused = pausedDays(pauses);
  let day = start;
  for (let left = amount; left > 0; ) {
    day = addDays(day, 1);
    if (!paused(day) && counts(day)) left -= 1;
  }
  return day;
}

function addMonthsAndPauses(start: CivilDate, months: number, pauses: readonly ClockPause[]): CivilDate {
  let end = addMonths(start, months);
  for (const { from, to } of inOrder(pauses)) {
    for (let day = civilDate(from); day < civilDate(to); day = addDays(day, 1))
      if (day > start && day <= end) end = addDays(end, 1);
  }
  return end;
}

/** The last day, moved to the next that is worked and not paused: a pause inside the grace of a weekend must not use it up. */
function lastDay(
  limit: TimeLimit,
  day: CivilDate,
  pauses: readonly ClockPause[],
  calendar: WorkingCalendar,
): CivilDate {
  if (limit.nature !== 'ACT_BY' || calendar.isWorkingDay(day)) return day;
  return countDays(day, 1, pauses, (next) => calendar.isWorkingDay(next));
}

function nextOccurrence(monthDay: string, from: CivilDate): CivilDate {
  const thisYear = asCivilDate(`${yearOf(from)}-${monthDay}`);
  return thisYear >= from ? thisYear : asCivilDate(`${yearOf(from) + 1}-${monthDay}`);
}

function pausedDays(pauses: readonly ClockPause[]): (day: CivilDate) => boolean {
  const spans = inOrder(pauses).map(({ from, to }) => [civilDate(from), civilDate(to)] as const);
  return (day) => spans.some(([from, to]) => from <= day && day < to);
}

function inOrder(pauses: readonly ClockPause[]): readonly { from: Date; to: Date }[] {
  return pauses
    .flatMap(({ from, to }) => (to ? [{ from, to }] : []))
    .toSorted((a, b) => a.from.getTime() - b.from.getTime());
}
