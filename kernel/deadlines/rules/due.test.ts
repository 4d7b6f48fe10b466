import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asCivilDate, civilDate, endOfDay, startOfDay } from '#kernel/clock/clock.ts';
import type { CivilDate } from '#kernel/clock/clock.ts';
import { buildCalendar, shippedHolidayYears } from '../calendar.ts';
import type { ClockPause, TimeLimit } from '../contract.ts';
import { getTimeLimit, shippedTimeLimits } from '../limits.ts';
import { workedByHand } from '../worked-by-hand.ts';
import { computeDueAt, computeWarnAt } from './due.ts';

fc.configureGlobal({ seed: 20261121 });
const HOUR = 3_600_000;
const calendar = buildCalendar(shippedHolidayYears());
const limits = shippedTimeLimits();
const day = asCivilDate;
const named = (key: string, on = '2026-11-21') => getTimeLimit(limits, key, day(on));
const limit = (
  unit: TimeLimit['unit'],
  amount: number,
  nature: TimeLimit['nature'] = 'ACT_BY',
): TimeLimit => ({
  ...named('supportPlanDraft'),
  unit,
  amount,
  nature,
});
const due = (
  l: TimeLimit,
  startedAt: Date,
  pauses: ClockPause[] = [],
  extensions: { amount: number }[] = [],
) => computeDueAt(l, startedAt, pauses, extensions, calendar);
const local = (text: string) => new Date(`${text}+07:00`);

/** Starts and lengths that stay inside 2021 to October 2026, where every day is decided. */
const decidedStart = fc
  .tuple(fc.integer({ min: 0, max: 1950 }), fc.integer({ min: 0, max: 86_399_999 }))
  .map(([n, ms]) => new Date(startOfDay(addDays(day('2021-01-01'), n)).getTime() + ms));
const span = fc.integer({ min: 0, max: 20 * 24 * HOUR });

describe('deadlines computed by hand', () => {
  const rows = readFileSync(new URL('../../../interop/dates-deadlines.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t') as [string, TimeLimit['unit'], string, string, string]);
  it.each(rows)('%s + %s × %s: %s (%s)', (from, unit, amount, expected) => {
    for (const at of [startOfDay(day(from)), endOfDay(day(from))]) {
      if (expected.startsWith('HOLIDAYS')) {
        expect(() => due(limit(unit, Number(amount)), at)).toThrow(
          expect.objectContaining({ reason: expected }),
        );
      } else {
        expect(due(limit(unit, Number(amount)), at)).toEqual(endOfDay(day(expected)));
      }
    }
  });
});

describe('hour clocks', () => {
  it('run through nights, weekends and Tết', () => {
    expect(due(named('caseEmergencyIntervention'), local('2026-02-16T23:30'))).toEqual(
      local('2026-02-17T11:30'),
    );
    expect(due(named('dataBreachNotice'), local('2026-11-22T08:00'))).toEqual(local('2026-11-25T08:00'));
  });

  it('do not ask the holiday table at all', () => {
    const nobodyKnows = buildCalendar([]);
    expect(
      computeDueAt(named('removalAuthority147'), local('2035-05-05T05:00'), [], [], nobodyKnows),
    ).toEqual(local('2035-05-06T05:00'));
  });

  it('a pause of d moves the end by exactly d, wherever it lies before the end', () => {
    fc.assert(
      fc.property(
        decidedStart,
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        span,
        (start, hours, where, d) => {
          const l = limit('HOUR', hours);
          const from = new Date(start.getTime() + Math.floor(where * hours * HOUR));
          const pause = { from, to: new Date(from.getTime() + d) };
          expect(due(l, start, [pause]).getTime()).toBe(due(l, start).getTime() + d);
        },
      ),
    );
  });

  it('a pause recorded after the end changes nothing', () => {
    const start = local('2026-06-01T08:00');
    const pause = { from: local('2026-06-03T08:00'), to: local('2026-06-05T08:00') };
    expect(due(limit('HOUR', 24), start, [pause])).toEqual(due(limit('HOUR', 24), start));
  });
});

describe('working-day clocks', () => {
  it('never end on a day off, and agree with a slow count day by day over a second calendar', () => {
    const slowly = (
      start: Date,
      amount: number,
      pauses: readonly { from: CivilDate; to: CivilDate }[],
    ): CivilDate => {
      const counted: CivilDate[] = [];
      for (let d = addDays(civilDate(start), 1); counted.length < amount; d = addDays(d, 1)) {
        const paused = pauses.some((p) => d >= p.from && d < p.to);
        if (workedByHand(d) === true && !paused) counted.push(d);
      }
      return counted.at(-1) ?? civilDate(start);
    };
    fc.assert(
      fc.property(
        decidedStart,
        fc.integer({ min: 1, max: 40 }),
        span,
        span,
        (start, amount, wait, length) => {
          const from = new Date(start.getTime() + wait);
          const pause = { from, to: new Date(from.getTime() + length) };
          const end = due(limit('WORKING_DAY', amount), start, [pause]);
          expect(workedByHand(civilDate(end))).toBe(true);
          expect(end).toEqual(endOfDay(civilDate(end)));
          expect(civilDate(end)).toBe(
            slowly(start, amount, [{ from: civilDate(pause.from), to: civilDate(pause.to) }]),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('do not count the day of the event, however early', () => {
    expect(due(limit('WORKING_DAY', 1), local('2026-06-01T00:00'))).toEqual(endOfDay(day('2026-06-02')));
    expect(due(limit('WORKING_DAY', 1), local('2026-06-01T23:59'))).toEqual(endOfDay(day('2026-06-02')));
  });

  it('the earliest reading is never later than the due day once it is decided, either way', () => {
    const years = shippedHolidayYears();
    const without = years.map((y) =>
      y.year === 2026 ? { ...y, swapDaysAnnounced: true, undecided: [] } : y,
    );
    const swapped = without.map((y) => {
      const proposed = (d: string, kind: string) => ({
        day: d,
        kind,
        name: { vi: 'a', en: 'a' },
        source: 's',
        confidence: 'S',
      });
      return y.year === 2026
        ? { ...y, days: [...y.days, proposed('2026-11-23', 'SWAPPED_OFF'), proposed('2026-11-28', 'WORKED')] }
        : y;
    });
    for (let start = day('2026-11-10'); start < '2026-12-05'; start = addDays(start, 1)) {
      for (const amount of [1, 2, 5, 9]) {
        const l = limit('WORKING_DAY', amount);
        const bound = computeDueAt(l, startOfDay(start), [], [], calendar.earliest);
        for (const decided of [without, swapped]) {
          expect(computeDueAt(l, startOfDay(start), [], [], buildCalendar(decided)) >= bound).toBe(true);
        }
      }
    }
  });
});

describe('every kind of clock', () => {
  const anyUnit = fc.constantFrom<TimeLimit['unit']>('HOUR', 'DAY', 'WORKING_DAY', 'MONTH', 'SAME_DAY');
  const anyAmount = fc.integer({ min: 1, max: 3 });

  it('starts later, ends no earlier', () => {
    fc.assert(
      fc.property(anyUnit, anyAmount, decidedStart, span, (unit, amount, start, later) => {
        const l = limit(unit, amount);
        expect(due(l, new Date(start.getTime() + later)) >= due(l, start)).toBe(true);
      }),
    );
  });

  it('a pause never shortens, and a longer pause never shortens more', () => {
    fc.assert(
      fc.property(
        anyUnit,
        anyAmount,
        decidedStart,
        span,
        span,
        span,
        (unit, amount, start, wait, length, more) => {
          const l = limit(unit, amount);
          const from = new Date(start.getTime() + wait);
          const short = due(l, start, [{ from, to: new Date(from.getTime() + length) }]);
          const long = due(l, start, [{ from, to: new Date(from.getTime() + length + more) }]);
          expect(short >= due(l, start)).toBe(true);
          expect(long >= short).toBe(true);
        },
      ),
    );
  });

  it('is never overdue at the moment when it goes on, if it was not when it was paused', () => {
    fc.assert(
      fc.property(anyUnit, anyAmount, decidedStart, span, span, (unit, amount, start, wait, length) => {
        const l = limit(unit, amount);
        const from = new Date(start.getTime() + wait);
        fc.pre(from <= due(l, start));
        const to = new Date(from.getTime() + length);
        expect(due(l, start, [{ from, to }]) >= to).toBe(true);
      }),
    );
  });

  it('an open pause leaves the end where it stood', () => {
    const start = local('2026-06-01T08:00');
    expect(due(limit('HOUR', 24), start, [{ from: local('2026-06-01T09:00'), to: null }])).toEqual(
      due(limit('HOUR', 24), start),
    );
  });

  it('warns inside the time, before the end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...limits), decidedStart, (l, start) => {
        const end = due(l, start);
        const warn = computeWarnAt(l, start, end);
        expect(warn >= start && warn < end).toBe(true);
      }),
    );
  });
});

describe('the clocks of the law', () => {
  it('the extension of a data-subject request is fifteen more days, and ends on a working day', () => {
    const start = local('2026-03-02T10:00');
    expect(due(named('dataSubjectAct'), start)).toEqual(endOfDay(day('2026-03-17')));
    expect(due(named('dataSubjectAct'), start, [], [{ amount: 15 }])).toEqual(endOfDay(day('2026-04-01')));
  });

  it('a child’s separation gets no grace from a Sunday', () => {
    expect(due(named('temporarySeparationMax'), local('2026-05-30T10:00'))).toEqual(
      endOfDay(day('2026-06-14')),
    );
  });

  it('the annual report is due on 15 December, of this year or of the next, and moves for nothing', () => {
    const l = named('annualReport');
    expect(due(l, local('2024-01-01T00:00'))).toEqual(endOfDay(day('2024-12-15')));
    expect(due(l, local('2024-12-15T23:00'))).toEqual(endOfDay(day('2024-12-15')));
    expect(due(l, local('2024-12-16T00:00'))).toEqual(endOfDay(day('2025-12-15')));
    expect(due(l, local('2030-01-01T00:00'))).toEqual(endOfDay(day('2030-12-15')));
  });

  it('a signed document leaves the same day, at the latest on the next working day', () => {
    const l = named('documentDispatch');
    const signed = local('2026-06-05T15:00');
    expect(computeWarnAt(l, signed, due(l, signed))).toEqual(endOfDay(day('2026-06-05')));
    expect(due(l, signed)).toEqual(endOfDay(day('2026-06-08')));
  });
});
