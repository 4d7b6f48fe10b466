import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { addDays, dayOfWeek, formatDate, yearOf } from '#kernel/clock/clock.ts';
import type { CivilDate } from '#kernel/clock/clock.ts';
import type { Sentence } from '#kernel/errors/errors.ts';
import { holidayYear } from './contract.ts';
import type { HolidayYear } from './contract.ts';
import { HolidaysUnknownError } from './errors.ts';
import { messages as en } from './messages.en.ts';
import { messages as vi } from './messages.vi.ts';

/** The working days of state offices: Monday to Friday, without holidays, with the Saturdays that are worked in exchange. */
export interface WorkingCalendar {
  /** Throws HolidaysUnknownError where nobody has decided, or where the table has no such year. Never guesses. */
  isWorkingDay(day: CivilDate): boolean;
  /**
   * The reading in which every undecided day from Monday to Saturday is worked: no deadline can fall earlier than this one says. It serves
   * internal warnings while the due day is not known, never a due day.
   */
  readonly earliest: WorkingCalendar;
}

const SUNDAY = 0;
const SATURDAY = 6;

/** Builds a calendar from the table's years. Throws ZodError on a bad table. */
export function buildCalendar(rows: unknown): WorkingCalendar {
  const years = z.array(holidayYear).parse(rows);
  const known = new Set(years.map((y) => y.year));
  const kinds = new Map(years.flatMap((y) => y.days.map((d) => [d.day, d.kind] as const)));
  const open = new Map(
    years.flatMap((y) =>
      y.undecided.flatMap((u) => daysOf(u.from, u.to).map((day) => [day, u.why] as const)),
    ),
  );

  /** Undefined: cannot be said. A Sunday is never worked: no notice has ever taken one. */
  const decided = (day: CivilDate): boolean | undefined => {
    const kind = kinds.get(day);
    const weekday = dayOfWeek(day);
    if (!known.has(yearOf(day))) return undefined;
    if (kind) return kind === 'WORKED';
    if (weekday === SUNDAY) return false;
    return open.has(day) ? undefined : weekday !== SATURDAY;
  };
  const earliest: WorkingCalendar = {
    isWorkingDay: (day) => decided(day) ?? dayOfWeek(day) !== SUNDAY,
    get earliest() {
      return earliest;
    },
  };
  return {
    isWorkingDay(day) {
      const answer = decided(day);
      if (answer === undefined) throw new HolidaysUnknownError(day, open.get(day));
      return answer;
    },
    earliest,
  };
}

/** The shipped table, 2021 to 2027: seed of the database, calendar of pure rules and tests. */
export function shippedHolidayYears(): readonly HolidayYear[] {
  const text = readFileSync(new URL('./data/holidays.json', import.meta.url), 'utf8');
  return z.strictObject({ years: z.array(holidayYear) }).parse(JSON.parse(text)).years;
}

/** What the operators' doctor says of the table: undecided days and missing years that deadlines of the next months can reach. */
export function calendarFindings(
  years: readonly HolidayYear[],
  today: CivilDate,
  horizonDays = 90,
): readonly Sentence[] {
  const until = addDays(today, horizonDays);
  const missing = [yearOf(today), yearOf(until)].filter(
    (year, i, all) => all.indexOf(year) === i && !years.some((y) => y.year === year),
  );
  const undecided = years.flatMap((y) => y.undecided).filter((u) => u.to >= today && u.from <= until);
  return [
    ...missing.map((year) => ({ vi: vi.health.missing(year), en: en.health.missing(year) })),
    ...undecided.map((u) => ({
      vi: vi.health.undecided(formatDate(u.from), formatDate(u.to), u.why.vi),
      en: en.health.undecided(formatDate(u.from), formatDate(u.to), u.why.en),
    })),
  ];
}

function daysOf(from: CivilDate, to: CivilDate): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
