import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  asCivilDate,
  civilDate,
  dayOfWeek,
  daysBetween,
  endOfDay,
  findCivilDate,
  parseVietnameseDate,
  startOfDay,
} from './clock.ts';

fc.configureGlobal({ seed: 20261121 });
const lines = (name: string) =>
  readFileSync(new URL(`../../interop/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays(asCivilDate('1950-01-01'), n));

describe('a day typed by a person', () => {
  it.each(lines('dates-valid.txt').map((line) => line.split('\t') as [string, string]))(
    '%s is %s',
    (text, date) => {
      expect(parseVietnameseDate(text)).toBe(date);
      expect(findCivilDate(date)).toBe(date);
    },
  );

  it.each(lines('dates-invalid.txt'))('%s is not taken for a day', (text) => {
    expect(parseVietnameseDate(text)).toBeUndefined();
  });

  it.each(['2023-02-29', '2026-6-5', '05/06/2026', '', '2026-06-05T00:00:00Z', '1899-12-31', '10000-01-01'])(
    'a machine that sends %s is told what a date looks like',
    (text) => {
      expect(() => asCivilDate(text)).toThrow(
        expect.objectContaining({ reason: 'NOT_A_DATE', code: 'INVALID_INPUT' }),
      );
    },
  );
});

describe('a day in Viet Nam', () => {
  it('begins at 17:00 UTC of the day before and ends one millisecond before the next begins', () => {
    const day = asCivilDate('2026-11-24');
    expect(startOfDay(day).toISOString()).toBe('2026-11-23T17:00:00.000Z');
    expect(endOfDay(day).toISOString()).toBe('2026-11-24T16:59:59.999Z');
  });

  it('belongs to every instant in it, whatever the zone of the machine', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 86_399_999 }), (day, ms) => {
        expect(civilDate(new Date(startOfDay(day).getTime() + ms))).toBe(day);
        expect(civilDate(new Date(startOfDay(day).getTime() - 1))).toBe(addDays(day, -1));
      }),
    );
  });

  it('agrees with the time-zone table of the platform since unification', () => {
    const table = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1980-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (instant) => {
          expect(civilDate(instant)).toBe(table.format(instant));
        },
      ),
    );
  });

  it('counts days there and back, and turns the week', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -9000, max: 9000 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
        expect(dayOfWeek(addDays(day, 7))).toBe(dayOfWeek(day));
      }),
    );
    expect(dayOfWeek(asCivilDate('2026-11-24'))).toBe(2);
  });
});

describe('a month later', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-12-15', 2, '2027-02-15'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s + %i month(s) is the corresponding day, or the last of the month: %s', (from, months, to) => {
    expect(addMonths(asCivilDate(from), months)).toBe(to);
  });
});
