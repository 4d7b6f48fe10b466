import { describe, expect, it } from 'vitest';
import { addDays, asCivilDate, dayOfWeek } from '#kernel/clock/clock.ts';
import { buildCalendar, calendarFindings, shippedHolidayYears } from './calendar.ts';
import { workedByHand } from './worked-by-hand.ts';

const years = shippedHolidayYears();
const calendar = buildCalendar(years);
const day = asCivilDate;

describe('the working days of state offices', () => {
  it('agree with a second list, written down separately, on every day from 2021 to 2026 that is decided', () => {
    let compared = 0;
    for (let d = day('2021-01-01'); d <= '2026-12-31'; d = addDays(d, 1)) {
      const byHand = workedByHand(d);
      if (byHand === undefined) continue;
      expect(calendar.isWorkingDay(d), d).toBe(byHand);
      compared += 1;
    }
    expect(compared).toBe(6 * 365 + 1 - 2);
  });

  it('count five days of Tết in every announced year and give back each that falls on a weekend', () => {
    for (const year of years.filter((y) => y.year <= 2026)) {
      const tet = year.days
        .filter((d) => d.kind === 'HOLIDAY' && d.name.en === 'Lunar New Year')
        .map((d) => d.day);
      expect(tet, `${year.year}`).toHaveLength(5);
      const onWeekend = tet.filter((d) => dayOfWeek(d) === 0 || dayOfWeek(d) === 6).length;
      expect(
        year.days.filter((d) => d.kind === 'COMPENSATORY' && d.name.en.endsWith('Lunar New Year')),
      ).toHaveLength(onWeekend);
    }
  });

  it('swap every weekday for exactly one Saturday', () => {
    for (const year of years) {
      const kinds = year.days.map((d) => d.kind);
      expect(kinds.filter((k) => k === 'WORKED').length).toBe(
        kinds.filter((k) => k === 'SWAPPED_OFF').length,
      );
      for (const d of year.days) if (d.kind === 'WORKED') expect(dayOfWeek(d.day), d.day).toBe(6);
    }
  });

  it.each(['2026-11-23', '2026-11-28', '2027-02-05', '2027-02-20', '2027-09-03'])(
    '%s is not decided: refused, never guessed',
    (d) => {
      expect(() => calendar.isWorkingDay(day(d))).toThrow(
        expect.objectContaining({
          reason: 'HOLIDAYS_NOT_ANNOUNCED',
          code: 'REFUSED',
          year: Number(d.slice(0, 4)),
          sentence: expect.objectContaining({
            vi: expect.stringContaining(`Lịch nghỉ năm ${d.slice(0, 4)} chưa được công bố`),
          }),
        }),
      );
    },
  );

  it.each(['2020-12-31', '2028-01-01', '2028-01-02'])(
    '%s: the table has no such year, and the refusal says what to enter',
    (d) => {
      expect(() => calendar.isWorkingDay(day(d))).toThrow(
        expect.objectContaining({
          reason: 'HOLIDAYS_MISSING',
          sentence: expect.objectContaining({
            vi: expect.stringMatching(/nhập lịch nghỉ năm 20(20|28) rồi chạy “annhi doctor”/u),
          }),
        }),
      );
    },
  );

  it('certain days of an unannounced year are answered', () => {
    expect(calendar.isWorkingDay(day('2027-01-01'))).toBe(false);
    expect(calendar.isWorkingDay(day('2027-04-16'))).toBe(false);
    expect(calendar.isWorkingDay(day('2027-05-03'))).toBe(false);
    expect(calendar.isWorkingDay(day('2027-02-07'))).toBe(false);
    expect(calendar.isWorkingDay(day('2027-06-15'))).toBe(true);
    expect(calendar.isWorkingDay(day('2026-11-24'))).toBe(false);
  });

  it('once the notice is entered the same day is answered', () => {
    const announced = years.map((y) =>
      y.year === 2026 ? { ...y, swapDaysAnnounced: true, undecided: [] } : y,
    );
    expect(buildCalendar(announced).isWorkingDay(day('2026-11-23'))).toBe(true);
    expect(buildCalendar(announced).isWorkingDay(day('2026-11-28'))).toBe(false);
  });

  it('the earliest reading never calls a day off that may be worked, and never a worked day off', () => {
    for (let d = day('2026-11-01'); d <= '2028-02-01'; d = addDays(d, 1)) {
      const sure = (() => {
        try {
          return calendar.isWorkingDay(d);
        } catch {
          return undefined;
        }
      })();
      expect(calendar.earliest.isWorkingDay(d), d).toBe(sure ?? dayOfWeek(d) !== 0);
    }
    expect(calendar.earliest.earliest).toBe(calendar.earliest);
  });
});

describe('the doctor on the table', () => {
  it('names the undecided days ahead and the missing year', () => {
    const said = calendarFindings(years, day('2026-11-21'), 30).map((s) => s.vi);
    expect(said).toHaveLength(2);
    expect(said[0]).toContain('23/11/2026');
    expect(calendarFindings(years, day('2027-12-01'), 90).map((s) => s.en)).toEqual([
      expect.stringContaining('no year 2028'),
    ]);
    expect(calendarFindings([], day('2026-11-21'), 10)).toHaveLength(1);
    expect(calendarFindings(years, day('2026-03-01'), 90)).toEqual([]);
  });
});

describe('a bad table stops at the door', () => {
  const empty = { year: 2030, swapDaysAnnounced: true, notices: [], days: [], undecided: [] };
  const tet = {
    day: '2030-02-03',
    kind: 'HOLIDAY',
    name: { vi: 'a', en: 'a' },
    source: 's',
    confidence: 'S',
  };
  it.each([
    ['a day of another year', { ...empty, days: [{ ...tet, day: '2031-01-01' }] }],
    ['a day twice', { ...empty, days: [tet, tet] }],
    ['a day that does not exist', { ...empty, days: [{ ...tet, day: '2030-02-30' }] }],
    [
      'announced and undecided at once',
      { ...empty, undecided: [{ from: '2030-01-01', to: '2030-01-01', why: tet.name, source: 's' }] },
    ],
    ['unannounced without saying what', { ...empty, swapDaysAnnounced: false }],
    ['a year without its days list', { year: 2030, swapDaysAnnounced: true }],
  ])('%s', (_what, year) => {
    expect(() => buildCalendar([year])).toThrow();
  });
});
