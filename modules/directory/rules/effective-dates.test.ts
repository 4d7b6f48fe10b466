import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findGaps, findOverlaps, isValidOn, overlaps, type Validity } from './effective-dates.ts';

const day = fc
  .integer({ min: 0, max: 60 })
  .map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
const range = fc
  .tuple(day, fc.option(day, { nil: null }))
  .filter(([from, to]) => to === null || from < to)
  .map(([validFrom, validTo]): Validity => ({ validFrom, validTo }));
const days = Array.from({ length: 80 }, (_, n) =>
  new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10),
);

describe('valid time', () => {
  it('holds from its first day until the day before its end', () => {
    const reform = { validFrom: '2025-03-01', validTo: '2025-07-01' };
    expect(isValidOn(reform, '2025-02-28')).toBe(false);
    expect(isValidOn(reform, '2025-03-01')).toBe(true);
    expect(isValidOn(reform, '2025-06-30')).toBe(true);
    expect(isValidOn(reform, '2025-07-01')).toBe(false);
  });

  it('lets one end on the day on which the next begins', () => {
    expect(
      overlaps(
        { validFrom: '2021-01-01', validTo: '2025-07-01' },
        { validFrom: '2025-07-01', validTo: null },
      ),
    ).toBe(false);
  });

  it('finds exactly the overlaps that some day shows', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 6 }), (ranges) => {
        const byDay = ranges.flatMap((a, i) =>
          ranges.slice(i + 1).filter((b) => days.some((date) => isValidOn(a, date) && isValidOn(b, date))),
        );
        expect(findOverlaps(ranges)).toHaveLength(byDay.length);
      }),
    );
  });

  it('finds exactly the days that nothing covers', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 6 }), range, (ranges, within) => {
        const gaps = findGaps(ranges, within);
        for (const date of days) {
          const isGap = isValidOn(within, date) && !ranges.some((r) => isValidOn(r, date));
          expect(gaps.some((gap) => isValidOn(gap, date))).toBe(isGap);
        }
        expect(findOverlaps(gaps)).toEqual([]);
      }),
    );
  });
});
