import { dayOfWeek } from '#kernel/clock/clock.ts';
import type { CivilDate } from '#kernel/clock/clock.ts';

/**
 * A second telling of 2021 to 2026 for the tests, in another form than the table: the weekdays on which state offices were closed and
 * the Saturdays on which they worked. @source the yearly notices named in data/holidays.json
 */
const closedWeekdays: Record<string, string> = {
  '2021': '01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03',
  '2022': '01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02',
  '2023': '01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04',
  '2024': '01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03',
  '2025': '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02',
  '2026': '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24',
};
const workedSaturdays = ['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22'];
const undecided = ['2026-11-23', '2026-11-28'];

/** Whether the day was worked; undefined where it is not decided, or outside 2021 to 2026. */
export function workedByHand(day: CivilDate): boolean | undefined {
  const closed = closedWeekdays[day.slice(0, 4)];
  if (closed === undefined || undecided.includes(day)) return undefined;
  if (workedSaturdays.includes(day)) return true;
  const weekday = dayOfWeek(day);
  return weekday !== 0 && weekday !== 6 && !closed.split(' ').includes(day.slice(5));
}
