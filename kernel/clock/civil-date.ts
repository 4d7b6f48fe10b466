import { AnNhiError } from '#kernel/errors/errors.ts';
import { messages as en } from './messages.en.ts';
import { messages as vi } from './messages.vi.ts';

declare const brand: unique symbol;

/** A day on the Vietnamese calendar, `YYYY-MM-DD`, without time or zone. Compares with `<` and `===` as text does. */
export type CivilDate = string & { readonly [brand]: 'CivilDate' };

/** 0 = Sunday … 6 = Saturday, as in `Date`. */
export type DayOfWeek = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Asia/Ho_Chi_Minh: UTC+7 the whole year, no summer time, so that no time-zone table is needed or can be wrong. */
const OFFSET = 7 * HOUR;

/** `YYYY-MM-DD` of a real day from year 1900 to 9999. Undefined for everything else (29/02 of a common year, 31/04, `2026-6-1`). */
export function findCivilDate(value: string): CivilDate | undefined {
  if (!/^(19|[2-9]\d)\d\d-\d\d-\d\d$/.test(value)) return undefined;
  const at = Date.parse(`${value}T00:00:00Z`);
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(value)) return undefined;
  return value as CivilDate;
}

/** The same, for values that must be dates. Throws `INVALID_INPUT` / `NOT_A_DATE`. */
export function asCivilDate(value: string): CivilDate {
  const date = findCivilDate(value);
  if (date) return date;
  throw new AnNhiError('INVALID_INPUT', 'NOT_A_DATE', { vi: vi.notADate(value), en: en.notADate(value) });
}

/** What people type: `dd/MM/yyyy` (one-digit day or month allowed, also with `-` or `.`). Undefined when it is not a real day. */
export function parseVietnameseDate(text: string): CivilDate | undefined {
  const found = /^\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4})\s*$/.exec(text);
  if (!found) return undefined;
  const [, day = '', , month = '', year = ''] = found;
  return findCivilDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** The day on which an instant falls in Viet Nam. */
export function civilDate(instant: Date): CivilDate {
  return asCivilDate(new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10));
}

/** 00:00 of the day in Viet Nam. */
export function startOfDay(date: CivilDate): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - OFFSET);
}

/**
 * The last millisecond of the day. The law says 24:00 (Bộ luật Dân sự 2015, Điều 148.6), which a screen would show as 00:00 of the
 * day after: a deadline kept one millisecond earlier always shows the date that the law means.
 */
export function endOfDay(date: CivilDate): Date {
  return new Date(startOfDay(date).getTime() + DAY - 1);
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return asCivilDate(new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10));
}

/** The corresponding day; where the month has none, its last day (Bộ luật Dân sự 2015, Điều 148.3). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, lastDay));
  return asCivilDate(first.toISOString().slice(0, 10));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY;
}

export function dayOfWeek(date: CivilDate): DayOfWeek {
  return new Date(`${date}T00:00:00Z`).getUTCDay() as DayOfWeek;
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}
