import { describe, expect, it } from 'vitest';
import { endOfDayAfter, gapsByDay } from './gaps-by-day.ts';

const at = (text: string) => new Date(text);

describe('unfilled hours by day', () => {
  it('a night belongs to two days', () => {
    const days = gapsByDay([{ from: at('2026-11-24T22:00:00+07:00'), to: at('2026-11-25T07:00:00+07:00') }]);
    expect([...days]).toEqual([
      ['2026-11-24', [{ from: at('2026-11-24T22:00:00+07:00'), to: at('2026-11-25T00:00:00+07:00') }]],
      ['2026-11-25', [{ from: at('2026-11-25T00:00:00+07:00'), to: at('2026-11-25T07:00:00+07:00') }]],
    ]);
  });

  it('keeps the sum of the hours, and two gaps of one day together', () => {
    const days = gapsByDay([
      { from: at('2026-11-24T01:00:00+07:00'), to: at('2026-11-24T02:00:00+07:00') },
      { from: at('2026-11-24T05:00:00+07:00'), to: at('2026-11-26T05:00:00+07:00') },
    ]);
    expect([...days.keys()]).toEqual(['2026-11-24', '2026-11-25', '2026-11-26']);
    const hours = [...days.values()]
      .flat()
      .reduce((sum, one) => sum + (one.to.getTime() - one.from.getTime()) / 3_600_000, 0);
    expect(hours).toBe(49);
    expect(gapsByDay([])).toEqual(new Map());
  });

  it('looks to the end of the day after, in Viet Nam', () => {
    expect(endOfDayAfter(at('2026-11-24T23:30:00+07:00'), 1)).toEqual(at('2026-11-26T00:00:00+07:00'));
  });
});
